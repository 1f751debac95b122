"""Calendars read back by icalendar: the race's week and a plan's sessions, under names that stay."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tests.support.carried_races import RACE_DAY, SAVED_AT, carried_ride, carried_run
from tests.support.courses import flat
from tests.support.plan_drafts import a_plan
from tests.support.sample_athletes import rider
from tools.domain.plan_version import MadeBy, PlanVersion, PlanVersionSummary
from tools.domain.planning.build_plan import build_plan
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import TrainingPlan
from tools.domain.wording.plan import step_lines
from tools.formats import plan_ics
from tools.formats.calendar_writing import CalendarEvent, calendar_file
from tools.formats.carried import Carried
from tools.formats.week_ics import sessions_calendar
from tools.kit.errors import MissingInput

LONGEST_LINE_BYTES = 75


def read(content: bytes) -> tuple[Any, list[Any]]:
    calendar = Calendar.from_ical(content.decode())
    return calendar, list(calendar.events)


def named(events: list[Any], words: str) -> Any:
    [found] = [event for event in events if words in str(event["summary"])]
    return found


def kept(plan: TrainingPlan, version: int = 3) -> PlanVersion:
    summary = PlanVersionSummary(
        plan_id="plan-1",
        name="Spring, and summer",
        version=version,
        parent=None,
        headline="A plan.",
        reason="You asked.",
        made_by=MadeBy.ATHLETE,
        made_at=datetime(2026, 3, version, 8, 0, 0, 123_456, tzinfo=UTC),
    )
    return PlanVersion(summary=summary, plan=plan)


def test_race_week_is_whole_and_at_its_hours() -> None:
    calendar, events = read(plan_ics.written(carried_run()))
    assert calendar["x-wr-timezone"] == "Europe/Vienna"
    race = named(events, "Hilly Marathon: 3:30:00")
    start = datetime(2026, 4, 20, 9)  # on the clock where the race is
    assert (race["dtstart"].dt, race["dtend"].dt) == (start, start + timedelta(hours=3, minutes=30))
    assert (race["transp"], race["sequence"]) == ("OPAQUE", 2)
    assert named(events, "Breakfast")["dtstart"].dt == start - timedelta(hours=3)
    assert named(events, "Drink")["dtstart"].dt == start - timedelta(hours=4)
    assert named(events, "Evening before")["dtstart"].dt == RACE_DAY - timedelta(days=1)
    loading = [event["dtstart"].dt for event in events if "of carbohydrate today" in str(event["summary"])]
    assert loading == [RACE_DAY - timedelta(days=2), RACE_DAY - timedelta(days=1)]
    assert all(event["dtstamp"].dt == SAVED_AT for event in events)
    assert all(alarm["trigger"].dt == timedelta(hours=-1) for alarm in race.walk("VALARM"))


def test_the_race_tells_every_split_and_moment() -> None:
    for carried in (carried_run(), carried_run(units=UnitSystem.IMPERIAL), carried_ride()):
        told = str(named(read(plan_ics.written(carried))[1], carried.plan.goal)["description"])
        for row in carried.plan.rows:
            assert f"{carried.plan.place_word} {row.place}: {row.target}" in told
            assert row.elapsed in told
        for moment in carried.plan.moments:
            clock = f" ({moment.clock_time})" if moment.clock_time else ""
            assert f"{moment.place}, {moment.elapsed}{clock}: {moment.text}" in told


def test_a_long_race_is_told_by_groups() -> None:
    carried = carried_run(flat(100_000.0), goal_time_s=36_000.0)
    told = str(named(read(plan_ics.written(carried))[1], carried.plan.goal)["description"])
    assert all(f"km {row.place}: " in told for row in carried.plan.groups)
    assert f"km {carried.plan.rows[0].place}: " not in told.splitlines()


def test_without_a_start_the_race_takes_the_day() -> None:
    _, events = read(plan_ics.written(carried_ride()))
    race = named(events, "Hill Ride: ")
    assert race["dtstart"].dt == RACE_DAY
    assert race["dtend"].dt == RACE_DAY + timedelta(days=1)
    assert not [event for event in events if "Breakfast" in str(event["summary"])]


def test_without_a_day_there_is_no_calendar() -> None:
    with pytest.raises(MissingInput, match="the day of the race"):
        plan_ics.written(carried_run(race_date=None))


def test_a_later_version_takes_the_place_of_an_earlier() -> None:
    first = carried_run()
    plan = first.plan.model_copy(update={"version": 3})
    later = Carried(plan, first.strategy, first.course, saved_at=SAVED_AT + timedelta(days=1))
    before, after = (read(plan_ics.written(each))[1] for each in (first, later))
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    assert len({event["uid"] for event in before}) == len(before)
    assert all(new["sequence"] > old["sequence"] for old, new in zip(before, after, strict=True))
    assert plan_ics.written(first) == plan_ics.written(carried_run())


def test_a_plan_keeps_the_names_of_its_sessions_wherever_they_move() -> None:
    plan = a_plan()
    _, events = read(sessions_calendar(kept(plan), plan.workouts, UnitSystem.METRIC, "Asia/Tokyo"))
    ahead = [each for each in plan.workouts if not each.is_rest]
    assert [event["dtstart"].dt for event in events] == [each.day for each in ahead]
    assert all(event["transp"] == "TRANSPARENT" for event in events)
    moved = [each.model_copy(update={"day": each.day + timedelta(days=1)}) for each in plan.workouts]
    _, again = read(sessions_calendar(kept(plan, 4), moved, UnitSystem.METRIC, "Asia/Tokyo"))
    assert [event["uid"] for event in events] == [event["uid"] for event in again]
    assert {event["sequence"] for event in again} == {4}


def test_a_session_tells_its_steps() -> None:
    plan = build_plan(rider()).plan
    workout = next(each for each in plan.workouts if each.steps)
    _, [event] = read(sessions_calendar(kept(plan), [workout], UnitSystem.METRIC, None))
    assert str(event["summary"]).startswith(workout.title)
    for line in step_lines(workout, UnitSystem.METRIC):
        assert line in str(event["description"]).splitlines()


@settings(max_examples=60)
@given(st.text(max_size=300), st.text(max_size=600))
def test_any_words_are_folded_and_escaped(title: str, text: str) -> None:
    event = CalendarEvent(key="k", title=title, text=text, begins=date(2026, 5, 1))
    content = calendar_file(title, [event], made_at=None, version=1, time_zone=None)
    assert all(len(line) <= LONGEST_LINE_BYTES for line in content.split(b"\r\n"))
    [back] = read(content)[1]
    assert str(back["summary"])
    assert len(read(content)[0].walk()) == 2  # no words open a component of their own
