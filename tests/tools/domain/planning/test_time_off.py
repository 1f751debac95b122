"""What a plan was changed for stays in it: no later change brings back what was taken out."""

from datetime import date, timedelta

from tools.domain.athlete_rules import AthleteRule, RuleKind, Weekday
from tools.domain.plan_event import Away, Ill, PlanEvent, RulesChanged, TooHard
from tools.domain.plan_request import PlanRequest, PlanStanding, PlanWish
from tools.domain.planning.build_plan import build_plan
from tools.domain.planning.judging import judge
from tools.domain.planning.past_kept import with_past_of
from tools.domain.planning.plan_difference import apply_difference, difference
from tools.domain.planning.plan_evolution import NothingToChange, evolve
from tools.domain.planning.repairing import repaired
from tools.domain.training.plan_rule import Severity
from tools.domain.training.training_plan import PlannedWorkout, TrainingPlan, TrainingSport

MONDAY = date(2026, 3, 2)
STRENGTH = AthleteRule(
    kind=RuleKind.FIXED_SESSION,
    words="strength on Tuesday",
    sport=TrainingSport.STRENGTH,
    weekdays=(Weekday.TUESDAY,),
)
STANDING = PlanStanding(today=MONDAY, rules=(STRENGTH,))


def built() -> TrainingPlan:
    wish = PlanWish(sport=TrainingSport.RUN, weeks=10, weekly_hours_now=5)
    return build_plan(PlanRequest(wish=wish, standing=STANDING)).plan


def after(plan: TrainingPlan, *events: PlanEvent) -> TrainingPlan:
    for event in events:
        try:
            plan = evolve(plan, event, STANDING, {}).plan
        except NothingToChange:
            continue
    return plan


def between(plan: TrainingPlan, first: date, last: date) -> list[PlannedWorkout]:
    return [each for each in plan.workouts if first <= each.day <= last and not each.is_rest]


def test_a_fever_takes_fixed_sessions_out_too_and_no_mending_brings_them_back() -> None:
    last = MONDAY + timedelta(days=3)
    ill = after(built(), Ill(first=MONDAY, last=last, fever=True))
    assert between(ill, MONDAY, last) == []
    assert between(repaired(ill, STANDING), MONDAY, last) == []
    assert between(after(ill, RulesChanged()), MONDAY, last) == []
    assert [each for each in judge(ill, STANDING) if each.severity is Severity.ERROR] == []


def test_a_trip_stays_free_when_something_else_happens_before_it() -> None:
    first, last = MONDAY + timedelta(days=14), MONDAY + timedelta(days=20)
    gone = after(built(), Away(first=first, last=last))
    assert between(gone, first, last) == []
    hard = TooHard(day=MONDAY, activity_id="activity-1", why="The last repeat fell 15 % below the first.")
    assert between(after(gone, hard, RulesChanged()), first, last) == []
    anew = with_past_of(gone, built(), MONDAY, anew=True)
    assert between(anew, first, last) != []
    assert between(repaired(anew, STANDING), first, last) == []


def test_an_old_version_brought_back_is_as_it_was() -> None:
    plan = built()
    gone = after(plan, Away(first=MONDAY + timedelta(days=14), last=MONDAY + timedelta(days=20)))
    assert with_past_of(gone, plan, MONDAY) == plan


def test_a_second_trip_leaves_the_first_and_a_longer_one_takes_its_place() -> None:
    one = Away(first=MONDAY + timedelta(days=14), last=MONDAY + timedelta(days=20))
    other = Away(first=MONDAY + timedelta(days=35), last=MONDAY + timedelta(days=38))
    longer = one.model_copy(update={"last": MONDAY + timedelta(days=23)})
    assert [off.last for off in after(built(), one, other).time_off] == [one.last, other.last]
    assert [off.last for off in after(built(), one, longer).time_off] == [longer.last]


def test_the_difference_carries_it() -> None:
    plan = built()
    gone = after(plan, Away(first=MONDAY + timedelta(days=14), last=MONDAY + timedelta(days=20)))
    assert apply_difference(plan, difference(plan, gone)) == gone
