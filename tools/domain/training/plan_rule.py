"""What a rule of a training plan is made of: its numbers as data, its check as a pure function."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from tools.domain.athlete import Thresholds
from tools.domain.finding import Frozen
from tools.domain.training.plan_intensity import HARD_INTENSITY, is_hard_work, zone_four_s
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    History,
    PlannedWeek,
    PlannedWorkout,
    TrainingPlan,
    WorkoutPurpose,
)

OUR_CHOICE = "our design choice, for a coach's review"
UNCHECKED = "common coaching practice, unchecked"
LONG_SHARE_OF_WEEK = 0.35  # our design choice [D]


class Severity(StrEnum):
    """An error makes a plan invalid; a warning is said and may stand."""

    ERROR = "E"
    WARNING = "W"


class Authority(StrEnum):
    """Where a threshold comes from."""

    SOURCE = "F"
    MEMORY = "R"
    DESIGN = "D"
    ATHLETE = "A"


class PlanRule(Frozen):
    """One rule: what it measures, and beyond which value it warns and errs; None where it never does.

    `sentence` tells an athlete why the rule is there.
    """

    code: str
    title: str
    unit: str
    sentence: str
    source: str
    authority: Authority
    warning: float | None = None
    error: float | None = None

    def severity_above(self, value: float) -> Severity | None:
        """Return the severity of a value that should not be above the thresholds."""
        if self.error is not None and value > self.error + 1e-9:
            return Severity.ERROR
        if self.warning is not None and value > self.warning + 1e-9:
            return Severity.WARNING
        return None

    def limit_of(self, severity: Severity) -> float | None:
        """Return the threshold a severity stands for."""
        return self.error if severity is Severity.ERROR else self.warning

    def breach(
        self,
        severity: Severity,
        what: str,
        *,
        week: int | None = None,
        day: date | None = None,
        value: float | None = None,
        limit: float | None = None,
    ) -> "RuleBreach":
        """Return a breach of this rule: `what` is wrong, then why that matters."""
        return RuleBreach(
            code=self.code,
            severity=severity,
            week=week,
            day=day,
            value=value,
            limit=self.limit_of(severity) if limit is None else limit,
            unit=self.unit,
            sentence=f"{what} {self.sentence}",
            source=self.source,
            authority=self.authority,
        )


class RuleBreach(Frozen):
    """Where a plan breaks a rule. `value` and `limit` are in `unit`; `week` counts from 1."""

    code: str
    severity: Severity
    week: int | None
    day: date | None
    value: float | None
    limit: float | None
    unit: str
    sentence: str
    source: str
    authority: Authority


class AthleteFlags(Frozen):
    """What changes the rules. `until` is the last day that injury or illness counts; None: throughout."""

    novice: bool = False
    injured: bool = False
    ill: bool = False
    until: date | None = None


@dataclass(frozen=True)
class PlanCase:
    """A plan with all that it is judged against."""

    plan: TrainingPlan
    history: History
    thresholds: Thresholds
    flags: AthleteFlags

    @cached_property
    def zone_four_s(self) -> dict[int, float]:
        """Seconds in zone 4 and above of each session, by its identity."""
        return {id(each): zone_four_s(each, self.thresholds) for each in self.plan.workouts}

    @cached_property
    def sessions_by_day(self) -> dict[date, tuple[PlannedWorkout, ...]]:
        """The planned sessions of each day that has any, rest left out."""
        days: dict[date, tuple[PlannedWorkout, ...]] = {}
        for workout in self.plan.workouts:
            if not workout.is_rest:
                days[workout.day] = (*days.get(workout.day, ()), workout)
        return days

    @cached_property
    def hard_days(self) -> tuple[date, ...]:
        """Every hard day in order: those planned, and those of the week before the plan."""
        planned = {
            workout.day
            for week in self.plan.weeks
            for workout in week.workouts
            if is_hard_work(workout, self.zone_four_s[id(workout)]) or _is_very_long(workout, week)
        }
        week_before = self.plan.starts_on - timedelta(days=DAYS_A_WEEK)
        done = self.history.between(week_before, self.plan.starts_on - timedelta(days=1))
        return tuple(
            sorted(planned | {each.day for each in done if (each.intensity_factor or 0) > HARD_INTENSITY})
        )

    def week_of(self, day: date) -> int | None:
        """Return the number of the planned week a day lies in."""
        numbers = (week.number for week in self.plan.weeks if week.starts_on <= day <= week.ends_on)
        return next(numbers, None)


Check = Callable[[PlanRule, PlanCase], Iterator[RuleBreach]]


def _is_very_long(workout: PlannedWorkout, week: PlannedWeek) -> bool:
    """Whether a long session takes more than 35 % of its week."""
    long = workout.purpose is WorkoutPurpose.LONG
    return long and workout.planned_duration_s > LONG_SHARE_OF_WEEK * week.duration_s
