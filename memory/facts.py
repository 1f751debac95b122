"""What is known of athletes: lessons kept with their yes, and what they said of themselves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import uuid4

from memory.database import Connection, Database
from memory.statements import statements
from tools.domain.fact import AthleteFact
from tools.kit.errors import NotFound

SQL = statements("facts")
LOCK = statements("athletes")["lock"]
NO_SUCH_FACT = "There is no such fact, or it was forgotten already."


@dataclass(frozen=True, slots=True)
class EmbeddedFact:
    """A fact to keep, with the vector of its meaning and those it takes the place of, by their ids.

    Without a fact the facts in `ends` come to an end.
    """

    fact: AthleteFact | None
    vector: Sequence[float] | None = None
    ends: tuple[str, ...] = ()


class FactStore:
    """Everybody's facts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthleteFacts":
        """Return one athlete's facts."""
        return AthleteFacts(self._database, athlete_id)


@dataclass(frozen=True, slots=True)
class AthleteFacts:
    """One athlete's facts (kit's FactShelf)."""

    database: Database
    athlete_id: str

    async def facts(self) -> tuple[AthleteFact, ...]:
        """Return the facts that hold, newest first."""
        rows = await self.database.rows(SQL["facts"], athlete_id=self.athlete_id)
        return tuple(map(AthleteFact.model_validate, rows))

    async def every_fact(self) -> tuple[AthleteFact, ...]:
        """Return the facts that hold and those that no longer do, each newest first."""
        rows = await self.database.rows(SQL["every_fact"], athlete_id=self.athlete_id)
        return tuple(map(AthleteFact.model_validate, rows))

    async def keep(self, changes: Sequence[EmbeddedFact], embedded_by: str) -> tuple[AthleteFact, ...]:
        """Keep facts and end those they take the place of, all or none; return them with their ids."""
        kept: list[AthleteFact] = []
        async with self.database.transaction() as connection:
            await connection.run(LOCK, athlete_id=self.athlete_id)
            for change in changes:
                fact_id = None
                if change.fact is not None:
                    fact_id = f"fact-{uuid4()}"
                    await self._insert(connection, fact_id, change, embedded_by)
                    kept.append(change.fact.model_copy(update={"id": fact_id}))
                if change.ends:
                    await connection.run(
                        SQL["supersede"],
                        athlete_id=self.athlete_id,
                        ids=list(change.ends),
                        superseded_by=fact_id,
                    )
        return tuple(kept)

    async def _insert(
        self, connection: Connection, fact_id: str, change: EmbeddedFact, embedded_by: str
    ) -> None:
        if change.fact is None:
            return
        told = change.fact.model_dump(
            mode="json",
            include={"text", "source", "activity_id", "kind", "slot", "quote", "thread_id", "confidence"},
        )
        await connection.run(
            SQL["keep"],
            athlete_id=self.athlete_id,
            id=fact_id,
            learnt_on=change.fact.learnt_on,
            proposal_id=None,
            embedding=None if change.vector is None else as_vector(change.vector),
            embedded_by=None if change.vector is None else embedded_by,
            **told,
        )

    async def likenesses(self, vector: Sequence[float], embedded_by: str) -> dict[str, float]:
        """Return how near each fact that holds is to a unit vector of the same model, by its id."""
        rows = await self.database.rows(
            SQL["likenesses"],
            athlete_id=self.athlete_id,
            vector=as_vector(vector),
            embedded_by=embedded_by,
        )
        return {row["id"]: float(row["likeness"]) for row in rows}

    async def not_embedded(self, embedded_by: str) -> tuple[tuple[str, str], ...]:
        """Return the id of each fact that has no vector of this model, with the words it is found by."""
        rows = await self.database.rows(
            SQL["not_embedded"], athlete_id=self.athlete_id, embedded_by=embedded_by
        )
        return tuple((row["id"], words_to_find(row["text"], row["slot"])) for row in rows)

    async def embed(self, vectors: Collection[tuple[str, Sequence[float]]], embedded_by: str) -> None:
        """Keep the vectors of facts, by their ids."""
        for fact_id, vector in vectors:
            await self.database.run(
                SQL["embed"],
                athlete_id=self.athlete_id,
                id=fact_id,
                embedding=as_vector(vector),
                embedded_by=embedded_by,
            )

    async def correct(self, fact_id: str, corrected: AthleteFact) -> AthleteFact:
        """Let a fact that holds say something else; raise NotFound."""
        row = await self.database.row(
            SQL["correct"],
            athlete_id=self.athlete_id,
            id=fact_id,
            **corrected.model_dump(mode="json", include={"text", "quote", "slot", "kind"}),
        )
        if row is None:
            raise NotFound(NO_SUCH_FACT)
        return AthleteFact.model_validate(row)

    async def forget(self, fact_id: str) -> None:
        """Forget a fact for good; raise NotFound."""
        if not await self.database.run(SQL["forget"], athlete_id=self.athlete_id, id=fact_id):
            raise NotFound(NO_SUCH_FACT)


def words_to_find(text: str, slot: str) -> str:
    """Return what of a fact is embedded: what it is the one answer to, and what it says."""
    return f"{slot.replace(':', ' ')}: {text}" if slot else text


def as_vector(vector: Sequence[float]) -> str:
    """Write a vector as pgvector reads it."""
    return f"[{','.join(f'{value:.7g}' for value in vector)}]"
