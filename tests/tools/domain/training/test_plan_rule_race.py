"""Before a race: the taper that was studied, and fresh legs."""

from datetime import timedelta

import pytest

from tests.support.training_plans import calm_history, race_plan, run, with_workouts
from tools.domain.training.plan_rules import RuleBreach, check_plan, is_valid
from tools.domain.training.taper import taper_weeks
from tools.domain.training.training_plan import PlanPhase, RacePriority, TrainingPlan, WorkoutPurpose


def breaches(code: str, plan: TrainingPlan) -> list[RuleBreach]:
    return [breach for breach in check_plan(plan, calm_history()) if breach.code == code]


def test_our_own_taper_passes() -> None:
    first, second = (volume / 100 for volume in taper_weeks(100))
    plan = race_plan((first, second))
    assert breaches("L8", plan) == []
    assert is_valid(check_plan(plan, calm_history()))


@pytest.mark.parametrize("scale", [0.9, 0.2])
def test_l8_the_depth(scale: float) -> None:
    found = breaches("L8", race_plan((scale, scale)))
    assert found[0].severity == "E"
    assert found[0].limit == (0.41 if scale > 0.5 else 0.60)


@pytest.mark.parametrize(("cut", "count"), [(0.411, 0), (0.599, 0), (0.405, 1), (0.605, 1)])
def test_l8_the_depths_boundary(cut: float, count: int) -> None:
    # 13 days before a Sunday race hold a week of 300 minutes and one of 255, without its Sunday run.
    scale = (1 - cut) * 300 / 7 * 13 / 555
    assert len(breaches("L8", race_plan((scale, scale)))) == count


@pytest.mark.parametrize(("weeks", "days"), [(0, 0), (1, 6), (4, 27)])
def test_l8_the_length(weeks: int, days: int) -> None:
    found = breaches(
        "L8", race_plan((0.5,) * weeks, weeks_before=3 if weeks else 1) if weeks else _no_taper()
    )
    assert [(each.value, each.unit) for each in found] == [(float(days), "days")]


def test_l8_three_weeks_are_long_enough() -> None:
    assert breaches("L8", race_plan((0.6, 0.55, 0.45))) == []


def test_l8_some_speed_stays() -> None:
    plan = race_plan()
    tuesday = plan.weeks[-2].starts_on + timedelta(days=1)
    slow = with_workouts(plan, len(plan.weeks) - 1, run(tuesday, 37))
    found = breaches("L8", slow)
    assert [each.unit for each in found] == ["fast sessions in the week"]
    strides = run(tuesday, 37, purpose=WorkoutPurpose.STRIDES)
    assert breaches("L8", with_workouts(plan, len(plan.weeks) - 1, strides)) == []


def test_l8_is_for_the_race_that_counts() -> None:
    plan = _no_taper()
    race = plan.goal_races[0].model_copy(update={"priority": RacePriority.B})
    assert breaches("L8", plan.model_copy(update={"goal_races": (race,)})) == []


@pytest.mark.parametrize(
    ("minutes", "purpose", "hard", "count"),
    [
        (20, WorkoutPurpose.STRIDES, 0.1, 0),
        (21, WorkoutPurpose.STRIDES, 0.1, 1),
        (20, WorkoutPurpose.THRESHOLD, 0.5, 1),
        (30, WorkoutPurpose.EASY, 0.0, 0),
    ],
)
def test_l10_the_eve(minutes: float, purpose: WorkoutPurpose, hard: float, count: int) -> None:
    plan = race_plan()
    eve = plan.goal_races[0].day - timedelta(days=1)
    found = breaches(
        "L10", with_workouts(plan, len(plan.weeks), run(eve, minutes, purpose=purpose, hard=hard))
    )
    assert [each.severity for each in found] == ["E"] * count


def test_l10_two_days_before_are_48_hours() -> None:
    plan = race_plan()
    friday = plan.goal_races[0].day - timedelta(days=2)
    fast = run(friday, 30, purpose=WorkoutPurpose.RACE_PACE, hard=0.3)
    assert breaches("L10", with_workouts(plan, len(plan.weeks), fast)) == []


def _no_taper() -> TrainingPlan:
    plan = race_plan()
    weeks = tuple(week.model_copy(update={"phase": PlanPhase.BUILD}) for week in plan.weeks)
    return plan.model_copy(update={"weeks": weeks})
