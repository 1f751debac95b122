"""What a tool gives back: words for the model, and typed things for the page."""

from typing import Annotated, Literal

from pydantic import Field

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding, Frozen
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


class ShowProposal(Frozen):
    """A card with buttons."""

    show: Literal["proposal"] = "proposal"
    proposal: Proposal


Shown = Annotated[
    ShowCourse | ShowPacing | ShowFuel | ShowCues | ShowStrategies | ShowComparison | ShowProposal,
    Field(discriminator="show"),
]


class ToolOutcome(Frozen):
    """The artifact of a tool call. The model reads only the text; the page and the checks read this.

    `brief` is the race the tool looked at, `strategy` the plan it made of it; `opened` says that `brief` is
    that of a saved plan, told whole.
    """

    findings: tuple[Finding, ...] = ()
    shown: tuple[Shown, ...] = ()
    brief: RaceBrief | None = None
    strategy: RaceStrategy | None = None
    opened: bool = False
