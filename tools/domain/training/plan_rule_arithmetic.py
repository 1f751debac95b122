"""The rule that a plan adds up: dates, lengths of steps, targets within their zones."""

from collections.abc import Iterator
from datetime import timedelta
from math import isinf

from tools.domain.athlete import Thresholds
from tools.domain.display import EN_DASH, clock
from tools.domain.training.plan_intensity import zone_bounds
from tools.domain.training.plan_rule import OUR_CHOICE, Authority, PlanCase, PlanRule, RuleBreach, Severity
from tools.domain.training.training_plan import DAYS_A_WEEK, PlannedWeek, PlannedWorkout, WorkoutPurpose
from tools.domain.training.workout_step import StepTarget, TargetKind

ADDS_UP = PlanRule(
    code="L11",
    title="dates and sums",
    unit="",
    error=0.0,
    sentence="A plan whose dates and sums do not agree cannot be trained by.",
    source=OUR_CHOICE,
    authority=Authority.DESIGN,
)
SECONDS_TOLERANCE = 1.0
METRES_TOLERANCE = 1.0
HARD_TIME_TOLERANCE_S = 60.0  # our design choice [D]: shares are written as whole per cents
ZONE_TOLERANCE = 0.005  # a target is rounded to whole watts, beats or seconds: our design choice [D]


def check_adds_up(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Check the weeks' dates, the races' days, and the steps of every session."""
    yield from _dates(rule, case)
    yield from _races(rule, case)
    for week in case.plan.weeks:
        for workout in week.workouts:
            yield from _sums(rule, workout, week)
            yield from _targets(rule, workout, week, case.thresholds)
            yield from _hard_time(rule, workout, week, case)


def _dates(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    for i, week in enumerate(case.plan.weeks):
        expected = case.plan.starts_on + timedelta(days=DAYS_A_WEEK * i)
        if week.starts_on != expected or week.number != i + 1:
            yield rule.breach(
                Severity.ERROR,
                f"Week {week.number} starts on {week.starts_on}; week {i + 1} starts on {expected}.",
                week=week.number,
                day=week.starts_on,
            )
        for workout in week.workouts:
            if not week.starts_on <= workout.day <= week.ends_on:
                yield rule.breach(
                    Severity.ERROR,
                    f"{workout.title} of {workout.day} stands in week {week.number}, which is "
                    f"{week.starts_on} to {week.ends_on}.",
                    week=week.number,
                    day=workout.day,
                )


def _races(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Every goal race is a session of its own day; every race session is one of the goal races."""
    planned = {each.day for each in case.plan.workouts if each.purpose is WorkoutPurpose.RACE}
    wanted = {race.day: race.name for race in case.plan.goal_races}
    for day in sorted(planned ^ set(wanted)):
        what = f"{wanted[day]} is not in the plan." if day in wanted else "A race is planned that is no goal."
        yield rule.breach(Severity.ERROR, what, week=case.week_of(day), day=day)


def _sums(rule: PlanRule, workout: PlannedWorkout, week: PlannedWeek) -> Iterator[RuleBreach]:
    """Steps add up to the session where all are of one kind, and never to more than it."""
    steps = tuple(workout.every_step())
    if not steps:
        return
    seconds = sum(step.duration_s or 0.0 for step in steps)
    metres = sum(step.distance_m or 0.0 for step in steps)
    all_timed = all(step.duration_s is not None for step in steps)
    all_measured = all(step.distance_m is not None for step in steps)
    for have, said, whole, tolerance, unit in (
        (seconds, workout.planned_duration_s, all_timed, SECONDS_TOLERANCE, "s"),
        (metres, workout.planned_distance_m, all_measured, METRES_TOLERANCE, "m"),
    ):
        if said is None:
            continue
        short, long = whole and have < said - tolerance, have > said + tolerance
        if short or long:
            yield rule.model_copy(update={"unit": unit}).breach(
                Severity.ERROR,
                f"The steps of {workout.title} add up to {have:.0f} {unit}, but it says {said:.0f} {unit}.",
                week=week.number,
                day=workout.day,
                value=have,
                limit=said,
            )


def _targets(
    rule: PlanRule, workout: PlannedWorkout, week: PlannedWeek, thresholds: Thresholds
) -> Iterator[RuleBreach]:
    """Every target stays within the zone it names, where the athlete's threshold tells that zone."""
    for step in dict.fromkeys(workout.every_step()):
        target = step.target
        if target is None or target.zone is None:
            continue
        bounds = zone_bounds(target.zone, target.kind, workout.sport, thresholds)
        if bounds and not _within(target, bounds):
            yield rule.breach(
                Severity.ERROR,
                f"{workout.title}: the target {_range(target.low, target.high, target.kind)} leaves zone "
                f"{target.zone}, which is {_range(*bounds, target.kind)}.",
                week=week.number,
                day=workout.day,
            )


def _hard_time(
    rule: PlanRule, workout: PlannedWorkout, week: PlannedWeek, case: PlanCase
) -> Iterator[RuleBreach]:
    """The share a session calls hard holds all of its steps at zone 4 and above."""
    seconds = case.zone_four_s[id(workout)]
    if seconds > workout.hard_s + HARD_TIME_TOLERANCE_S:
        yield rule.model_copy(update={"unit": "s"}).breach(
            Severity.ERROR,
            f"The steps of {workout.title} hold {seconds / 60:.0f} min at zone 4 and above, the session says "
            f"{workout.hard_s / 60:.0f} min.",
            week=week.number,
            day=workout.day,
            value=seconds,
            limit=workout.hard_s,
        )


def _within(target: StepTarget, bounds: tuple[float, float]) -> bool:
    low, high = bounds
    return target.low >= low * (1 - ZONE_TOLERANCE) and target.high <= high * (1 + ZONE_TOLERANCE)


def _range(low: float, high: float, kind: TargetKind) -> str:
    """Write a range of a target: 200–240 W, 5:00–5:20 /km, above 300 W."""
    unit = {TargetKind.PACE: "/km", TargetKind.POWER: "W", TargetKind.HEART_RATE: "bpm"}.get(kind, "")
    low_text, high_text = (
        clock(end) if kind is TargetKind.PACE else f"{end:.0f}" for end in (low, min(high, 9999))
    )
    if isinf(high):
        return f"{'slower than' if kind is TargetKind.PACE else 'above'} {low_text} {unit}"
    return f"{low_text}{EN_DASH}{high_text} {unit}"
