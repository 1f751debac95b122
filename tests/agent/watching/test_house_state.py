"""How the parts of a house stand, and what their owner is told to do."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.settings import Settings
from agent.watching.house_state import backup_state, disk_state, house_state, is_ready, queue_state
from memory.database import Database
from memory.house_figures import HouseFigures, QueueFigures
from tests.support.coaching import coach_on

NOW = datetime(2027, 4, 18, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("figures", "workers", "standing", "says"),
    [
        (QueueFigures(waiting=3), 1, "ok", "3 waiting"),
        (QueueFigures(waiting=3), 0, "attention", "./paceline worker"),
        (QueueFigures(waiting=3, oldest_s=1800), 1, "attention", "30 min"),
        (QueueFigures(failed=2), 1, "ok", "2 failed"),
    ],
)
def test_a_queue_nobody_works_off_wants_attention(
    figures: QueueFigures, workers: int, standing: str, says: str
) -> None:
    state = queue_state(figures, workers)
    assert state.standing == standing
    assert says in state.told


@pytest.mark.parametrize(
    ("last", "every_h", "standing"),
    [
        (None, 24, "attention"),
        (None, 0, "attention"),
        (NOW - timedelta(hours=25), 24, "ok"),
        (NOW - timedelta(hours=61), 24, "attention"),
        (NOW - timedelta(days=90), 0, "ok"),
    ],
)
def test_a_backup_is_as_young_as_it_is_wanted(last: datetime | None, every_h: float, standing: str) -> None:
    assert backup_state(last, NOW, every_h).standing == standing


def test_a_disk_that_fills_is_told_before_it_is_full() -> None:
    assert disk_state(2_000_000_000).standing == "ok"
    assert disk_state(999_999_999).standing == "attention"


async def test_every_part_of_a_house_is_told(database: Database, home: Path) -> None:
    async with coach_on(database, home) as coach:
        state = await house_state(coach, Settings(paceline_home=home))
        assert await is_ready(coach)
    parts = {part.part: part for part in state.parts}
    assert {"database", "queue", "storage", "disk", "backup", "model"} <= set(parts)
    assert parts["database"].standing == "ok"
    assert state.status == "ok"


async def test_a_database_that_is_gone_hides_no_other_part(postgres_url: str, home: Path) -> None:
    async with Database(postgres_url, wait_s=0.2) as gone, coach_on(gone, home) as coach:
        await gone.close()
        state = await house_state(coach, Settings(paceline_home=home))
        assert not await is_ready(coach)
    parts = {part.part: part.standing for part in state.parts}
    assert (parts["database"], parts["queue"], parts["storage"]) == ("down", "down", "ok")
    assert state.status == "down"


async def test_the_queue_is_counted(database: Database) -> None:
    figures = await HouseFigures(database).queue()
    assert min(figures.waiting, figures.under_way, figures.failed, figures.oldest_s) >= 0
    assert await HouseFigures(database).workers(20.0) >= 0
    assert isinstance(await HouseFigures(database).last_syncs(), tuple)
