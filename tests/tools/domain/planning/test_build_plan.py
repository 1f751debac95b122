"""Plans by hand: when they begin, how they taper, how they obey the athlete's rules, what is refused."""

from datetime import date, timedelta

import pytest

from tests.support.training_plans import MONDAY, history_of
from tools.domain.athlete import Thresholds
from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, Trigger, Weekday
from tools.domain.plan_request import BuiltPlan, NoSuchPlan, PlanRequest, PlanStanding, PlanWish
from tools.domain.planning.build_plan import build_plan
from tools.domain.training.plan_rules import check_plan
from tools.domain.training.training_plan import (
    GoalRace,
    PlanPhase,
    RacePriority,
    TrainingSport,
    WorkoutPurpose,
)

RUN, RIDE = TrainingSport.RUN, TrainingSport.RIDE
KNOWN = Thresholds(threshold_pace_s_per_km=295, ftp_w=250)
STEADY = history_of((1.0, 1.0, 1.0, 0.78) * 3)


def race(weeks: int, priority: RacePriority = RacePriority.A, **fields: object) -> GoalRace:
    """Return a race on the Sunday of the week that is so many weeks away, 1 the first."""
    day = MONDAY + timedelta(days=7 * weeks - 1)
    given = {
        "day": day,
        "priority": priority,
        "name": f"Race of week {weeks}",
        "sport": RUN,
        "distance_m": 42_195,
    }
    return GoalRace.model_validate(given | fields)


def built(
    *races: GoalRace, today: date = MONDAY, rules: tuple[AthleteRule, ...] = (), **wish: object
) -> BuiltPlan:
    standing = PlanStanding(today=today, history=STEADY, thresholds=KNOWN, rules=rules)
    return build_plan(PlanRequest(wish=PlanWish.model_validate({"races": races, **wish}), standing=standing))


def test_sixteen_weeks_to_a_marathon() -> None:
    plan = built(race(16, goal_time_s=3.75 * 3_600)).plan
    assert len(plan.weeks) == 16
    assert [week.phase for week in plan.weeks[-2:]] == [PlanPhase.TAPER, PlanPhase.TAPER]
    assert {PlanPhase.BASE, PlanPhase.BUILD, PlanPhase.PEAK, PlanPhase.RECOVERY} <= {
        week.phase for week in plan.weeks
    }
    longest = max(each.planned_duration_s for each in plan.workouts if each.purpose is WorkoutPurpose.LONG)
    assert longest > 1.4 * 85 * 60  # the longest run of the history
    heaviest = max(week.duration_s for week in plan.weeks[:-2])
    assert heaviest > 1.1 * plan.weeks[0].duration_s
    titles = {each.title for each in plan.workouts if each.key}
    assert len(titles) >= 15


def test_a_marathon_plan_carries_no_warning_but_of_its_long_runs() -> None:
    plan = built(race(16)).plan
    assert {each.code for each in check_plan(plan, STEADY, KNOWN)} <= {"L6", "L7"}


def test_the_weekdays_stay_the_same() -> None:
    plan = built(race(16)).plan
    long = [each.day.weekday() for each in plan.workouts if each.purpose is WorkoutPurpose.LONG]
    assert set(long) == {6}


@pytest.mark.parametrize(
    ("today", "first"),
    [(0, 0), (1, 0), (2, 7), (6, 7)],
    ids=["Monday", "Tuesday", "Wednesday", "Sunday"],
)
def test_a_plan_begins_this_week_or_next_monday(today: int, first: int) -> None:
    plan = built(race(12), today=MONDAY + timedelta(days=today)).plan
    assert plan.starts_on == MONDAY + timedelta(days=first)
    assert all(each.day >= MONDAY + timedelta(days=today) for each in plan.workouts)


def test_a_far_race_gets_its_last_thirty_weeks() -> None:
    answer = built(race(45))
    assert len(answer.plan.weeks) == 30
    assert any("begins on" in note and "keep training" in note for note in answer.notes)


def test_a_race_too_soon_says_what_is_possible() -> None:
    with pytest.raises(NoSuchPlan, match=r"less than 4 weeks away.*29 March 2026 or later"):
        built(race(3))


def test_too_few_weeks_are_refused() -> None:
    with pytest.raises(NoSuchPlan, match="4 weeks or more"):
        built(sport=RUN, weeks=3)


def test_two_races_in_two_days_are_refused() -> None:
    saturday = race(12, RacePriority.B, day=race(12).day - timedelta(days=1))
    with pytest.raises(NoSuchPlan, match="two days in a row"):
        built(saturday, race(12))


def test_a_second_a_race_two_weeks_later_is_not_tapered_for_twice() -> None:
    answer = built(race(12), race(14))
    assert [each.priority for each in answer.plan.goal_races] == [RacePriority.B, RacePriority.A]
    assert any("too close" in note for note in answer.notes)


def test_a_plan_without_a_race_has_no_taper() -> None:
    plan = built(sport=RIDE, weeks=10, hours_a_week=6.0).plan
    assert len(plan.weeks) == 10
    assert PlanPhase.TAPER not in {week.phase for week in plan.weeks}
    assert {each.sport for each in plan.workouts} == {RIDE}
    assert max(week.duration_s for week in plan.weeks) <= 6 * 3_600


def test_without_a_history_a_plan_begins_with_care_and_says_so() -> None:
    request = PlanRequest(wish=PlanWish(races=(race(16),)), standing=PlanStanding(today=MONDAY))
    answer = build_plan(request)
    assert answer.plan.weeks[0].duration_s <= 2.5 * 3_600
    assert any("I have no history of yours" in note for note in answer.notes)
    assert any("the race takes about" in note for note in answer.notes)


def test_a_rider_with_four_rules() -> None:
    rules = (
        AthleteRule(
            kind=RuleKind.NO_TRAINING, words="no rides on Sunday", sport=RIDE, weekdays=(Weekday.SUNDAY,)
        ),
        AthleteRule(
            kind=RuleKind.MOST_TIME,
            words="2 h on Saturday",
            weekdays=(Weekday.SATURDAY,),
            per=Per.DAY,
            limit=7_200,
        ),
        AthleteRule(kind=RuleKind.MOST_TIME, words="8 h a week", per=Per.WEEK, limit=8 * 3_600),
        AthleteRule(
            kind=RuleKind.FIXED_SESSION,
            words="strength on Tuesday",
            sport=TrainingSport.STRENGTH,
            weekdays=(Weekday.TUESDAY,),
        ),
    )
    plan = built(race(16, sport=RIDE, distance_m=120_000), rules=rules).plan
    for week in plan.weeks:
        trained = [each for each in week.workouts if each.purpose is not WorkoutPurpose.RACE]
        assert not [each for each in trained if each.sport is RIDE and each.day.weekday() == 6]
        assert sum(each.planned_duration_s for each in trained if each.day.weekday() == 5) <= 7_200
        assert sum(each.planned_duration_s for each in trained) <= 8 * 3_600
    strength = [each.day.weekday() for each in plan.workouts if each.sport is TrainingSport.STRENGTH]
    assert set(strength) == {1}
    assert len(strength) >= 14


def test_a_triathlete_swims_rides_and_runs_every_full_week() -> None:
    plan = built(race(12, sport=TrainingSport.TRIATHLON, distance_m=51_500), hours_a_week=9.0).plan
    wanted = {RUN, RIDE, TrainingSport.SWIM}
    for week in plan.weeks[:-1]:
        assert wanted <= {each.sport for each in week.workouts}


def test_a_triathlete_with_more_time_runs_off_the_bike() -> None:
    goal = race(16, sport=TrainingSport.TRIATHLON, distance_m=51_500)
    wish = PlanWish(races=(goal,), weekly_hours_now=7.0, hours_a_week=9.0)
    plan = build_plan(PlanRequest(wish=wish, standing=PlanStanding(today=MONDAY, thresholds=KNOWN))).plan
    bricks = {each.day for each in plan.workouts if each.title == "Brick run"}
    long_rides = {
        each.day for each in plan.workouts if each.sport is RIDE and each.purpose is WorkoutPurpose.LONG
    }
    assert bricks
    assert bricks <= long_rides


def test_who_cannot_run_gets_a_sentence() -> None:
    rule = AthleteRule(kind=RuleKind.HURT, words="no running", body_part="knee", trigger=Trigger.RUNNING)
    with pytest.raises(NoSuchPlan, match="As long as your knee hurts"):
        built(race(12), rules=(rule,))
