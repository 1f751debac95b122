"""Planned sessions beside done ones."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.changing_plans import (
    EASY,
    LONG,
    MONDAY,
    RIDE,
    RUN,
    STRENGTH,
    SWIM,
    THRESHOLD,
    plan_of,
    raced,
)
from tools.domain.plan_timeline import DoneSession, WorkoutStatus
from tools.domain.planning.matching import match
from tools.domain.training.training_plan import GoalRace, RacePriority, TrainingPlan, TrainingSport

# Tuesday 60 min threshold run, Thursday 40 min easy run, Saturday 100 min long run, Sunday strength.
ROWS = ((1, RUN, THRESHOLD, 60), (3, RUN, EASY, 40), (5, RUN, LONG, 100), (6, STRENGTH, EASY, 30))
PLAN = plan_of(2, ROWS)
TUESDAY, THURSDAY, SATURDAY, SUNDAY = "w010", "w011", "w012", "w013"
NEXT_MONDAY = MONDAY + timedelta(days=7)


def done(day: int, minutes: float, sport: TrainingSport = RUN, name: str = "") -> DoneSession:
    """Return an activity of a day of the plan, Monday is 0."""
    return DoneSession(
        activity_id=name or f"{sport}-{day}-{minutes:.0f}",
        day=MONDAY + timedelta(days=day),
        sport=sport,
        name=None,
        duration_s=minutes * 60,
        distance_m=None,
        load=None,
    )


def statuses(
    *sessions: DoneSession, today: date = NEXT_MONDAY, until: date | None = NEXT_MONDAY
) -> dict[str, str]:
    found = match(PLAN, sessions, today, until)
    return {
        name: f"{each.status} {each.done.activity_id}" if each.done else str(each.status)
        for name, each in found.items()
        if name.startswith("w01")
    }


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        pytest.param((done(1, 60),), {TUESDAY: "done run-1-60"}, id="same day"),
        pytest.param((done(1, 15),), {TUESDAY: "done run-1-15"}, id="same day, however short"),
        pytest.param((done(2, 60),), {TUESDAY: "moved run-2-60"}, id="a day later"),
        pytest.param((done(0, 55),), {TUESDAY: "moved run-0-55"}, id="a day earlier"),
        pytest.param((done(2, 15),), {}, id="a day later, far shorter"),
        pytest.param((done(4, 100),), {SATURDAY: "moved run-4-100"}, id="the long one on Friday"),
        pytest.param((done(1, 60, RIDE),), {}, id="another sport"),
        pytest.param((done(7, 45, STRENGTH),), {}, id="not in the same week"),
        pytest.param((done(6, 30, STRENGTH),), {SUNDAY: "done strength-6-30"}, id="strength"),
        pytest.param(
            (done(1, 60), done(2, 75)), {TUESDAY: "done run-1-60"}, id="the same day wins over the next"
        ),
        pytest.param(
            (done(2, 58), done(2, 42)),
            {TUESDAY: "moved run-2-58", THURSDAY: "moved run-2-42"},
            id="each to the one it is most like",
        ),
        pytest.param(
            (done(1, 40, name="a"), done(1, 62, name="b")),
            {TUESDAY: "done b", THURSDAY: "moved a"},
            id="two on a day: the more alike is that day's",
        ),
        pytest.param((done(-1, 60),), {}, id="before the plan"),
    ],
)
def test_what_was_done_is_matched(sessions: tuple[DoneSession, ...], expected: dict[str, str]) -> None:
    missed = dict.fromkeys((TUESDAY, THURSDAY, SATURDAY, SUNDAY), "missed")
    assert statuses(*sessions) == missed | expected


def test_ahead_today_and_unknown() -> None:
    thursday = MONDAY + timedelta(days=3)
    assert statuses(today=thursday, until=thursday) == {
        TUESDAY: "missed",
        THURSDAY: "ahead",
        SATURDAY: "ahead",
        SUNDAY: "ahead",
    }
    assert statuses(until=MONDAY + timedelta(days=3))[SATURDAY] == "unknown"
    assert statuses(until=MONDAY + timedelta(days=3))[TUESDAY] == "missed"
    assert set(statuses(until=None).values()) == {"unknown"}


def test_today_is_done_as_soon_as_it_is_and_never_moved_before_it_is_over() -> None:
    tuesday = MONDAY + timedelta(days=1)
    assert statuses(done(1, 60), today=tuesday, until=tuesday)[TUESDAY] == "done run-1-60"
    assert statuses(done(0, 60), today=tuesday, until=tuesday)[TUESDAY] == "ahead"


def triathlon(*sessions: DoneSession) -> tuple[WorkoutStatus, set[str]]:
    race = GoalRace(
        day=MONDAY + timedelta(days=13), priority=RacePriority.A, name="City", sport=TrainingSport.TRIATHLON
    )
    plan = raced(PLAN, race)
    found = match(plan, sessions, MONDAY + timedelta(days=14), MONDAY + timedelta(days=14))["race"]
    return found.status, {leg.activity_id for leg in found.legs}


def test_a_triathlon_is_its_legs() -> None:
    legs = (done(13, 30, SWIM), done(13, 75, RIDE), done(13, 45), done(13, 5, name="warm up"))
    assert triathlon(*legs) == (WorkoutStatus.DONE, {"swim-13-30", "ride-13-75", "run-13-45"})
    assert triathlon(*legs[:2])[0] is WorkoutStatus.DONE
    assert triathlon(done(13, 45))[0] is WorkoutStatus.MISSED
    whole = done(13, 150, TrainingSport.TRIATHLON)
    assert triathlon(whole, done(13, 20)) == (WorkoutStatus.DONE, {whole.activity_id})


def test_rest_days_are_nothing() -> None:
    rest = PLAN.weeks[0].workouts[1].model_copy(update={"sport": TrainingSport.REST, "id": "rest"})
    week = PLAN.weeks[0].model_copy(update={"workouts": (rest,)})
    assert not match(TrainingPlan(goal_races=(), weeks=(week,)), (), NEXT_MONDAY, NEXT_MONDAY)


@given(
    st.lists(
        st.tuples(st.integers(0, 13), st.integers(10, 150), st.sampled_from((RUN, RIDE, STRENGTH))),
        max_size=10,
    )
)
@settings(max_examples=150, deadline=None)
def test_an_activity_matches_once_and_only_its_sport_and_week(
    rows: list[tuple[int, int, TrainingSport]],
) -> None:
    sessions = [done(day, minutes, sport, f"a{at}") for at, (day, minutes, sport) in enumerate(rows)]
    found = match(PLAN, sessions, MONDAY + timedelta(days=14), MONDAY + timedelta(days=14))
    used = [each.done.activity_id for each in found.values() if each.done]
    assert len(used) == len(set(used))
    planned = {each.id: each for each in PLAN.workouts}
    for name, each in found.items():
        if each.done is None:
            assert each.status is WorkoutStatus.MISSED
            continue
        assert each.done.sport is planned[name].sport
        apart = abs((each.done.day - planned[name].day).days)
        assert apart == 0 if each.status is WorkoutStatus.DONE else 1 <= apart <= 2
        assert (each.done.day - MONDAY).days // 7 == (planned[name].day - MONDAY).days // 7
