"""The validator as a whole: its rules as data, and what must not change its verdict."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.training_plans import (
    MONDAY,
    calm_history,
    calm_plan,
    history_moved,
    moved,
    race_plan,
    rest,
    run,
)
from tools.domain.training.plan_rules import RULES, AthleteFlags, check_plan, is_valid
from tools.domain.training.training_plan import (
    History,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    TrainingPlan,
    WorkoutPurpose,
)


@st.composite
def plans(draw: st.DrawFn) -> TrainingPlan:
    """Plans of two to eight weeks, good and bad."""
    weeks = []
    for i in range(draw(st.integers(2, 8))):
        first = MONDAY + timedelta(days=7 * i)
        weeks.append(
            PlannedWeek(
                number=i + 1,
                starts_on=first,
                phase=PlanPhase.BUILD,
                workouts=tuple(
                    draw(sessions(first + timedelta(days=i))) for i in range(7) if draw(st.booleans())
                ),
            )
        )
    return TrainingPlan(goal_races=(), weeks=tuple(weeks))


@st.composite
def sessions(draw: st.DrawFn, day: date) -> PlannedWorkout:
    purpose = draw(st.sampled_from([WorkoutPurpose.EASY, WorkoutPurpose.LONG, WorkoutPurpose.INTERVALS]))
    hard = draw(st.sampled_from([0.0, 0.2, 0.5])) if purpose is WorkoutPurpose.INTERVALS else 0.0
    return run(day, draw(st.integers(20, 180)), purpose=purpose, hard=hard)


def test_there_are_twelve_rules_each_with_a_reason_and_a_source() -> None:
    assert [rule.code for rule, _ in RULES] == [f"L{number}" for number in range(1, 13)]
    for rule, _ in RULES:
        assert rule.sentence.endswith(".")
        assert rule.source
        assert rule.warning is not None or rule.error is not None


def test_a_calm_plan_breaks_no_rule() -> None:
    assert check_plan(calm_plan(), calm_history()) == ()
    assert is_valid(check_plan(race_plan(), calm_history()))


def test_a_warning_does_not_make_a_plan_invalid() -> None:
    found = check_plan(calm_plan((1.2,)), calm_history())
    assert {breach.severity for breach in found} == {"W"}
    assert is_valid(found)


@given(plans(), st.integers(-60, 60))
def test_shifting_everything_by_weeks_changes_no_verdict(plan: TrainingPlan, weeks: int) -> None:
    later = timedelta(days=7 * weeks)
    here = check_plan(plan, calm_history(), flags=AthleteFlags(novice=True))
    there = check_plan(
        moved(plan, weeks), history_moved(calm_history(), weeks), flags=AthleteFlags(novice=True)
    )
    assert [(each.code, each.severity, each.week, each.value) for each in there] == [
        (each.code, each.severity, each.week, each.value) for each in here
    ]
    assert [each.day for each in there] == [each.day and each.day + later for each in here]


@given(plans(), st.data())
def test_writing_rest_on_free_days_changes_no_verdict(plan: TrainingPlan, data: st.DataObject) -> None:
    weeks = []
    for week in plan.weeks:
        taken = {each.day for each in week.workouts}
        free = [day for day in (week.starts_on + timedelta(days=i) for i in range(7)) if day not in taken]
        rests = [rest(day) for day in free if data.draw(st.booleans())]
        weeks.append(week.model_copy(update={"workouts": (*week.workouts, *rests)}))
    rested = plan.model_copy(update={"weeks": tuple(weeks)})
    assert check_plan(rested, calm_history()) == check_plan(plan, calm_history())


@given(plans())
def test_resting_a_last_day_adds_no_error_of_growth_or_hardness(plan: TrainingPlan) -> None:
    *weeks, last = plan.weeks
    if not last.workouts:
        return
    shorter = last.model_copy(update={"workouts": last.workouts[:-1]})
    calmer = plan.model_copy(update={"weeks": (*weeks, shorter)})
    growth = {"L1", "L2", "L3", "L9"}
    before = {
        (each.code, each.week, each.day) for each in check_plan(plan, calm_history()) if each.code in growth
    }
    after = {
        (each.code, each.week, each.day) for each in check_plan(calmer, calm_history()) if each.code in growth
    }
    assert after <= before


@given(plans())
def test_a_plan_without_a_past_is_judged_by_itself(plan: TrainingPlan) -> None:
    assert not [each for each in check_plan(plan, History()) if each.code == "L3"]


def test_every_breach_can_be_read() -> None:
    wild = calm_plan(tuple(1.3**i for i in range(8)))
    found = check_plan(wild, calm_history(), flags=AthleteFlags(ill=True))
    assert {each.code for each in found} >= {"L1", "L2", "L3", "L6", "L12"}
    for breach in found:
        assert breach.sentence.count(".") >= 2
        assert breach.week is not None
