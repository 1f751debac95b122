"""The past of a plan is never rewritten, whatever version comes back."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.any_plans import FIRST, any_plans
from tests.support.changing_plans import MONDAY, plan_of
from tools.domain.plan_request import NoSuchPlan
from tools.domain.planning.past_kept import with_past_of
from tools.domain.planning.plan_sessions import by_id
from tools.domain.training.training_plan import PlannedWorkout, PlanPhase, TrainingPlan

DAYS = st.integers(-30, 60).map(lambda days: FIRST + timedelta(days=days))


def content(workouts: tuple[PlannedWorkout, ...], first: date, last: date) -> list[PlannedWorkout]:
    """Return the sessions of some days, without their ids, in an order of their own."""
    there = [each.model_copy(update={"id": ""}) for each in workouts if first <= each.day <= last]
    return sorted(there, key=lambda each: (each.day, each.model_dump_json()))


@given(any_plans(), any_plans(), DAYS)
@settings(max_examples=300, deadline=None)
def test_before_today_as_it_was_and_from_today_as_it_will_be(
    current: TrainingPlan, new: TrainingPlan, today: date
) -> None:
    try:
        plan = with_past_of(current, new, today, anew=True)
    except NoSuchPlan:
        assert current.starts_on >= today
        assert new.weeks[-1].ends_on < today
        return
    eve = today - timedelta(days=1)
    past = [each for each in plan.workouts if each.day < today]
    assert sorted(past, key=lambda each: each.id) == sorted(
        (each for each in current.workouts if each.day < today), key=lambda each: each.id
    )
    assert content(plan.workouts, today, date.max) == content(new.workouts, today, date.max)
    assert [race for race in plan.goal_races if race.day <= eve] == [
        race for race in current.goal_races if race.day <= eve
    ]
    assert len(by_id(plan)) == len(plan.workouts)
    starts = [week.starts_on for week in plan.weeks]
    assert [week.number for week in plan.weeks] == list(range(1, len(starts) + 1))
    assert starts == [starts[0] + timedelta(days=7 * at) for at in range(len(starts))]


@given(any_plans(), any_plans())
@settings(max_examples=100, deadline=None)
def test_restoring_with_nothing_past_gives_back_the_same(current: TrainingPlan, old: TrainingPlan) -> None:
    today = min(current.starts_on, old.starts_on)
    assert with_past_of(current, old, today).model_dump() == old.model_dump()


@given(any_plans(), DAYS)
@settings(max_examples=100, deadline=None)
def test_a_plan_with_its_own_past_is_itself(plan: TrainingPlan, today: date) -> None:
    same = with_past_of(plan, plan, today) if plan.weeks[-1].ends_on >= today else plan
    assert by_id(same) == by_id(plan)
    assert same.goal_races == tuple(sorted(plan.goal_races, key=lambda race: race.day >= today))


def test_the_week_under_way_is_both() -> None:
    current, new = plan_of(2), plan_of(2, scales=(0.5, 0.5))
    thursday = MONDAY + timedelta(days=3)
    plan = with_past_of(current, new, thursday)
    assert [each.planned_duration_s for each in plan.weeks[0].workouts] == [3_600, 3_000, 1_320, 2_700, 1_200]


def test_weeks_between_two_plans_are_empty_and_for_recovery() -> None:
    later = plan_of(2, first=MONDAY + timedelta(days=28))
    plan = with_past_of(plan_of(2), later, MONDAY + timedelta(days=21), anew=True)
    assert [len(week.workouts) for week in plan.weeks] == [5, 5, 0, 0, 5, 5]
    assert plan.weeks[2].phase is PlanPhase.RECOVERY


@given(any_plans(), any_plans(), DAYS)
@settings(max_examples=300, deadline=None)
def test_a_session_is_planned_once_and_its_day_stays_on_its_side_of_today(
    current: TrainingPlan, new: TrainingPlan, today: date
) -> None:
    try:
        plan = with_past_of(current, new, today)
    except NoSuchPlan:
        return
    was, will, told = by_id(current), by_id(new), by_id(plan)
    assert len(told) == len(plan.workouts)
    for name, workout in told.items():
        assert workout in {was.get(name), will.get(name)}
        if name in was and name in will:
            assert (workout.day < today) == (was[name].day < today)


def test_a_session_of_yesterday_is_not_planned_again_by_a_card_that_moved_it() -> None:
    current, wednesday = plan_of(1), MONDAY + timedelta(days=2)
    first, *others = current.weeks[0].workouts
    thursday = first.model_copy(update={"day": MONDAY + timedelta(days=3)})
    week = current.weeks[0].model_copy(update={"workouts": (*others, thursday)})
    card = current.model_copy(update={"weeks": (week,)})
    assert with_past_of(current, card, wednesday).workouts == current.workouts


def test_of_a_swap_with_a_day_that_is_over_nothing_is_left() -> None:
    current, wednesday = plan_of(1), MONDAY + timedelta(days=2)
    first, *between, last = current.weeks[0].workouts
    swapped = (
        last.model_copy(update={"day": first.day}),
        *between,
        first.model_copy(update={"day": last.day}),
    )
    week = current.weeks[0].model_copy(update={"workouts": swapped})
    card = current.model_copy(update={"weeks": (week,)})
    assert with_past_of(current, card, wednesday).workouts == current.workouts


def test_in_a_plan_built_anew_a_session_of_a_known_id_is_another_one() -> None:
    new = plan_of(1)
    friday = MONDAY + timedelta(days=4)
    moved = new.weeks[0].workouts[3].model_copy(update={"day": MONDAY})
    week = new.weeks[0].model_copy(update={"workouts": (moved, *new.weeks[0].workouts[:3])})
    current = new.model_copy(update={"weeks": (week,)})
    plan = with_past_of(current, new, friday, anew=True)
    assert moved in plan.workouts
    assert [each.title for each in plan.workouts if each.day > friday] == ["Long run", "Easy run"]
    assert len(by_id(plan)) == 6


def test_a_plan_that_is_over_cannot_be_brought_back() -> None:
    ahead = plan_of(1, first=MONDAY + timedelta(days=70))
    with pytest.raises(NoSuchPlan, match="ended on Sunday 8 March"):
        with_past_of(ahead, plan_of(1), MONDAY + timedelta(days=20))
