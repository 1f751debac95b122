"""The athlete's own rules of whole weeks: time, distance, sessions, days of training and of rest, hard days.

Sessions of past days count in the week under way, but only what lies ahead can be a breach.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tools.domain.athlete_rules import AthleteRule, Per, RuleKind
from tools.domain.display import duration
from tools.domain.planning.own_rule_case import OwnCase
from tools.domain.training.plan_rule import RuleBreach, Severity
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    TrainingSport,
)

TOLERANCE_S = 60.0  # a week's sessions are planned in whole minutes
TOLERANCE_M = 100.0
LIGHT_PHASES = frozenset({PlanPhase.TAPER, PlanPhase.RECOVERY})
# What a session without a distance is reckoned at, in m/s: our design choice [D], 6:00 /km, 28 and 3 km/h.
RECKONED_SPEED_M_PER_S = {TrainingSport.RUN: 1000 / 360, TrainingSport.RIDE: 7.8, TrainingSport.SWIM: 0.83}


def check_week_time(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want the time of each week at most, or at least, what the rule says.

    At least is a wish: the validator's limits of growth come first, so a week below it is a warning, and
    light weeks, weeks with a race and weeks begun are left out.
    """
    limit_s, most = rule.limit or 0.0, rule.kind is RuleKind.MOST_TIME
    for week, sessions in _weeks(case, rule):
        seconds = sum(each.planned_duration_s for each in sessions)
        if most and seconds > limit_s + TOLERANCE_S and case.can_change(sessions):
            what = f"Week {week.number} has {duration(seconds)}, more than {duration(limit_s)}."
            yield case.breach(rule, what, week=week.number, value=seconds, unit="s")
        if not most and seconds < limit_s - TOLERANCE_S and _is_whole(case, rule, week):
            what = f"Week {week.number} has {duration(seconds)}, less than {duration(limit_s)}."
            yield case.breach(
                rule, what, week=week.number, value=seconds, unit="s", severity=Severity.WARNING
            )


def check_distance(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want the distance of each session, day or week at most what the rule says."""
    limit_m = rule.limit or 0.0
    for week, sessions in _weeks(case, rule):
        for part, name in _parts(rule, week, sessions):
            metres = sum(_metres(each) for each in part)
            if metres > limit_m + TOLERANCE_M and case.can_change(part):
                what = f"{name} has {metres / 1000:.1f} km, more than {limit_m / 1000:.1f} km."
                yield case.breach(rule, what, week=week.number, value=metres, unit="m")


def check_sessions_a_week(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want no more sessions in a week than the rule lets."""
    for week, sessions in _weeks(case, rule):
        if len(sessions) > (rule.limit or 0.0) and case.can_change(sessions):
            what = f"Week {week.number} has {len(sessions)} such sessions."
            yield case.breach(rule, what, week=week.number, value=float(len(sessions)), unit="sessions")


def check_training_days(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want no more training days than the rule lets, or no fewer rest days; a race is training."""
    for week, sessions in _weeks(case, rule):
        days = case.days_held(rule, week)
        trained = {each.day for each in sessions} | {day for day in days if day in case.race_days}
        rests = rule.kind is RuleKind.LEAST_REST_DAYS
        if rests and len(days) < DAYS_A_WEEK and not rule.weekdays:
            continue
        limit = len(days) - (rule.limit or 0.0) if rests else rule.limit or 0.0
        if len(trained) > limit and case.can_change(sessions):
            what = f"Week {week.number} has {len(trained)} training days."
            if rests:
                what = f"Week {week.number} has {_days(len(days) - len(trained))} of rest."
            yield case.breach(rule, what, week=week.number, value=float(len(trained)), unit="days")


def check_hard_days(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want no more hard days in a week than the rule lets; a race is one, and is never the one too many."""
    for week in case.weeks_ahead:
        held = set(case.days_held(rule, week))
        hard = [day for day in case.hard_days if day in held]
        to_change = [day for day in hard if day >= case.from_day and day not in case.race_days]
        if len(hard) > (rule.limit or 0.0) and to_change:
            what = f"Week {week.number} has {len(hard)} hard days."
            yield case.breach(rule, what, day=to_change[-1], value=float(len(hard)), unit="hard days")


def check_hard_apart(case: OwnCase, rule: AthleteRule) -> Iterator[RuleBreach]:
    """Want so many days from one hard day to the next."""
    for before, day in pairwise(case.hard_days):
        both_races = before in case.race_days and day in case.race_days
        if day < case.from_day or both_races or not (rule.holds_on(before) or rule.holds_on(day)):
            continue
        if (day - before).days < (rule.limit or 0.0):
            what = f"{before:%A} {before:%-d %B} and {day:%A} {day:%-d %B} are both hard."
            yield case.breach(rule, what, day=day, value=float((day - before).days), unit="days")


def _weeks(case: OwnCase, rule: AthleteRule) -> Iterator[tuple[PlannedWeek, list[PlannedWorkout]]]:
    """Yield each week that is not over with its sessions the rule speaks of, races left out."""
    for week in case.weeks_ahead:
        days = case.days_held(rule, week)
        if days:
            yield week, case.sessions(rule, days)


def _is_whole(case: OwnCase, rule: AthleteRule, week: PlannedWeek) -> bool:
    """Whether a week can be asked for its least: all of it ahead, not light, no race, nobody away or hurt."""
    days = case.days_held(rule, week)
    whole = week.starts_on >= case.from_day and (len(days) == DAYS_A_WEEK or bool(rule.weekdays))
    free = not any(
        each.kind in (RuleKind.AWAY, RuleKind.HURT) and any(each.holds_on(day) for day in days)
        for each in case.rules
    )
    return whole and free and week.phase not in LIGHT_PHASES and not _has_a_race(case, week)


def _has_a_race(case: OwnCase, week: PlannedWeek) -> bool:
    return any(week.starts_on <= day <= week.ends_on for day in case.race_days)


def _parts(
    rule: AthleteRule, week: PlannedWeek, sessions: list[PlannedWorkout]
) -> Iterator[tuple[list[PlannedWorkout], str]]:
    if rule.per is Per.WEEK:
        yield sessions, f"Week {week.number}"
        return
    days: dict[tuple[date, int], list[PlannedWorkout]] = {}
    for i, each in enumerate(sessions):
        days.setdefault((each.day, i if rule.per is Per.SESSION else 0), []).append(each)
    for (day, _), part in days.items():
        yield part, f"{part[0].title if len(part) == 1 else 'All'} of {day:%A} {day:%-d %B}"


def _metres(workout: PlannedWorkout) -> float:
    if workout.planned_distance_m is not None:
        return workout.planned_distance_m
    return RECKONED_SPEED_M_PER_S.get(workout.sport, 0.0) * workout.planned_duration_s


def _days(count: int) -> str:
    return "no day" if not count else "1 day" if count == 1 else f"{count} days"
