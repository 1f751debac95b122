"""A taper mended: the right weeks, something fast in each, and as much volume as the studied range wants."""

from collections.abc import Iterator
from datetime import date, timedelta

from tools.domain.plan_request import PlanStanding
from tools.domain.planning.session_changes import (
    changeable,
    eased,
    may_change,
    replaced,
    shortened,
    with_phases,
)
from tools.domain.training.plan_rule import RuleBreach
from tools.domain.training.taper import LONGEST_TAPER_DAYS, SHORTEST_TAPER_DAYS, TAPER_CUT
from tools.domain.training.training_plan import DAYS_A_WEEK, PlanPhase, TrainingPlan, WorkoutPurpose

MOST_LENGTHENED = 1.3  # a session is not made longer than by so much: our design choice [D]


def mend_taper(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> Iterator[TrainingPlan]:
    """L8: the right weeks as taper, some speed in each, and as much volume as the range wants."""
    race_day = breach.day or standing.today
    if breach.unit == "days":
        yield from _other_phases(plan, race_day)
        return
    if breach.unit == "fast sessions in the week":
        for back in range(DAYS_A_WEEK):
            for workout in changeable(plan, race_day - timedelta(days=back), standing):
                if workout.purpose is WorkoutPurpose.EASY:
                    yield replaced(plan, workout, eased(workout, plan, standing, WorkoutPurpose.STRIDES))
        return
    yield from _deeper_or_shallower(plan, breach, standing)


def _other_phases(plan: TrainingPlan, race_day: date) -> Iterator[TrainingPlan]:
    for weeks in (2, 3):
        at = next((i for i, week in enumerate(plan.weeks) if race_day <= week.ends_on), len(plan.weeks) - 1)
        first = at - weeks + 1
        days = (race_day - plan.weeks[max(0, first)].starts_on).days
        if first >= 0 and SHORTEST_TAPER_DAYS <= days <= LONGEST_TAPER_DAYS:
            phases = dict.fromkeys(range(first, at + 1), PlanPhase.TAPER)
            if first and plan.weeks[first - 1].phase is PlanPhase.TAPER:
                phases |= {i: PlanPhase.PEAK for i in range(first) if plan.weeks[i].phase is PlanPhase.TAPER}
            yield with_phases(plan, phases)


def _deeper_or_shallower(
    plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding
) -> Iterator[TrainingPlan]:
    """Scale the sessions of the taper weeks before a race to the middle of the range, then to its ends."""
    if breach.value is None or breach.day is None or breach.value >= 1:
        return
    weeks = [week for week in plan.weeks if week.starts_on <= breach.day and week.phase is PlanPhase.TAPER]
    sessions = [
        each
        for week in weeks[-3:]
        for each in week.workouts
        if each.day < breach.day and may_change(each, standing)
    ]
    for cut in (sum(TAPER_CUT) / 2, TAPER_CUT[0] + 0.03, TAPER_CUT[1] - 0.03):
        share = (1 - cut) / (1 - breach.value)
        if share > MOST_LENGTHENED:
            continue
        changed = plan
        for workout in sessions:
            changed = replaced(changed, workout, shortened(workout, share, plan, standing))
        yield changed
