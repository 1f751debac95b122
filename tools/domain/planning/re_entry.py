"""The way back after a break: nothing hard and less time, a week or two."""

from datetime import date, timedelta

from tools.domain.plan_request import PlanStanding
from tools.domain.planning.evolving import Changes, eased, sessions
from tools.domain.planning.plan_sessions import changed_plan, phase_on
from tools.domain.training.training_plan import DAYS_A_WEEK, PlanPhase, TrainingPlan

# All our design choice [D].
BREAK_DAYS, LONG_BREAK_DAYS = 7, 14  # without training, from where the way back is a week, or two
RE_ENTRY_SHARES = {1: (0.7,), 2: (0.5, 0.75)}  # of the planned time, week by week


def re_entry_days(break_days: int) -> int:
    """Return how many days the way back after a break takes; a short break needs none."""
    if break_days < BREAK_DAYS:
        return 0
    return DAYS_A_WEEK * (2 if break_days >= LONG_BREAK_DAYS else 1)


def re_entry(plan: TrainingPlan, standing: PlanStanding, first: date, break_days: int) -> Changes:
    """Return the sessions of the way back from its first day on; in a taper only what is hard is eased."""
    changes: Changes = {}
    for share in RE_ENTRY_SHARES.get(re_entry_days(break_days) // DAYS_A_WEEK, ()):
        for workout in sessions(plan, max(first, standing.today), first + timedelta(days=DAYS_A_WEEK - 1)):
            taper = phase_on(plan, workout.day) is PlanPhase.TAPER
            changes[workout.id] = eased(plan, workout, standing, 1.0 if taper else share)
        first += timedelta(days=DAYS_A_WEEK)
    return changes


def after_a_break(plan: TrainingPlan, standing: PlanStanding, first: date, last: date) -> TrainingPlan:
    """Return the plan with its way back where nothing is left from `first` to `last`, else as it is."""
    if any(sessions(plan, first, last)):
        return plan
    break_days = (last - first).days + 1
    return changed_plan(plan, re_entry(plan, standing, last + timedelta(days=1), break_days))
