"""Who athletes are elsewhere, so that another service's word lets them in."""

from dataclasses import dataclass
from datetime import datetime

from memory.athletes import SQL as ATHLETES
from memory.database import Database
from memory.statements import statements

SQL = statements("outside_identities")


@dataclass(frozen=True, slots=True)
class OutsideIdentityStore:
    """Everybody's identities elsewhere."""

    database: Database

    async def whose(self, issuer: str, subject: str) -> str | None:
        """Return whom an identity belongs to, None where nobody here has it."""
        row = await self.database.row(SQL["whose"], issuer=issuer, subject=subject)
        return row["athlete_id"] if row else None

    async def keep(self, athlete_id: str, issuer: str, subject: str, now: datetime) -> None:
        """Keep who an athlete is at a service."""
        await self.database.run(ATHLETES["ensure"], athlete_id=athlete_id)
        await self.database.run(SQL["keep"], athlete_id=athlete_id, issuer=issuer, subject=subject, now=now)

    async def of_athlete(self, athlete_id: str) -> frozenset[str]:
        """Return the issuers an athlete is known at."""
        rows = await self.database.rows(SQL["of_athlete"], athlete_id=athlete_id)
        return frozenset(row["issuer"] for row in rows)

    async def forget(self, athlete_id: str, issuer: str) -> None:
        """Forget who an athlete is at a service."""
        await self.database.run(SQL["forget"], athlete_id=athlete_id, issuer=issuer)
