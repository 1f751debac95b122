"""Answers found by meaning: who may find which, and who says that two questions are the same."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from agent.embedding_memo import EmbeddingMemo
from agent.program_version import program_version
from agent.settings import Settings
from agent.turn_ports import AnsweredQuestions, AnswerFound, AnswerGiven, NoAnswers, SameAsked
from memory.database import Database, as_json
from memory.semantic_cache import (
    AthleteCache,
    NewAnswer,
    SemanticCache,
    Vector,
)
from tools.domain.questions.answer_key import AnswerKey
from tools.domain.questions.cache_stats import CacheStats
from tools.domain.questions.same_question import Sameness, same_question
from tools.kit.errors import ModelUnavailable, SettingsError

LARGEST_ANSWER_BYTES = 400_000  # a whole plan with its chart has a quarter of it [D]
PATIENCE_S = 3.0
"""How long an embedding may take: past it the question is answered, or kept without one [D]."""
KEPT_BETWEEN_SWEEPS = 50


@dataclass(frozen=True, slots=True)
class AnswerCache:
    """Everybody's answers given before. Where it is off nothing is found and nothing is kept."""

    store: SemanticCache
    embedder: EmbeddingMemo
    on: bool = True
    _kept: Iterator[int] = field(default_factory=count)

    def for_athlete(self, athlete_id: str, thread_id: str) -> AnsweredQuestions:
        """Return the answers one athlete may be given in a conversation."""
        if not self.on:
            return NoAnswers()
        return AthleteAnswerCache(self, self.store.for_athlete(athlete_id), thread_id)

    async def thumbs_down(self, athlete_id: str, entry_id: str, asked: str) -> bool:
        """Let go of an answer the athlete did not like; `asked` is the digest of the words, in hex."""
        try:
            words = bytes.fromhex(asked)
        except ValueError:
            words = b""
        return await self.store.for_athlete(athlete_id).thumbs_down(entry_id, words)

    async def forget(self, athlete_id: str) -> int:
        """Forget all answers an athlete may be given; return how many."""
        return await self.store.for_athlete(athlete_id).forget() + await self.store.forget_anybodys()

    async def forget_text(self, athlete_id: str, text: str) -> int:
        """Forget the answers that hold a text; return how many."""
        return await self.store.for_athlete(athlete_id).forget_text(text)

    async def forget_conversation(self, athlete_id: str, thread_id: str) -> int:
        """Forget the answers given in a conversation; return how many."""
        return await self.store.for_athlete(athlete_id).forget_conversation(thread_id)

    async def stats(self, athlete_id: str) -> CacheStats:
        """Return what is kept for an athlete and what it was good for."""
        return await self.store.for_athlete(athlete_id).stats()

    async def embedding(self, question: str) -> Vector | None:
        """Return a question's vector, None where it cannot be had in time."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                vectors = await asyncio.to_thread(self.embedder.embed, [question])
        except (ModelUnavailable, SettingsError, TimeoutError):
            return None
        vector: Vector = vectors[0]
        return vector

    async def make_room(self) -> None:
        """Let go of what is too much in all, now and then."""
        if next(self._kept) % KEPT_BETWEEN_SWEEPS == 0:
            await self.store.sweep()


def open_answer_cache(settings: Settings, database: Database, embedder: EmbeddingMemo) -> AnswerCache:
    """Return the house's cache of answers as it is set."""
    keep_for = timedelta(days=settings.answer_cache_days)
    store = SemanticCache(database, keep_for=keep_for, limit=settings.answer_cache_entries)
    return AnswerCache(store, embedder, on=settings.answer_cache)


@dataclass(frozen=True, slots=True)
class AthleteAnswerCache:
    """The answers one athlete may be given (turn_ports.AnsweredQuestions)."""

    cache: AnswerCache
    kept: AthleteCache
    thread_id: str

    async def find(
        self, question: str, *keys: AnswerKey, same_asked: SameAsked | None = None
    ) -> AnswerFound | None:
        """Return the answer to the same question under one of the keys, or None.

        The words are compared first. An embedding is made only where there is something to compare it with.
        """
        digests = [self._whole(key).digest() for key in keys]
        found = await self.kept.by_words(digests, question)
        if found.same:
            return await self._given_again(found.same, by_words=True)
        if not found.has_others:
            return None
        embedding = await self.cache.embedding(question)
        if embedding is None:
            return None
        unsure = []
        for near in await self.kept.nearest(digests, question, embedding):
            judged = same_question(question, near.question, near.cosine).sameness
            if judged is Sameness.SAME:
                return await self._given_again(near.id, by_words=False)
            if judged is Sameness.UNSURE:
                unsure.append(near)
        # One question to the model at most: it is to be quicker than the answer.
        if unsure and same_asked is not None and await same_asked(question, unsure[0].question):
            return await self._given_again(unsure[0].id, by_words=False)
        return None

    async def keep(
        self, question: str, key: AnswerKey, answer: AnswerGiven, entry_id: str, *, instead: bool = False
    ) -> None:
        """Keep an answer, unless it is too large; where its question has no vector, its words find it."""
        told = as_json(answer)
        if len(told.encode()) > LARGEST_ANSWER_BYTES:
            return
        new = NewAnswer(
            id=entry_id,
            key=self._whole(key).digest(),
            athlete_id=key.athlete_id,
            thread_id=self.thread_id,
            revision=key.revision,
            question=question,
            answer=told,
        )
        embedding = await self.cache.embedding(question)
        if instead and embedding is not None:
            await self._make_way(new, embedding)
        await self.kept.keep(new, embedding)
        await self.cache.make_room()

    async def revision(self) -> int:
        """Return a number that changes whenever anything kept of the athlete changes."""
        return await self.kept.revision()

    async def _make_way(self, new: NewAnswer, embedding: Vector) -> None:
        """Let go of the answers given to the same question in other words."""
        for near in await self.kept.nearest([new.key], new.question, embedding):
            if same_question(new.question, near.question, near.cosine).sameness is Sameness.SAME:
                await self.kept.remove(near.id)

    async def _given_again(self, entry_id: str, *, by_words: bool) -> AnswerFound | None:
        found = await self.kept.use(entry_id, by_words=by_words)
        if found is None:
            return None
        return AnswerFound(
            entry_id=found.id,
            question=found.question,
            answered_at=found.made_at,
            answer=AnswerGiven.model_validate_json(found.answer),
        )

    def _whole(self, key: AnswerKey) -> AnswerKey:
        return key.model_copy(update={"embedder": self.cache.embedder.name, "program": program_version()})
