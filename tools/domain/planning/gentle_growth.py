"""What follows lost weeks grows from what was done, week by week, instead of going on where it would be."""

from collections.abc import Iterable
from datetime import date

from tools.domain.plan_request import PlanStanding
from tools.domain.planning.evolving import SECONDS_A_MINUTE, SHORTEST_MIN, Changes, trains
from tools.domain.planning.judging import judge
from tools.domain.planning.plan_sessions import changed_plan, phase_on
from tools.domain.planning.resizing import resized
from tools.domain.training.plan_rule import RuleBreach, Severity
from tools.domain.training.plan_rule_load import LONGEST_RUN, RAMP, WEEKLY_LOAD
from tools.domain.training.plan_rule_race import TAPER
from tools.domain.training.taper import MIDDLE_CUT
from tools.domain.training.training_plan import PlannedWorkout, PlanPhase, TrainingPlan, TrainingSport

MOST_TRIES = 6  # for each week
BELOW_LIMIT = 0.97  # of what is allowed: our design choice [D]
GROWTH = frozenset({WEEKLY_LOAD.code, RAMP.code, LONGEST_RUN.code})


def with_gentle_growth(plan: TrainingPlan, standing: PlanStanding) -> TrainingPlan:
    """Return the plan with every week and run that jumps too far made smaller, from the first to the last.

    In this order, because a smaller week makes the one after it jump more. A taper falls from the peak that
    is left. Races and past days stay.
    """
    for week in plan.weeks:
        if week.ends_on >= standing.today:
            plan = _grown_to(plan, week.number, standing)
    return plan


def _grown_to(plan: TrainingPlan, number: int, standing: PlanStanding) -> TrainingPlan:
    """Return the plan with one week as large as the weeks before allow."""
    for _ in range(MOST_TRIES):
        breach = _first_breach(plan, number, standing)
        if breach is None:
            return plan
        smaller = changed_plan(plan, _smaller(plan, breach, standing))
        if smaller == plan:
            return plan
        plan = smaller
    return plan


def _first_breach(plan: TrainingPlan, number: int, standing: PlanStanding) -> RuleBreach | None:
    """Return what says that a week is too large: for the weeks before it, or for the race it tapers to."""
    for breach in judge(plan, standing):
        if breach.week != number or breach.severity is not Severity.ERROR or not breach.value:
            continue
        if breach.code in GROWTH or _is_shallow(breach):
            return breach
    return None


def _is_shallow(breach: RuleBreach) -> bool:
    """Whether a taper takes too little off the peak."""
    shallow = breach.value is not None and breach.limit is not None and breach.value < breach.limit
    return breach.code == TAPER.code and breach.unit == TAPER.unit and shallow


def _smaller(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> Changes:
    """Return the sessions that a breach is about, shorter; easy ones that get too short are left out."""
    value = breach.value or 1.0
    share = (
        (1 - MIDDLE_CUT) / (1 - value) if _is_shallow(breach) else BELOW_LIMIT * (breach.limit or 1.0) / value
    )
    changes: Changes = {}
    for workout in _meant(plan, breach):
        if workout.day >= standing.today and trains(workout):
            changes[workout.id] = _shortened(plan, workout, share, standing)
    return changes


def _shortened(
    plan: TrainingPlan, workout: PlannedWorkout, share: float, standing: PlanStanding
) -> PlannedWorkout | None:
    """Return a session at a share of its length; a key session stays, however short the week gets."""
    had = workout.planned_duration_s / SECONDS_A_MINUTE
    minutes = float(int(share * had))
    if workout.key:
        minutes = min(had, max(minutes, SHORTEST_MIN))
    if minutes < SHORTEST_MIN and not workout.key:
        return None
    return resized(workout, minutes, standing.thresholds, phase_on(plan, workout.day))


def _meant(plan: TrainingPlan, breach: RuleBreach) -> Iterable[PlannedWorkout]:
    """Return the run of a day, the taper before a race, or the sessions of a week."""
    if breach.code == LONGEST_RUN.code:
        return (each for each in plan.workouts if each.day == breach.day and each.sport is TrainingSport.RUN)
    if breach.code == TAPER.code:
        return _taper(plan, breach.day or plan.weeks[-1].ends_on)
    return next(week.workouts for week in plan.weeks if week.number == breach.week)


def _taper(plan: TrainingPlan, race_day: date) -> Iterable[PlannedWorkout]:
    weeks = [week for week in plan.weeks if week.starts_on <= race_day]
    while weeks and weeks[-1].phase is PlanPhase.TAPER:
        yield from (each for each in weeks.pop().workouts if each.day < race_day)
