"""What is small enough to be done without asking."""

from datetime import timedelta

import pytest

from tests.support.changing_plans import MONDAY, a_race, plan_of, raced
from tools.domain.planning.plan_difference import difference
from tools.domain.planning.plan_sessions import by_id, changed_plan
from tools.domain.planning.small_changes import is_small
from tools.domain.training.training_plan import PlannedWorkout, PlanPhase, WorkoutPurpose

PLAN = raced(plan_of(3), a_race(MONDAY + timedelta(days=20)))


def small(**changes: dict[str, object] | None) -> bool:
    done: dict[str, PlannedWorkout | None] = {
        name: None if update is None else by_id(PLAN)[name].model_copy(update=update)
        for name, update in changes.items()
    }
    return is_small(difference(PLAN, changed_plan(PLAN, done)))


def on(day: int) -> dict[str, object]:
    return {"day": MONDAY + timedelta(days=day)}


def shorter(name: str, share: float) -> dict[str, object]:
    workout = by_id(PLAN)[name]
    load = workout.planned_load
    return {
        "planned_duration_s": workout.planned_duration_s * share,
        "planned_load": None if load is None else load * share,
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"w010": on(0)}, True, id="one moved in its week"),
        pytest.param({"w010": on(0), "w013": on(4)}, True, id="two moved in their week"),
        pytest.param({"w010": on(0), "w013": on(4), "w011": on(1)}, False, id="three moved"),
        pytest.param({"w014": on(7)}, False, id="moved into another week"),
        pytest.param({"w014": shorter("w014", 0.76)}, True, id="an easy run a little shorter"),
        pytest.param({"w014": shorter("w014", 0.7)}, False, id="shorter by more than a quarter"),
        pytest.param({"w013": shorter("w013", 1.1)}, False, id="longer"),
        pytest.param(
            {"w013": shorter("w013", 0.76), "w010": shorter("w010", 0.76)}, False, id="the week loses a tenth"
        ),
        pytest.param({"w010": None}, False, id="a key session removed"),
        pytest.param({"race": on(19)}, False, id="the race moved"),
        pytest.param({"w011": {"purpose": WorkoutPurpose.STEADY}}, False, id="another kind of session"),
        pytest.param({}, False, id="nothing at all"),
    ],
)
def test_small(changes: dict[str, dict[str, object] | None], expected: bool) -> None:
    assert small(**changes) is expected


def test_a_new_plan_weeks_and_races_are_never_small() -> None:
    assert not is_small(difference(None, PLAN))
    assert not is_small(difference(plan_of(3), PLAN))
    moved = changed_plan(PLAN, {"w010": by_id(PLAN)["w010"].model_copy(update=on(0))})
    first = moved.weeks[0].model_copy(update={"phase": PlanPhase.RECOVERY})
    assert not is_small(difference(PLAN, moved.model_copy(update={"weeks": (first, *moved.weeks[1:])})))
