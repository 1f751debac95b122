"""Forgetting for real: out of facts, answers, conversations and summaries, while no turn is under way."""

from asyncio import to_thread
from collections.abc import Iterable
from dataclasses import dataclass

from agent.answer_cache import AnswerCache
from agent.turns import Turns
from memory.answers import AnswerStore
from memory.conversations import forget_thread
from memory.database import Database
from memory.forgetting import forget_fact, forget_thread_links
from memory.proposals import ProposalStore
from tools.domain.finding import Frozen
from tools.domain.forgotten_words import ForgottenWords
from tools.domain.race import UnitSystem
from tools.domain.wording.rules import read_back
from tools.sources.vocabulary import everyday_words

FORGOTTEN = "Forgotten: I no longer know it, and your words are gone from our conversations."
RULE_STAYS = (
    "A rule of your training came from the same words and stays: {rule} Take it away among your rules."
)


class FactForgotten(Frozen):
    """What forgetting a fact did, in sentences; the fact is in none of them."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Everybody's way to have something forgotten. None of it may be asked for inside a turn."""

    database: Database
    turns: Turns
    proposals: ProposalStore
    answers: AnswerStore
    cache: AnswerCache

    async def fact(self, athlete_id: str, fact_id: str, units: UnitSystem) -> FactForgotten:
        """Forget a fact, its wording, the athlete's words it came from, and its vector; raise NotFound."""
        async with self.turns.none(athlete_id):
            done = await forget_fact(self.database, athlete_id, fact_id, _words_of)
        stay = (RULE_STAYS.format(rule=read_back(rule, units)) for rule in done.rules)
        return FactForgotten(sentences=(FORGOTTEN, *stay))

    async def thread(self, athlete_id: str, thread_id: str) -> None:
        """Forget what was said in a conversation, its summary, its open cards and the answers kept of it.

        What was saved stays, and so do facts learnt there: they no longer say in which conversation.
        """
        async with self.turns.one(athlete_id, thread_id):
            await self.proposals.for_athlete(athlete_id, thread_id).forget_waiting()
            await self.answers.for_athlete(athlete_id).forget(thread_id)
            await self.cache.forget_conversation(athlete_id, thread_id)
            await forget_thread_links(self.database, athlete_id, thread_id)
            await forget_thread(self.database, f"{athlete_id}/{thread_id}")


async def _words_of(wordings: Iterable[str]) -> ForgottenWords:
    common = await to_thread(everyday_words)
    return ForgottenWords.of(wordings, common.__contains__)
