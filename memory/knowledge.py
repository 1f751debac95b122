"""Coaching knowledge as it is found by meaning. It is the house's, and nothing of an athlete is in it."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from memory.database import Connection, Database, Row, as_json_list
from memory.facts import as_vector
from memory.statements import statements
from tools.domain.knowledge import Citation, KnowledgePassage

SQL = statements("knowledge")
_CITATIONS = TypeAdapter(tuple[Citation, ...])


@dataclass(frozen=True, slots=True)
class Spread:
    """How near sentences lie in one model's space.

    `own`: a passage's title and the nearest of its other questions, the middle one of all passages.
    `others`: titles of different passages, in the mean.
    """

    own: float
    others: float


@dataclass(frozen=True, slots=True)
class KnowledgeStore:
    """The house's passages, and the questions they answer with their vectors."""

    database: Database

    async def seed(self, passages: Collection[KnowledgePassage]) -> bool:
        """Bring in the passages as they are written; tell whether any was new, changed, or is gone."""
        wanted = {passage.id: (passage, _hash(passage)) for passage in passages}
        if await self._hashes(self.database) == {id: hashed for id, (_, hashed) in wanted.items()}:
            return False
        async with self.database.transaction() as connection:
            await connection.row(SQL["lock"])
            known = await self._hashes(connection)
            for passage, hashed in wanted.values():
                if known.get(passage.id) != hashed:
                    await connection.run(SQL["put"], **_row(passage, hashed))
            await connection.run(SQL["leave_only"], ids=list(wanted))
            await connection.run(SQL["forget_old_wordings"])
        return True

    async def not_embedded(self, embedded_by: str) -> tuple[tuple[str, str], ...]:
        """Return the questions that have no vector of a model yet, each with its passage's id."""
        rows = await self.database.rows(SQL["not_embedded"], embedded_by=embedded_by)
        return tuple((row["id"], row["wording"]) for row in rows)

    async def embed(
        self, questions: Sequence[tuple[str, str]], vectors: Sequence[Sequence[float]], embedded_by: str
    ) -> None:
        """Keep the vectors of questions; one that is there already stays."""
        await self.database.run(
            SQL["embed"],
            embedded_by=embedded_by,
            ids=[passage_id for passage_id, _ in questions],
            wordings=[wording for _, wording in questions],
            vectors=[as_vector(vector) for vector in vectors],
        )

    async def nearest(
        self, vector: Sequence[float], embedded_by: str, limit: int
    ) -> tuple[tuple[KnowledgePassage, float], ...]:
        """Return the passages nearest to a question's unit vector, each with its cosine: all are compared."""
        rows = await self.database.rows(
            SQL["nearest"], vector=as_vector(vector), embedded_by=embedded_by, limit=limit
        )
        return tuple((_passage(row), float(row["likeness"])) for row in rows)

    async def passages(self, ids: Sequence[str]) -> tuple[KnowledgePassage, ...]:
        """Return passages in the order of their ids; one that is not there is left out."""
        found = {row["id"]: _passage(row) for row in await self.database.rows(SQL["passages"], ids=list(ids))}
        return tuple(found[passage_id] for passage_id in ids if passage_id in found)

    async def spread(self, embedded_by: str) -> Spread | None:
        """Return how near sentences lie by a model; None where nothing is embedded by it."""
        row = await self.database.row(SQL["spread"], embedded_by=embedded_by)
        if row is None or row["own"] is None or row["others"] is None:
            return None
        return Spread(own=float(row["own"]), others=float(row["others"]))

    @staticmethod
    async def _hashes(connection: Database | Connection) -> dict[str, str]:
        return {row["id"]: row["content_hash"] for row in await connection.rows(SQL["hashes"])}


def _hash(passage: KnowledgePassage) -> str:
    return hashlib.sha256(passage.model_dump_json().encode()).hexdigest()


def _row(passage: KnowledgePassage, hashed: str) -> dict[str, object]:
    return {
        "id": passage.id,
        "title": passage.title,
        "text": passage.text,
        "wordings": [passage.title, *passage.asked],
        "citations": as_json_list(passage.citations),
        "content_hash": hashed,
    }


def _passage(row: Row) -> KnowledgePassage:
    return KnowledgePassage(
        id=row["id"],
        title=row["title"],
        text=row["text"],
        asked=tuple(row["wordings"][1:]),
        citations=_CITATIONS.validate_json(row["citations"]),
    )
