"""The ports to what lies outside: pictures kept, links, the weather, and the height of the ground."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from tools.domain.course import FloatArray
from tools.domain.course_picture import KeptPicture, PictureCorrections, PictureReading
from tools.domain.weather import RaceWeather


@runtime_checkable
class PictureShelf(Protocol):
    """What was read in the athlete's pictures."""

    async def keep(self, upload_id: str, reading: PictureReading) -> KeptPicture:
        """Keep a reading; the same one of the same picture comes back as it stands, corrections included."""
        ...

    async def picture(self, reading_id: str) -> KeptPicture:
        """Return a kept reading; raise NotFound."""
        ...

    async def confirmed(
        self, reading_id: str, corrections: PictureCorrections, course_id: str
    ) -> KeptPicture:
        """Note what a reading was corrected to and the course it became."""
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


@dataclass(frozen=True, slots=True)
class GroundHeights:
    """Heights in metres above the sea, shape (points,), with the name of whose they are."""

    elevation_m: FloatArray
    source: str


@runtime_checkable
class TerrainService(Protocol):
    """The height of the ground."""

    async def heights(self, lat: FloatArray, lon: FloatArray) -> GroundHeights:
        """Return the height at each place; raise SourceError."""
        ...
