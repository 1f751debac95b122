"""The only place where concrete parts are joined."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from agent.coach import Coach
from agent.graph import build_graph
from agent.models import endpoint_model, model_label, photo_reader, sentence_embedder
from agent.offline.chat_model import OfflineCoach
from agent.offline.nearest import NearestIntent
from agent.settings import Settings
from memory.athletes import AthleteStore
from memory.blobs import BlobStore
from memory.conversations import open_checkpointer, prune_superseded
from memory.courses import CourseStore
from memory.database import Database
from memory.embedded import EmbeddedPostgres
from memory.proposals import ProposalStore
from memory.strategies import StrategyStore
from memory.uploads import UploadStore
from migrations.apply import migrate


@asynccontextmanager
async def open_coach(settings: Settings) -> AsyncIterator[Coach]:
    """Open everything a coach needs and close it again; raise PacelineError where a part does not work."""
    async with _database_url(settings) as url:
        await asyncio.to_thread(migrate, url)
        async with Database(url) as database:
            await prune_superseded(database)
            yield join(settings, database)


def join(settings: Settings, database: Database) -> Coach:
    """Join the parts on an open database."""
    blobs = BlobStore(settings.paceline_home / "blobs")
    return Coach(
        graph=build_graph(open_checkpointer(database.pool)),
        endpoint=endpoint_model(settings),
        offline=OfflineCoach(nearest=NearestIntent(sentence_embedder(settings))),
        photos=photo_reader(settings),
        model_label=model_label(settings),
        model_timeout_s=settings.model_timeout_s,
        database=database,
        athletes=AthleteStore(database),
        uploads=UploadStore(database, blobs),
        courses=CourseStore(database),
        strategies=StrategyStore(database),
        proposals=ProposalStore(database),
        home=settings.paceline_home,
        _threads=WeakValueDictionary(),
    )


@asynccontextmanager
async def _database_url(settings: Settings) -> AsyncIterator[str]:
    """Yield the external database's address, or that of the embedded one, held until the end."""
    if settings.database_url:
        yield settings.database_url
        return
    postgres = EmbeddedPostgres(settings.paceline_home)
    try:
        yield await asyncio.to_thread(postgres.start)
    finally:
        await asyncio.to_thread(postgres.release)
