"""How often somebody tried to come in lately; kept in the database, so that it holds over every server."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from memory.database import Database
from memory.statements import statements

SQL = statements("sign_in_attempts")


@dataclass(frozen=True, slots=True)
class AttemptStore:
    """The house's list of tries. What was tried is kept as a digest, never as an address."""

    database: Database

    async def count(self, what: str, now: datetime, since: datetime) -> tuple[int, datetime]:
        """Count a try; return how many there were since when, a count begun before `since` beginning anew."""
        row = await self.database.row(SQL["count"], what=_digest(what), now=now, since=since)
        assert row is not None  # it returns the row it wrote
        return row["attempts"], row["began_at"]

    async def forgive(self, whats: Iterable[str]) -> None:
        """Strike tries from the list."""
        await self.database.run(SQL["forgive"], what=[_digest(what) for what in whats])

    async def forget_old(self, since: datetime) -> int:
        """Forget the tries from before `since`; return how many."""
        return await self.database.run(SQL["forget_old"], since=since)


def _digest(what: str) -> bytes:
    return hashlib.sha256(what.encode("utf-8", "replace")).digest()
