"""What the athlete's own rules are judged on: the sessions of a plan by day, and what can still change."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from tools.domain.athlete import Thresholds
from tools.domain.athlete_rules import AthleteRule
from tools.domain.training.plan_intensity import zone_four_s
from tools.domain.training.plan_rule import AthleteFlags, Authority, PlanCase, RuleBreach, Severity
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    History,
    PlannedWeek,
    PlannedWorkout,
    TrainingPlan,
    WorkoutPurpose,
)

YOUR_OWN_RULE = "your own rule"


@dataclass(frozen=True)
class OwnCase:
    """A plan and the first day that counts: what lies before it is past, and no breach by itself."""

    plan: TrainingPlan
    rules: tuple[AthleteRule, ...]
    from_day: date
    thresholds: Thresholds
    flags: AthleteFlags
    history: History = field(default_factory=History)

    @cached_property
    def by_day(self) -> dict[date, list[PlannedWorkout]]:
        """All sessions that train, races included, by day."""
        days: dict[date, list[PlannedWorkout]] = {}
        for workout in self.plan.workouts:
            if not workout.is_rest:
                days.setdefault(workout.day, []).append(workout)
        return days

    @cached_property
    def ahead(self) -> tuple[PlannedWorkout, ...]:
        """The sessions from the first day that counts on, without the races."""
        return tuple(
            each
            for each in self.plan.workouts
            if each.day >= self.from_day and not each.is_rest and not is_race(each)
        )

    @cached_property
    def weeks_ahead(self) -> tuple[PlannedWeek, ...]:
        """The weeks that are not over."""
        return tuple(week for week in self.plan.weeks if week.ends_on >= self.from_day)

    @cached_property
    def _days_of(self) -> dict[int, list[date]]:
        """The days of each week, by its number."""
        one = timedelta(days=1)
        return {
            week.number: [week.starts_on + i * one for i in range(DAYS_A_WEEK)] for week in self.plan.weeks
        }

    @cached_property
    def race_days(self) -> frozenset[date]:
        """The days of all races of the plan."""
        planned = {each.day for each in self.plan.workouts if is_race(each)}
        return frozenset(planned | {race.day for race in self.plan.goal_races})

    @cached_property
    def hard_days(self) -> tuple[date, ...]:
        """Every hard day in order, as the validator's L4 has them: with those of the week before the plan."""
        return PlanCase(self.plan, self.history, self.thresholds, AthleteFlags()).hard_days

    def zone_four_s(self, workout: PlannedWorkout) -> float:
        """Return a session's seconds at zone 4 and above."""
        return zone_four_s(workout, self.thresholds)

    def held(self, rule: AthleteRule) -> Iterator[PlannedWorkout]:
        """Yield the sessions ahead, races left out, that a rule speaks of on a day it holds."""
        return (each for each in self.ahead if rule.holds_on(each.day) and speaks_of(rule, each))

    def days_held(self, rule: AthleteRule, week: PlannedWeek) -> list[date]:
        """Return the days of a week on which a rule holds."""
        days = self._days_of[week.number]
        always = not rule.weekdays and rule.first is None and rule.last is None
        return days if always else [day for day in days if rule.holds_on(day)]

    def sessions(self, rule: AthleteRule, days: list[date]) -> list[PlannedWorkout]:
        """Return the sessions of some days, races left out, that a rule speaks of; past days count."""
        return [
            each
            for day in days
            for each in self.by_day.get(day, ())
            if not is_race(each) and speaks_of(rule, each)
        ]

    def can_change(self, sessions: list[PlannedWorkout]) -> bool:
        """Tell whether one of these sessions still lies ahead."""
        return any(each.day >= self.from_day for each in sessions)

    def week_of(self, day: date) -> int | None:
        """Return the number of the planned week a day lies in."""
        number = (day - self.plan.starts_on).days // DAYS_A_WEEK
        return self.plan.weeks[number].number if 0 <= number < len(self.plan.weeks) else None

    def breach(
        self,
        rule: AthleteRule,
        what: str,
        *,
        day: date | None = None,
        week: int | None = None,
        value: float | None = None,
        unit: str = "",
        severity: Severity = Severity.ERROR,
    ) -> RuleBreach:
        """Return a breach of a rule: what is wrong, and the words in which the athlete ruled it out."""
        return RuleBreach(
            code=code_of(rule),
            severity=severity,
            week=week if day is None else self.week_of(day),
            day=day,
            value=value,
            limit=rule.limit,
            unit=unit,
            sentence=f"{what} You said: “{rule.words}”.",
            source=YOUR_OWN_RULE,
            authority=Authority.ATHLETE,
        )


def code_of(rule: AthleteRule) -> str:
    """Return the code of a rule's kind, A1 to A13 in the order of the kinds."""
    return f"A{list(type(rule.kind)).index(rule.kind) + 1}"


def is_race(workout: PlannedWorkout) -> bool:
    """Whether a session is a race: the athlete entered it, so no rule of theirs speaks against it."""
    return workout.purpose is WorkoutPurpose.RACE


def speaks_of(rule: AthleteRule, workout: PlannedWorkout) -> bool:
    """Whether a session is of the sport and purpose a rule names."""
    of_sport = rule.sport is None or workout.sport is rule.sport
    return of_sport and (rule.purpose is None or workout.purpose is rule.purpose)


def on_day(workout: PlannedWorkout) -> str:
    """Write a session with its day: "Easy run on Sunday 8 March"."""
    return f"{workout.title} on {workout.day:%A} {workout.day:%-d %B}"
