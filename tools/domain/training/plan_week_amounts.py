"""How much each week asks, the known weeks before the plan included, all in one quantity."""

from dataclasses import dataclass
from datetime import date, timedelta

from tools.domain.training.plan_rule import PlanCase
from tools.domain.training.training_plan import DAYS_A_WEEK, PlannedWeek, WorkoutPurpose, summed_load

WEEKS_BEFORE = 12


@dataclass(frozen=True, slots=True)
class WeekAmount:
    """A week's amount; `number` is None for a week before the plan."""

    number: int | None
    amount: float


def week_amounts(case: PlanCase) -> tuple[WeekAmount, ...]:
    """Return up to twelve known weeks before the plan, then its own: as load, or as seconds.

    Load is used where every session has one; seconds otherwise, so that no two weeks are told differently.
    Planned races are left out: they are what the weeks are for.
    """
    before = _known_weeks(case)
    sessions = [case.history.between(first, _last(first)) for first in before]
    past_loads = [summed_load(each.load for each in week) for week in sessions]
    trained = [training_of(week) for week in case.plan.weeks]
    planned_loads = [week.load for week in trained]
    if all(load is not None for load in (*past_loads, *planned_loads)):
        past, planned = past_loads, planned_loads
    else:
        past = [sum(each.duration_s for each in week) for week in sessions]
        planned = [week.duration_s for week in trained]
    numbers = (*(None for _ in before), *(week.number for week in case.plan.weeks))
    return tuple(
        WeekAmount(number, amount or 0.0) for number, amount in zip(numbers, (*past, *planned), strict=True)
    )


def training_of(week: PlannedWeek) -> PlannedWeek:
    """Return the week without its races."""
    kept = tuple(each for each in week.workouts if each.purpose is not WorkoutPurpose.RACE)
    return week.model_copy(update={"workouts": kept})


def _known_weeks(case: PlanCase) -> list[date]:
    """Return the first days of the whole known weeks before the plan without a gap, oldest first."""
    firsts: list[date] = []
    for back in range(1, WEEKS_BEFORE + 1):
        first = case.plan.starts_on - timedelta(days=DAYS_A_WEEK * back)
        if not case.history.covers(first, _last(first)):
            break
        firsts.insert(0, first)
    return firsts


def _last(first: date) -> date:
    return first + timedelta(days=DAYS_A_WEEK - 1)
