"""What was learnt of athletes and kept with their yes."""

from dataclasses import dataclass

from memory.database import Database
from memory.statements import statements
from tools.domain.fact import AthleteFact
from tools.kit.errors import NotFound

SQL = statements("facts")


class FactStore:
    """Everybody's facts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthleteFacts":
        """Return one athlete's facts."""
        return AthleteFacts(self._database, athlete_id)


@dataclass(frozen=True, slots=True)
class AthleteFacts:
    """One athlete's facts (kit's FactShelf). Only an approved proposal keeps one."""

    database: Database
    athlete_id: str

    async def facts(self) -> tuple[AthleteFact, ...]:
        """Return the facts, newest first."""
        rows = await self.database.rows(SQL["facts"], athlete_id=self.athlete_id)
        return tuple(map(AthleteFact.model_validate, rows))

    async def forget(self, fact_id: str) -> None:
        """Forget a fact at the athlete's own click; raise NotFound."""
        if not await self.database.run(SQL["forget"], athlete_id=self.athlete_id, id=fact_id):
            raise NotFound("There is no such fact, or it was forgotten already.")
