"""A race run, beside the strategy it was to be run by."""

from enum import StrEnum

from pydantic import Field

from tools.domain.athlete_rules import AthleteRule
from tools.domain.fact import AthleteFact
from tools.domain.finding import Finding, Frozen
from tools.domain.plan_event import PlanEvent
from tools.domain.race import Sport


class SegmentDebrief(Frozen):
    """A stretch of the race, planned and run; effort is heart rate or power.

    `ratio` is time taken over time planned, `heart_rate_drift` the share it rose since the start.
    `grade_adjusted_ratio` takes out what the ground measured on the day explains; None where it is not known.
    """

    name: str
    start_m: float
    end_m: float
    mean_grade: float
    planned_s: float
    actual_s: float
    ratio: float
    grade_adjusted_ratio: float | None = None
    planned_power_w: float | None = None
    actual_power_w: float | None = None
    heart_rate_bpm: float | None = None
    heart_rate_drift: float | None = None


class TurningPoint(Frozen):
    """Where the race turned: from `at_m` on it was lastingly slower than planned, by `loss_s` in the end."""

    at_m: float
    loss_s: float
    sentence: str


class ReportedFuel(Frozen):
    """What the athlete says they took, in all; None: not said."""

    carbs_g: float | None = Field(default=None, ge=0, le=2_000)
    servings: float | None = Field(default=None, ge=0, le=100)
    drink_l: float | None = Field(default=None, ge=0, le=30)
    stomach: str | None = Field(default=None, max_length=400)


class LessonKind(StrEnum):
    """What a lesson would change."""

    RULE = "rule"
    FACT = "fact"
    PLAN = "plan"


class Lesson(Frozen):
    """One thing learnt, with the number that shows it; exactly one of the three is what a yes would keep."""

    kind: LessonKind
    text: str
    reason: str
    rule: AthleteRule | None = None
    fact: AthleteFact | None = None
    event: PlanEvent | None = None


class RaceDebrief(Frozen):
    """The whole of it. `fuel` says planned against reported; empty where nothing was reported."""

    activity_id: str
    strategy_id: str
    race_name: str
    sport: Sport
    planned_finish: Finding
    actual_finish: Finding
    segments: tuple[SegmentDebrief, ...]
    turned: TurningPoint | None = None
    summary: tuple[str, ...]
    fuel: tuple[str, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    findings: tuple[Finding, ...] = ()
