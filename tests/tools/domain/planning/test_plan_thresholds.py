"""A plan is trained by the thresholds its targets are written in, also when an estimate moves later."""

from datetime import date, timedelta

from tools.domain.athlete import Thresholds
from tools.domain.plan_edit import AddWorkout
from tools.domain.plan_request import PlanRequest, PlanStanding, PlanWish
from tools.domain.planning.build_plan import build_plan
from tools.domain.planning.judging import judge
from tools.domain.planning.past_kept import with_past_of
from tools.domain.planning.plan_difference import apply_difference, difference
from tools.domain.planning.plan_editing import apply_edits
from tools.domain.training.plan_rule import Severity
from tools.domain.training.training_plan import TrainingPlan, TrainingSport, WorkoutPurpose
from tools.domain.training.workout_step import TargetKind

MONDAY = date(2026, 3, 2)
SLOWER, FASTER = (Thresholds(threshold_pace_s_per_km=pace) for pace in (300.0, 250.0))


def built(thresholds: Thresholds) -> TrainingPlan:
    wish = PlanWish(sport=TrainingSport.RUN, weeks=8, weekly_hours_now=4)
    standing = PlanStanding(today=MONDAY, thresholds=thresholds)
    return build_plan(PlanRequest(wish=wish, standing=standing)).plan


def test_a_threshold_that_moves_makes_no_target_wrong() -> None:
    plan = built(SLOWER)
    now = PlanStanding(today=MONDAY, thresholds=FASTER)
    assert plan.thresholds == SLOWER
    assert [each for each in judge(plan, now) if each.severity is Severity.ERROR] == []
    unwritten = plan.model_copy(update={"thresholds": None})
    assert "L11" in {each.code for each in judge(unwritten, now)}


def test_a_session_added_later_is_written_like_the_others() -> None:
    plan = built(SLOWER)
    day = plan.starts_on + timedelta(days=8)
    add = AddWorkout(day=day, sport=TrainingSport.RUN, purpose=WorkoutPurpose.EASY, minutes=30)
    edited = apply_edits(plan, (add,), PlanStanding(today=MONDAY, thresholds=FASTER))
    known = {each.id for each in plan.workouts}
    new = next(each for each in edited.workouts if each.id not in known)
    paces = [
        step.target.low
        for step in new.every_step()
        if step.target is not None and step.target.kind is TargetKind.PACE
    ]
    assert paces
    assert min(paces) > SLOWER.threshold_pace_s_per_km  # type: ignore[operator]  # easy is slower than that


def test_a_plan_built_anew_takes_the_new_thresholds_along() -> None:
    old, new = built(SLOWER), built(FASTER)
    told = difference(old, new)
    assert told.thresholds == FASTER
    assert apply_difference(old, told) == new
    assert with_past_of(old, new, MONDAY + timedelta(days=9)).thresholds == FASTER
