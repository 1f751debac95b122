"""One session changed within a plan."""

from datetime import timedelta

from tests.support.training_plans import MONDAY, calm_plan
from tools.domain.plan_request import PlanStanding
from tools.domain.planning.session_changes import new_session, replaced
from tools.domain.training.training_plan import TrainingPlan, TrainingSport, WorkoutPurpose

STANDING = PlanStanding(today=MONDAY)


def with_one_more(plan: TrainingPlan, days: int) -> TrainingPlan:
    day = MONDAY + timedelta(days=days)
    return new_session(plan, day, TrainingSport.RUN, WorkoutPurpose.EASY, 30, standing=STANDING)


def test_an_id_taken_out_does_not_come_back_for_another_session() -> None:
    plan = calm_plan()
    added = next(each for each in with_one_more(plan, 0).workouts if each.id)
    without = replaced(with_one_more(plan, 0), added, None)
    later = next(each for each in with_one_more(without, 4).workouts if each.id)
    assert added.day != later.day
    assert added.id != later.id


def test_the_same_session_added_again_is_the_same() -> None:
    assert with_one_more(calm_plan(), 0) == with_one_more(calm_plan(), 0)


def test_two_sessions_added_have_two_ids() -> None:
    plan = with_one_more(with_one_more(calm_plan(), 0), 0)
    ids = [each.id for each in plan.workouts if each.id]
    assert len(ids) == len(set(ids)) == 2
