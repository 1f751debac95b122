"""A difference in sentences, the summary first."""

from datetime import timedelta

from tests.support.changing_plans import MONDAY, a_race, plan_of, raced
from tools.domain.planning.plan_difference import difference
from tools.domain.planning.plan_sessions import by_id, changed_plan
from tools.domain.training.training_plan import PlanPhase
from tools.domain.wording.plan_changes import difference_facts


def test_one_session() -> None:
    plan = plan_of(2)
    new = changed_plan(plan, {"w013": by_id(plan)["w013"].model_copy(update={"planned_duration_s": 3_600.0})})
    assert difference_facts(difference(plan, new)) == (
        "1 session changes: 1 shortened; 4 h 15 min instead of 4 h 45 min in the week of 2 March.",
        "Long run on Saturday 7 March: shortened from 1 h 30 min to 1 h.",
    )


def test_several_sessions_and_weeks() -> None:
    plan = plan_of(2)
    sessions = by_id(plan)
    new = changed_plan(
        plan,
        {
            "w010": sessions["w010"].model_copy(update={"day": MONDAY}),
            "w013": None,
            "w023": sessions["w023"].model_copy(update={"planned_duration_s": 3_600.0}),
        },
    )
    facts = difference_facts(difference(plan, new))
    assert facts[0] == (
        "3 sessions change: 1 removed, 1 moved and 1 shortened; "
        "3 h 15 min instead of 4 h 45 min in the week of 2 March; "
        "4 h 15 min instead of 4 h 45 min in the week of 9 March."
    )
    assert len(facts) == 4


def test_many_changes_are_counted() -> None:
    plan = plan_of(6)
    new = changed_plan(
        plan, {each.id: each.model_copy(update={"planned_duration_s": 1_200.0}) for each in plan.workouts}
    )
    facts = difference_facts(difference(plan, new))
    assert facts[0] == "30 sessions change: 30 shortened; 10 h instead of 28 h 30 min in all."
    assert facts[-1] == "22 more sessions change."


def test_races_and_what_weeks_are_for() -> None:
    plan = plan_of(3)
    race = raced(plan, a_race(MONDAY + timedelta(days=20)))
    weeks = (*race.weeks[:2], race.weeks[2].model_copy(update={"phase": PlanPhase.TAPER}))
    facts = difference_facts(difference(plan, race.model_copy(update={"weeks": weeks})))
    assert "Spring Half on Sunday 22 March is a goal, as A race." in facts
    assert "The week of 16 March is taper instead of build." in facts
    back = difference_facts(difference(race, plan))
    assert "Spring Half on Sunday 22 March is no goal any more." in back


def test_a_longer_plan_and_no_change() -> None:
    plan = plan_of(2)
    assert "The plan is 3 weeks now, Monday 2 March to Sunday 22 March." in difference_facts(
        difference(plan, plan_of(3))
    )
    assert difference_facts(difference(plan, plan)) == ("Nothing in the plan changes.",)
