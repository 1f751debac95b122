"""The strategies an athlete has saved. Nothing here changes them: that takes an approved proposal."""

from dataclasses import dataclass

from memory.database import Database, Row
from memory.statements import statements
from tools.domain.proposal import SavedStrategySummary
from tools.domain.strategy import RaceStrategy
from tools.kit.context import SavedStrategy
from tools.kit.errors import NotFound

SQL = statements("strategies")


def summary_of(row: Row) -> SavedStrategySummary:
    """Read a row of `history`, `saved` or `with_content`."""
    return SavedStrategySummary.model_validate(
        {name: row[name] for name in SavedStrategySummary.model_fields}
    )


class StrategyStore:
    """Everybody's saved strategies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthleteStrategies":
        """Return one athlete's saved strategies."""
        return AthleteStrategies(self._database, athlete_id)


@dataclass(frozen=True, slots=True)
class AthleteStrategies:
    """One athlete's saved strategies (kit's StrategyShelf)."""

    database: Database
    athlete_id: str

    async def history(self) -> tuple[SavedStrategySummary, ...]:
        """Return every saved version, newest first."""
        return tuple(map(summary_of, await self.database.rows(SQL["history"], athlete_id=self.athlete_id)))

    async def saved(self, strategy_id: str) -> SavedStrategy:
        """Return one saved version; raise NotFound."""
        row = await self.database.row(SQL["saved"], athlete_id=self.athlete_id, id=strategy_id)
        if row is None:
            raise NotFound("You have no saved strategy of that name. Ask me to show your strategies.")
        return SavedStrategy(summary=summary_of(row), strategy=RaceStrategy.model_validate_json(row["body"]))
