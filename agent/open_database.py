"""The database of the settings, in its newest shape: an external Postgres, or the embedded one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from agent.settings import Settings
from memory.database import Database
from memory.embedded import EmbeddedPostgres
from migrations.apply import migrate


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator[Database]:
    """Open the database and close it again; raise DatabaseUnavailable, SettingsError.

    An embedded one is held until the end: whoever lets go last stops it.
    """
    async with address_of(settings) as url:
        direct_url = settings.database_direct_url if settings.database_url else None
        await asyncio.to_thread(migrate, direct_url or url)
        async with Database(url, direct_url=direct_url, size=settings.database_connections) as database:
            yield database


@asynccontextmanager
async def address_of(settings: Settings) -> AsyncIterator[str]:
    """Lend the address of the database, whatever its shape; an embedded one is held until the end."""
    if settings.database_url:
        yield settings.database_url
        return
    postgres = EmbeddedPostgres(settings.paceline_home)
    try:
        yield await asyncio.to_thread(postgres.start)
    finally:
        await asyncio.to_thread(postgres.release)
