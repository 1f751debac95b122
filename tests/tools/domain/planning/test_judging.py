"""Plans judged from today on: what was done counts, what was is no breach, and two rules yield."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.rule_sentences import hurt, never, rule
from tests.support.training_plans import MONDAY, calm_history, calm_plan, race_plan, run, with_workouts
from tools.domain.athlete_rules import RuleKind, Trigger, Weekday
from tools.domain.plan_request import PlanStanding
from tools.domain.planning.judging import as_done, flags_of, judge
from tools.domain.training.plan_rule import AthleteFlags, RuleBreach, Severity
from tools.domain.training.plan_rules import check_plan
from tools.domain.training.training_plan import History, PastSession, TrainingSport, WorkoutPurpose

PLAN = calm_plan()
TUE, WED, THU, FRI = (MONDAY + timedelta(days=i) for i in range(1, 5))
HISTORY = calm_history()


def errors(found: tuple[RuleBreach, ...]) -> list[tuple[str, date | None]]:
    return [(each.code, each.day) for each in found if each.severity is Severity.ERROR]


def known_until(day: date, *done: PastSession) -> History:
    return HISTORY.model_copy(update={"sessions": (*HISTORY.sessions, *done), "known_until": day})


def done(day: date, minutes: float, *, hard: bool = False, load: float = 40) -> PastSession:
    intensity = 0.95 if hard else 0.7
    return PastSession(
        day=day,
        sport=TrainingSport.RUN,
        duration_s=minutes * 60,
        distance_m=minutes * 160,
        load=load,
        intensity_factor=intensity,
    )


def test_before_a_plan_begins_judging_is_checking() -> None:
    assert judge(PLAN, PlanStanding(today=MONDAY, history=HISTORY)) == check_plan(PLAN, HISTORY)


def test_the_athletes_own_rules_follow_the_validators() -> None:
    found = judge(PLAN, PlanStanding(today=MONDAY, history=HISTORY, rules=(never(Weekday.SUNDAY),)))
    assert {each.code for each in found if each.severity is Severity.ERROR} == {"A1"}


def test_what_was_done_takes_the_place_of_what_was_planned() -> None:
    history = known_until(TUE, done(MONDAY, 30), done(TUE, 70))
    seen = as_done(PLAN, history, WED)
    assert [each.planned_duration_s for each in seen.weeks[0].workouts[:2]] == [1800, 4200]
    assert seen.weeks[0].workouts[1].purpose is WorkoutPurpose.INTERVALS
    assert seen.weeks[1:] == PLAN.weeks[1:]


def test_a_missed_session_is_gone_and_an_unknown_one_counts_as_planned() -> None:
    missed = as_done(PLAN, known_until(TUE), WED)
    assert next(each.day for each in missed.weeks[0].workouts) == WED
    unknown = as_done(PLAN, HISTORY, WED)
    assert unknown == PLAN


def test_a_hard_day_done_yesterday_speaks_against_a_hard_one_today() -> None:
    plan = with_workouts(PLAN, 1, run(WED, 60, purpose=WorkoutPurpose.INTERVALS, hard=0.4))
    history = known_until(TUE, done(TUE, 60, hard=True, load=90))
    assert ("L4", WED) in errors(judge(plan, PlanStanding(today=WED, history=history)))
    easy = known_until(TUE, done(TUE, 60))
    assert ("L4", WED) not in errors(judge(plan, PlanStanding(today=WED, history=easy)))


def test_what_was_wrong_before_today_is_no_breach() -> None:
    plan = with_workouts(PLAN, 1, run(WED, 60, purpose=WorkoutPurpose.INTERVALS, hard=0.4))
    standing = PlanStanding(today=MONDAY + timedelta(days=7), history=HISTORY)
    assert not [each for each in judge(plan, standing) if each.day is not None and each.day < standing.today]


def test_a_week_that_cannot_be_changed_any_more_is_no_breach() -> None:
    wild = known_until(
        MONDAY + timedelta(days=6), *(done(MONDAY + timedelta(days=i), 200, load=300) for i in range(7))
    )
    last_day = MONDAY + timedelta(days=6)
    rest = with_workouts(PLAN, 1).model_copy()
    emptied = rest.model_copy(
        update={
            "weeks": (
                rest.weeks[0].model_copy(
                    update={"workouts": tuple(each for each in rest.weeks[0].workouts if each.day < last_day)}
                ),
                *rest.weeks[1:],
            )
        }
    )
    found = judge(emptied, PlanStanding(today=last_day, history=wild))
    assert not [each for each in found if each.week == 1 and each.day is None]


def test_a_hurt_sets_the_flag_until_the_last_of_them_is_over() -> None:
    standing = PlanStanding(
        today=MONDAY, rules=(hurt("knee", last=THU), hurt("hip", last=FRI)), flags=AthleteFlags(novice=True)
    )
    assert flags_of(standing) == AthleteFlags(novice=True, injured=True, until=FRI)
    assert flags_of(standing.model_copy(update={"today": FRI + timedelta(days=1)})).injured is False
    open_ended = PlanStanding(today=MONDAY, rules=(hurt("knee"),), flags=AthleteFlags(ill=True, until=FRI))
    assert flags_of(open_ended) == AthleteFlags(ill=True, injured=True, until=None)


def test_while_hurt_nothing_is_hard_but_the_race_is_the_athletes_own() -> None:
    plan = race_plan()
    standing = PlanStanding(today=MONDAY, history=HISTORY, rules=(hurt("knee", Trigger.DOWNHILL),))
    found = judge(plan, standing)
    race_day = plan.goal_races[0].day
    assert ("L12", TUE) in errors(found)
    assert ("L12", race_day) not in errors(found)
    assert [each.severity for each in found if (each.code, each.day) == ("L12", race_day)] == [
        Severity.WARNING
    ]


def test_a_taper_cut_short_by_travel_is_not_made_up_for() -> None:
    plan = race_plan()
    away = rule(RuleKind.AWAY, first=plan.weeks[3].starts_on, last=plan.weeks[4].ends_on)
    empty = plan.model_copy(
        update={
            "weeks": (
                *plan.weeks[:3],
                *(
                    week.model_copy(
                        update={
                            "workouts": tuple(
                                each for each in week.workouts if each.purpose is WorkoutPurpose.RACE
                            )
                        }
                    )
                    for week in plan.weeks[3:]
                ),
            )
        }
    )
    standing = PlanStanding(today=MONDAY, history=HISTORY)
    assert "L8" in {code for code, _ in errors(judge(empty, standing))}
    with_travel = standing.model_copy(update={"rules": (away,)})
    assert "L8" not in {code for code, _ in errors(judge(empty, with_travel))}


def test_a_taper_too_shallow_counts_only_while_less_can_still_be_trained() -> None:
    plan = race_plan((0.9, 0.5))
    race = plan.goal_races[0]
    ahead = PlanStanding(today=MONDAY, history=HISTORY)
    assert ("L8", race.day) in errors(judge(plan, ahead))
    second_week = ahead.model_copy(update={"today": plan.weeks[4].starts_on - timedelta(days=4)})
    assert ("L8", race.day) in errors(judge(plan, second_week))
    last_days = ahead.model_copy(update={"today": race.day - timedelta(days=2)})
    assert "L8" not in {code for code, _ in errors(judge(plan, last_days))}


@given(st.integers(0, 27), st.integers(-1, 27))
def test_no_breach_lies_before_today(passed: int, known: int) -> None:
    today = MONDAY + timedelta(days=passed)
    sessions = tuple(done(MONDAY + timedelta(days=i), 40 + i) for i in range(0, known + 1, 2))
    history = known_until(MONDAY + timedelta(days=known), *sessions)
    found = judge(PLAN, PlanStanding(today=today, history=history, rules=(never(Weekday.TUESDAY),)))
    assert all(each.day is None or each.day >= today for each in found)
    ended = {week.number for week in PLAN.weeks if week.ends_on < today}
    assert not ended & {each.week for each in found}
