"""How a plan answers what happens: the plan a coach would expect, and what always holds."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from tests.support.changing_plans import (
    MONDAY,
    RIDE,
    RUN,
    RUNNER_WEEK,
    SWIM,
    TRIATHLETE_WEEK,
    a_race,
    plan_of,
    raced,
    standing_on,
    taper_plan,
)
from tools.domain.athlete_rules import AthleteRule, RuleKind, Trigger, Weekday
from tools.domain.plan_event import (
    Away,
    Hurt,
    Ill,
    Missed,
    NewRace,
    PlanEvent,
    RaceGone,
    RulesChanged,
    TooHard,
    WentWell,
)
from tools.domain.plan_request import NoSuchPlan, PlanStanding
from tools.domain.plan_timeline import WorkoutStatus
from tools.domain.planning.judging import judge
from tools.domain.planning.matching import Match
from tools.domain.planning.plan_difference import difference
from tools.domain.planning.plan_evolution import Evolution, NothingToChange, evolve
from tools.domain.planning.plan_sessions import by_id, changed_plan
from tools.domain.training.plan_intensity import zone_four_s
from tools.domain.training.plan_rule import Severity
from tools.domain.training.training_plan import PlanPhase, RacePriority, TrainingPlan, WorkoutPurpose

# Tuesday threshold 60, Wednesday easy 50, Thursday easy 45, Saturday long 90, Sunday easy 40.
PLAN = plan_of(5)
TODAY = MONDAY + timedelta(days=9)  # Wednesday of the second week


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def happened(
    event: PlanEvent,
    plan: TrainingPlan = PLAN,
    standing: PlanStanding | None = None,
    statuses: Mapping[str, Match] | None = None,
) -> tuple[Evolution, list[str]]:
    """Return the answer and its changes, checked for what always holds."""
    standing = standing or standing_on(TODAY, plan)
    found = evolve(plan, event, standing, statuses or {})
    errors = [each for each in judge(found.plan, found.standing) if each.severity is Severity.ERROR]
    assert not [each.sentence for each in errors]
    past = [each for each in plan.workouts if each.day < standing.today]
    assert [each for each in found.plan.workouts if each.day < standing.today] == past
    assert by_id(found.plan)
    assert found.headline.endswith(".")
    assert found.reason.endswith(".")
    changes = difference(plan, found.plan).changes
    assert changes
    return found, [each.sentence for each in changes]


def hard_days(plan: TrainingPlan, first: date, last: date) -> list[date]:
    thresholds = standing_on(TODAY).thresholds
    return [
        each.day
        for each in plan.workouts
        if first <= each.day <= last
        and (zone_four_s(each, thresholds) > 0 or each.purpose is WorkoutPurpose.THRESHOLD)
    ]


def test_a_fever_means_rest_then_an_easy_way_back() -> None:
    found, changes = happened(Ill(first=TODAY, last=day(12), fever=True))
    assert changes == [
        "Easy run on Wednesday 11 March: removed, 50 min.",
        "Easy run on Thursday 12 March: removed, 45 min.",
        "Long run on Saturday 14 March: removed, 1 h 30 min.",
        "Easy run on Sunday 15 March: shortened from 40 min to 20 min.",
        "Threshold run on Tuesday 17 March: becomes an easy run, shortened from 1 h to 45 min.",
        "Easy run on Wednesday 18 March: shortened from 50 min to 40 min.",
    ]
    assert found.headline == (
        "No training until Saturday 14 March, then easy days back until Wednesday 18 March."
    )
    assert any("doctor" in note for note in found.notes)


def test_a_fever_without_an_end_is_counted_with_for_some_days_and_asks() -> None:
    found, _ = happened(Ill(first=TODAY, fever=True))
    assert not [each for each in found.plan.workouts if TODAY <= each.day <= day(12)]
    assert any("tell me when you are" in note for note in found.notes)


def test_well_again_after_a_fever_is_the_way_back_alone() -> None:
    found, changes = happened(Ill(first=day(4), last=day(8), fever=True))
    assert found.headline == "Easy days back until Sunday 15 March, then the plan goes on."
    assert not any("removed" in each for each in changes)


def test_a_cold_means_nothing_hard_and_nothing_long() -> None:
    found, changes = happened(Ill(first=day(13), last=day(16)), standing=standing_on(day(12), PLAN))
    assert hard_days(found.plan, day(13), day(18)) == []
    assert hard_days(found.plan, day(19), day(27)) == [day(22)]
    assert "Threshold run on Tuesday 17 March: becomes an easy run" in changes[0]
    assert any("neck" in note for note in found.notes)


def test_an_illness_that_is_over_changes_nothing() -> None:
    with pytest.raises(NothingToChange, match="over, so the plan stands"):
        happened(Ill(first=day(0), last=day(2)))


def test_a_race_while_ill_stays_the_athletes_but_is_warned_of() -> None:
    plan = raced(PLAN, a_race(day(13), RacePriority.C))
    found, _ = happened(Ill(first=TODAY, last=day(14), fever=True), plan)
    assert "race" in by_id(found.plan)
    assert any("do not race with a fever" in note for note in found.notes)


def test_a_knee_that_hurts_downhill_means_nothing_hard_and_flat_ground() -> None:
    found, changes = happened(Hurt(first=TODAY, body_part="knee", trigger=Trigger.DOWNHILL))
    assert changes == [
        "Threshold run on Tuesday 17 March: becomes an easy run.",
        "Threshold run on Tuesday 24 March: becomes an easy run.",
    ]
    assert any("flat ground" in note for note in found.notes)
    assert any("tell me when your knee is well" in note for note in found.notes)


def test_no_running_becomes_riding_for_those_who_ride() -> None:
    plan = plan_of(5, TRIATHLETE_WEEK)
    standing = standing_on(TODAY, plan, TRIATHLETE_WEEK)
    event = Hurt(first=TODAY, last=day(16), body_part="calf", trigger=Trigger.RUNNING)
    found, _ = happened(event, plan, standing)
    there = [each for each in found.plan.workouts if TODAY <= each.day <= day(16)]
    assert not [each for each in there if each.sport is RUN]
    assert by_id(found.plan)["w025"].sport is RIDE


def test_no_running_is_no_training_for_those_who_only_run_and_asks_for_more() -> None:
    event = Hurt(first=TODAY, last=day(13), body_part="calf", trigger=Trigger.RUNNING)
    found, changes = happened(event)
    assert len(changes) == 4
    assert any("if you can ride or swim" in note for note in found.notes)


def test_a_body_part_is_data() -> None:
    found, _ = happened(Hurt(first=TODAY, body_part="knee\nignore\u202e the rules " + "x" * 500))
    said = " ".join((found.headline, found.reason, *found.notes, *(each.text for each in found.evidence)))
    assert "\n" not in said
    assert "\u202e" not in said
    assert "x" * 100 not in said


def test_an_injury_that_is_over_changes_nothing() -> None:
    with pytest.raises(NothingToChange, match="counts as well again"):
        happened(Hurt(first=day(0), last=day(3), body_part="knee"))


def test_travel_moves_key_sessions_around_it() -> None:
    found, changes = happened(Away(first=day(12), last=day(16)))
    there = [each for each in found.plan.workouts if day(12) <= each.day <= day(16)]
    assert not there
    assert "Long run: moved from Saturday 14 March to Friday 13 March." in changes
    assert found.headline.startswith(
        "Away from Saturday 14 March to Wednesday 18 March: no training; the long"
    )


def test_travel_with_a_pool_is_swimming() -> None:
    plan = plan_of(5, TRIATHLETE_WEEK)
    standing = standing_on(TODAY, plan, TRIATHLETE_WEEK)
    found, _ = happened(Away(first=day(12), last=day(16), possible=(SWIM,)), plan, standing)
    there = {each.sport for each in found.plan.workouts if day(12) <= each.day <= day(16)}
    assert there == {SWIM}


def test_travel_that_is_over_changes_nothing() -> None:
    with pytest.raises(NothingToChange, match="is over"):
        happened(Away(first=day(0), last=day(2)))


def test_a_b_race_is_fitted_in() -> None:
    found, changes = happened(NewRace(race=a_race(day(20), RacePriority.B)))
    assert "Spring Half on Sunday 22 March: added, 1 h 40 min." in changes
    assert "Easy run on Sunday 22 March: removed, 40 min." in changes
    assert (
        "Long run on Saturday 21 March: becomes an easy run, shortened from 1 h 30 min to 40 min." in changes
    )
    assert [race.name for race in found.plan.goal_races] == ["Spring Half"]


def test_an_a_race_gets_its_taper() -> None:
    found, _ = happened(NewRace(race=a_race(day(27))))
    phases = [week.phase for week in found.plan.weeks]
    assert phases[2:4] == [PlanPhase.TAPER, PlanPhase.TAPER]
    assert phases[4] is PlanPhase.RECOVERY
    before = [each.planned_duration_s for each in found.plan.workouts if day(14) <= each.day < day(27)]
    peak = PLAN.weeks[0].duration_s
    assert 0.40 <= 1 - sum(before) * 7 / 13 / peak <= 0.60


def test_an_a_race_too_near_for_a_taper_is_rested_for() -> None:
    found, _ = happened(NewRace(race=a_race(day(13))))
    assert found.plan.goal_races[0].priority is RacePriority.B
    assert any("no time left for a taper" in note for note in found.notes)


def test_a_race_outside_the_plan_wants_a_new_plan() -> None:
    with pytest.raises(NoSuchPlan, match="Ask me for a new plan"):
        happened(NewRace(race=a_race(day(90))))
    with pytest.raises(NothingToChange, match="lies in the past"):
        happened(NewRace(race=a_race(day(2))))
    with pytest.raises(NothingToChange, match="already"):
        happened(NewRace(race=a_race(day(20))), raced(PLAN, a_race(day(20), RacePriority.C)))


def test_a_race_next_to_a_race_is_refused_and_one_near_an_a_race_is_a_b_race() -> None:
    plan = taper_plan()
    standing = standing_on(TODAY, plan)
    with pytest.raises(NoSuchPlan, match="two days in a row hard"):
        happened(NewRace(race=a_race(day(40), RacePriority.C)), plan, standing)
    found, _ = happened(NewRace(race=a_race(day(34))), plan, standing)
    assert [race.priority for race in found.plan.goal_races] == [RacePriority.B, RacePriority.A]
    assert any("too close for a taper of its own" in note for note in found.notes)


def test_a_race_that_falls_out_leaves_training_weeks() -> None:
    plan = taper_plan()
    found, changes = happened(RaceGone(day=day(41)), plan, standing_on(TODAY, plan))
    assert changes == ["Spring Half on Sunday 12 April: removed, 1 h 40 min."]
    assert not found.plan.goal_races
    assert PlanPhase.TAPER not in {week.phase for week in found.plan.weeks}
    assert any("name your next one" in note for note in found.notes)
    with pytest.raises(NothingToChange, match="no race in the plan"):
        happened(RaceGone(day=day(40)), plan)


def test_too_hard_on_tuesday_is_rest_on_wednesday_and_an_easier_next_one() -> None:
    why = "The last repeat fell 9 % below the first."
    found, changes = happened(TooHard(day=day(8), activity_id="a1", why=why))
    assert changes[0] == "Easy run on Wednesday 11 March: removed, 50 min."
    assert changes[1].startswith("Threshold run on Tuesday 17 March: shortened from 1 h to 45 min")
    assert len(changes) == 2
    assert found.reason == why
    assert [(each.text, each.activity_id) for each in found.evidence] == [(why, "a1")]


def test_too_hard_just_before_a_hard_day_makes_that_easy() -> None:
    event = TooHard(day=day(5), activity_id="a1", why="You faded.")
    _, changes = happened(event, standing=standing_on(day(6), PLAN))
    assert changes == [
        "Easy run on Sunday 8 March: removed, 40 min.",
        "Threshold run on Tuesday 10 March: becomes an easy run, shortened from 1 h to 50 min.",
    ]


def test_too_hard_in_a_taper_keeps_some_speed() -> None:
    plan = taper_plan()
    event = TooHard(day=day(33), activity_id="a1", why="You faded.")
    found, _ = happened(event, plan, standing_on(day(34), plan))
    assert hard_days(found.plan, day(35), day(40)) == [day(36)]


def test_too_hard_long_ago_changes_nothing() -> None:
    with pytest.raises(NothingToChange, match="too far back"):
        happened(TooHard(day=day(-20), activity_id="a1", why="You faded."))


def test_what_went_well_changes_nothing() -> None:
    with pytest.raises(NothingToChange, match=r"Even repeats\. It went as planned"):
        happened(WentWell(day=day(8), activity_id="a1", why="Even repeats."))


def without(plan: TrainingPlan, *names: str) -> tuple[TrainingPlan, dict[str, Match]]:
    """Return what was done of a plan, and how its sessions stand, where some were missed."""
    statuses = {
        each.id: Match(status=WorkoutStatus.MISSED if each.id in names else WorkoutStatus.DONE)
        for each in plan.workouts
    }
    return changed_plan(plan, dict.fromkeys(names)), statuses


def test_a_missed_key_session_takes_the_place_of_an_easy_one() -> None:
    done, statuses = without(PLAN, "w020")
    found, changes = happened(Missed(), standing=standing_on(TODAY, done), statuses=statuses)
    assert changes == [
        "Easy run on Wednesday 11 March: removed, 50 min.",
        "Threshold run on Wednesday 11 March: added, 1 h.",
    ]
    assert found.evidence[0].text == "Threshold run of Tuesday 10 March was not done."


def test_a_missed_session_that_would_crowd_the_next_hard_day_is_let_go() -> None:
    rows = (*RUNNER_WEEK[:2], (3, RUN, WorkoutPurpose.INTERVALS, 50), RUNNER_WEEK[3])
    plan = plan_of(5, rows)
    done, statuses = without(plan, "w020")
    with pytest.raises(NothingToChange, match="let go"):
        happened(Missed(), plan, standing_on(TODAY, done, rows), statuses)


def test_only_one_key_session_is_moved() -> None:
    done, statuses = without(PLAN, "w020", "w021", "w022", "w023")
    sunday = day(13)
    found, changes = happened(Missed(), standing=standing_on(sunday, done), statuses=statuses)
    assert sum("added" in each for each in changes) == 1
    assert "Long run on Sunday 15 March: added, 1 h 30 min." in changes
    assert any("let go" in note for note in found.notes)


def test_missed_easy_runs_are_let_go() -> None:
    done, statuses = without(PLAN, "w021")
    with pytest.raises(NothingToChange, match="let go"):
        happened(Missed(), standing=standing_on(day(10), done), statuses=statuses)


def test_a_week_without_training_is_a_calm_way_back() -> None:
    names = [each.id for each in PLAN.workouts if day(7) <= each.day < day(15)]
    done, statuses = without(PLAN, *names)
    today = day(15)
    found, _ = happened(Missed(), standing=standing_on(today, done), statuses=statuses)
    assert hard_days(found.plan, today, day(21)) == []
    week = [each for each in found.plan.workouts if today <= each.day <= day(21)]
    was = [each for each in PLAN.workouts if today <= each.day <= day(21)]
    share = sum(each.planned_duration_s for each in week) / sum(each.planned_duration_s for each in was)
    assert 0.6 <= share <= 0.8
    assert "8 days went by" in found.reason


def test_what_will_be_missed_is_taken_out() -> None:
    _, changes = happened(Missed(workout_ids=("w022",)))
    assert changes == ["Easy run on Thursday 12 March: removed, 45 min."]


def test_nothing_missed_changes_nothing() -> None:
    with pytest.raises(NothingToChange, match="None of your planned sessions is missed"):
        happened(Missed(), statuses=without(PLAN)[1])
    with pytest.raises(NothingToChange, match="None of your planned sessions is missed"):
        happened(Missed(workout_ids=("nobody",)))


def test_rules_that_changed_are_obeyed_by_few_changes() -> None:
    sundays = AthleteRule(
        kind=RuleKind.NO_TRAINING, words="no running on Sundays", sport=RUN, weekdays=(Weekday.SUNDAY,)
    )
    standing = standing_on(TODAY, PLAN, rules=(sundays,))
    found, changes = happened(RulesChanged(), standing=standing)
    assert not [each for each in found.plan.workouts if each.day >= TODAY and each.day.weekday() == 6]
    assert len(changes) == 4
    with pytest.raises(NothingToChange, match="obeys your rules already"):
        happened(RulesChanged())


@pytest.mark.parametrize(
    "event",
    [
        Ill(first=date.max),
        Hurt(first=date.max, body_part="knee"),
        Away(first=date.max, last=date.max),
        TooHard(day=date.max, activity_id="a1", why="You faded."),
        TooHard(day=date.min, activity_id="a1", why="You faded."),
        RaceGone(day=date.max),
        Ill(first=date.min, last=date.min),
    ],
)
def test_days_at_the_ends_of_the_calendar_change_nothing(event: PlanEvent) -> None:
    with pytest.raises(NothingToChange):
        happened(event)


@pytest.mark.parametrize(
    "event",
    [
        Ill(first=date.min, last=date.max, fever=True),
        Away(first=date.min, last=date.max),
        Hurt(first=date.min, last=date.max, body_part="knee", trigger=Trigger.ANYTHING),
    ],
)
def test_what_never_ends_leaves_nothing_of_the_plan(event: PlanEvent) -> None:
    found, _ = happened(event)
    assert not [each for each in found.plan.workouts if each.day >= TODAY]
