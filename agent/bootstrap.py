"""The only place where concrete parts are joined."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

from agent.account import open_account
from agent.answer_cache import open_answer_cache
from agent.athlete_data import AthleteData
from agent.athlete_races import AthleteRaces
from agent.carrying import Carrying
from agent.chats import Chats
from agent.clock import AthleteClock
from agent.coach import Coach
from agent.connecting import Connecting
from agent.course_library import CourseLibrary
from agent.embedding_memo import shared_embedder
from agent.endpoint.budget import TurnBudget
from agent.endpoint.endpoint import Endpoint
from agent.endpoint.spending_book import SpendingBook
from agent.fact_reading import EndpointFactReader, FactReader, OfflineFactReader
from agent.forgetting import Forgetting
from agent.graph import build_graph
from agent.jobs import Jobs, open_jobs
from agent.knowledge_shelf import KnowledgeBook
from agent.models import endpoint_model, model_label, photo_endpoint
from agent.offline.chat_model import OfflineCoach
from agent.offline.nearest import NearestIntent
from agent.open_database import open_database
from agent.outside import outside_of
from agent.photo_reading import EndpointPhotoReader
from agent.pictures import Pictures
from agent.prompt_book import PromptBook
from agent.remembering import Remembering
from agent.rule_reading import EndpointRuleReader, OfflineRuleReader
from agent.settings import Settings
from agent.sharing import Sharing
from agent.signing_in import open_signing_in
from agent.signing_in_elsewhere import open_signing_in_elsewhere
from agent.turns import Turns
from agent.watching.opening import watched_house
from memory.answers import AnswerStore
from memory.athletes import AthleteStore
from memory.chat_history import ChatHistoryStore
from memory.conversations import open_checkpointer, prune_superseded
from memory.courses import CourseStore
from memory.database import Database
from memory.facts import FactStore
from memory.knowledge import KnowledgeStore
from memory.pictures import PictureStore
from memory.plans import PlanStore
from memory.profiles import ProfileStore
from memory.prompts import PromptStore
from memory.proposals import ProposalStore
from memory.rules import RuleStore
from memory.share_links import ShareLinkStore
from memory.spending import SpendingStore
from memory.strategies import StrategyStore
from memory.turn_leases import TurnLeases
from tools.kit.context import PhotoReader, RuleReader
from tools.sources.link_reader import PublicLinks


@asynccontextmanager
async def open_coach(settings: Settings) -> AsyncIterator[Coach]:
    """Open everything a coach needs and close it again; raise PacelineError where a part does not work."""
    async with watched_house(settings), open_database(settings) as database:
        await prune_superseded(database)
        async with open_jobs(settings, database) as jobs:
            coach = join(settings, database, jobs)
            await coach.prompts.seed()
            await coach.account.finish_leaving()
            try:
                yield coach
            finally:
                await coach.spending.settled()


def join(settings: Settings, database: Database, jobs: Jobs) -> Coach:
    """Join the parts on an open database with its queue."""
    strategies, athletes = StrategyStore(database), AthleteStore(database)
    prompts, endpoint = PromptBook(PromptStore(database)), endpoint_model(settings)
    embedder, turns = shared_embedder(settings), Turns(TurnLeases(database))
    connecting, signing_in = Connecting(settings, jobs.house, jobs.desk), open_signing_in(settings, database)
    cache = open_answer_cache(settings, database, embedder)
    data = _athlete_data(jobs, database, strategies, athletes)
    photos = _photo_reader(photo_endpoint(settings), settings, prompts)
    spending = SpendingBook(SpendingStore(database), settings.daily_cap)
    pictures = _pictures(settings, jobs, athletes, spending, photos)
    return Coach(
        graph=build_graph(open_checkpointer(database)),
        endpoint=endpoint,
        offline=OfflineCoach(nearest=NearestIntent(embedder)),
        photos=photos,
        model_label=model_label(settings),
        model_timeout_s=settings.model_timeout_s,
        database=database,
        chats=Chats(ChatHistoryStore(database)),
        athletes=athletes,
        uploads=jobs.house.uploads,
        courses=CourseStore(database),
        strategies=strategies,
        proposals=ProposalStore(database),
        plan_versions=PlanStore(database),
        rules=RuleStore(database),
        facts=FactStore(database),
        rule_reader=_rule_reader(endpoint, settings, prompts),
        data=data,
        connecting=connecting,
        prompts=prompts,
        spending=spending,
        answers=AnswerStore(database),
        cache=cache,
        remembering=Remembering(FactStore(database), embedder, _fact_reader(endpoint, settings, prompts)),
        knowledge=KnowledgeBook(KnowledgeStore(database), embedder),
        home=settings.paceline_home,
        turns=turns,
        forgetting=Forgetting(database, turns, ProposalStore(database), AnswerStore(database), cache),
        races=_races(database, strategies, jobs, pictures),
        signing_in=signing_in,
        elsewhere=open_signing_in_elsewhere(settings, database, jobs.house.strongbox, signing_in),
        account=open_account(settings, database, jobs, turns, connecting=connecting, data=data),
    )


def _races(database: Database, strategies: StrategyStore, jobs: Jobs, pictures: Pictures) -> AthleteRaces:
    courses = CourseStore(database)
    carrying = Carrying(strategies, courses, AthleteStore(database))
    return AthleteRaces(
        pictures=pictures,
        library=CourseLibrary(database, courses),
        carrying=carrying,
        sharing=Sharing(ShareLinkStore(database, jobs.house.strongbox), strategies, carrying),
        outside=outside_of(jobs.house.settings, database),
    )


def _pictures(
    settings: Settings,
    jobs: Jobs,
    athletes: AthleteStore,
    spending: SpendingBook,
    photos: Callable[[TurnBudget], PhotoReader] | None,
) -> Pictures:
    return Pictures(
        store=PictureStore(jobs.house.database),
        uploads=jobs.house.uploads,
        links=PublicLinks(settings.open_link_hosts),
        clock=AthleteClock(athletes),
        spending=spending,
        photos=photos,
    )


def _athlete_data(
    jobs: Jobs, database: Database, strategies: StrategyStore, athletes: AthleteStore
) -> AthleteData:
    return AthleteData(
        store=jobs.house.activities,
        profiles=ProfileStore(database),
        desk_of=jobs.desk,
        strategies=strategies,
        clock=AthleteClock(athletes),
    )


def _rule_reader(
    endpoint: Endpoint | None, settings: Settings, prompts: PromptBook
) -> Callable[[TurnBudget], RuleReader]:
    """Return who reads the athlete's rules from their words: the endpoint's model, else our own parser."""
    if endpoint is None:
        return lambda _budget: OfflineRuleReader()
    return partial(EndpointRuleReader, endpoint, settings.model_timeout_s, prompts)


def _fact_reader(
    endpoint: Endpoint | None, settings: Settings, prompts: PromptBook
) -> Callable[[TurnBudget], FactReader]:
    """Return who reads facts about the athlete from their words."""
    if endpoint is None:
        return lambda _budget: OfflineFactReader()
    return partial(EndpointFactReader, endpoint, settings.model_timeout_s, prompts)


def _photo_reader(
    endpoint: Endpoint | None, settings: Settings, prompts: PromptBook
) -> Callable[[TurnBudget], PhotoReader] | None:
    """Return who looks at pictures, where a model is configured for it."""
    return partial(EndpointPhotoReader, endpoint, settings.model_timeout_s, prompts) if endpoint else None
