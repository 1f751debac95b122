"""Planned sessions in intervals.icu's calendar: put there, changed, taken off; never twice, never lost."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent.coach import Coach
from agent.planned_calendar import PlannedCalendar
from memory.database import Database
from tests.support.coaching import coach_on
from tests.support.intervals_service import EVENTS, KEY, IntervalsService, intervals
from tools.domain.plan_edit import PlanEdit, RemoveWorkout, ResizeWorkout
from tools.domain.plan_request import PlanWish
from tools.domain.plan_version import PlanVersion
from tools.domain.provenance import Source
from tools.domain.syncing import ConnectionStatus
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport
from tools.kit.errors import MissingInput, NotFound, SourceRefused, SourceUnavailable, StaleProposal

WISH = PlanWish(
    weeks=8,
    sport=TrainingSport.RUN,
    weekly_hours_now=4,
    longest_now_s=4_500,
    hours_a_week=5,
    days_a_week=4,
    novice=False,
)


@pytest.fixture
def service() -> Iterator[IntervalsService]:
    with intervals() as service:
        yield service


@pytest.fixture
async def coach(database: Database, home: Path, service: IntervalsService) -> AsyncIterator[Coach]:
    async with coach_on(database, home, intervals_url=service.url) as coach:
        yield coach


@pytest.fixture
async def plan(coach: Coach, athlete_id: str) -> PlanVersion:
    """A plan the athlete trains by, with intervals.icu connected."""
    await (
        coach.data.desk(athlete_id)
        .house.connections.for_athlete(athlete_id)
        .connect(Source.INTERVALS, {"api_key": KEY})
    )
    return await approved(coach, athlete_id, WISH)


async def approved(coach: Coach, athlete_id: str, wish: PlanWish) -> PlanVersion:
    proposal = await coach.plans.propose(athlete_id, "thread-1", wish)
    await coach.decide(athlete_id, proposal.id, True)
    current = await coach.plans.current(athlete_id)
    assert current is not None
    return current


async def door(coach: Coach, athlete_id: str, plan: PlanVersion) -> PlannedCalendar:
    """The door without the pauses between requests."""
    opened = await coach.plans.taken_along.calendar(athlete_id, plan.summary.plan_id)
    return replace(opened, pace_s=0.0)


async def changed(coach: Coach, athlete_id: str, plan: PlanVersion, *edits: PlanEdit) -> PlanVersion:
    proposal = await coach.plans.change(athlete_id, "thread-1", plan.summary.plan_id, edits)
    await coach.decide(athlete_id, proposal.id, True)
    return await coach.plans.version(athlete_id, plan.summary.plan_id, proposal.version)


def sessions(plan: PlanVersion) -> list[PlannedWorkout]:
    return [each for each in plan.plan.workouts if not each.is_rest]


def by_name(service: IntervalsService) -> dict[str, dict[str, Any]]:
    """The events there, by our names: as many as there are events, or one stands there twice."""
    found = {event["external_id"]: event for event in service.events.values()}
    assert len(found) == len(service.events)
    return found


def said(service: IntervalsService) -> list[str]:
    return [asked.method for asked in service.paths("/events")]


async def test_a_plan_is_sent_once_however_often(
    coach: Coach, athlete_id: str, plan: PlanVersion, service: IntervalsService
) -> None:
    calendar = await door(coach, athlete_id, plan)
    first = await calendar.send()
    count = len(sessions(plan))
    assert (first.added, first.changed, first.removed) == (count, 0, 0)
    assert first.inside == first.ahead == count
    assert first.sentence == f"All {count} sessions ahead are in your intervals.icu calendar."
    told = by_name(service)
    for session in sessions(plan):
        event = told[f"paceline-{plan.summary.plan_id}-{session.id}"]
        assert event["start_date_local"] == f"{session.day}T00:00:00"
        assert (event["category"], event["type"], event["name"]) == ("WORKOUT", "Run", session.title)
        assert event["moving_time"] == round(session.planned_duration_s)
    before = len(service.asked)
    again = await calendar.send()
    assert (again.added, again.changed, again.removed, again.inside) == (0, 0, 0, count)
    assert [asked.method for asked in service.asked[before:]] == ["GET"]
    assert len(by_name(service)) == count


async def test_two_clicks_at_once_make_no_doubles(
    coach: Coach, athlete_id: str, plan: PlanVersion, service: IntervalsService
) -> None:
    doors = [await door(coach, athlete_id, plan) for _ in range(3)]
    await asyncio.gather(*(each.send() for each in doors))
    assert len(by_name(service)) == len(sessions(plan))


async def test_one_week_is_sent_alone(
    coach: Coach, athlete_id: str, plan: PlanVersion, service: IntervalsService
) -> None:
    week = plan.plan.weeks[1]
    state = await (await door(coach, athlete_id, plan)).send(week.starts_on)
    wanted = {each.id for each in week.workouts if not each.is_rest}
    assert state.added == state.inside == len(wanted) < state.ahead
    assert {name.removeprefix(f"paceline-{plan.summary.plan_id}-") for name in by_name(service)} == wanted
    with pytest.raises(NotFound):
        await (await door(coach, athlete_id, plan)).send(week.starts_on.replace(year=2001))


async def test_a_changed_plan_changes_what_stands_there(
    coach: Coach, athlete_id: str, plan: PlanVersion, service: IntervalsService
) -> None:
    await (await door(coach, athlete_id, plan)).send()
    shorter, gone = [each for each in plan.plan.weeks[-1].workouts if not each.is_rest][:2]
    now = await changed(
        coach,
        athlete_id,
        plan,
        ResizeWorkout(workout_id=shorter.id, minutes=25),
        RemoveWorkout(workout_id=gone.id),
    )
    state = await (await door(coach, athlete_id, now)).send()
    assert (state.added, state.changed, state.removed) == (0, 1, 1)
    told = by_name(service)
    assert told[f"paceline-{plan.summary.plan_id}-{shorter.id}"]["moving_time"] == 1_500
    assert f"paceline-{plan.summary.plan_id}-{gone.id}" not in told


async def test_all_is_taken_off_again(
    coach: Coach, athlete_id: str, plan: PlanVersion, service: IntervalsService
) -> None:
    calendar = await door(coach, athlete_id, plan)
    await calendar.send()
    service.events[1] = {
        "id": 1,
        "category": "WORKOUT",
        "start_date_local": f"{plan.plan.starts_on}T00:00:00",
    }
    first = next(iter(service.events))
    del service.events[first]  # by hand: that is no failure
    state = await calendar.withdraw()
    assert (state.removed, state.inside) == (len(sessions(plan)), 0)
    assert set(service.events) == {1}  # the athlete's own
    assert (await calendar.withdraw()).removed == 0


async def test_an_event_deleted_by_hand_comes_back_when_sent_again(
    coach: Coach, athlete_id: str, plan: PlanVersion, service: IntervalsService
) -> None:
    calendar = await door(coach, athlete_id, plan)
    await calendar.send()
    service.events.popitem()
    state = await calendar.send()
    assert (state.added, state.changed) == (0, 1)
    assert len(by_name(service)) == len(sessions(plan))


async def test_a_failure_half_way_keeps_what_was_done(
    coach: Coach, athlete_id: str, plan: PlanVersion, service: IntervalsService
) -> None:
    calendar, count = await door(coach, athlete_id, plan), len(sessions(plan))
    week = plan.plan.weeks[0]
    done = (await calendar.send(week.starts_on)).inside
    service.lose_answers = 1  # the event is there, and nobody heard so
    with pytest.raises(SourceUnavailable, match=rf"{done} of {count} sessions ahead are in your .* again"):
        await calendar.send()
    assert len(service.events) == done + 1
    state = await calendar.send()
    assert state.inside == count
    assert len(by_name(service)) == count


async def test_another_plan_takes_the_place_of_the_first(
    coach: Coach, athlete_id: str, plan: PlanVersion, service: IntervalsService
) -> None:
    await (await door(coach, athlete_id, plan)).send()
    other = await approved(coach, athlete_id, WISH.model_copy(update={"weeks": 9}))
    with pytest.raises(StaleProposal, match="another plan"):
        await coach.plans.taken_along.calendar(athlete_id, plan.summary.plan_id)
    state = await (await door(coach, athlete_id, other)).send()
    assert (state.removed, state.added) == (len(sessions(plan)), len(sessions(other)))
    assert len(by_name(service)) == len(sessions(other))


async def test_without_a_connection_nothing_is_asked(
    coach: Coach, athlete_id: str, service: IntervalsService
) -> None:
    plan = await approved(coach, athlete_id, WISH)
    calendar = await door(coach, athlete_id, plan)
    assert not (await calendar.state()).connected
    with pytest.raises(MissingInput, match="not connected"):
        await calendar.send()
    assert not service.asked


async def test_a_key_that_was_replaced_is_told_and_kept_in_mind(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    connections = coach.data.desk(athlete_id).house.connections.for_athlete(athlete_id)
    await connections.connect(Source.INTERVALS, {"api_key": "another-key-0123456789"})
    with pytest.raises(SourceRefused, match="does not accept this key") as refusal:
        await (await door(coach, athlete_id, plan)).send()
    assert "another-key" not in str(refusal.value)
    (known,) = await connections.connections()
    assert known.status is ConnectionStatus.NEEDS_YOU


async def test_others_have_another_calendar(coach: Coach, athlete_id: str, plan: PlanVersion) -> None:
    await (await door(coach, athlete_id, plan)).send()
    with pytest.raises(NotFound):
        await coach.plans.taken_along.calendar(f"{athlete_id}-other", plan.summary.plan_id)


async def test_only_a_click_sends(coach: Coach, athlete_id: str, plan: PlanVersion, service: Any) -> None:
    await (await door(coach, athlete_id, plan)).state()
    await coach.plans.timeline(athlete_id, plan.summary.plan_id)
    assert not service.paths(EVENTS)
    assert said(service) == []
