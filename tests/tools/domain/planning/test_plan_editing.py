"""Structured edits: they name sessions, days and minutes; the sums are code's."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.changing_plans import (
    EASY,
    INTERVALS,
    LONG,
    MONDAY,
    RIDE,
    RUN,
    STRENGTH,
    SWIM,
    THRESHOLD,
    THRESHOLDS,
    a_race,
    plan_of,
    raced,
    standing_on,
)
from tools.domain.plan_edit import (
    AddWorkout,
    MoveWorkout,
    PlanEdit,
    RemoveWorkout,
    ReplaceWorkout,
    ResizeWorkout,
    SwapDays,
)
from tools.domain.planning.plan_editing import EditRefused, apply_edits
from tools.domain.planning.plan_sessions import by_id
from tools.domain.training.plan_rule_arithmetic import ADDS_UP
from tools.domain.training.plan_rules import check_plan
from tools.domain.training.training_plan import History, TrainingPlan, TrainingSport, WorkoutPurpose

WEDNESDAY = MONDAY + timedelta(days=9)  # of the second week
STANDING = standing_on(WEDNESDAY)
AHEAD = ("w022", "w023", "w024", "w030", "w031", "w032", "w033", "w034")
DAYS = st.integers(0, 11).map(lambda days: WEDNESDAY + timedelta(days=days))
SPORTS = st.sampled_from((RUN, RIDE, SWIM, STRENGTH))
PURPOSES = st.sampled_from(
    (EASY, LONG, THRESHOLD, INTERVALS, WorkoutPurpose.STRIDES, WorkoutPurpose.RECOVERY)
)
NAMES = st.sampled_from(AHEAD)
EDITS: st.SearchStrategy[PlanEdit] = st.one_of(
    st.builds(MoveWorkout, workout_id=NAMES, to=DAYS),
    st.builds(SwapDays, one=DAYS, other=DAYS),
    st.builds(ResizeWorkout, workout_id=NAMES, minutes=st.integers(20, 240)),
    st.builds(ReplaceWorkout, workout_id=NAMES, sport=SPORTS, purpose=PURPOSES, minutes=st.integers(15, 200)),
    st.builds(AddWorkout, day=DAYS, sport=SPORTS, purpose=PURPOSES, minutes=st.integers(15, 200)),
)


def edited(*edits: PlanEdit, plan: TrainingPlan | None = None) -> TrainingPlan:
    return apply_edits(plan or plan_of(3), edits, STANDING)


@given(st.lists(EDITS, max_size=5))
@settings(max_examples=150, deadline=None)
def test_whatever_is_edited_adds_up_and_leaves_the_past_alone(edits: list[PlanEdit]) -> None:
    plan = plan_of(3)
    try:
        new = apply_edits(plan, edits, STANDING)
    except EditRefused:
        return
    breaches = check_plan(new, History(), THRESHOLDS)
    assert not [each.sentence for each in breaches if each.code == ADDS_UP.code]
    assert [each for each in new.workouts if each.day < WEDNESDAY] == [
        each for each in plan.workouts if each.day < WEDNESDAY
    ]
    assert len(by_id(new)) == len(new.workouts)


def test_move() -> None:
    new = edited(MoveWorkout(workout_id="w023", to=WEDNESDAY + timedelta(days=2)))
    assert by_id(new)["w023"].day == MONDAY + timedelta(days=11)
    assert [each.id for each in new.weeks[1].workouts] == ["w020", "w021", "w022", "w023", "w024"]


def test_swap_exchanges_all_sessions_of_two_days() -> None:
    saturday, sunday = MONDAY + timedelta(days=12), MONDAY + timedelta(days=13)
    sessions = by_id(edited(SwapDays(one=saturday, other=sunday)))
    assert (sessions["w023"].day, sessions["w024"].day) == (sunday, saturday)


def test_swap_with_a_free_day_moves() -> None:
    friday, saturday = MONDAY + timedelta(days=11), MONDAY + timedelta(days=12)
    assert by_id(edited(SwapDays(one=friday, other=saturday)))["w023"].day == friday


def test_remove() -> None:
    assert "w023" not in by_id(edited(RemoveWorkout(workout_id="w023")))


def test_resize_writes_the_session_anew() -> None:
    session = by_id(edited(ResizeWorkout(workout_id="w030", minutes=45)))["w030"]
    assert session.planned_duration_s == 2_700
    assert session.purpose is THRESHOLD
    assert session.key
    assert session.planned_load is not None
    assert session.planned_load < (by_id(plan_of(3))["w030"].planned_load or 0)


def test_replace_keeps_day_length_and_id() -> None:
    session = by_id(edited(ReplaceWorkout(workout_id="w030", sport=RIDE, purpose=EASY)))["w030"]
    assert (session.sport, session.purpose, session.planned_duration_s) == (RIDE, EASY, 3_600)
    assert session.day == MONDAY + timedelta(days=15)
    assert not session.key


def test_replace_by_strength_and_by_rest() -> None:
    strength = by_id(edited(ReplaceWorkout(workout_id="w031", purpose=WorkoutPurpose.STRENGTH)))["w031"]
    assert strength.sport is STRENGTH
    rest = by_id(edited(ReplaceWorkout(workout_id="w031", purpose=WorkoutPurpose.REST)))["w031"]
    assert rest.is_rest
    assert rest.planned_duration_s == 0


def test_added_sessions_have_new_ids_and_steps() -> None:
    add = AddWorkout(day=WEDNESDAY, sport=STRENGTH, purpose=WorkoutPurpose.STRENGTH, minutes=30)
    new = edited(add, add)
    fresh = set(by_id(new)) - set(by_id(plan_of(3)))
    assert len(fresh) == 2
    assert all(by_id(new)[name].steps for name in fresh)
    assert edited(add, add) == new  # the same edits give the same ids


RACED = raced(plan_of(3), a_race(MONDAY + timedelta(days=20)))


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (RemoveWorkout(workout_id="w999"), "no such session"),
        (RemoveWorkout(workout_id="w020"), "Threshold run of Tuesday 10 March lies in the past"),
        (MoveWorkout(workout_id="w023", to=MONDAY), "Monday 2 March lies in the past"),
        (
            MoveWorkout(workout_id="w023", to=MONDAY + timedelta(days=40)),
            "outside the plan, which is Monday 2 March to Sunday 22 March",
        ),
        (SwapDays(one=WEDNESDAY, other=MONDAY), "lies in the past"),
        (
            SwapDays(one=WEDNESDAY + timedelta(days=2), other=WEDNESDAY + timedelta(days=5)),
            "Nothing is planned",
        ),
        (MoveWorkout(workout_id="race", to=WEDNESDAY), "is a race"),
        (ResizeWorkout(workout_id="race", minutes=60), "is a race"),
        (RemoveWorkout(workout_id="race"), "is a race"),
        (SwapDays(one=WEDNESDAY, other=MONDAY + timedelta(days=20)), "is a race"),
        (
            AddWorkout(day=WEDNESDAY, sport=RUN, purpose=WorkoutPurpose.RACE, minutes=60),
            "not added by an edit",
        ),
        (
            AddWorkout(day=WEDNESDAY, sport=TrainingSport.TRIATHLON, purpose=EASY, minutes=60),
            "not added by an edit",
        ),
        (AddWorkout(day=MONDAY, sport=RUN, purpose=EASY, minutes=60), "lies in the past"),
    ],
)
def test_refused(edit: PlanEdit, sentence: str) -> None:
    with pytest.raises(EditRefused, match=sentence):
        apply_edits(RACED, (edit,), STANDING)


def test_a_rest_day_has_no_length_and_needs_a_sport() -> None:
    rest = ReplaceWorkout(workout_id="w031", purpose=WorkoutPurpose.REST)
    with pytest.raises(EditRefused, match="it has no length"):
        edited(rest, ResizeWorkout(workout_id="w031", minutes=30))
    with pytest.raises(EditRefused, match="say which sport"):
        edited(rest, ReplaceWorkout(workout_id="w031", purpose=EASY, minutes=30))
    with pytest.raises(EditRefused, match="how many minutes"):
        edited(rest, ReplaceWorkout(workout_id="w031", purpose=EASY, sport=RUN))
