"""The athlete's own rules on a plan: each kind by a worked example, and what holds of all of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.rule_sentences import FORTY, at_most, fixed, hurt, never, rule, weekly
from tests.support.training_plans import MONDAY, calm_plan, moved, race_plan, run, with_workouts
from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, Trigger, Weekday
from tools.domain.planning.own_rules import check_own_rules
from tools.domain.training.plan_rule import RuleBreach, Severity
from tools.domain.training.rehearsal import Rehearsal, RehearsalKind
from tools.domain.training.training_plan import PlannedWorkout, TrainingPlan, TrainingSport, WorkoutPurpose
from tools.domain.training.workout_step import WorkoutStep

PLAN = calm_plan()  # four weeks: Tue intervals, Wed, Thu, Sat long, Sun; Mon and Fri free; 300 min in week 1
TUE, WED, THU, FRI, SAT, SUN = (MONDAY + timedelta(days=i) for i in range(1, 7))
HOUR = 3600.0
RUN, RIDE, SWIM, STRENGTH = (
    TrainingSport.RUN,
    TrainingSport.RIDE,
    TrainingSport.SWIM,
    TrainingSport.STRENGTH,
)


def breaches(
    rule_: AthleteRule, plan: TrainingPlan = PLAN, from_day: date = MONDAY
) -> tuple[RuleBreach, ...]:
    return check_own_rules(plan, (rule_,), from_day)


def days(found: tuple[RuleBreach, ...]) -> list[date | None]:
    return [each.day for each in found]


def with_note(note: str) -> TrainingPlan:
    return with_workouts(PLAN, 1, run(WED, 55).model_copy(update={"note": note}))


def session(day: date, sport: TrainingSport, minutes: float) -> PlannedWorkout:
    return run(day, minutes).model_copy(
        update={"sport": sport, "title": f"{sport}", "planned_distance_m": None}
    )


def every(day: date, weeks: int = 4) -> list[date | None]:
    return [day + timedelta(weeks=i) for i in range(weeks)]


def test_no_training_on_a_weekday() -> None:
    assert days(breaches(never(Weekday.SUNDAY))) == every(SUN)
    assert breaches(never(Weekday.MONDAY)) == ()
    assert breaches(never(Weekday.SUNDAY, sport=RIDE)) == ()


def test_no_training_between_two_days() -> None:
    assert days(breaches(never(first=WED, last=THU))) == [WED, THU]


def test_a_breach_says_the_day_and_the_athletes_words() -> None:
    found = breaches(never(Weekday.SUNDAY, words="Sundays are for church"))[0]
    assert found.code == "A1"
    assert found.severity is Severity.ERROR
    assert "Sunday 8 March" in found.sentence
    assert "“Sundays are for church”" in found.sentence


def test_days_before_the_first_that_counts_are_no_breach() -> None:
    assert days(breaches(never(Weekday.SUNDAY), from_day=SUN + timedelta(days=1))) == every(SUN)[1:]


def test_most_time_of_a_day_adds_its_sessions() -> None:
    plan = with_workouts(PLAN, 1, run(WED, 40), session(WED, STRENGTH, 30))
    assert days(breaches(at_most(1.1, Weekday.WEDNESDAY), plan)) == [WED]
    assert breaches(at_most(1.2, Weekday.WEDNESDAY), plan) == ()
    assert breaches(at_most(1.1, Weekday.WEDNESDAY, per=Per.SESSION), plan) == ()


def test_most_time_of_a_week() -> None:
    assert [each.week for each in breaches(at_most(5, per=Per.WEEK))] == [2, 3]  # 5.0, 5.15, 5.3, 4.0 h
    assert breaches(at_most(5.3, per=Per.WEEK)) == ()


def test_most_time_of_a_weekend_together() -> None:
    weekend = at_most(2.2, Weekday.SATURDAY, Weekday.SUNDAY, per=Per.WEEK)
    assert [each.week for each in breaches(weekend)] == [2, 3]  # 130, 134, 138, 104 min


def test_past_days_count_in_the_week_but_only_days_ahead_are_a_breach() -> None:
    limit = at_most(5, per=Per.WEEK)
    late = MONDAY + timedelta(days=12)
    assert [each.week for each in breaches(limit, from_day=late)] == [2, 3]
    over = MONDAY + timedelta(days=14)
    assert [each.week for each in breaches(limit, from_day=over)] == [3]


def test_least_time_of_a_session_is_an_error_and_of_a_week_a_warning() -> None:
    short = rule(RuleKind.LEAST_TIME, per=Per.SESSION, limit=50 * 60)
    assert SUN in days(breaches(short))
    assert all(each.severity is Severity.ERROR for each in breaches(short))
    week = weekly(RuleKind.LEAST_TIME, 5.1 * HOUR)
    assert [(each.week, each.severity) for each in breaches(week)] == [
        (1, Severity.WARNING),
        (4, Severity.WARNING),
    ]


def test_most_distance_of_a_run_and_of_a_week() -> None:
    long = rule(RuleKind.MOST_DISTANCE, sport=RUN, per=Per.SESSION, limit=14_300)
    assert days(breaches(long)) == [None] * 2  # 14.2, 14.6, 15.0, 11.3 km
    assert [each.week for each in breaches(long)] == [2, 3]
    assert [each.week for each in breaches(weekly(RuleKind.MOST_DISTANCE, 51_600, sport=RUN))] == [3]


def test_a_session_without_a_distance_is_reckoned() -> None:
    plan = with_workouts(PLAN, 1, run(WED, 120).model_copy(update={"planned_distance_m": None}))
    assert breaches(rule(RuleKind.MOST_DISTANCE, sport=RUN, per=Per.SESSION, limit=19_000), plan)


def test_most_sessions_a_day_and_a_week() -> None:
    plan = with_workouts(PLAN, 1, run(WED, 40), session(WED, STRENGTH, 30))
    assert days(breaches(rule(RuleKind.MOST_SESSIONS, per=Per.DAY, limit=1), plan)) == [WED]
    assert [each.week for each in breaches(weekly(RuleKind.MOST_SESSIONS, 5), plan)] == [1]
    assert breaches(weekly(RuleKind.MOST_SESSIONS, 5, sport=RUN), plan) == ()


def test_most_days_and_least_rest_days() -> None:
    assert len(breaches(weekly(RuleKind.MOST_DAYS, 4))) == 4
    assert breaches(weekly(RuleKind.MOST_DAYS, 5)) == ()
    assert breaches(weekly(RuleKind.MOST_DAYS, 4, sport=RIDE)) == ()
    assert breaches(weekly(RuleKind.LEAST_REST_DAYS, 2)) == ()
    assert len(breaches(weekly(RuleKind.LEAST_REST_DAYS, 3))) == 4


def test_a_fixed_session_on_each_of_its_weekdays() -> None:
    assert days(breaches(fixed(STRENGTH, Weekday.TUESDAY))) == every(TUE)
    assert breaches(fixed(RUN, Weekday.TUESDAY, Weekday.SATURDAY)) == ()
    assert breaches(fixed(RUN, Weekday.SATURDAY, purpose=WorkoutPurpose.LONG)) == ()
    assert days(breaches(fixed(RUN, Weekday.SUNDAY, purpose=WorkoutPurpose.LONG))) == every(SUN)


def test_a_fixed_session_is_wanted_in_full_weeks_ahead_only() -> None:
    assert days(breaches(fixed(STRENGTH, Weekday.FRIDAY), from_day=TUE)) == every(FRI)[1:]


@pytest.mark.parametrize(
    "other",
    [
        rule(RuleKind.AWAY, first=MONDAY, last=SUN),
        never(first=MONDAY, last=SUN),
        never(sport=STRENGTH, first=MONDAY, last=SUN),
        hurt("back", Trigger.STRENGTH, first=MONDAY, last=SUN),
    ],
)
def test_a_fixed_session_gives_way(other: AthleteRule) -> None:
    found = check_own_rules(PLAN, (fixed(STRENGTH, Weekday.FRIDAY), other), MONDAY)
    assert [each.day for each in found if each.code == "A8"] == every(FRI)[1:]


def test_a_fixed_session_is_not_wanted_in_the_last_days_before_a_race() -> None:
    plan = race_plan()  # five weeks, the race on the last Sunday
    assert days(breaches(fixed(STRENGTH, Weekday.MONDAY), plan)) == every(MONDAY)
    assert days(breaches(fixed(STRENGTH, Weekday.SATURDAY), plan)) == every(SAT)


def test_any_fast_session_is_the_fast_one() -> None:
    assert breaches(rule(RuleKind.FIXED_SESSION, Weekday.TUESDAY, purpose=WorkoutPurpose.THRESHOLD)) == ()


def test_nothing_hard_on_a_weekday() -> None:
    assert days(breaches(rule(RuleKind.NOTHING_HARD, Weekday.TUESDAY))) == every(TUE)
    assert breaches(rule(RuleKind.NOTHING_HARD, Weekday.SATURDAY)) == ()  # A long easy run is not hard.


def test_hard_days_apart() -> None:
    plan = with_workouts(PLAN, 1, run(THU, 60, purpose=WorkoutPurpose.THRESHOLD, hard=0.4))
    assert days(breaches(rule(RuleKind.HARD_APART, limit=2), plan)) == []
    assert days(breaches(rule(RuleKind.HARD_APART, limit=3), plan)) == [THU]


def test_most_hard_days() -> None:
    plan = with_workouts(PLAN, 1, run(THU, 60, purpose=WorkoutPurpose.THRESHOLD, hard=0.4))
    assert days(breaches(weekly(RuleKind.MOST_HARD_DAYS, 1), plan)) == [THU]


@pytest.mark.parametrize(
    ("note", "broken"),
    [
        ("8 times a hill of 60 s", True),
        ("a long descent at the end", True),
        ("flat, no hills", False),
        ("avoid any steep hills", False),
        ("", False),
    ],
)
def test_hills_where_downhill_hurts(note: str, broken: bool) -> None:
    assert days(breaches(hurt("knee", Trigger.DOWNHILL), with_note(note))) == ([WED] if broken else [])


def test_hills_in_a_step_and_in_a_rehearsal_count() -> None:
    step = WorkoutStep(duration_s=60, note="uphill, strong")
    grade = Rehearsal(kind=RehearsalKind.GRADE, text="6 % as at km 12")
    for update in ({"steps": (step,)}, {"rehearses": (grade,)}):
        plan = with_workouts(PLAN, 1, run(WED, 55).model_copy(update=update))
        assert days(breaches(hurt("knee", Trigger.UPHILL), plan)) == [WED]


def test_what_else_makes_a_hurt_worse() -> None:
    assert days(breaches(hurt("achilles", Trigger.FAST))) == every(TUE)
    assert days(breaches(hurt("hip", Trigger.LONG))) == every(SAT)
    assert len(breaches(hurt("foot", Trigger.RUNNING))) == 20
    assert len(breaches(hurt("back", Trigger.ANYTHING))) == 20
    assert breaches(hurt("back", Trigger.RIDING)) == ()
    assert breaches(hurt("hip")) == ()


def test_away_leaves_what_is_possible() -> None:
    away = rule(RuleKind.AWAY, first=WED, last=SAT, possible=(SWIM,))
    plan = with_workouts(PLAN, 1, session(WED, SWIM, 30))
    assert days(breaches(away, plan)) == [THU, SAT]


def test_a_race_is_never_a_breach() -> None:
    plan = race_plan()
    race_day = plan.goal_races[0].day
    for each in (
        never(Weekday.SUNDAY, first=race_day),
        at_most(1, Weekday.SUNDAY, first=race_day),
        rule(RuleKind.NOTHING_HARD, first=race_day),
        hurt("knee", Trigger.ANYTHING, first=race_day),
        rule(RuleKind.AWAY, first=race_day, last=race_day),
    ):
        assert breaches(each, plan) == ()


RULES = [each for sentence in FORTY for each in sentence.rules]


@given(st.sampled_from(RULES), st.integers(0, 27), st.integers(0, 27))
def test_what_is_no_breach_later_was_none_before(said: AthleteRule, one: int, other: int) -> None:
    """Judging from a later day never finds a day's breach that judging from an earlier one did not."""
    early, late = sorted((MONDAY + timedelta(days=one), MONDAY + timedelta(days=other)))
    found = {each.day for each in breaches(said, from_day=early)}
    assert {each.day for each in breaches(said, from_day=late)} <= found
    assert all(each.day is None or each.day >= late for each in breaches(said, from_day=late))


@given(st.sampled_from(RULES), st.integers(1, 20))
def test_a_rule_without_dates_is_the_same_weeks_later(said: AthleteRule, weeks: int) -> None:
    if said.first or said.last:
        return
    later = moved(PLAN, weeks)
    assert len(breaches(said, later, later.starts_on)) == len(breaches(said))


@given(st.sampled_from(RULES))
def test_a_plan_of_rest_breaks_only_what_asks_for_training(said: AthleteRule) -> None:
    empty = PLAN.model_copy(
        update={"weeks": tuple(week.model_copy(update={"workouts": ()}) for week in PLAN.weeks)}
    )
    asks = said.kind in (RuleKind.FIXED_SESSION, RuleKind.LEAST_TIME)
    assert asks or breaches(said, empty) == ()
