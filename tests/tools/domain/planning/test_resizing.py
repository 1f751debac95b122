"""Sessions made longer or shorter keep their shape, and their sums hold."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.changing_plans import LONG, MONDAY, RIDE, RUN, THRESHOLD, THRESHOLDS
from tools.domain.planning.resizing import resized
from tools.domain.planning.workout_drafts import RaceEffort
from tools.domain.planning.workout_recipes import make_workout
from tools.domain.training.plan_rule_arithmetic import ADDS_UP
from tools.domain.training.plan_rules import check_plan
from tools.domain.training.rehearsal import Rehearsal, RehearsalKind
from tools.domain.training.training_plan import (
    History,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    TrainingPlan,
    WorkoutPurpose,
)
from tools.domain.training.workout_step import RepeatBlock, WorkoutStep

PACED = RaceEffort(pace_s_per_km=285, duration_s=6_000, finish_min=30)
HALF = RaceEffort(pace_s_per_km=285, duration_s=6_000)
BUILD = PlanPhase.BUILD


def session(purpose: WorkoutPurpose, minutes: int, **more: object) -> PlannedWorkout:
    return make_workout("a", MONDAY, RUN, purpose, minutes, THRESHOLDS, phase=BUILD, **more)


def adds_up(workout: PlannedWorkout) -> bool:
    week = PlannedWeek(number=1, starts_on=MONDAY, phase=BUILD, workouts=(workout,))
    found = check_plan(TrainingPlan(goal_races=(), weeks=(week,)), History(), THRESHOLDS)
    return not [each for each in found if each.code == ADDS_UP.code]


@given(
    st.sampled_from(
        [each for each in WorkoutPurpose if each not in (WorkoutPurpose.RACE, WorkoutPurpose.REST)]
    ),
    st.sampled_from((RUN, RIDE)),
    st.integers(25, 200),
    st.integers(10, 240),
    st.integers(0, 3),
    st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_any_session_of_any_length_adds_up(
    purpose: WorkoutPurpose, sport: object, minutes: int, wanted: int, variant: int, raced: bool
) -> None:
    race = PACED if raced else RaceEffort()
    was = make_workout(
        "a", MONDAY, sport, purpose, minutes, THRESHOLDS, phase=BUILD, variant=variant, race=race
    )
    now = resized(was, wanted, THRESHOLDS, BUILD)
    assert now.planned_duration_s == wanted * 60
    assert (now.id, now.day, now.sport, now.purpose, now.key) == (
        was.id,
        was.day,
        was.sport,
        was.purpose,
        was.key,
    )
    assert adds_up(now)


def test_as_the_recipe_writes_it() -> None:
    assert resized(session(THRESHOLD, 60), 45, THRESHOLDS, BUILD) == session(THRESHOLD, 45)
    variant = session(THRESHOLD, 60, variant=1)
    assert resized(variant, 75, THRESHOLDS, BUILD) == session(THRESHOLD, 75, variant=1)


def test_the_fast_finish_of_a_long_run_stays() -> None:
    was = session(LONG, 120, race=PACED)
    now = resized(was, 100, THRESHOLDS, BUILD)
    assert now.title == was.title == "Long run, 30 min at race pace"
    assert [step.duration_s for step in now.every_step()] == [65 * 60 - 0, 30 * 60, 5 * 60]
    assert now.planned_load is not None
    assert now.planned_load < (was.planned_load or 0)
    assert now.intensity.easy < was.intensity.easy


def test_repeats_fall_out_and_title_and_rehearsals_follow() -> None:
    made = session(WorkoutPurpose.RACE_PACE, 75, race=HALF, variant=1)
    pace = Rehearsal(kind=RehearsalKind.PACE, text="3 × 10 min as at km 5")
    fuel = Rehearsal(kind=RehearsalKind.FUEL, text="a gel")
    was = made.model_copy(update={"rehearses": (pace, fuel)})
    times = next(step.times for step in was.steps if isinstance(step, RepeatBlock))
    now = resized(was, 50, THRESHOLDS, BUILD)
    block = next(step for step in now.steps if isinstance(step, RepeatBlock))
    assert block.times < times
    assert now.title == was.title.replace(f"{times} ×", f"{block.times} ×")
    assert now.rehearses == (fuel,)


def test_pieces_shrink_where_repeats_cannot_fall_out() -> None:
    was = session(WorkoutPurpose.RACE_PACE, 75, race=HALF)
    assert was.title.endswith(": 2 × 20 min")
    now = resized(was, 40, THRESHOLDS, BUILD)
    block = next(step for step in now.steps if isinstance(step, RepeatBlock))
    assert (block.times, block.steps[0].duration_s) == (2, 630)
    assert now.title == was.title.split(":")[0]
    assert adds_up(now)


def test_steps_by_distance_are_scaled() -> None:
    steps = (WorkoutStep(distance_m=2_000), WorkoutStep(distance_m=8_000))
    was = PlannedWorkout(
        id="a",
        day=MONDAY + timedelta(days=1),
        sport=RUN,
        title="Tempo run: 8 km",
        purpose=WorkoutPurpose.STEADY,
        steps=steps,
        planned_duration_s=3_000,
        planned_distance_m=10_000,
        planned_load=50,
    )
    now = resized(was, 25, THRESHOLDS, BUILD)
    assert [step.distance_m for step in now.every_step()] == [1_000, 4_000]
    assert (now.planned_distance_m, now.planned_load, now.title) == (5_000, pytest.approx(25), "Tempo run")
