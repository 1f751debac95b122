"""Today is the athlete's own day: in the world of tools, in what a model is told, and on the page."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from memory.database import Database
from tests.support.coaching import ask, coach_on
from tests.support.model_endpoint import model_endpoint, says
from tools.domain.athlete import AthletePreferences
from tools.domain.dashboard import Period

AHEAD, BEHIND = "Pacific/Kiritimati", "Pacific/Niue"  # 25 hours apart: never the same day


async def test_everything_that_asks_for_today_gets_the_athletes(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    async with coach_on(database, tmp_path) as coach:
        days = {}
        for zone, hours in ((AHEAD, 14), (BEHIND, -11)):
            await coach.set_time_zone(athlete_id, zone)
            expected = (datetime.now(UTC) + timedelta(hours=hours)).date()
            world = await coach.plans.world_of(athlete_id, "t")
            assert world.today == await coach.today(athlete_id) == expected
            dashboard = await coach.data.dashboard(athlete_id, Period.WEEKS_12)
            assert dashboard.today == expected
            days[zone] = world.today
        assert days[AHEAD] > days[BEHIND]
        await coach.set_preferences(athlete_id, AthletePreferences(weight_kg=70))
        assert await coach.today(athlete_id) == days[BEHIND]


@pytest.mark.endpoint
async def test_a_model_is_told_the_athletes_day(database: Database, tmp_path: Path, athlete_id: str) -> None:
    with model_endpoint([says("Hello.")], tmp_path) as endpoint:
        settings: dict[str, Any] = {"chat_model": "scripted", "openai_base_url": endpoint.base_url}
        async with coach_on(database, tmp_path, **settings) as coach:
            for zone in (AHEAD, BEHIND):
                await coach.set_time_zone(athlete_id, zone)
                await ask(coach, athlete_id, zone, "hello")
                today = await coach.today(athlete_id)
                assert f'"today": "{today}"' in str(endpoint.requests()[-1]["messages"][0]["content"])
