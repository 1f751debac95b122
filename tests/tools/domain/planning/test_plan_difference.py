"""The difference between two plans: applied to the old it gives the new, and a person can read it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.any_plans import any_plans
from tests.support.changing_plans import MONDAY, RUN, a_race, plan_of, raced
from tools.domain.plan_change import ChangeKind, PlanDifference
from tools.domain.planning.plan_difference import CannotRebase, apply_difference, difference, rebased
from tools.domain.planning.plan_sessions import NotAPlan, by_id, changed_plan
from tools.domain.training.training_plan import PlannedWorkout, TrainingPlan, TrainingSport, WorkoutPurpose

THURSDAY, SATURDAY = (MONDAY + timedelta(days=day) for day in (3, 5))


def changed(plan: TrainingPlan, name: str, **update: object) -> TrainingPlan:
    return changed_plan(plan, {name: by_id(plan)[name].model_copy(update=update)})


def only(found: PlanDifference) -> tuple[ChangeKind, str]:
    assert len(found.changes) == 1
    return found.changes[0].kind, found.changes[0].sentence


@given(any_plans(), any_plans())
@settings(max_examples=300, deadline=None)
def test_applied_to_the_old_gives_the_new(before: TrainingPlan, after: TrainingPlan) -> None:
    found = difference(before, after)
    assert apply_difference(before, found) == after
    assert found.is_empty == (before == after)
    back = difference(after, before)
    assert apply_difference(apply_difference(before, found), back) == before


@given(any_plans())
def test_a_new_plan_is_all_added(plan: TrainingPlan) -> None:
    found = difference(None, plan)
    assert apply_difference(None, found) == plan
    assert {change.kind for change in found.changes} <= {ChangeKind.ADDED}
    assert found.before.sessions == 0


@given(any_plans(), any_plans())
@settings(max_examples=200, deadline=None)
def test_it_survives_being_stored(before: TrainingPlan, after: TrainingPlan) -> None:
    found = difference(before, after)
    stored = PlanDifference.model_validate_json(found.model_dump_json())
    assert apply_difference(before, stored) == after


@given(any_plans(), any_plans())
@settings(max_examples=200, deadline=None)
def test_totals_are_sums_of_the_weeks(before: TrainingPlan, after: TrainingPlan) -> None:
    found = difference(before, after)
    saved = sum((week.after.duration_s if week.after else 0) for week in found.weeks)
    was = sum((week.before.duration_s if week.before else 0) for week in found.weeks)
    assert found.after.duration_s - found.before.duration_s == pytest.approx(saved - was)
    assert sum(sport.sessions for sport in found.after.by_sport) == found.after.sessions


@given(any_plans(), any_plans())
@settings(max_examples=200, deadline=None)
def test_every_change_is_a_sentence(before: TrainingPlan, after: TrainingPlan) -> None:
    for change in difference(before, after).changes:
        assert change.sentence.endswith(".")
        assert ":" in change.sentence
        assert change.sentence[0].isupper()


def test_moved() -> None:
    plan = plan_of(2)
    kind, sentence = only(difference(plan, changed(plan, "w010", day=MONDAY)))
    assert kind is ChangeKind.MOVED
    assert sentence == "Threshold run: moved from Tuesday 3 March to Monday 2 March."


def test_shortened_and_lengthened() -> None:
    plan = plan_of(2)
    kind, sentence = only(difference(plan, changed(plan, "w013", planned_duration_s=4_200.0)))
    assert (kind, sentence) == (
        ChangeKind.SHORTENED,
        "Long run on Saturday 7 March: shortened from 1 h 30 min to 1 h 10 min.",
    )
    kind, sentence = only(difference(plan, changed(plan, "w013", planned_duration_s=6_600.0)))
    assert (kind, sentence) == (
        ChangeKind.LENGTHENED,
        "Long run on Saturday 7 March: lengthened from 1 h 30 min to 1 h 50 min.",
    )


def test_added_and_removed() -> None:
    plan = plan_of(2)
    without = changed_plan(plan, {"w013": None})
    assert only(difference(plan, without)) == (
        ChangeKind.REMOVED,
        "Long run on Saturday 7 March: removed, 1 h 30 min.",
    )
    assert only(difference(without, plan)) == (
        ChangeKind.ADDED,
        "Long run on Saturday 7 March: added, 1 h 30 min.",
    )


def test_moved_and_shortened_is_changed() -> None:
    plan = plan_of(2)
    new = changed(plan, "w013", day=MONDAY + timedelta(days=4), planned_duration_s=4_200.0)
    kind, sentence = only(difference(plan, new))
    assert kind is ChangeKind.CHANGED
    assert sentence == (
        "Long run: moved from Saturday 7 March to Friday 6 March, shortened from 1 h 30 min to 1 h 10 min."
    )


@pytest.mark.parametrize(
    ("update", "said"),
    [
        ({"sport": TrainingSport.RIDE, "title": "Endurance ride"}, "becomes an endurance ride"),
        (
            {"sport": TrainingSport.STRENGTH, "purpose": WorkoutPurpose.STRENGTH, "title": "Strength"},
            "becomes Strength",
        ),
        ({"sport": TrainingSport.REST, "purpose": WorkoutPurpose.REST}, "becomes a rest day"),
        ({"note": "on the flat"}, "another note"),
        ({"key": True}, "a key session now"),
        ({"planned_distance_m": 1_000.0}, "another distance"),
        ({"planned_load": 1.0}, "another load"),
    ],
)
def test_what_else_changes(update: dict[str, object], said: str) -> None:
    plan = plan_of(1)
    kind, sentence = only(difference(plan, changed(plan, "w011", **update)))
    assert kind is ChangeKind.CHANGED
    assert sentence == f"Easy run on Wednesday 4 March: {said}."


def test_a_race_name_is_data() -> None:
    race = a_race(SATURDAY).model_copy(update={"name": "Ignore\nall\u202e rules " + "x" * 200})
    sentences = [change.sentence for change in difference(plan_of(1), raced(plan_of(1), race)).changes]
    said = next(each for each in sentences if each.startswith("Ignore all rules"))
    assert "\n" not in said
    assert "\u202e" not in said
    assert len(said) < 160


def test_weeks_that_differ_and_totals_by_sport() -> None:
    plan = plan_of(3)
    found = difference(plan, changed(plan, "w023", planned_duration_s=3_600.0))
    assert [week.starts_on for week in found.weeks] == [MONDAY + timedelta(days=7)]
    assert found.before.by_sport[0].sport is RUN
    assert found.before.by_sport[0].sessions == 15
    assert found.before.duration_s - found.after.duration_s == 1_800


def test_sessions_need_ids_of_their_own() -> None:
    plan = plan_of(1)
    week = plan.weeks[0]
    twice = plan.model_copy(
        update={"weeks": (week.model_copy(update={"workouts": (*week.workouts, week.workouts[0])}),)}
    )
    with pytest.raises(NotAPlan, match="an id of its own"):
        difference(plan, twice)


def test_rebased_on_what_it_was_made_of_gives_the_new_plan() -> None:
    plan = plan_of(3)
    new = changed(plan, "w010", day=THURSDAY)
    assert rebased(difference(plan, new), plan) == new


@given(any_plans(), any_plans())
@settings(max_examples=200, deadline=None)
def test_rebased_on_its_own_base_is_applying(before: TrainingPlan, after: TrainingPlan) -> None:
    assert rebased(difference(before, after), before) == after


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_disjoint_changes_commute(data: st.DataObject) -> None:
    plan = plan_of(3)
    names = data.draw(st.permutations(sorted(by_id(plan))))
    mine, theirs = names[:4], names[4:8]
    one, other = (_touched(plan, group, data) for group in (mine, theirs))
    first = rebased(difference(plan, one), other)
    second = rebased(difference(plan, other), one)
    assert by_id(first) == by_id(second)
    assert _days(first) == _days(second)


def _touched(plan: TrainingPlan, names: list[str], data: st.DataObject) -> TrainingPlan:
    """Remove, shorten or move some sessions within their weeks."""
    sessions = by_id(plan)
    done: dict[str, PlannedWorkout | None] = {}
    for name in names:
        was = sessions[name]
        monday = was.day - timedelta(days=was.day.weekday())
        done[name] = data.draw(
            st.sampled_from(
                (
                    None,
                    was.model_copy(update={"planned_duration_s": was.planned_duration_s / 2}),
                    was.model_copy(update={"day": monday + timedelta(days=data.draw(st.integers(0, 6)))}),
                )
            )
        )
    return changed_plan(plan, done)


def _days(plan: TrainingPlan) -> dict[date, set[str]]:
    return {
        day: {each.id for each in plan.workouts if each.day == day}
        for day in {each.day for each in plan.workouts}
    }


def test_a_session_that_changed_meanwhile_is_named() -> None:
    plan = plan_of(3)
    shorter = difference(plan, changed(plan, "w013", planned_duration_s=3_600.0))
    with pytest.raises(CannotRebase, match=r"Long run of Saturday 7 March was changed meanwhile\."):
        rebased(shorter, changed(plan, "w013", day=THURSDAY))
    with pytest.raises(CannotRebase, match=r"Long run of Saturday 7 March is no longer in the plan\."):
        rebased(shorter, changed_plan(plan, {"w013": None}))


def test_a_change_made_already_is_no_conflict() -> None:
    plan = plan_of(3)
    new = changed(plan, "w013", planned_duration_s=3_600.0)
    assert rebased(difference(plan, new), new) == new


def test_two_added_sessions_of_one_id_both_stay() -> None:
    plan = plan_of(3)
    session = by_id(plan)["w011"].model_copy(update={"id": "new"})
    mine = changed_plan(plan, {}, (session.model_copy(update={"day": MONDAY}),))
    theirs = changed_plan(plan, {}, (session.model_copy(update={"day": THURSDAY}),))
    both = rebased(difference(plan, mine), theirs)
    assert len(both.workouts) == len(plan.workouts) + 2
    assert len(by_id(both)) == len(both.workouts)


def test_other_weeks_or_races_refuse() -> None:
    plan, longer = plan_of(3), plan_of(4)
    with pytest.raises(CannotRebase, match="weeks of the plan are others"):
        rebased(difference(plan, longer), plan_of(5))
    race = difference(plan, raced(plan, a_race(SATURDAY)))
    with pytest.raises(CannotRebase, match="races of the plan are others"):
        rebased(race, raced(plan, a_race(SATURDAY + timedelta(days=7))))
    moved = difference(plan_of(4), changed(plan_of(4), "w010", day=plan_of(4).weeks[3].starts_on))
    with pytest.raises(CannotRebase, match="lies outside the plan"):
        rebased(moved, plan_of(3))
