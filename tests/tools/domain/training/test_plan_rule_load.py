"""How fast training may grow: one plan that passes, one that warns, one that errs, and the boundary."""

from datetime import timedelta

import pytest

from tests.support.training_plans import MONDAY, calm_history, calm_plan, history_of, run, with_workouts
from tools.domain.training.plan_rules import RuleBreach, check_plan
from tools.domain.training.training_plan import (
    History,
    PastSession,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)

SATURDAY = MONDAY + timedelta(days=5)


def breaches(code: str, plan: TrainingPlan, history: History | None = None) -> list[RuleBreach]:
    found = check_plan(plan, history if history is not None else calm_history())
    return [breach for breach in found if breach.code == code]


def severities(code: str, plan: TrainingPlan, history: History | None = None) -> str:
    return "".join(breach.severity for breach in breaches(code, plan, history))


def long_run(times: float) -> TrainingPlan:
    """A first long run of so many times the 85 minutes of the weeks before."""
    longer = run(SATURDAY, 85 * times, purpose=WorkoutPurpose.LONG)
    return with_workouts(calm_plan((1.0,)), 1, longer)


@pytest.mark.parametrize(
    ("times", "severity"), [(1.0, ""), (1.10, ""), (1.11, "W"), (1.30, "W"), (1.31, "E")]
)
def test_l1_the_longest_run(times: float, severity: str) -> None:
    assert severities("L1", long_run(times)) == severity


def test_l1_says_what_and_why() -> None:
    breach = breaches("L1", long_run(1.5))[0]
    assert breach.day == SATURDAY
    assert breach.week == 1
    assert breach.value == pytest.approx(1.5)
    assert breach.limit == 1.30
    assert "50% longer" in breach.sentence
    assert "5,200" in breach.source


def test_l1_looks_thirty_days_back_and_no_further() -> None:
    old = PastSession(
        day=SATURDAY - timedelta(days=31), sport=TrainingSport.RUN, duration_s=9000, distance_m=25_000
    )
    recent = old.model_copy(update={"day": SATURDAY - timedelta(days=30), "distance_m": 10_000})
    history = History(sessions=(old, recent), known_from=old.day, known_until=MONDAY - timedelta(days=1))
    only_long = run(SATURDAY, 60, purpose=WorkoutPurpose.LONG)
    plan = calm_plan((1.0,))
    week = plan.weeks[0].model_copy(update={"workouts": (only_long,)})
    alone = plan.model_copy(update={"weeks": (week,)})
    assert breaches("L1", alone, history) == []
    week = week.model_copy(update={"workouts": (run(SATURDAY, 80),)})
    assert breaches("L1", plan.model_copy(update={"weeks": (week,)}), history)[0].severity == "E"


def test_l1_is_silent_without_a_run_before() -> None:
    assert breaches("L1", long_run(0.1), History()) == []


def test_l1_counts_the_plans_own_runs_and_leaves_races_out() -> None:
    plan = calm_plan((1.0, 1.0))
    race = run(SATURDAY + timedelta(days=7), 240, purpose=WorkoutPurpose.RACE)
    assert breaches("L1", with_workouts(plan, 2, race)) == []
    longer = run(SATURDAY + timedelta(days=7), 85 * 1.2, purpose=WorkoutPurpose.LONG)
    assert [breach.week for breach in breaches("L1", with_workouts(plan, 2, longer))] == [2]


@pytest.mark.parametrize(
    ("scale", "severity"), [(1.0, ""), (1.15, ""), (1.16, "W"), (1.30, "W"), (1.31, "E")]
)
def test_l2_the_weekly_load(scale: float, severity: str) -> None:
    assert severities("L2", calm_plan((scale,)), history_of((1.0,) * 4)) == severity


def test_l2_may_return_to_the_own_best_of_twelve_weeks() -> None:
    history = history_of((1.0,) * 9 + (0.7,) * 3)
    assert breaches("L2", calm_plan((1.0,)), history) == []
    assert severities("L2", calm_plan((1.05,)), history) == "E"


def test_l2_is_silent_without_three_weeks_before() -> None:
    assert breaches("L2", calm_plan((2.0,)), history_of((1.0, 1.0))) == []
    assert severities("L2", calm_plan((1.0, 1.0, 1.0, 1.2)), History()) == "W"


def test_l2_tells_weeks_in_time_where_a_load_is_missing() -> None:
    plan = calm_plan((1.2,))
    unknown = plan.weeks[0].workouts[0].model_copy(update={"planned_load": None})
    assert severities("L2", with_workouts(plan, 1, unknown), history_of((1.0,) * 4)) == "W"


@pytest.mark.parametrize(("more", "severity"), [(0, ""), (195, ""), (215, "W"), (320, "W"), (345, "E")])
def test_l3_the_ramp_of_fitness(more: float, severity: str) -> None:
    # A load on the last day of a week raises fitness by a 42nd of it: 5 points are 210, 8 are 336 above rest.
    history = history_of((1.0,) * 24)
    plan = calm_plan((1.0,))
    sunday = plan.weeks[0].workouts[-1]
    heavier = sunday.model_copy(update={"planned_load": (sunday.planned_load or 0) + more})
    assert severities("L3", with_workouts(plan, 1, heavier), history) == severity


def test_l3_is_silent_without_six_weeks() -> None:
    steep = calm_plan((5.0,))
    assert breaches("L3", steep, history_of((1.0,) * 5)) == []
    assert breaches("L3", steep, history_of((1.0,) * 6)) != []


def test_l6_one_week_in_four_is_lighter() -> None:
    assert breaches("L6", calm_plan((1.0, 1.0, 1.0, 0.8)), History()) == []
    assert [breach.week for breach in breaches("L6", calm_plan((1.0, 1.0, 1.0, 0.81)), History())] == [4]


def test_l6_counts_the_weeks_before_the_plan() -> None:
    assert [breach.week for breach in breaches("L6", calm_plan((1.0,)), history_of((1.0,) * 3))] == [1]
    assert breaches("L6", calm_plan((1.0,)), calm_history()) == []


@pytest.mark.parametrize(("share", "severity"), [(0.28, ""), (0.33, ""), (0.34, "W")])
def test_l7_the_long_runs_share(share: float, severity: str) -> None:
    others_min = 60 + 55 + 55 + 45
    minutes = others_min * share / (1 - share)
    long = run(SATURDAY, minutes, purpose=WorkoutPurpose.LONG)
    assert severities("L7", with_workouts(calm_plan((1.0,)), 1, long)) == severity


def test_l7_says_nothing_of_a_week_that_rides_more_than_it_runs() -> None:
    plan = with_workouts(
        calm_plan((1.0,)), 1, run(MONDAY + timedelta(days=5), 200, purpose=WorkoutPurpose.LONG)
    )
    assert breaches("L7", plan)
    ride = run(MONDAY + timedelta(days=4), 600).model_copy(update={"sport": TrainingSport.RIDE})
    week = plan.weeks[0]
    riding = week.model_copy(update={"workouts": (*week.workouts, ride)})
    told = breaches("L7", plan.model_copy(update={"weeks": (riding,)}))
    assert [each.unit for each in told] == ["s"], "its time is judged all the same"


@pytest.mark.parametrize(("minutes", "count"), [(195, 0), (196, 1)])
def test_l7_the_long_runs_time(minutes: float, count: int) -> None:
    long = run(SATURDAY, minutes, purpose=WorkoutPurpose.LONG)
    found = breaches("L7", with_workouts(calm_plan((3.0,)), 1, long))
    assert len([breach for breach in found if breach.unit == "s"]) == count


def test_a_race_is_no_growth_of_training() -> None:
    race = run(SATURDAY, 240, purpose=WorkoutPurpose.RACE, load=700)
    raced = with_workouts(calm_plan((1.0, 1.0)), 1, race)
    assert [
        each for code in ("L1", "L2", "L3") for each in breaches(code, raced, history_of((1.0,) * 8))
    ] == []
