"""The pool after its Postgres was away: dead connections cost no pause, and connecting begins anew."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from memory.database import Database
from tests.faults.wire import Wire
from tools.kit.errors import DatabaseUnavailable

CONNECTIONS = 8
AWAY_S = 4.0


@pytest.fixture
async def wire(postgres_url: str) -> AsyncIterator[Wire]:
    """A wire to the run's Postgres."""
    wire = Wire.to(postgres_url)
    yield wire
    await wire.close()


async def over(wire: Wire, wait_s: float) -> Database:
    """Return a database at the other end of a wire, whose whole pool has been in use."""
    url = f"postgresql://postgres@127.0.0.1:{await wire.open()}/paceline"
    database = Database(url, size=CONNECTIONS, wait_s=wait_s)
    await database.open()
    await asyncio.gather(*(database.row("select pg_sleep(0.2)") for _ in range(CONNECTIONS)))
    return database


async def test_a_pool_of_dead_connections_is_replaced_at_once(wire: Wire) -> None:
    database = await over(wire, wait_s=3.0)
    async with database:
        assert database.pool.get_stats()["pool_available"] > 3
        wire.cut()
        await asyncio.sleep(
            0.1
        )  # The end of a connection has to arrive: one that ends in a statement fails it.
        assert await database.row("select 1 as one") == {"one": 1}


async def test_who_waits_while_postgres_is_away_is_served_when_it_is_back(wire: Wire) -> None:
    database = await over(wire, wait_s=AWAY_S + 2.5)
    async with database:
        wire.closed = True
        wire.cut()
        waiting = [asyncio.create_task(database.row("select 1 as one")) for _ in range(CONNECTIONS)]
        await asyncio.sleep(AWAY_S)
        wire.closed = False
        assert await asyncio.gather(*waiting) == [{"one": 1}] * CONNECTIONS


async def test_a_postgres_that_stays_away_is_said_in_time(wire: Wire) -> None:
    database = await over(wire, wait_s=1.0)
    async with database:
        wire.closed = True
        wire.cut()
        with pytest.raises(DatabaseUnavailable):
            await database.row("select 1")
