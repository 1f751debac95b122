"""A red flag stops planning, not the athlete's hold on what is kept of them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agent.coach import Coach
from memory.database import Database
from tests.support.coaching import ask, coach_on

EMERGENCY = "I have chest pain when I run uphill"


@pytest.fixture
async def coach(database: Database, tmp_path: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, tmp_path) as coach:
        yield coach


async def test_what_is_kept_can_be_seen_forgotten_and_taken_along(coach: Coach, athlete_id: str) -> None:
    await ask(coach, athlete_id, "t", "I hate gels")
    await ask(coach, athlete_id, "t", EMERGENCY)
    assert "/settings/account" in (await ask(coach, athlete_id, "t", "export my data")).text
    assert "gels" in (await ask(coach, athlete_id, "t", "what do you know about me?")).text
    assert "I forget it" in (await ask(coach, athlete_id, "t", "forget that I hate gels")).text
    assert await coach.memories.facts(athlete_id) == ()


@pytest.mark.parametrize("text", ["plan my marathon in 3:30", "what do you know about me? and plan my race"])
async def test_planning_still_waits(coach: Coach, athlete_id: str, text: str) -> None:
    await ask(coach, athlete_id, "t", EMERGENCY)
    heard = await ask(coach, athlete_id, "t", text)
    assert heard.text.startswith("Before I plan anything")
    assert heard.shown("proposal") == []
