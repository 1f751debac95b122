"""Whatever happens: the plan stays valid, its past stays as it was, and the difference tells all of it."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.changing_plans import (
    MONDAY,
    RIDE,
    RUN,
    RUNNER_WEEK,
    STRENGTH,
    SWIM,
    TRIATHLETE_WEEK,
    Row,
    standing_on,
)
from tools.domain.athlete_rules import Trigger
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
)
from tools.domain.plan_request import NoSuchPlan, PlanRequest, PlanStanding, PlanWish
from tools.domain.plan_timeline import WorkoutStatus
from tools.domain.planning.build_plan import build_plan
from tools.domain.planning.judging import judge
from tools.domain.planning.matching import Match
from tools.domain.planning.plan_difference import apply_difference, difference
from tools.domain.planning.plan_evolution import Evolution, NothingToChange, evolve
from tools.domain.planning.plan_sessions import changed_plan
from tools.domain.training.plan_rule import Severity
from tools.domain.training.training_plan import GoalRace, RacePriority, TrainingPlan, TrainingSport

RIDER_WEEK: tuple[Row, ...] = tuple((day, RIDE, purpose, 1.5 * long) for day, _, purpose, long in RUNNER_WEEK)
WEEKS = {RUN: RUNNER_WEEK, RIDE: RIDER_WEEK, TrainingSport.TRIATHLON: TRIATHLETE_WEEK}
LENGTHS_M = {RUN: 21_097.5, RIDE: 100_000.0, TrainingSport.TRIATHLON: None}


@st.composite
def built_plans(draw: st.DrawFn) -> tuple[TrainingPlan, tuple[Row, ...]]:
    """Draw a plan as it is built for a runner, a rider or a triathlete, with and without a race."""
    sport, weeks = draw(st.sampled_from(sorted(WEEKS))), draw(st.integers(4, 12))
    last = MONDAY + timedelta(days=7 * weeks - 1)
    race = GoalRace(day=last, priority=RacePriority.A, name="Goal", sport=sport, distance_m=LENGTHS_M[sport])
    raced = draw(st.booleans())
    wish = PlanWish(
        races=(race,) if raced else (),
        sport=sport,
        weeks=None if raced else weeks,
        days_a_week=draw(st.sampled_from((None, 4, 6))),
        strength_days=draw(st.sampled_from((None, 1))),
    )
    rows = WEEKS[sport]
    return build_plan(PlanRequest(wish=wish, standing=standing_on(MONDAY, None, rows))).plan, rows


@st.composite
def any_events(draw: st.DrawFn, today: date, plan: TrainingPlan) -> PlanEvent:
    """Draw something that happens about today."""
    first = today + timedelta(days=draw(st.integers(-4, 6)))
    last = first + timedelta(days=draw(st.integers(0, 16)))
    open_end = draw(st.sampled_from((last, None)))
    race_day = today + timedelta(days=draw(st.integers(0, 40)))
    race = GoalRace(
        day=race_day, priority=draw(st.sampled_from(RacePriority)), name="New", sport=RUN, distance_m=10_000
    )
    possible = tuple(draw(st.lists(st.sampled_from((RUN, RIDE, SWIM, STRENGTH)), unique=True, max_size=2)))
    trigger = draw(st.sampled_from((None, *Trigger)))
    return draw(
        st.sampled_from(
            (
                Missed(),
                Ill(first=first, last=open_end, fever=draw(st.booleans())),
                Hurt(first=first, last=open_end, body_part="knee", trigger=trigger),
                Away(first=first, last=last, possible=possible),
                NewRace(race=race),
                RaceGone(day=plan.weeks[-1].ends_on),
                TooHard(day=min(first, today), activity_id="a1", why="You faded."),
                RulesChanged(),
            )
        )
    )


def answered(
    plan: TrainingPlan, event: PlanEvent, standing: PlanStanding, statuses: dict[str, Match]
) -> Evolution | NothingToChange | NoSuchPlan:
    """Return the answer, or what says that there is none."""
    try:
        return evolve(plan, event, standing, statuses)
    except (NothingToChange, NoSuchPlan) as said:
        return said


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_whatever_happens(data: st.DataObject) -> None:
    plan, rows = data.draw(built_plans())
    today = MONDAY + timedelta(days=data.draw(st.integers(0, 7 * len(plan.weeks) - 2)))
    past = sorted(each.id for each in plan.workouts if each.day < today)
    missed = set(data.draw(st.lists(st.sampled_from(past), max_size=8))) if past else set()
    statuses = {
        each.id: Match(status=WorkoutStatus.MISSED if each.id in missed else WorkoutStatus.DONE)
        for each in plan.workouts
    }
    standing = standing_on(today, changed_plan(plan, dict.fromkeys(missed)), rows)
    event = data.draw(any_events(today, plan))
    answer = answered(plan, event, standing, statuses)
    if isinstance(answer, ValueError):
        assert str(answer).endswith(".")
        return
    found = answer
    errors = [each for each in judge(found.plan, found.standing) if each.severity is Severity.ERROR]
    assert not [each.sentence for each in errors]
    before = [each for each in plan.workouts if each.day < today]
    assert [each for each in found.plan.workouts if each.day < today] == before
    changes = difference(plan, found.plan)
    assert not changes.is_empty
    assert apply_difference(plan, changes) == found.plan
    assert all(change.before is None or change.before.day >= today for change in changes.changes)
