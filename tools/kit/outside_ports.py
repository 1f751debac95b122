"""The ports to what lies outside: pictures kept, links, the weather, and the height of the ground."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.course_picture import KeptPicture, PictureCorrections, PictureReading
from tools.domain.weather import RaceWeather


@runtime_checkable
class PictureShelf(Protocol):
    """What was read in the athlete's pictures."""

    async def keep(self, upload_id: str, reading: PictureReading) -> KeptPicture:
        """Keep a reading of a page, which waits for a word; one that is in use comes back as it stands."""
        ...

    async def picture(self, reading_id: str) -> KeptPicture:
        """Return a kept reading; raise NotFound."""
        ...

    async def of_upload(self, upload_id: str) -> tuple[KeptPicture, ...]:
        """Return what was read in a picture, page by page; nothing where it was not read yet."""
        ...

    async def confirmed(
        self, reading_id: str, corrections: PictureCorrections, course: CourseAnalysis | None
    ) -> KeptPicture:
        """Note a yes and keep the course it makes, both or neither; a second yes changes nothing."""
        ...

    async def declined(self, reading_id: str) -> KeptPicture:
        """Note a no; what is in use already stays so."""
        ...


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """A file behind a link: the name in its address, the type its bytes show."""

    name: str
    media_type: str
    content: bytes


@runtime_checkable
class LinkReader(Protocol):
    """Fetches a file from the public web: public addresses only, within limits of size and time."""

    async def fetched(self, url: str) -> FetchedFile:
        """Return what lies behind a link; raise UnreadableFile with the reason."""
        ...


@runtime_checkable
class WeatherService(Protocol):
    """Weather of a place and time."""

    async def race_weather(self, lat: float, lon: float, start: datetime, duration_s: float) -> RaceWeather:
        """Return the forecast, or the climate of the day where none reaches; raise SourceError.

        `start` is the local time of the place, without a time zone.
        """
        ...


@runtime_checkable
class AnswerKeeper(Protocol):
    """Keeps what one service outside answered, by what it was asked, until it expires."""

    async def kept(self, asked: Sequence[str]) -> Mapping[str, bytes]:
        """Return what is kept of these questions, by question."""
        ...

    async def keep(self, answers: Mapping[str, bytes], keep_for: timedelta) -> None:
        """Keep answers by their question, and make room for them."""
        ...


@dataclass(frozen=True, slots=True)
class GroundHeights:
    """Heights in metres above the sea, shape (points,), NaN where none is known, with whose they are.

    `resolution_m` is how far apart on the ground the heights were measured or asked for, whichever is wider;
    `asked` says what it took, in a few words ("23 requests").
    """

    elevation_m: FloatArray
    source: str
    resolution_m: float = 10.0
    asked: str = ""


@runtime_checkable
class TerrainService(Protocol):
    """The height of the ground. `name` is the service's, as athletes know it."""

    @property
    def name(self) -> str:
        """Return whose heights these will be."""
        ...

    async def heights(
        self, lat: FloatArray, lon: FloatArray, tell: Callable[[str], None] | None = None
    ) -> GroundHeights:
        """Return the height at each place along a way, in its order; raise SourceError.

        `tell` hears how far it is, in a few words.
        """
        ...
