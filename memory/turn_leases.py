"""Who answers in a conversation, over all servers of a house: rows that run out when their holder dies."""

from dataclasses import dataclass

from memory.database import Database
from memory.statements import statements

SQL = statements("turn_leases")
LEASE_S = 15.0
"""How long a conversation stays a server's that has died: our design choice [D]."""
EVERY_THREAD = ""
"""What stands for all conversations of an athlete."""


@dataclass(frozen=True, slots=True)
class TurnLeases:
    """Everybody's leases. The clock is the database's; every call raises DatabaseUnavailable."""

    database: Database
    lease_s: float = LEASE_S

    async def take(self, athlete_id: str, thread_id: str, holder: str) -> bool:
        """Take a conversation for `lease_s` seconds, or hold it so long again; say whether it is theirs."""
        row = await self.database.row(
            SQL["take"], athlete_id=athlete_id, thread_id=thread_id, holder=holder, seconds=self.lease_s
        )
        return row is not None

    async def give_back(self, athlete_id: str, thread_id: str, holder: str) -> None:
        """Let go of a conversation; nothing happens where it is somebody else's by now."""
        if thread_id == EVERY_THREAD:  # Nobody asks when that ended, and one who has left leaves no row.
            await self.database.run(SQL["reopen"], athlete_id=athlete_id, holder=holder)
            return
        await self.database.run(SQL["give_back"], athlete_id=athlete_id, thread_id=thread_id, holder=holder)

    async def closed(self, athlete_id: str) -> bool:
        """Say whether somebody holds all conversations of an athlete."""
        return await self.database.row(SQL["is_closed"], athlete_id=athlete_id) is not None

    async def others_end_in_s(self, athlete_id: str) -> float | None:
        """Return in how many seconds the last turn of an athlete runs out; negative: it ended so long ago.

        None where there was none for a while.
        """
        row = await self.database.row(SQL["others"], athlete_id=athlete_id)
        return None if row is None else row["seconds"]
