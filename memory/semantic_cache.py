"""Answers given before, found by the words of their question or by its meaning, within one key."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from pgvector import HalfVector

from memory.database import Database, Row, storable
from memory.statements import statements
from tools.domain.finding import Frozen
from tools.domain.questions.answer_key import digest_of_words
from tools.domain.questions.cache_stats import CacheStats

SQL = statements("semantic_cache")
CANDIDATES = 10  # looked at by the guards, which cost some microseconds each: our design choice [D]
MOST_ROWS_OF_CHANGES = 50  # from then on they are written as one
IN_ALL = 20  # athletes' limits: what the house keeps in all [D]

Vector = NDArray[np.float32]


class KeptBefore(Frozen):
    """An answer as it is kept: `answer` is its JSON."""

    id: str
    question: str
    answer: str
    made_at: datetime


class Candidate(Frozen):
    """A question near in meaning, and the cosine between both."""

    id: str
    question: str
    cosine: float


class ByWords(Frozen):
    """What the words alone tell: which answer is to these very words, or whether others could be compared."""

    same: str | None = None
    has_others: bool = False


class NewAnswer(Frozen):
    """An answer to be kept; without an embedding it is found by its words alone.

    `athlete_id` None: it is anybody's. `revision` is that of the athlete's data when it was asked.
    """

    id: str
    key: bytes
    athlete_id: str | None
    thread_id: str
    revision: int
    question: str
    answer: str


class SemanticCache:
    """Everybody's answers. An answer is let go of after `keep_for`, or when the athlete has newer `limit`."""

    def __init__(self, database: Database, *, keep_for: timedelta, limit: int) -> None:
        self._database = database
        self._keep_for = keep_for
        self._limit = limit

    def for_athlete(self, athlete_id: str) -> "AthleteCache":
        """Return the answers one athlete may be given: their own, and anybody's."""
        return AthleteCache(self._database, athlete_id, self._keep_for, self._limit)

    async def sweep(self) -> int:
        """Let go of what has expired or is too much in all; return how many answers went."""
        return await self._database.run(SQL["sweep"], limit=self._limit * IN_ALL)

    async def forget_anybodys(self) -> int:
        """Forget the answers that belong to nobody; return how many."""
        return await self._database.run(SQL["forget_anybodys"])


@dataclass(frozen=True, slots=True)
class AthleteCache:
    """The answers one athlete may be given."""

    database: Database
    athlete_id: str
    keep_for: timedelta
    limit: int

    async def revision(self) -> int:
        """Return a number that changes with every change of what is kept of the athlete."""
        row = await self.database.row(SQL["revision"], athlete_id=self.athlete_id)
        if row is None:
            return 0
        if row["written"] > MOST_ROWS_OF_CHANGES:
            await self.database.run(SQL["fold"], athlete_id=self.athlete_id)
        return int(row["revision"])

    async def by_words(self, keys: Sequence[bytes], question: str) -> ByWords:
        """Tell which answer is to these very words under one of the keys, the athlete's own first."""
        row = await self.database.row(
            SQL["by_words"], athlete_id=self.athlete_id, keys=list(keys), words=digest_of_words(question)
        )
        if row is None:
            return ByWords()
        return ByWords(same=row["id"]) if row["id"] else ByWords(has_others=True)

    async def nearest(
        self, keys: Sequence[bytes], question: str, embedding: Vector, limit: int = CANDIDATES
    ) -> tuple[Candidate, ...]:
        """Return the questions nearest in meaning, without those the athlete did not take for this one."""
        rows = await self.database.rows(
            SQL["nearest"],
            athlete_id=self.athlete_id,
            keys=list(keys),
            words=digest_of_words(question),
            embedding=_written(embedding),
            limit=limit,
        )
        return tuple(
            Candidate(id=row["id"], question=row["question"], cosine=float(row["cosine"])) for row in rows
        )

    async def use(self, entry_id: str, *, by_words: bool) -> KeptBefore | None:
        """Return an answer and note its use; None where it is gone by now."""
        row = await self.database.row(
            SQL["used"], athlete_id=self.athlete_id, id=entry_id, by_words=int(by_words)
        )
        return _kept(row) if row else None

    async def keep(self, new: NewAnswer, embedding: Vector | None) -> None:
        """Keep an answer in place of an earlier one to the same words, and make room for it."""
        async with self.database.transaction() as connection:
            await connection.run(
                SQL["keep"],
                asked_by=self.athlete_id,
                id=new.id,
                key=new.key,
                words=digest_of_words(new.question),
                athlete_id=new.athlete_id,
                asked_in=self._conversation(new.thread_id),
                revision=new.revision,
                question=new.question,
                embedding=None if embedding is None else _written(embedding),
                answer=new.answer,
                size_bytes=len(new.answer.encode()),
                keep_for=self.keep_for,
            )
            if new.athlete_id is not None:
                await connection.run(
                    SQL["make_room"], athlete_id=new.athlete_id, revision=new.revision, limit=self.limit
                )

    async def remove(self, entry_id: str) -> None:
        """Let go of an answer."""
        await self.database.run(SQL["remove"], athlete_id=self.athlete_id, id=entry_id)

    async def thumbs_down(self, entry_id: str, asked: bytes) -> bool:
        """Let go of an answer the athlete did not like, and never again take its question for this one.

        `asked` is the digest of the words it was given to. Returns whether the answer was still there.
        """
        async with self.database.transaction() as connection:
            await connection.run(SQL["refuse"], athlete_id=self.athlete_id, id=entry_id, asked=asked)
            gone = await connection.run(SQL["remove"], athlete_id=self.athlete_id, id=entry_id)
            if gone:
                await connection.run(SQL["count_thumbs_down"], athlete_id=self.athlete_id)
        return gone > 0

    async def forget(self) -> int:
        """Forget all answers of the athlete, and the pairs they refused; return how many answers."""
        await self.database.run(SQL["forget_refusals"], athlete_id=self.athlete_id)
        return await self.database.run(SQL["forget_all"], athlete_id=self.athlete_id)

    async def forget_text(self, text: str) -> int:
        """Forget every answer that holds a text, in its question or in what was said; return how many."""
        said = storable(text).strip()
        if not said:
            return 0
        escaped = json.dumps(said, ensure_ascii=False)[1:-1]
        return await self.database.run(
            SQL["forget_text"], athlete_id=self.athlete_id, text=said, escaped=escaped
        )

    async def forget_conversation(self, thread_id: str) -> int:
        """Forget the answers given in a conversation; return how many."""
        return await self.database.run(
            SQL["forget_conversation"], athlete_id=self.athlete_id, asked_in=self._conversation(thread_id)
        )

    async def stats(self) -> CacheStats:
        """Return what is kept and what it was good for."""
        kept = await self.database.row(SQL["stats"], athlete_id=self.athlete_id)
        counted = await self.database.row(SQL["counts"], athlete_id=self.athlete_id)
        return CacheStats.model_validate({**(kept or {}), **(counted or {}), "limit": self.limit})

    def _conversation(self, thread_id: str) -> bytes:
        return hashlib.sha256(f"{self.athlete_id}/{thread_id}".encode()).digest()


def _kept(row: Row) -> KeptBefore:
    return KeptBefore(id=row["id"], question=row["question"], answer=row["answer"], made_at=row["made_at"])


def _written(embedding: Vector) -> str:
    return str(HalfVector(embedding).to_text())
