"""What athletes said of themselves against their history."""

from dataclasses import dataclass
from uuid import uuid4

from memory.database import Database
from memory.statements import statements
from tools.domain.profile import Correction, ProfileName

SQL = statements("profiles")


class ProfileStore:
    """Everybody's corrections."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthleteCorrections":
        """Return one athlete's corrections."""
        return AthleteCorrections(self._database, athlete_id)


@dataclass(frozen=True, slots=True)
class AthleteCorrections:
    """One athlete's corrections (kit's ProfileShelf); only the page, at the athlete's click, makes one."""

    database: Database
    athlete_id: str

    async def corrections(self) -> tuple[Correction, ...]:
        """Return the newest correction of each value."""
        rows = await self.database.rows(SQL["corrections"], athlete_id=self.athlete_id)
        return tuple(Correction.model_validate(dict(row)) for row in rows)

    async def correct(self, name: ProfileName, value: float | None, note: str | None = None) -> None:
        """Keep what the athlete says; None says that what the history says is wrong and the truth unknown."""
        await self.database.run(
            SQL["correct"],
            athlete_id=self.athlete_id,
            id=f"correction-{uuid4().hex[:16]}",
            name=name,
            value=value,
            note=note,
        )

    async def withdraw(self, name: ProfileName) -> None:
        """Go by the history again."""
        await self.database.run(SQL["withdraw"], athlete_id=self.athlete_id, name=name)
