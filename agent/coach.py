"""The coach: a message and files in, typed events out; and everything else the page may ask."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage

from agent.account import Account
from agent.answer_cache import AnswerCache
from agent.answer_heard import AnswerHeard
from agent.athlete_data import AthleteData
from agent.athlete_plans import AthletePlans
from agent.athlete_races import AthleteRaces
from agent.chats import Chats
from agent.clock import checked_zone, today_of
from agent.connecting import Connecting
from agent.context import TurnContext
from agent.endpoint.budget import TurnBudget
from agent.endpoint.endpoint import Endpoint
from agent.endpoint.spending_book import SpendingBook
from agent.events import Event, GraphEvent
from agent.forgetting import Forgetting
from agent.graph import CoachGraph
from agent.knowledge_shelf import KnowledgeBook
from agent.memories import Memories
from agent.nodes.read import on_official_distance
from agent.ordering import SectionOrder
from agent.prompt_book import PromptBook
from agent.remembering import Remembering
from agent.signing_in import SigningIn
from agent.signing_in_elsewhere import SigningInElsewhere
from agent.toolbox import outcome_of, use_tool
from agent.turns import Turns
from agent.understanding.secrets import without_secrets
from agent.watching.turns import watched_turn
from memory.answers import AnswerStore
from memory.approvals import ApprovalStore
from memory.athletes import AthleteStore
from memory.conversations import keep_newest
from memory.courses import CourseStore
from memory.database import Database
from memory.facts import FactStore
from memory.plans import PlanStore
from memory.proposals import ProposalStore
from memory.rules import RuleStore
from memory.strategies import StrategyStore
from memory.uploads import UploadStore
from tools.analyze_gpx import analyze_gpx
from tools.domain.athlete import AthletePreferences
from tools.domain.course import CourseAnalysis
from tools.domain.proposal import Proposal, SavedStrategySummary
from tools.domain.race import RaceBrief
from tools.domain.strategy import RaceStrategy
from tools.kit.context import PhotoReader, RuleReader, SavedStrategy, ToolContext, Upload
from tools.kit.plan_standing import standing_of
from tools.kit.planning import course_of, strategy_of

HTTP_THREAD = "http"


@dataclass(frozen=True, slots=True)
class Coach:
    """The page's only door. Every call names the athlete, who is who the page's session says."""

    graph: CoachGraph
    endpoint: Endpoint | None
    offline: BaseChatModel
    photos: Callable[[TurnBudget], PhotoReader] | None
    model_label: str
    model_timeout_s: float
    database: Database
    chats: Chats
    athletes: AthleteStore
    uploads: UploadStore
    courses: CourseStore
    strategies: StrategyStore
    proposals: ProposalStore
    plan_versions: PlanStore
    rules: RuleStore
    facts: FactStore
    rule_reader: Callable[[TurnBudget], RuleReader]
    data: AthleteData
    connecting: Connecting
    prompts: PromptBook
    spending: SpendingBook
    answers: AnswerStore
    cache: AnswerCache
    remembering: Remembering
    knowledge: KnowledgeBook
    home: Path
    turns: Turns
    forgetting: Forgetting
    account: Account
    races: AthleteRaces
    signing_in: SigningIn
    elsewhere: SigningInElsewhere

    async def answer(
        self,
        athlete_id: str,
        thread_id: str,
        text: str,
        upload_ids: Sequence[str] = (),
        about: RaceBrief | None = None,
        *,
        asked_again: bool = False,
        answer_id: str | None = None,
    ) -> AsyncGenerator[Event, None]:
        """Answer a message. A thread answers one message at a time, whatever tab it comes from.

        `about` is the race a new conversation begins with; `asked_again` wants a new answer, not one given
        before. `answer_id` is the id the answer gets, should it be kept for the same question. What looks
        like a key or a password is taken out before anything is kept or sent.
        """
        async with self.turns.one(athlete_id, thread_id), watched_turn() as watched:
            context = await self._turn(athlete_id, thread_id, tuple(upload_ids), about)
            context = replace(context, asked_again=asked_again, heard=AnswerHeard(answer_id))
            order = SectionOrder()
            stream = self.graph.astream(
                {"messages": [HumanMessage(without_secrets(text))]},
                {"configurable": {"thread_id": f"{athlete_id}/{thread_id}"}},
                context=context,
                stream_mode="custom",
                durability="exit",
            )
            # Who stops listening stops the specialists, and what they cost.
            async with aclosing(cast(AsyncGenerator[GraphEvent, None], stream)) as told:
                async for event in told:
                    for heard in order.pass_on(event):
                        for hearing in (context.spoken, context.heard, watched):
                            hearing.hear(heard)
                        yield heard
            await context.budget.ledger.settled()
            await self.answers.for_athlete(athlete_id).keep(thread_id, context.spoken.sections())
            await keep_newest(self.database, f"{athlete_id}/{thread_id}")
            await context.heard.keep(context.answers, instead=asked_again)
        if gone := context.memory.to_forget():
            await self.memories.forget_all(athlete_id, gone)

    async def receive_upload(self, athlete_id: str, name: str, media_type: str, content: bytes) -> Upload:
        """Keep a file by its content; the same bytes are kept once."""
        await self.athletes.ensure(athlete_id)
        return await self.uploads.for_athlete(athlete_id).receive(name, media_type, content)

    async def receive_file(self, athlete_id: str, name: str, media_type: str, path: Path) -> Upload:
        """Keep a file that lies on disk by its content, however large: it never is in memory as a whole."""
        await self.athletes.ensure(athlete_id)
        return await self.uploads.for_athlete(athlete_id).receive_file(name, media_type, path)

    async def analyze_upload(self, athlete_id: str, upload_id: str) -> CourseAnalysis:
        """Analyse a kept GPX file; raise UnreadableFile."""
        world = await self._world(athlete_id, HTTP_THREAD)
        outcome = outcome_of(await use_tool(analyze_gpx, {"upload_id": upload_id}, world))
        return await course_of(outcome.brief or world.brief, world)

    async def generate_strategy(
        self, athlete_id: str, brief: RaceBrief
    ) -> tuple[str, RaceStrategy, CourseAnalysis]:
        """Plan a race and save it, once: asking for it over HTTP is the athlete's yes."""
        world = await self._world(athlete_id, HTTP_THREAD)
        if brief.course_id:
            brief = on_official_distance(brief, await world.courses.course(brief.course_id), world.today)
        course, strategy = await strategy_of(brief, world)
        desk = self.proposals.for_athlete(athlete_id, HTTP_THREAD, world.today)
        proposal = await desk.propose_save(strategy, strategy.race_name)
        decided = await desk.decide(proposal.id, True)
        return decided.subject_id or proposal.id, strategy, course

    async def course(self, athlete_id: str, course_id: str) -> CourseAnalysis:
        """Return an analysed course; raise NotFound."""
        return await self.courses.for_athlete(athlete_id).course(course_id)

    async def saved(self, athlete_id: str, strategy_id: str) -> tuple[SavedStrategy, CourseAnalysis]:
        """Return a saved strategy and its course; raise NotFound."""
        saved = await self.strategies.for_athlete(athlete_id).saved(strategy_id)
        world = await self._world(athlete_id, HTTP_THREAD)
        return saved, await course_of(saved.strategy.brief, world)

    async def history(self, athlete_id: str) -> tuple[SavedStrategySummary, ...]:
        """Return every saved strategy, newest first."""
        return await self.strategies.for_athlete(athlete_id).history()

    async def proposal(self, athlete_id: str, proposal_id: str) -> Proposal:
        """Return a proposal as it stands; raise NotFound."""
        return await self.proposals.for_athlete(athlete_id, HTTP_THREAD).proposal(proposal_id)

    async def decide(self, athlete_id: str, proposal_id: str, approve: bool) -> Proposal:
        """Decide a proposal exactly once; one already decided comes back as it stands."""
        world = await self._world(athlete_id, HTTP_THREAD)
        standing = partial(standing_of, world)
        return await self.proposals.for_athlete(athlete_id, HTTP_THREAD, world.today, standing).decide(
            proposal_id, approve
        )

    @property
    def memories(self) -> Memories:
        """Return the door to what is remembered of athletes."""
        return Memories(self.facts, self.athletes, self.forgetting)

    @property
    def plans(self) -> AthletePlans:
        """Return the door to the athlete's plans and rules."""
        return AthletePlans(
            world_of=self._world,
            data=self.data,
            store=self.proposals,
            approvals=ApprovalStore(self.database),
        )

    async def preferences(self, athlete_id: str) -> AthletePreferences:
        """Return the athlete's settings."""
        await self.athletes.ensure(athlete_id)
        return await self.athletes.preferences(athlete_id)

    async def set_preferences(self, athlete_id: str, preferences: AthletePreferences) -> None:
        """Change the athlete's settings; they count from the next message on."""
        await self.athletes.ensure(athlete_id)
        await self.athletes.set_preferences(athlete_id, preferences)

    async def set_time_zone(self, athlete_id: str, time_zone: str) -> None:
        """Keep where the athlete is, which says what day it is; raise MissingInput for no time zone."""
        await self.athletes.set_time_zone(athlete_id, checked_zone(time_zone))

    async def today(self, athlete_id: str) -> date:
        """Return the day it is where the athlete is."""
        return today_of(await self.athletes.preferences(athlete_id))

    async def forget_thread(self, athlete_id: str, thread_id: str) -> None:
        """Forget what was said in a conversation and its open cards; what was saved stays."""
        await self.forgetting.thread(athlete_id, thread_id)

    async def _world(
        self,
        athlete_id: str,
        thread_id: str,
        preferences: AthletePreferences | None = None,
        budget: TurnBudget | None = None,
    ) -> ToolContext:
        if preferences is None:
            preferences = await self.preferences(athlete_id)
        today = today_of(preferences)
        budget = budget or self.spending.for_turn(athlete_id, thread_id, today)
        return ToolContext(
            athlete_id=athlete_id,
            thread_id=thread_id,
            today=today,
            brief=RaceBrief().with_changes(**preferences.of_a_race()),
            uploads=self.uploads.for_athlete(athlete_id),
            courses=self.courses.for_athlete(athlete_id),
            strategies=self.strategies.for_athlete(athlete_id),
            proposals=self.proposals.for_athlete(athlete_id, thread_id, today),
            # What a tool reaches may reach a model: the shelf behind the firewall, never the owner's.
            activities=self.data.store.for_model(athlete_id),
            profile=self.data.profiles.for_athlete(athlete_id),
            sync=self.data.desk(athlete_id),
            plans=self.plan_versions.for_athlete(athlete_id),
            rules=self.rules.for_athlete(athlete_id),
            facts=self.facts.for_athlete(athlete_id),
            rule_reader=self.rule_reader(budget),
            knowledge=self.knowledge,
            photos=self.photos(budget) if self.photos else None,
            pictures=self.races.pictures.shelf(athlete_id),
            links=self.races.pictures.links,
            **self.races.outside.ports(),
        )

    async def _turn(
        self, athlete_id: str, thread_id: str, upload_ids: tuple[str, ...], about: RaceBrief | None
    ) -> TurnContext:
        preferences, prompts = await asyncio.gather(self.preferences(athlete_id), self.prompts.read())
        budget = self.spending.for_turn(athlete_id, thread_id, today_of(preferences))
        world = await self._world(athlete_id, thread_id, preferences, budget)
        return TurnContext(
            world=world,
            endpoint=self.endpoint,
            offline=self.offline,
            model_timeout_s=self.model_timeout_s,
            upload_ids=upload_ids,
            about=about,
            preferences=preferences,
            prompts=prompts,
            budget=budget,
            answers=self.cache.for_athlete(athlete_id, thread_id),
            memory=self.remembering.for_athlete(
                athlete_id, thread_id, world.today, budget, learns=preferences.remembers
            ),
        )
