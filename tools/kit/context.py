"""How a tool sees the world: a frozen context of small ports, filled by the agent for one turn."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, runtime_checkable

from tools.domain.activity import Activity, ActivitySport
from tools.domain.activity_summary import KnownActivity, WellnessDay
from tools.domain.athlete_rules import RulesDraft
from tools.domain.course import CourseAnalysis, CoursePhotoReading, CoursePlaces
from tools.domain.course_library import CoursePage
from tools.domain.fact import AthleteFact
from tools.domain.feedback import WorkoutReview
from tools.domain.finding import Frozen
from tools.domain.plan_version import PlanDraft
from tools.domain.profile import AthleteProfile, Correction
from tools.domain.prompt_version import SpokenWith
from tools.domain.proposal import Proposal, ProposalKind, SavedStrategySummary
from tools.domain.provenance import Source
from tools.domain.race import RaceBrief
from tools.domain.strategy import RaceStrategy
from tools.domain.syncing import Connection, SyncRun
from tools.kit.attempts import Attempts
from tools.kit.once import Once
from tools.kit.outside_ports import LinkReader, PictureShelf, TerrainService, WeatherService
from tools.kit.plan_ports import FactShelf, KnowledgeShelf, PlanShelf, RuleReader, RuleShelf


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

    async def receive(self, name: str, media_type: str, content: bytes) -> Upload:
        """Keep a file. The same content again is the same file."""
        ...


@runtime_checkable
class CourseShelf(Protocol):
    """The athlete's analysed courses."""

    async def course(self, course_id: str) -> CourseAnalysis:
        """Return a course; raise NotFound."""
        ...

    async def listed(self, search: str = "", limit: int = 50) -> CoursePage:
        """Return the courses of the library whose name holds `search`, newest first."""
        ...

    async def keep(
        self, course: CourseAnalysis, upload_id: str | None, places: CoursePlaces | None = None
    ) -> None:
        """Keep an analysis and where the course lies; keeping the same one again changes nothing."""
        ...

    async def places(self, course_id: str) -> CoursePlaces | None:
        """Return where a course lies, None where it is not known; raise NotFound."""
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

    async def propose_restore(self, strategy_id: str) -> Proposal:
        """Propose to save an old version's plan again as the newest version of its name; raise NotFound."""
        ...

    async def propose_plan(self, draft: PlanDraft, replaces: str | None = None) -> Proposal:
        """Put a version of a plan on the desk.

        `replaces` is the open proposal it takes the place of. The same draft in the same thread returns the
        proposal that exists. A small draft is applied at once where the athlete's setting says so, and comes
        back applied.
        """
        ...

    async def waiting_plan(self) -> tuple[Proposal, PlanDraft] | None:
        """Return the newest open proposal of a plan in this thread, with its draft."""
        ...

    async def propose_rules(self, draft: RulesDraft, replaces: str | None = None) -> Proposal:
        """Put a set of rules on the desk."""
        ...

    async def waiting_rules(self) -> tuple[Proposal, RulesDraft] | None:
        """Return the newest open proposal of rules in this thread, with its draft."""
        ...

    async def last_applied(self) -> Proposal | None:
        """Return the proposal of this thread that was applied last, None where none was."""
        ...

    async def propose_fact(self, fact: AthleteFact) -> Proposal:
        """Put a fact on the desk."""
        ...


@runtime_checkable
class ActivityShelf(Protocol):
    """The athlete's activities, as far as the one who asks may see them.

    A tool's shelf holds only what a language model may see; the page's shelf shows its owner everything.
    """

    async def activities(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        sport: ActivitySport | None = None,
        limit: int | None = None,
    ) -> tuple[KnownActivity, ...]:
        """Return activities of these days, newest first; duplicates and expired ones are left out."""
        ...

    async def activity(self, activity_id: str) -> KnownActivity:
        """Return one activity; raise NotFound."""
        ...

    async def recording(self, activity_id: str) -> Activity:
        """Return the records of an activity; raise NotFound."""
        ...

    async def keep_review(
        self, review: WorkoutReview, spoken_with: SpokenWith | None = None
    ) -> WorkoutReview:
        """Store a review as an analysis of its activity, and return it with when it was first made.

        `spoken_with` is who puts it into words; a model's name stays where only the page shows it again.
        """
        ...

    async def wellness(self, since: date) -> tuple[WellnessDay, ...]:
        """Return the mornings since a day, oldest first."""
        ...

    async def withheld(self) -> int:
        """Return how many activities are kept from the one who asks by the rules of their source."""
        ...


@runtime_checkable
class ProfileShelf(Protocol):
    """What the athlete said of themselves. Corrections are made on the page, by the athlete alone."""

    async def corrections(self) -> tuple[Correction, ...]:
        """Return the newest correction of each value."""
        ...


@runtime_checkable
class SyncDesk(Protocol):
    """Where data comes in."""

    async def connections(self) -> tuple[Connection, ...]:
        """Return the connected services."""
        ...

    async def runs(self, limit: int) -> tuple[SyncRun, ...]:
        """Return imports and syncs, newest first."""
        ...

    async def sync(self, source: Source) -> SyncRun:
        """Ask for a sync, or return the one under way; raise MissingInput when it is not connected."""
        ...

    async def import_uploads(self, upload_ids: tuple[str, ...]) -> SyncRun:
        """Ask for an import of kept files (recordings, archives) in the background."""
        ...

    async def import_now(self, upload_id: str) -> tuple[str, ...]:
        """Import one recording at once and return its activities' ids; one known already keeps its id.

        Raises UnreadableFile, FileTooLarge, NotFound.
        """
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
    `saved` the id of the saved strategy spoken of last, `alone` whether no other specialist answers, `first`
    whether it speaks first. `known_profile` is the athlete's, computed once a turn by the first in need.
    `reshaping` counts a model's failures to reshape the plan in this turn, `spoken_with` says who speaks.
    `unwell` is said instead of more or harder training; `hurt`: but for an injury, which a rule keeps out.
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
    profile: ProfileShelf
    sync: SyncDesk
    plans: PlanShelf
    rules: RuleShelf
    facts: FactShelf
    rule_reader: RuleReader
    knowledge: KnowledgeShelf | None = None
    planned: RaceBrief | None = None
    saved: str | None = None
    alone: bool = True
    first: bool = True
    photos: PhotoReader | None = None
    pictures: PictureShelf | None = None
    links: LinkReader | None = None
    weather: WeatherService | None = None
    terrain: TerrainService | None = None
    known_profile: Once[AthleteProfile] = field(default_factory=Once)
    reshaping: Attempts = field(default_factory=Attempts)
    spoken_with: SpokenWith | None = None
    unwell: str | None = None
    hurt: bool = False


__all__ = [
    "ActivityShelf",
    "CourseShelf",
    "FactShelf",
    "KnowledgeShelf",
    "PhotoReader",
    "PlanShelf",
    "ProfileShelf",
    "ProposalDesk",
    "ProposalKind",
    "RuleReader",
    "RuleShelf",
    "SavedStrategy",
    "StrategyShelf",
    "SyncDesk",
    "ToolContext",
    "Upload",
    "UploadShelf",
]
