"""What an athlete hears of their mornings and days, of keys that end, and of what is kept from the coach."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.coach import Coach
from memory.activity_intake import NewActivity
from memory.database import Database
from tests.support.coaching import ask, coach_on
from tests.support.own_activities import a_summary, of_a_file, of_a_service
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import WellnessDay
from tools.domain.profile import MorningName
from tools.domain.provenance import Source


@pytest.fixture
async def coach(database: Database, tmp_path: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, tmp_path) as coach:
        yield coach


def ago(days: float) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def ride(days: float) -> NewActivity:
    return of_a_file(f"ride {days}", summary=a_summary(ago(days)))


async def keep(coach: Coach, athlete_id: str, *new: NewActivity) -> None:
    await coach.athletes.ensure(athlete_id)
    await coach.data.store.for_owner(athlete_id).intake.keep(new)


async def wake(coach: Coach, athlete_id: str, source: Source, days: int, **measures: float) -> None:
    """Keep the mornings of so many days."""
    await coach.athletes.ensure(athlete_id)
    mornings = [WellnessDay(day=ago(day).date(), **measures) for day in range(days)]
    await coach.data.store.for_owner(athlete_id).intake.keep_wellness(source, mornings)


async def test_mornings_are_told_as_they_are(coach: Coach, athlete_id: str) -> None:
    await wake(coach, athlete_id, Source.GARMIN, 20, hrv_ms=61.0, sleep_s=26_400.0)
    heard = await ask(coach, athlete_id, "t", "How is my HRV?")
    assert "HRV: 61 ms on" in heard.text
    assert "median of 7 days 61 ms (7 mornings)" in heard.text
    assert "no readiness" in heard.text
    assert "Sleep" not in heard.text
    assert len(heard.shown("profile")) == 1
    slept = await ask(coach, athlete_id, "t", "how did I sleep?")
    assert "Sleep: 7 h 20 min on" in slept.text
    weight = await ask(coach, athlete_id, "t", "what's my weight?")
    assert "Body weight is not known: none was measured in the last 60 days" in weight.text


async def test_mornings_of_a_walled_source_are_not_told(coach: Coach, athlete_id: str) -> None:
    await wake(coach, athlete_id, Source.STRAVA, 20, hrv_ms=61.0, weight_kg=71.4)
    heard = await ask(coach, athlete_id, "t", "How is my HRV?")
    assert "61 ms" not in heard.text
    planned = await ask(coach, athlete_id, "t", "plan my marathon in 3:30")
    assert "71.4" not in planned.text
    assert (await coach.data.profile(athlete_id)).morning(MorningName.HRV) is not None


async def test_the_newest_weight_is_a_default_that_is_said(coach: Coach, athlete_id: str) -> None:
    await wake(coach, athlete_id, Source.GARMIN, 3, weight_kg=71.4)
    planned = await ask(coach, athlete_id, "t", "plan my marathon in 3:30")
    assert planned.text.count("I use a body weight of 71.4 kg, your newest, of") == 1
    (pacing,) = planned.shown("pacing")
    assert pacing.strategy.brief.weight_kg == 71.4
    said = await ask(coach, athlete_id, "other", "plan my marathon in 3:30, I weigh 68 kg")
    assert "71.4" not in said.text


async def test_a_list_of_days_shows_those_days(coach: Coach, athlete_id: str) -> None:
    await keep(coach, athlete_id, ride(1), ride(40))
    heard = await ask(coach, athlete_id, "t", "how much did I ride in the last 7 days?")
    (shown,) = heard.shown("activities")
    assert shown.sport is ActivitySport.RIDE
    assert shown.since is not None
    assert ago(8).date() <= shown.since <= shown.until <= ago(0).date()


async def test_a_key_that_ends_is_said_in_the_chat(coach: Coach, athlete_id: str) -> None:
    await coach.athletes.ensure(athlete_id)
    ends = ago(-10).date()
    await coach.data.desk(athlete_id).connect(Source.GARMIN, {"key": "k"}, key_expires_on=ends)
    warning = f"Your Garmin key ends on {ends:%-d %B %Y}."
    assert warning in (await ask(coach, athlete_id, "t", "when did you last sync?")).text
    assert warning in (await ask(coach, athlete_id, "t", "sync my Garmin")).text


async def test_a_review_brings_no_list_though_something_is_withheld(coach: Coach, athlete_id: str) -> None:
    await keep(coach, athlete_id, ride(1), of_a_service(Source.STRAVA, "9", started_at=ago(3)))
    heard = await ask(coach, athlete_id, "t", "how was my ride?")
    assert len(heard.shown("review")) == 1
    assert heard.shown("activities") == []
    assert "1 activity from Strava is not counted here" in heard.text
