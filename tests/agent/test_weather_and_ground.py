"""Asking the offline coach for the weather and for better heights: only when asked for, told with ranges."""

import logging
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from agent.coach import Coach
from agent.events import StepFinished, StepStarted
from memory.database import Database
from tests.support.coaching import SAMPLE, Heard, ask, coach_on
from tests.support.gpx_files import gpx, line_points, track
from tests.support.open_meteo_service import OpenMeteoService, open_meteo
from tests.support.terrain_tiles import TOKEN, TerrainService, terrain
from tests.support.tracks import hills, straight_track
from tools.correct_elevation import BAROMETRIC
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.ground.course_places import course_places
from tools.domain.race import RaceBrief
from tools.kit.outside_offers import WEATHER_OFFER
from tools.sources.open_meteo import SOURCE

FIX = "Say *fix the elevation*"
SOON = datetime.now(UTC).date() + timedelta(days=6)


@pytest.fixture
def outside() -> Iterator[OpenMeteoService]:
    with open_meteo(OpenMeteoService(today=datetime.now(UTC).date())) as service:
        yield service


@pytest.fixture
def tiles() -> Iterator[TerrainService]:
    with terrain() as service:
        yield service


@pytest.fixture
async def coach(database: Database, home: Path, outside: OpenMeteoService) -> AsyncIterator[Coach]:
    async with coach_on(database, home, open_meteo_url=outside.url) as coach:
        await database.run("delete from outside_answer")
        yield coach


async def drop(coach: Coach, athlete_id: str, text: str, heights: object = None) -> Heard:
    """Drop a course of 12 km to the north with these heights, and say something with it."""
    points = line_points([heights] * 1_201)
    content = gpx(track(points, "North")).encode()
    upload = await coach.receive_upload(athlete_id, "north.gpx", "application/gpx+xml", content)
    return await ask(coach, athlete_id, "t", text, [upload.id])


def brief_of(heard: Heard) -> RaceBrief:
    brief: RaceBrief = heard.shown("pacing")[-1].strategy.brief
    return brief


async def test_nothing_is_asked_unasked_and_both_are_offered(
    coach: Coach, athlete_id: str, outside: OpenMeteoService
) -> None:
    heard = await drop(coach, athlete_id, f"my race, 1:05 on {SOON}")
    assert FIX in heard.text
    assert WEATHER_OFFER in heard.text

    warm = await ask(coach, athlete_id, "t", "it will be 21 degrees")
    assert WEATHER_OFFER not in warm.text
    assert outside.asked == []


async def test_the_forecast_is_told_with_its_range_and_planned_with(
    coach: Coach, athlete_id: str, outside: OpenMeteoService
) -> None:
    await ask(coach, athlete_id, "t", SAMPLE)
    await ask(coach, athlete_id, "t", f"the race is on {SOON}")
    heard = await ask(coach, athlete_id, "t", "starts at 9:00, what will the weather be?")

    assert f"The forecast for {SOON:%-d %B}, 09:00 to 12:45:" in heard.text
    assert "wind 14 km/h from the west, dry" in heard.text
    assert "Over that range the heat costs" in heard.text
    assert f"{SOURCE}." in heard.text
    assert "You have not said when it starts" not in heard.text
    brief = brief_of(heard)
    assert brief.weather is not None
    assert (brief.wind_speed_m_per_s, brief.wind_from_deg, brief.dew_point_c) == (4.0, 270.0, 5.0)
    assert heard.shown("proposal"), "saving the new plan takes a yes"
    assert len(outside.asked) == 1


async def test_a_start_that_was_not_said_is_said_as_taken_and_then_corrected(
    coach: Coach, athlete_id: str, outside: OpenMeteoService
) -> None:
    await drop(coach, athlete_id, f"1:05 on {SOON}")
    first = await ask(coach, athlete_id, "t", "check the forecast")
    assert "You have not said when it starts: I took 09:00." in first.text

    then = await ask(coach, athlete_id, "t", "gun at 14.30")
    assert f"The forecast for {SOON:%-d %B}, 14:30 to 15:35:" in then.text
    assert "You have not said" not in then.text
    before, after = brief_of(first).temperature_c, brief_of(then).temperature_c
    assert after == pytest.approx((before or 0) + 5.5, abs=0.11)
    assert len(outside.asked) == 1, "other hours of the same day are known"


async def test_a_day_that_was_not_said_is_asked_for(
    coach: Coach, athlete_id: str, outside: OpenMeteoService
) -> None:
    await drop(coach, athlete_id, "1:05")
    heard = await ask(coach, athlete_id, "t", "how hot will it be?")
    assert heard.text == "Tell me the date of the race and when it starts, and I look up its weather."
    assert outside.asked == []

    then = await ask(coach, athlete_id, "t", f"{SOON}")
    assert f"The forecast for {SOON:%-d %B}" in then.text


async def test_a_race_without_a_place_asks_for_the_temperature(coach: Coach, athlete_id: str) -> None:
    await ask(coach, athlete_id, "t", f"marathon in 3:45 on {SOON}")
    heard = await ask(coach, athlete_id, "t", "check the forecast")

    assert "drop its course as a file" in heard.text
    assert "Tell me the temperature you expect" in heard.text


async def test_a_temperature_of_the_athletes_own_wins(
    coach: Coach, athlete_id: str, outside: OpenMeteoService
) -> None:
    await drop(coach, athlete_id, f"1:05 on {SOON}, it will be 27 degrees")
    heard = await ask(coach, athlete_id, "t", "check the forecast")

    assert "I keep 27 °C as you said it." in heard.text
    assert brief_of(heard).temperature_c == 27.0


async def test_far_away_the_climate_is_told(coach: Coach, athlete_id: str, outside: OpenMeteoService) -> None:
    later = date(SOON.year + 1, SOON.month, 1)
    await drop(coach, athlete_id, f"1:05 on {later}, start at 9:00")
    heard = await ask(coach, athlete_id, "t", "what will the weather be?")

    assert (
        f"No forecast reaches {later:%-d %B %Y}. Around that day, 09:00 to 10:05, the last 10 years"
        in heard.text
    )
    assert "on eight days of ten" in heard.text
    assert len(outside.asked) == 10


async def test_offline_it_says_so_and_asks_for_the_temperature(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        await drop(coach, athlete_id, f"1:05 on {SOON}")
        weather = await ask(coach, athlete_id, "t", "check the forecast")
        ground = await ask(coach, athlete_id, "t", "fix the elevation")

    assert weather.text.startswith("Open-Meteo cannot be reached right now.")
    assert weather.text.endswith("Tell me the temperature you expect, and the wind, and I plan with those.")
    assert ground.text.startswith("Open-Meteo cannot be reached right now.")
    assert ground.text.endswith("The course keeps its heights.")


async def test_a_course_without_heights_gets_those_of_the_ground(
    coach: Coach, athlete_id: str, outside: OpenMeteoService
) -> None:
    first = await drop(coach, athlete_id, "1:05")
    heard = await ask(coach, athlete_id, "t", "fix the elevation")

    assert "“North” has the heights of Open-Meteo.com (CC BY 4.0), Copernicus DEM GLO-90 now:" in heard.text
    assert "Before, nothing was known of its heights. The course as it was is kept beside it." in heard.text
    old, new = (each.shown("pacing")[-1].course for each in (first, heard))
    assert new.id != old.id
    assert (new.elevation_source, bool(new.elevation_m)) == (
        "Open-Meteo.com (CC BY 4.0), Copernicus DEM GLO-90",
        True,
    )
    assert (await coach.course(athlete_id, old.id)).elevation_m == ()
    assert brief_of(heard).course_id == new.id

    again = await ask(coach, athlete_id, "t", "fix the elevation")
    assert again.text.endswith("already: I keep them.")
    assert len(outside.asked) == 2


async def test_a_barometers_heights_are_kept(
    coach: Coach, athlete_id: str, outside: OpenMeteoService
) -> None:
    way = straight_track(12_000, hills, barometric=True)
    course = analyze_course(way)
    await coach.courses.for_athlete(athlete_id).keep(course, None, course_places(way))
    about = RaceBrief(course_id=course.id, goal_time_s=3_900)
    asked = coach.answer(athlete_id, "t", "the elevation looks wrong", about=about)
    heard = Heard(tuple([event async for event in asked]))

    assert heard.text == BAROMETRIC
    assert outside.asked == []


async def test_mapbox_gives_finer_heights_tells_how_far_it_is_and_keeps_its_token(
    database: Database, home: Path, athlete_id: str, tiles: TerrainService, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, name)
    async with coach_on(database, home, mapbox_url=tiles.url, mapbox_token=TOKEN) as coach:
        assert "from Mapbox" in (await drop(coach, athlete_id, "1:05")).text
        heard = await ask(coach, athlete_id, "t", "correct the heights")

    assert "has the heights of Mapbox terrain-rgb, © Mapbox now:" in heard.text
    told = [event.label for event in heard.events if isinstance(event, StepStarted)]
    assert told[:2] == [
        "Measuring the ground",
        f"Measuring the ground: 0 of {len(tiles.asked)} tiles of the map",
    ]
    steps = {event.id for event in heard.events if isinstance(event, StepStarted | StepFinished)}
    assert len(steps) == 1
    assert TOKEN in {asked.query["access_token"] for asked in tiles.asked}
    assert TOKEN not in caplog.text
    assert TOKEN not in str(heard.events)


async def test_a_day_and_a_start_told_later_are_noted(coach: Coach, athlete_id: str) -> None:
    await drop(coach, athlete_id, "1:05")
    heard = await ask(coach, athlete_id, "t", f"the race is on {SOON}, 9am start")
    day = f"The race is on {SOON:%-d %B %Y} now"
    noted = f"{day}, and I have noted when the race starts; the plan stays as it is."
    assert heard.text.startswith(noted)
    then = await ask(coach, athlete_id, "t", "gun at 8.30")
    assert then.text.startswith("I have noted when the race starts; the plan stays as it is.")
