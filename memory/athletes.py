"""Who is coached, and how they like to read."""

from memory.database import Database
from memory.statements import statements
from tools.domain.athlete import AthletePreferences

SQL = statements("athletes")


class AthleteStore:
    """Every athlete of this house."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ensure(self, athlete_id: str) -> None:
        """Remember that this athlete exists."""
        await self._database.run(SQL["ensure"], athlete_id=athlete_id)

    async def preferences(self, athlete_id: str) -> AthletePreferences:
        """Return what the athlete prefers, or what we assume of someone who never said."""
        row = await self._database.row(SQL["preferences"], athlete_id=athlete_id)
        return AthletePreferences.model_validate(row) if row else AthletePreferences()

    async def set_preferences(self, athlete_id: str, preferences: AthletePreferences) -> None:
        """Keep preferences in place of the earlier ones; the time zone stays: `set_time_zone` keeps that."""
        await self._database.run(
            SQL["set_preferences"], athlete_id=athlete_id, **preferences.model_dump(mode="json")
        )

    async def set_time_zone(self, athlete_id: str, time_zone: str) -> None:
        """Keep an athlete's time zone, an IANA name, and nothing else."""
        assumed = AthletePreferences().model_dump(mode="json", include={"units", "sport"})
        await self._database.run(SQL["set_time_zone"], athlete_id=athlete_id, time_zone=time_zone, **assumed)
