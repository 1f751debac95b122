"""The athlete's fixed sessions: one of a sport and purpose on each named weekday of every full week ahead."""

from collections.abc import Iterator
from datetime import date, timedelta

from tools.domain.athlete_rules import AthleteRule, RuleKind, Trigger
from tools.domain.planning.own_rule_case import OwnCase, is_race
from tools.domain.planning.own_rule_days import SPORT_OF_TRIGGER
from tools.domain.training.plan_intensity import QUALITY
from tools.domain.training.plan_rule import RuleBreach
from tools.domain.training.training_plan import (
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    RacePriority,
    TrainingSport,
    WorkoutPurpose,
)

# Days before a race on which no fixed session is wanted: our design choice [D].
LAST_DAYS_BEFORE = {RacePriority.A: 7, RacePriority.B: 3, RacePriority.C: 1}
DAYS_AFTER_A_RACE = 2
# How many hard sessions a week holds, and of which kind, is its phase's matter: any fast one will do.
_FAST = QUALITY | {WorkoutPurpose.STRIDES}
_CALM = frozenset(
    {WorkoutPurpose.EASY, WorkoutPurpose.RECOVERY, WorkoutPurpose.STEADY, WorkoutPurpose.STRIDES}
)


def check_fixed(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want the session on each named weekday of every week that begins on or after the first day that counts.

    It is not wanted on a race's day, in the last days before one or just after it, nor where another rule
    of the athlete forbids it: away, hurt, no training of that sport, or nothing hard where it would be.
    """
    for week in case.weeks_ahead:
        if week.starts_on < case.from_day:
            continue
        for weekday in rule.weekdays:
            day = week.starts_on + timedelta(days=weekday - week.starts_on.weekday())
            if not rule.holds_on(day) or is_excused(case, rule, day):
                continue
            if not any(fulfils(rule, each, week) for each in case.by_day.get(day, ())):
                what = f"{day:%A} {day:%-d %B} lacks {session_name(rule)}."
                yield case.breach(rule, what, day=day)


def fulfils(rule: AthleteRule, workout: PlannedWorkout, week: PlannedWeek) -> bool:
    """Tell whether a session is what a rule wants: of its sport, and of a purpose that stands for its own.

    In a taper or recovery week any session of the sport stands for the long or fast one.
    """
    if rule.sport is not None and workout.sport is not rule.sport:
        return False
    wanted = rule.purpose
    if wanted is None or workout.purpose is wanted or is_race(workout):
        return True
    if week.phase in (PlanPhase.TAPER, PlanPhase.RECOVERY) and rule.sport is not None:
        return True
    same = next((group for group in (_FAST, _CALM) if wanted in group), frozenset())
    return workout.purpose in same


def is_excused(case: OwnCase, rule: AthleteRule, day: date) -> bool:
    """Tell whether a fixed session is not wanted on a day."""
    for race in case.plan.goal_races:
        days_before = (race.day - day).days
        if -DAYS_AFTER_A_RACE <= days_before <= LAST_DAYS_BEFORE[race.priority]:
            return True
    hard = rule.purpose in _FAST
    flagged = case.flags.ill or (case.flags.injured and (hard or rule.sport is None))
    if flagged and (case.flags.until is None or day <= case.flags.until):
        return True
    return any(other is not rule and other.holds_on(day) and _forbids(other, rule) for other in case.rules)


def _forbids(other: AthleteRule, rule: AthleteRule) -> bool:
    """Tell whether another rule, on a day it holds, rules out the fixed session."""
    hard = rule.purpose in _FAST
    if other.kind is RuleKind.NO_TRAINING:
        of_sport = other.sport is None or other.sport is rule.sport
        return of_sport and (other.purpose is None or other.purpose is rule.purpose)
    if other.kind is RuleKind.AWAY:
        return rule.sport not in other.possible
    if other.kind is RuleKind.NOTHING_HARD:
        return hard and (other.sport is None or other.sport is rule.sport)
    if other.kind is RuleKind.HURT:
        trigger = other.trigger
        long = trigger is Trigger.LONG and rule.purpose is WorkoutPurpose.LONG
        same_sport = trigger in SPORT_OF_TRIGGER and SPORT_OF_TRIGGER[trigger] is rule.sport
        return hard or long or same_sport or trigger is Trigger.ANYTHING
    return False


def session_name(rule: AthleteRule) -> str:
    """Write what a fixed session is: "your strength session", "your long run"."""
    sports = {
        TrainingSport.RUN: "run",
        TrainingSport.RIDE: "ride",
        TrainingSport.SWIM: "swim",
        TrainingSport.STRENGTH: "strength session",
    }
    name = sports.get(rule.sport, "session") if rule.sport else "session"
    own = rule.purpose is None or rule.purpose is WorkoutPurpose.STRENGTH
    return f"your {name}" if own else f"your {rule.purpose} {name}"
