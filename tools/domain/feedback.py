"""What a coach says about a workout: structured, so that every sentence can be stored and checked."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from tools.domain.activity import ActivityReview
from tools.domain.finding import Finding, Frozen
from tools.domain.prompt_version import SpokenWith


class WorkoutKind(StrEnum):
    """What a workout was, told from its own numbers."""

    EASY = "easy"
    LONG = "long"
    STEADY = "steady"
    TEMPO = "tempo"
    INTERVALS = "intervals"
    RACE = "race"
    OTHER = "other"


class Suggestion(Frozen):
    """What to do, and the number that says why."""

    text: str
    reason: str


class IntervalSet(Frozen):
    """The hard parts of an interval session, as found."""

    repeats: int
    work_s: float
    rest_s: float | None
    mean: float
    spread_percent: float
    unit: str


class Comparison(Frozen):
    """The same kind of workout before: how this one stands beside the median of those."""

    name: str
    this: float
    usual: float
    unit: str
    sessions: int
    better: bool | None = None


class ScorePart(Frozen):
    """One part of the score: the points given of the points possible, and the rule."""

    name: str
    points: float
    possible: float
    rule: str


class WorkoutFeedback(Frozen):
    """The whole of it. `score` is the sum of its parts of 100, None when too little is known to be fair.

    `planned` says what had been planned beside what was done, or that no plan is known. `findings` are
    what the words rest on beyond the review's own findings.
    """

    kind: WorkoutKind
    kind_reason: str
    planned: str
    summary: tuple[str, ...]
    strengths: tuple[str, ...]
    to_improve: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]
    next_workout: Suggestion | None = None
    intervals: IntervalSet | None = None
    comparisons: tuple[Comparison, ...] = ()
    score: float | None = Field(default=None, ge=0, le=100)
    score_parts: tuple[ScorePart, ...] = ()
    load: Finding
    findings: tuple[Finding, ...] = ()


class ChartSeries(Frozen):
    """One line of a workout's chart; `values` are None where the device was silent."""

    name: str
    unit: str
    values: tuple[float | None, ...]


class ChartLap(Frozen):
    """One lap: where it begins, how long it was, and its means."""

    start_s: float
    duration_s: float
    distance_m: float | None = None
    average_power_w: float | None = None
    average_heart_rate_bpm: float | None = None


class WorkoutChart(Frozen):
    """Some hundred points over time, ready to draw. `time_s` and `distance_m` belong to each point."""

    time_s: tuple[float, ...]
    distance_m: tuple[float | None, ...]
    series: tuple[ChartSeries, ...]
    laps: tuple[ChartLap, ...] = ()


class WorkoutReview(Frozen):
    """A review as it is stored: the numbers, the words, and when it was made with which thresholds.

    `id` is the analysis it is stored as, `spoken_with` who put it into words, `approved_at` when the athlete
    took it over into the plan.
    """

    activity_id: str
    review: ActivityReview
    feedback: WorkoutFeedback
    thresholds: dict[str, float | None]
    made_at: datetime | None = None
    id: str = ""
    spoken_with: SpokenWith | None = None
    approved_at: datetime | None = None

    def as_said(self) -> "WorkoutReview":
        """Return the review without what is only known of it once it is stored."""
        return self.model_copy(update={"made_at": None, "id": "", "spoken_with": None, "approved_at": None})
