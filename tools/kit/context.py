"""How a tool sees the world: a frozen context of small ports, filled by the agent for one turn."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol, runtime_checkable

from tools.domain.course import CourseAnalysis, CoursePhotoReading
from tools.domain.finding import Frozen
from tools.domain.proposal import Proposal, ProposalKind, SavedStrategySummary
from tools.domain.race import RaceBrief
from tools.domain.strategy import RaceStrategy


class Upload(Frozen):
    """A file the athlete gave us, kept by content. `id` is what the browser and the model see."""

    id: str
    name: str
    media_type: str
    size_bytes: int


class SavedStrategy(Frozen):
    """A saved version with its whole body."""

    summary: SavedStrategySummary
    strategy: RaceStrategy


@runtime_checkable
class UploadShelf(Protocol):
    """The athlete's files."""

    async def upload(self, upload_id: str) -> Upload:
        """Return what is known of a file; raise NotFound for another athlete's."""
        ...

    async def content(self, upload_id: str) -> bytes:
        """Return the bytes of a file."""
        ...


@runtime_checkable
class CourseShelf(Protocol):
    """The athlete's analysed courses."""

    async def course(self, course_id: str) -> CourseAnalysis:
        """Return a course; raise NotFound."""
        ...

    async def keep(self, course: CourseAnalysis, upload_id: str | None) -> None:
        """Keep an analysis; keeping the same one again changes nothing."""
        ...


@runtime_checkable
class StrategyShelf(Protocol):
    """The strategies the athlete has saved. Nothing here changes them: that takes an approved proposal."""

    async def history(self) -> tuple[SavedStrategySummary, ...]:
        """Return every saved version, newest first."""
        ...

    async def saved(self, strategy_id: str) -> SavedStrategy:
        """Return one saved version; raise NotFound."""
        ...


@runtime_checkable
class ProposalDesk(Protocol):
    """Where changes wait for a yes."""

    async def propose_save(
        self, strategy: RaceStrategy, name: str, changes: tuple[str, ...] = ()
    ) -> Proposal:
        """Propose to save; `changes` says what differs from the newest version of that name.

        The same strategy proposed again in a thread returns the proposal that exists.
        """
        ...

    async def propose_delete(self, strategy_id: str) -> Proposal:
        """Propose to delete a saved version."""
        ...


@runtime_checkable
class ActivityShelf(Protocol):
    """The athlete's recorded activities."""

    async def recordings(self, limit: int) -> tuple[CourseAnalysis, ...]:
        """Return recordings, newest first."""
        ...


@runtime_checkable
class PhotoReader(Protocol):
    """A model that can look at a picture."""

    async def read_course(self, picture: bytes, media_type: str) -> CoursePhotoReading:
        """Return a structured reading; raise ModelUnavailable."""
        ...


@dataclass(frozen=True, slots=True)
class ToolContext:
    """One turn's world. The athlete is who the session says, never what a model's argument says.

    `brief` is what is known of the race now, `planned` the brief of the last plan told in this conversation,
    `alone` whether nobody but the specialist at work answers this message.
    """

    athlete_id: str
    thread_id: str
    today: date
    brief: RaceBrief
    uploads: UploadShelf
    courses: CourseShelf
    strategies: StrategyShelf
    proposals: ProposalDesk
    activities: ActivityShelf
    planned: RaceBrief | None = None
    alone: bool = True
    photos: PhotoReader | None = None


__all__ = [
    "ActivityShelf",
    "CourseShelf",
    "PhotoReader",
    "ProposalDesk",
    "ProposalKind",
    "SavedStrategy",
    "StrategyShelf",
    "ToolContext",
    "Upload",
    "UploadShelf",
]
