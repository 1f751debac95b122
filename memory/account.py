"""Everything of one athlete, whatever tables there are: to be taken along, and to be deleted.

The tables are read from the database itself, so that a table added later is neither left out nor left over.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from psycopg import sql

from memory.athletes import SQL as ATHLETES
from memory.conversations import SQL as STATES
from memory.database import Connection, Database, Row
from memory.statements import statements

SQL = statements("account")
CHAT = statements("chat_history")
NEVER_TOLD = frozenset({"secret", "content_key", "embedded_by", "password_hash"})
"""Columns nobody needs elsewhere, or that nobody may have: keys and tokens stay here."""


@asynccontextmanager
async def read_account(database: Database, athlete_id: str) -> AsyncIterator["AccountRecords"]:
    """Lend everything of an athlete as it is at one moment."""
    async with database.snapshot() as connection:
        yield AccountRecords(connection, athlete_id)


@dataclass(frozen=True, slots=True)
class AccountRecords:
    """Everything of one athlete, row by row."""

    connection: Connection
    athlete_id: str

    async def tables(self) -> tuple[str, ...]:
        """Return the names of the tables that hold something of athletes."""
        return tuple(row["table_name"] for row in await self._tables())

    async def rows(self, table: str) -> AsyncIterator[str]:
        """Yield an athlete's rows of a table, each as JSON; secrets, digests and vectors stay here."""
        columns = next(row["columns"] for row in await self._tables() if row["table_name"] == table)
        told = [sql.Identifier(column) for column in columns or () if column not in NEVER_TOLD]
        query = sql.SQL(
            "select row_to_json(whole_row)::text as body "
            "from (select {} from {} where athlete_id = %(athlete_id)s order by ctid) whole_row"
        ).format(sql.SQL(", ").join(told), sql.Identifier(table))
        async for row in self.connection.each(query, athlete_id=self.athlete_id):
            yield row["body"]

    async def conversations(self) -> AsyncIterator[str]:
        """Yield each conversation as JSON: what was said in order, and what was shown."""
        async for row in self.connection.each(SQL["conversations"], athlete_id=self.athlete_id):
            yield row["body"]

    async def threads(self) -> tuple[str, ...]:
        """Return the ids of the conversations the coach remembers."""
        rows = await self.connection.rows(STATES["threads_of_athlete"], athlete_id=self.athlete_id)
        return tuple(row["thread_id"] for row in rows)

    async def uploads(self) -> tuple[tuple[str, str, str], ...]:
        """Return (id, name, SHA-256) of each file the athlete gave."""
        rows = await self.connection.rows(SQL["uploads"], athlete_id=self.athlete_id)
        return tuple((row["id"], row["name"], row["sha256"]) for row in rows)

    async def chat_files(self) -> tuple[str, ...]:
        """Return the keys of the files shown in the athlete's conversations."""
        rows = await self.connection.rows(CHAT["files"], athlete_id=self.athlete_id, id=None)
        return tuple(row["key"] for row in rows)

    async def recordings(self) -> AsyncIterator[tuple[str, bytes]]:
        """Yield the activities whose records are kept, each with them (numpy's npz)."""
        rows = await self.connection.rows(SQL["recordings"], athlete_id=self.athlete_id)
        for row in rows:
            kept = await self.connection.row(
                SQL["recording"], athlete_id=self.athlete_id, activity_id=row["activity_id"]
            )
            if kept is not None:
                yield row["activity_id"], bytes(kept["columns"])

    async def _tables(self) -> list[Row]:
        return await self.connection.rows(SQL["owned_tables"])


async def delete_account(database: Database, athlete_id: str) -> None:
    """Delete every row of an athlete, all or none; their files are put on a list, see `files_to_delete`."""
    async with database.transaction() as connection:
        await connection.run(ATHLETES["lock"], athlete_id=athlete_id)
        await _name_files(connection, athlete_id)
        for statement in (
            STATES["delete_states"],
            STATES["delete_blobs"],
            STATES["delete_writes"],
            SQL["delete_jobs"],
            SQL["delete_athlete"],
        ):
            await connection.run(statement, athlete_id=athlete_id)
        await connection.run(SQL["delete_anybodys"])
        for row in await connection.rows(SQL["owned_tables"]):
            left = sql.SQL("delete from {} where athlete_id = %(athlete_id)s returning 1").format(
                sql.Identifier(row["table_name"])
            )
            await connection.composed(left, athlete_id=athlete_id)


async def _name_files(connection: Connection, athlete_id: str) -> None:
    """Put the files that only this athlete had on the list of those to be deleted."""
    blobs = await connection.rows(SQL["only_theirs"], athlete_id=athlete_id)
    chat = await connection.rows(CHAT["files"], athlete_id=athlete_id, id=None)
    named = {"blobs": [row["sha256"] for row in blobs], "chat": [row["key"] for row in chat]}
    for place, names in named.items():
        await connection.run(SQL["name_files"], place=place, names=names)


async def files_to_delete(database: Database) -> tuple[tuple[str, str], ...]:
    """Return (place, name) of the files of those who left; a content given again meanwhile is struck off."""
    listed = [(row["place"], row["name"]) for row in await database.rows(SQL["files_to_delete"])]
    gone: list[tuple[str, str]] = []
    for place, name in listed:
        needed = await database.row(SQL["is_needed"], name=name) if place == "blobs" else None
        if needed and needed["needed"]:
            await file_deleted(database, place, name)
        else:
            gone.append((place, name))
    return tuple(gone)


async def file_deleted(database: Database, place: str, name: str) -> None:
    """Note that a file is gone."""
    await database.run(SQL["file_deleted"], place=place, name=name)


async def at_work(database: Database, athlete_id: str) -> bool:
    """Tell whether an import or a sync of an athlete is being worked on right now."""
    row = await database.row(SQL["at_work"], athlete_id=athlete_id)
    return row is not None and row["jobs"] > 0
