"""The nouns of training: what was done, and what is planned week by week."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from tools.domain.athlete import Thresholds
from tools.domain.finding import Frozen
from tools.domain.others_words import others_words
from tools.domain.training.rehearsal import Rehearsal
from tools.domain.training.workout_step import RepeatBlock, WorkoutStep

DAYS_A_WEEK = 7
SHARES_TOLERANCE = 0.001


class TrainingSport(StrEnum):
    """What a session trains. A triathlon plan has runs, rides and swims; only its race is all three."""

    RUN = "run"
    RIDE = "ride"
    SWIM = "swim"
    TRIATHLON = "triathlon"
    STRENGTH = "strength"
    OTHER = "other"
    REST = "rest"


ENDURANCE = frozenset(
    {
        TrainingSport.RUN,
        TrainingSport.RIDE,
        TrainingSport.SWIM,
        TrainingSport.TRIATHLON,
        TrainingSport.OTHER,
    }
)


class WorkoutPurpose(StrEnum):
    """Why a session is in the plan."""

    RECOVERY = "recovery"
    EASY = "easy"
    LONG = "long"
    STEADY = "steady"
    THRESHOLD = "threshold"
    INTERVALS = "intervals"
    RACE_PACE = "race pace"
    STRIDES = "strides"
    STRENGTH = "strength"
    REST = "rest"
    RACE = "race"


class IntensityShare(Frozen):
    """How a session's time is spread: easy is zones 1 and 2, moderate zone 3, hard zone 4 and above."""

    easy: float = Field(default=1.0, ge=0, le=1)
    moderate: float = Field(default=0.0, ge=0, le=1)
    hard: float = Field(default=0.0, ge=0, le=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if abs(self.easy + self.moderate + self.hard - 1) > SHARES_TOLERANCE:
            raise ValueError("the shares of easy, moderate and hard must add up to one")
        return self


class PlannedWorkout(Frozen):
    """One session of a day; several may share a day.

    `id` stays the same through every version of a plan, wherever the session moves. `planned_load` is a
    training stress (1 h at threshold: 100). `key` marks what the week is built around. A rest day may be
    written down (sport and purpose REST, no duration) or simply have no session.
    """

    id: str = ""
    day: date
    sport: TrainingSport
    title: str
    purpose: WorkoutPurpose
    steps: tuple[WorkoutStep | RepeatBlock, ...] = ()
    planned_duration_s: float = Field(default=0.0, ge=0, le=2 * 86_400)
    planned_distance_m: float | None = Field(default=None, ge=0, le=1_000_000)
    planned_load: float | None = Field(default=None, ge=0, le=2_000)
    intensity: IntensityShare = IntensityShare()
    key: bool = False
    note: str = ""
    rehearses: tuple[Rehearsal, ...] = ()

    @property
    def is_rest(self) -> bool:
        """Whether this only says that nothing is done."""
        return self.sport is TrainingSport.REST

    @property
    def hard_s(self) -> float:
        """Seconds planned in zone 4 and above."""
        return self.intensity.hard * self.planned_duration_s

    @property
    def intensity_factor(self) -> float | None:
        """The intensity its load and duration mean: load = hours · IF² · 100."""
        if self.planned_load is None or self.planned_duration_s <= 0:
            return None
        return float((self.planned_load * 36 / self.planned_duration_s) ** 0.5)

    def every_step(self) -> Iterator[WorkoutStep]:
        """Yield the steps in the order they are done, repeats spelled out."""
        for step in self.steps:
            if isinstance(step, RepeatBlock):
                for _ in range(step.times):
                    yield from step.steps
            else:
                yield step


class PlanPhase(StrEnum):
    """What a week is for. The weeks before an A race, its own included, are the taper."""

    BASE = "base"
    BUILD = "build"
    PEAK = "peak"
    TAPER = "taper"
    RECOVERY = "recovery"


class PlannedWeek(Frozen):
    """Seven days from `starts_on`. Totals are always computed from the sessions."""

    number: int = Field(ge=1)
    starts_on: date
    phase: PlanPhase
    workouts: tuple[PlannedWorkout, ...]

    @property
    def ends_on(self) -> date:
        """The last day of the week."""
        return self.starts_on + timedelta(days=DAYS_A_WEEK - 1)

    @property
    def duration_s(self) -> float:
        """All planned time in seconds."""
        return sum(workout.planned_duration_s for workout in self.workouts)

    @property
    def load(self) -> float | None:
        """The planned load; None when a session that trains has none."""
        return summed_load(workout.planned_load for workout in self.workouts if not workout.is_rest)

    def distance_m(self, sport: TrainingSport) -> float:
        """Return the planned distance of one sport in metres, sessions without a distance as nothing."""
        return sum(each.planned_distance_m or 0.0 for each in self.workouts if each.sport is sport)


class RacePriority(StrEnum):
    """A: what the plan is for. B: rested for, not tapered. C: trained through."""

    A = "A"
    B = "B"
    C = "C"


PlanDay = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
"""A day a plan may speak of."""

LONGEST_RACE_NAME = 80
SPEEDS_M_PER_S = (0.2, 30.0)  # a race slower or faster than this is a slip of the pen: our design choice [D]


class GoalRace(Frozen):
    """A race a plan leads to. Its name is somebody's words: one line, cut to 80 characters."""

    day: PlanDay
    priority: RacePriority
    name: str
    sport: TrainingSport
    distance_m: float | None = Field(default=None, ge=100, le=1_000_000)
    goal_time_s: float | None = Field(default=None, ge=10, le=14 * 86_400)

    @field_validator("name")
    @classmethod
    def _one_line(cls, name: str) -> str:
        shown = others_words(name, LONGEST_RACE_NAME)
        if shown is None:
            raise ValueError("a race needs a name")
        return shown

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.distance_m and self.goal_time_s:
            slowest, fastest = SPEEDS_M_PER_S
            if not slowest <= self.distance_m / self.goal_time_s <= fastest:
                raise ValueError("nobody races that distance in that time")
        return self


class StatedTraining(Frozen):
    """What is taken as done in a sport before a plan, in seconds: a week of it, its longest session."""

    sport: TrainingSport
    week_s: float = Field(ge=0)
    longest_s: float = Field(ge=0)


class TimeOff(Frozen):
    """Days that a plan was changed for (illness, injury, travel), as the fields of the rule they are.

    It stays in the plan, so that no later change brings back what was taken out for it.
    """

    kind: str
    words: str
    first: date | None = None
    last: date
    body_part: str | None = None
    trigger: str | None = None
    possible: tuple[TrainingSport, ...] = ()


class TrainingPlan(Frozen):
    """A whole plan. `based_on` says in words what it was built from; `stated` stands for the unknown weeks
    before it.

    `thresholds` are those its targets are written by: an estimate that moves later makes no target wrong.
    None: they were not written down.
    """

    goal_races: tuple[GoalRace, ...]
    weeks: tuple[PlannedWeek, ...] = Field(min_length=1)
    based_on: tuple[str, ...] = ()
    stated: tuple[StatedTraining, ...] = ()
    thresholds: Thresholds | None = None
    time_off: tuple[TimeOff, ...] = ()

    @property
    def starts_on(self) -> date:
        """The first day."""
        return self.weeks[0].starts_on

    @property
    def workouts(self) -> tuple[PlannedWorkout, ...]:
        """Every session in the order of its weeks."""
        return tuple(workout for week in self.weeks for workout in week.workouts)


class PastSession(Frozen):
    """A session that was done. `load` None: it trained, but how much is not known."""

    day: date
    sport: TrainingSport
    duration_s: float = Field(ge=0)
    distance_m: float | None = Field(default=None, ge=0)
    load: float | None = Field(default=None, ge=0)
    intensity_factor: float | None = Field(default=None, ge=0)


class History(Frozen):
    """What was done. A day without a session is rest up to `known_until`, and unknown after it.

    `known_from` is the first day the data covers: a day before it is unknown too.
    """

    sessions: tuple[PastSession, ...] = ()
    known_from: date | None = None
    known_until: date | None = None

    @model_validator(mode="after")
    def _within_what_is_known(self) -> Self:
        if self.sessions and (self.known_from is None or self.known_until is None):
            raise ValueError("a history with sessions says from when and until when it is known")
        days = [session.day for session in self.sessions]
        if days and not self.covers(min(days), max(days)):
            outside = next(day for day in days if not self.covers(day, day))
            raise ValueError(f"the session of {outside} lies outside the days that are known")
        return self

    def covers(self, first: date, last: date) -> bool:
        """Say whether every day from `first` to `last` is known."""
        if self.known_from is None or self.known_until is None:
            return False
        return self.known_from <= first and last <= self.known_until

    def between(self, first: date, last: date) -> tuple[PastSession, ...]:
        """Return the sessions from `first` to `last`, both included."""
        return tuple(session for session in self.sessions if first <= session.day <= last)


def summed_load(loads: Iterator[float | None]) -> float | None:
    """Return the sum, or None when one of them is not known."""
    known = list(loads)
    return None if any(load is None for load in known) else sum(load or 0.0 for load in known)
