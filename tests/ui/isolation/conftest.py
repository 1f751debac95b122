"""A house where everybody must sign in, with an athlete who has something of every kind."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from memory.database import Database
from tests.support.coaching import coach_on
from tests.support.route_table import RouteTable, route_table
from tests.support.server import new_home, serving
from tests.ui.isolation.house import House, people


@pytest.fixture(scope="package")
async def house(database: Database, postgres_url: str) -> AsyncIterator[House]:
    """A server, and who lives there."""
    home, reading = new_home(), asyncio.create_task(route_table())
    async with serving(home, PACELINE_LOGIN="always", DATABASE_URL=postgres_url) as server:
        async with coach_on(database, home) as coach:
            lived_in = await people(server, coach, database, await reading)
        async with lived_in:
            yield lived_in
        import shutil

        shutil.copy(server.log, "/tmp/iso/server.log")


@pytest.fixture
def table(house: House) -> RouteTable:
    """Everything that can be asked of it."""
    return house.table
