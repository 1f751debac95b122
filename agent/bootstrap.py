"""The only place where concrete parts are joined."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from agent.athlete_data import AthleteData
from agent.coach import Coach
from agent.connecting import Connecting
from agent.graph import build_graph
from agent.jobs import Jobs, open_jobs
from agent.models import endpoint_model, model_label, photo_reader, sentence_embedder
from agent.offline.chat_model import OfflineCoach
from agent.offline.nearest import NearestIntent
from agent.open_database import open_database
from agent.settings import Settings
from memory.athletes import AthleteStore
from memory.conversations import open_checkpointer, prune_superseded
from memory.courses import CourseStore
from memory.database import Database
from memory.profiles import ProfileStore
from memory.proposals import ProposalStore
from memory.strategies import StrategyStore


@asynccontextmanager
async def open_coach(settings: Settings) -> AsyncIterator[Coach]:
    """Open everything a coach needs and close it again; raise PacelineError where a part does not work."""
    async with open_database(settings) as database:
        await prune_superseded(database)
        async with open_jobs(settings, database) as jobs:
            yield join(settings, database, jobs)


def join(settings: Settings, database: Database, jobs: Jobs) -> Coach:
    """Join the parts on an open database with its queue."""
    strategies = StrategyStore(database)
    return Coach(
        graph=build_graph(open_checkpointer(database.pool)),
        endpoint=endpoint_model(settings),
        offline=OfflineCoach(nearest=NearestIntent(sentence_embedder(settings))),
        photos=photo_reader(settings),
        model_label=model_label(settings),
        model_timeout_s=settings.model_timeout_s,
        database=database,
        athletes=AthleteStore(database),
        uploads=jobs.house.uploads,
        courses=CourseStore(database),
        strategies=strategies,
        proposals=ProposalStore(database),
        data=AthleteData(
            store=jobs.house.activities,
            profiles=ProfileStore(database),
            desk_of=jobs.desk,
            strategies=strategies,
        ),
        connecting=Connecting(settings, jobs.house, jobs.desk),
        home=settings.paceline_home,
        _threads=WeakValueDictionary(),
    )
