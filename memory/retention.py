"""What is kept for a time only: rows of the whole house, and files that nothing names any more."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from psycopg import sql

from memory.database import Database
from memory.statements import statements
from tools.kit.file_store import FileStore

SQL = statements("retention")
AGES = {
    "superseded_analyses": timedelta(days=90),
    "ended_share_links": timedelta(days=30),
    "old_requests": timedelta(days=400),
}
"""How long what has had its time is kept still: our design choice [D]. docs/backups.md tells it."""
AT_ONCE = ("expired_answers", "expired_outside_answers")
FILES_REST = timedelta(hours=18)
"""How long a file was known to be nobody's before it goes: less than the rest between two looks [D]."""


@dataclass(frozen=True, slots=True)
class Retention:
    """Deletes what has had its time."""

    database: Database

    async def take_on(self, chore: str, rest: timedelta) -> bool:
        """Say whether a chore is due and this process took it on; no other will while it rests."""
        return await self.database.row(SQL["take_on"], name=chore, rest=rest) is not None

    async def rows(self) -> dict[str, int]:
        """Delete rows that have had their time; return how many of each kind went."""
        gone = {name: await self.database.run(SQL[name], age=age) for name, age in AGES.items()}
        return gone | {name: await self.database.run(SQL[name]) for name in AT_ONCE}

    async def files(self, place: str, store: FileStore, named_by: str) -> int:
        """Delete the files of a place that no row names since the look before; return how many went.

        `named_by` is the statement that lists the names. Two looks about a day apart: one alone could meet a
        file that is just arriving, or that a backup is about to read.
        """
        keys = {key for key, _ in await asyncio.to_thread(lambda: list(store.listed()))}
        # Looked up after the store was read: what was named in between is among them.
        named = {row["name"] for row in await self.database.rows(SQL[named_by])}
        orphans = sorted(keys - named)
        found = await self.database.rows(SQL["orphans"], place=place, names=orphans, age=FILES_REST)
        gone = 0
        for row in found:
            async with self.database.transaction() as connection:
                # Nobody names a file while this holds; who was about to finds it gone, and gives it again.
                await connection.run(SQL["hold"])
                named_now = await connection.row(SQL[f"{named_by}_names"], name=row["name"])
                if named_now is None:
                    await asyncio.to_thread(store.delete, row["name"])
                    gone += 1
                await connection.run(SQL["strike_off"], place=place, name=row["name"])
        return gone

    async def vacuum(self) -> None:
        """Give back the room of deleted rows, and count anew what is where."""
        for row in await self.database.rows(SQL["tables"]):
            await self.database.run(
                f"vacuum (analyze, skip_locked) {sql.Identifier(row['name']).as_string()}"
            )
