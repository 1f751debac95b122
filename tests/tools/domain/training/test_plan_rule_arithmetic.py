"""A plan adds up: dates, races, steps, zones."""

from datetime import timedelta
from itertools import pairwise

import pytest

from tests.support.training_plans import MONDAY, calm_plan, race_plan, run, with_workouts
from tools.domain.athlete import Thresholds
from tools.domain.training.plan_intensity import zone_bounds, zone_of
from tools.domain.training.plan_rules import RuleBreach, check_plan
from tools.domain.training.training_plan import History, TrainingPlan, TrainingSport
from tools.domain.training.workout_step import RepeatBlock, StepTarget, TargetKind, WorkoutStep

RUN = TrainingSport.RUN
KNOWN = Thresholds(ftp_w=250, threshold_pace_s_per_km=240, threshold_heart_rate_bpm=170)


def breaches(plan: TrainingPlan) -> list[RuleBreach]:
    return [breach for breach in check_plan(plan, History(), KNOWN) if breach.code == "L11"]


def with_steps(*steps: WorkoutStep | RepeatBlock, minutes: float = 60) -> TrainingPlan:
    workout = run(MONDAY + timedelta(days=1), minutes).model_copy(update={"steps": steps})
    return with_workouts(calm_plan((1.0,)), 1, workout)


def test_a_calm_plan_adds_up() -> None:
    assert breaches(calm_plan()) == []
    assert breaches(race_plan()) == []


def test_weeks_follow_one_another() -> None:
    one, two = calm_plan((1.0, 1.0)).weeks
    late = two.model_copy(update={"starts_on": two.starts_on + timedelta(days=1)})
    found = breaches(TrainingPlan(goal_races=(), weeks=(one, late)))
    assert [each.week for each in found] == [2]
    assert breaches(TrainingPlan(goal_races=(), weeks=(two, one)))


def test_a_session_lies_in_its_week() -> None:
    plan = calm_plan((1.0,))
    outside = run(MONDAY + timedelta(days=7), 30)
    assert [each.day for each in breaches(with_workouts(plan, 1, outside))] == [outside.day]


def test_races_and_goals_are_the_same() -> None:
    plan = race_plan()
    no_goal = plan.model_copy(update={"goal_races": ()})
    assert "no goal" in breaches(no_goal)[0].sentence
    later = plan.goal_races[0].model_copy(update={"day": plan.goal_races[0].day + timedelta(days=7)})
    assert len(breaches(plan.model_copy(update={"goal_races": (later,)}))) == 2


@pytest.mark.parametrize(("last_s", "count"), [(600, 0), (601, 0), (602, 1), (598, 1)])
def test_steps_add_up_in_time(last_s: float, count: int) -> None:
    block = RepeatBlock(times=5, steps=(WorkoutStep(duration_s=180), WorkoutStep(duration_s=120)))
    plan = with_steps(WorkoutStep(duration_s=1500), block, WorkoutStep(duration_s=last_s))
    assert [each.severity for each in breaches(plan)] == ["E"] * count


def test_steps_add_up_in_distance() -> None:
    assert breaches(with_steps(WorkoutStep(distance_m=10_000))) == []
    assert breaches(with_steps(WorkoutStep(distance_m=9_000)))[0].unit == "m"
    mixed = (WorkoutStep(distance_m=4_000), WorkoutStep(duration_s=1200))
    assert breaches(with_steps(*mixed)) == []
    assert breaches(with_steps(WorkoutStep(distance_m=11_000), WorkoutStep(duration_s=1200))) != []


@pytest.mark.parametrize(
    ("kind", "low", "high", "zone", "count"),
    [
        (TargetKind.POWER, 140, 190, 2, 0),
        (TargetKind.POWER, 140, 195, 2, 1),
        (TargetKind.POWER, 130, 187, 2, 1),
        (TargetKind.PACE, 275, 308, 2, 0),
        (TargetKind.PACE, 265, 308, 2, 1),
        (TargetKind.HEART_RATE, 145, 151, 2, 0),
        (TargetKind.HEART_RATE, 145, 155, 2, 1),
    ],
)
def test_a_target_stays_in_its_zone(kind: TargetKind, low: float, high: float, zone: int, count: int) -> None:
    target = StepTarget(kind=kind, low=low, high=high, zone=zone)
    found = breaches(with_steps(WorkoutStep(duration_s=3600, target=target)))
    assert len(found) == count
    assert all(f"zone {zone}" in each.sentence for each in found)


def test_without_a_threshold_no_zone_is_judged() -> None:
    target = StepTarget(kind=TargetKind.POWER, low=400, high=500, zone=1)
    assert zone_bounds(1, TargetKind.POWER, RUN, Thresholds()) is None
    assert zone_of(target, RUN, Thresholds()) == 1
    assert zone_of(target, RUN, KNOWN) == 7


def test_the_zones_of_a_threshold_meet() -> None:
    for kind in (TargetKind.POWER, TargetKind.HEART_RATE):
        ends = [zone_bounds(zone, kind, RUN, KNOWN) for zone in range(1, 8)]
        assert all(one and other and one[1] == other[0] for one, other in pairwise(ends))
    assert zone_bounds(1, TargetKind.PACE, RUN, KNOWN) == (pytest.approx(309.6), float("inf"))
