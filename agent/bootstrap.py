"""The only place where concrete parts are joined."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from langchain_core.language_models import BaseChatModel

from agent.answer_cache import AnswerCache
from agent.athlete_data import AthleteData
from agent.clock import AthleteClock
from agent.coach import Coach
from agent.connecting import Connecting
from agent.graph import build_graph
from agent.jobs import Jobs, open_jobs
from agent.knowledge_shelf import KnowledgeBook
from agent.models import endpoint_model, model_label, photo_reader, sentence_embedder
from agent.offline.chat_model import OfflineCoach
from agent.offline.nearest import NearestIntent
from agent.open_database import open_database
from agent.prompt_book import PromptBook
from agent.remembering import Remembering
from agent.rule_reading import EndpointRuleReader, OfflineRuleReader
from agent.settings import Settings
from memory.answers import AnswerStore
from memory.athletes import AthleteStore
from memory.conversations import open_checkpointer, prune_superseded
from memory.courses import CourseStore
from memory.database import Database
from memory.facts import FactStore
from memory.plans import PlanStore
from memory.profiles import ProfileStore
from memory.prompts import PromptStore
from memory.proposals import ProposalStore
from memory.rules import RuleStore
from memory.strategies import StrategyStore
from tools.kit.context import RuleReader


@asynccontextmanager
async def open_coach(settings: Settings) -> AsyncIterator[Coach]:
    """Open everything a coach needs and close it again; raise PacelineError where a part does not work."""
    async with open_database(settings) as database:
        await prune_superseded(database)
        async with open_jobs(settings, database) as jobs:
            coach = join(settings, database, jobs)
            await coach.prompts.seed()
            yield coach


def join(settings: Settings, database: Database, jobs: Jobs) -> Coach:
    """Join the parts on an open database with its queue."""
    strategies, athletes = StrategyStore(database), AthleteStore(database)
    prompts, endpoint = PromptBook(PromptStore(database)), endpoint_model(settings)
    return Coach(
        graph=build_graph(open_checkpointer(database.pool)),
        endpoint=endpoint,
        offline=OfflineCoach(nearest=NearestIntent(sentence_embedder(settings))),
        photos=photo_reader(settings, prompts),
        model_label=model_label(settings),
        model_timeout_s=settings.model_timeout_s,
        database=database,
        athletes=athletes,
        uploads=jobs.house.uploads,
        courses=CourseStore(database),
        strategies=strategies,
        proposals=ProposalStore(database),
        plan_versions=PlanStore(database),
        rules=RuleStore(database),
        facts=FactStore(database),
        rule_reader=_rule_reader(endpoint, settings, prompts),
        data=AthleteData(
            store=jobs.house.activities,
            profiles=ProfileStore(database),
            desk_of=jobs.desk,
            strategies=strategies,
            clock=AthleteClock(athletes),
        ),
        connecting=Connecting(settings, jobs.house, jobs.desk),
        prompts=prompts,
        answers=AnswerStore(database),
        cache=AnswerCache(),
        remembering=Remembering(),
        knowledge=KnowledgeBook(),
        home=settings.paceline_home,
        _threads=WeakValueDictionary(),
    )


def _rule_reader(endpoint: BaseChatModel | None, settings: Settings, prompts: PromptBook) -> RuleReader:
    """Return who reads the athlete's rules from their words: the endpoint's model, else our own parser."""
    if endpoint is None:
        return OfflineRuleReader()
    return EndpointRuleReader(endpoint, settings.model_timeout_s, prompts)
