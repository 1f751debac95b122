"""The nouns of training refuse what makes no sense, and add up what they hold."""

from datetime import timedelta

import pytest

from tests.support.training_plans import MONDAY, calm_plan, rest, run
from tools.domain.training.training_plan import History, PlannedWorkout, TrainingSport
from tools.domain.training.workout_step import RepeatBlock, StepTarget, TargetKind, WorkoutStep


def test_a_step_and_a_workout_are_refused_when_they_make_no_sense() -> None:
    with pytest.raises(ValueError, match="only one"):
        WorkoutStep(duration_s=60, distance_m=100)
    with pytest.raises(ValueError, match="above its high end"):
        StepTarget(kind=TargetKind.POWER, low=200, high=100)
    with pytest.raises(ValueError, match="1 to 7"):
        StepTarget(kind=TargetKind.ZONE, low=2, high=8)
    with pytest.raises(ValueError, match="add up"):
        PlannedWorkout.model_validate(run(MONDAY, 30).model_dump() | {"intensity": {"easy": 0.5}})


def test_a_week_adds_up_its_sessions() -> None:
    week = calm_plan((1.0,)).weeks[0]
    assert week.duration_s == 300 * 60
    assert week.distance_m(TrainingSport.RUN) == pytest.approx(50_000)
    assert week.load == pytest.approx(245)
    unknown = week.workouts[0].model_copy(update={"planned_load": None})
    assert week.model_copy(update={"workouts": (unknown,)}).load is None
    assert week.model_copy(update={"workouts": (rest(MONDAY),)}).load == 0


def test_the_intensity_factor_of_a_load() -> None:
    assert run(MONDAY, 60, load=100).intensity_factor == pytest.approx(1.0)
    assert run(MONDAY, 120, load=128).intensity_factor == pytest.approx(0.8)
    assert rest(MONDAY).intensity_factor is None


def test_repeats_are_spelled_out() -> None:
    block = RepeatBlock(times=3, steps=(WorkoutStep(duration_s=60), WorkoutStep(duration_s=30)))
    workout = run(MONDAY, 10).model_copy(update={"steps": (WorkoutStep(duration_s=300), block)})
    assert [step.duration_s for step in workout.every_step()] == [300, 60, 30, 60, 30, 60, 30]


def test_a_history_knows_what_it_covers() -> None:
    assert not History().covers(MONDAY, MONDAY)
    history = History(known_from=MONDAY, known_until=MONDAY + timedelta(days=2))
    assert history.covers(MONDAY, MONDAY + timedelta(days=2))
    assert not history.covers(MONDAY, MONDAY + timedelta(days=3))


def test_a_plan_survives_being_written_down() -> None:
    plan = calm_plan()
    assert type(plan).model_validate_json(plan.model_dump_json()) == plan
