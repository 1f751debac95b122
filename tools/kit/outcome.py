"""What a tool gives back: words for the model, and typed things for the page."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from tools.domain.activity import ActivitySport
from tools.domain.course import CourseAnalysis
from tools.domain.dashboard import Period
from tools.domain.debrief import ReportedFuel
from tools.domain.finding import Finding, Frozen
from tools.domain.knowledge import KnowledgePassage
from tools.domain.profile import ProfileName
from tools.domain.proposal import Proposal, SavedStrategySummary
from tools.domain.race import RaceBrief, UnitSystem
from tools.domain.strategy import RaceStrategy


class ShowCourse(Frozen):
    """The elevation chart of a course, without targets."""

    show: Literal["course"] = "course"
    course: CourseAnalysis
    units: UnitSystem = UnitSystem.METRIC


class ShowPacing(Frozen):
    """The chart with targets on it, and the table of splits."""

    show: Literal["pacing"] = "pacing"
    course: CourseAnalysis
    strategy: RaceStrategy


class ShowFuel(Frozen):
    """The fuelling schedule."""

    show: Literal["fuel"] = "fuel"
    strategy: RaceStrategy


class ShowCues(Frozen):
    """The mental cues."""

    show: Literal["cues"] = "cues"
    strategy: RaceStrategy


class ShowStrategies(Frozen):
    """The list of saved strategies."""

    show: Literal["strategies"] = "strategies"
    strategies: tuple[SavedStrategySummary, ...]
    units: UnitSystem = UnitSystem.METRIC


class ShowComparison(Frozen):
    """Two saved strategies side by side."""

    show: Literal["comparison"] = "comparison"
    left: SavedStrategySummary
    right: SavedStrategySummary
    rows: tuple[tuple[str, str, str], ...]


class ShowCourseComparison(Frozen):
    """Two courses side by side; names are the athlete's own or the files'."""

    show: Literal["course comparison"] = "course comparison"
    left: str
    right: str
    rows: tuple[tuple[str, str, str], ...]


class ShowProposal(Frozen):
    """A card with buttons."""

    show: Literal["proposal"] = "proposal"
    proposal: Proposal


class ShowActivities(Frozen):
    """The list of activities, the newest or the longest first, of all days or from `since` to `until`.

    A reference: the page asks for what its owner may see.
    """

    show: Literal["activities"] = "activities"
    sport: ActivitySport | None = None
    since: date | None = None
    until: date | None = None
    longest: bool = False
    limit: int = 10


class ShowReview(Frozen):
    """A workout's review with its charts. A reference, as every card of recorded data is."""

    show: Literal["review"] = "review"
    activity_id: str


class ShowDashboard(Frozen):
    """Form, volume, best efforts and zones over a period."""

    show: Literal["dashboard"] = "dashboard"
    period: Period = Period.WEEKS_12


class ShowProfile(Frozen):
    """What is known of the athlete, to look at and to correct.

    `suggested` are values said in the conversation: the card offers them, and a click keeps them.
    """

    show: Literal["profile"] = "profile"
    suggested: dict[ProfileName, float] = Field(default_factory=dict)


class ShowSync(Frozen):
    """A run under way or over, with its progress."""

    show: Literal["sync"] = "sync"
    run_id: str


class ShowConnections(Frozen):
    """The services and how they stand, each with its button."""

    show: Literal["connections"] = "connections"


class ShowPlan(Frozen):
    """The current plan as a calendar beside what was done, with its versions. A reference."""

    show: Literal["plan"] = "plan"
    plan_id: str


class ShowRules(Frozen):
    """The athlete's rules as they stand, with their versions. A reference."""

    show: Literal["rules"] = "rules"


class ShowDebrief(Frozen):
    """A race run beside its strategy. A reference: the page computes it from what its owner may see."""

    show: Literal["debrief"] = "debrief"
    activity_id: str
    strategy_id: str
    fuel: ReportedFuel = ReportedFuel()


class ShowMemory(Frozen):
    """What is remembered of the athlete, to correct and to forget. A reference."""

    show: Literal["memory"] = "memory"


class ShowPicture(Frozen):
    """What was read in a picture of a course, to correct and to confirm. A reference.

    `beside` says that a course file is there already: the picture is compared with it.
    """

    show: Literal["picture"] = "picture"
    reading_id: str
    beside: bool = False


class ShowCarry(Frozen):
    """A saved strategy to take along: every format, and links to share. A reference.

    `wanted` is the format that was asked for, or "share".
    """

    show: Literal["carry"] = "carry"
    strategy_id: str
    wanted: str = ""


class ShowCourses(Frozen):
    """The athlete's library of courses. A reference."""

    show: Literal["courses"] = "courses"


ShowRecorded = (
    ShowActivities
    | ShowReview
    | ShowDashboard
    | ShowProfile
    | ShowSync
    | ShowConnections
    | ShowPlan
    | ShowRules
    | ShowDebrief
    | ShowMemory
    | ShowPicture
    | ShowCarry
    | ShowCourses
)
"""What the page draws from the athlete's own data: references only, so that no recorded value is in them."""

Shown = Annotated[
    ShowCourse
    | ShowPacing
    | ShowFuel
    | ShowCues
    | ShowStrategies
    | ShowComparison
    | ShowCourseComparison
    | ShowProposal
    | ShowActivities
    | ShowReview
    | ShowDashboard
    | ShowProfile
    | ShowSync
    | ShowConnections
    | ShowPlan
    | ShowRules
    | ShowDebrief
    | ShowMemory
    | ShowPicture
    | ShowCarry
    | ShowCourses,
    Field(discriminator="show"),
]


class Spoken(Frozen):
    """What of a training plan was spoken about: its days from `first` to `last`, and sessions by their id."""

    first: date | None = None
    last: date | None = None
    sessions: tuple[str, ...] = Field(default=(), max_length=8)


class ToolOutcome(Frozen):
    """The artifact of a tool call. The model reads only the text; the page and the checks read this.

    `brief` is the race the tool looked at, `strategy` the plan it made of it; `opened` says that `brief` is
    that of a saved plan, told whole. `spoken` is what of a training plan was told, `plan_version` the version
    that counts, `passages` what was cited, `saved_id` the saved strategy it spoke of.
    """

    findings: tuple[Finding, ...] = ()
    shown: tuple[Shown, ...] = ()
    brief: RaceBrief | None = None
    strategy: RaceStrategy | None = None
    opened: bool = False
    spoken: Spoken | None = None
    plan_version: int | None = None
    passages: tuple[KnowledgePassage, ...] = ()
    saved_id: str | None = None
