"""Looks after the database as it is, without changing its shape."""

import hashlib
from asyncio import to_thread
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from agent.keeping.files_check import contents_state, keys_state
from agent.settings import Settings
from agent.storage import blobs_of, strongbox_of
from agent.watching.house_state import PartState, queue_state
from memory.database import Database
from memory.house_figures import HouseFigures
from memory.statements import statements
from migrations.apply import OLDEST_POSTGRES, numbered_files
from tools.kit.errors import FilesUnavailable

SQL = statements("doctoring")
SIGN_OF_LIFE_S = 30.0


@dataclass(frozen=True, slots=True)
class DatabaseCheck:
    """Every question that only the database answers."""

    database: Database
    settings: Settings
    runs: bool
    thorough: bool

    async def parts(self) -> tuple[PartState, ...]:
        """Return how server, tables, queue, files and keys stand; each only where those before allow it."""
        server = await self._server()
        if server.standing == "down":
            return (server,)
        tables = await self._tables()
        if tables.standing != "ok":
            return (server, tables)
        asked: list[Callable[[], Awaitable[PartState]]] = [self._files, self._keys]
        if self.runs:
            asked.insert(0, self._queue)
        return (server, tables, *[await ask() for ask in asked])

    async def _server(self) -> PartState:
        row = await self.database.row(SQL["server"]) or {}
        major, vector = row["version"] // 10_000, row["vector"]
        told = f"Postgres {major}, pgvector {vector or 'missing'}, {row['size_bytes'] / 1e6:.0f} MB."
        if major < OLDEST_POSTGRES:
            told += f" Paceline needs Postgres {OLDEST_POSTGRES} or newer: upgrade that server."
            return PartState(part="database", standing="down", told=told)
        return PartState(part="database", standing="ok", told=told)

    async def _tables(self) -> PartState:
        made = await self.database.row(SQL["was_made"])
        if not (made and made["was_made"]):
            told = "There are none yet: `./paceline` makes them when it first starts."
            return PartState(part="tables", standing="attention", told=told)
        ran = {row["name"]: row["sha256"] for row in await self.database.rows(SQL["migrations"])}
        return tables_state(ran, known_migrations())

    async def _queue(self) -> PartState:
        figures = HouseFigures(self.database)
        return queue_state(await figures.queue(), await figures.workers(SIGN_OF_LIFE_S))

    async def _files(self) -> PartState:
        rows = await self.database.rows(SQL["contents"])
        sizes = {row["sha256"]: row["size_bytes"] for row in rows}
        try:
            return await to_thread(contents_state, blobs_of(self.settings), sizes, thorough=self.thorough)
        except FilesUnavailable as error:
            return PartState(part="files", standing="down", told=f"{error} Are the S3_… settings right?")

    async def _keys(self) -> PartState:
        rows = await self.database.rows(SQL["sealed"])
        sealed = (bytes(row["secret"]) for row in rows)
        return keys_state(self.settings.paceline_home / "keys", strongbox_of(self.settings), sealed)


def known_migrations() -> dict[str, str]:
    """Return this program's migrations with their SHA-256."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in numbered_files()}


def tables_state(ran: dict[str, str], known: dict[str, str]) -> PartState:
    """Return whether the tables are in the shape this program knows."""
    if newer := sorted(ran.keys() - known.keys()):
        told = f"They were made by a newer Paceline ({newer[-1]}): update this one, or restore a backup."
        return PartState(part="tables", standing="down", told=told)
    if edited := sorted(name for name, sha256 in ran.items() if known[name] != sha256):
        told = f"{edited[0]} was edited after it ran: restore that file."
        return PartState(part="tables", standing="down", told=told)
    if missing := known.keys() - ran.keys():
        told = (
            f"{len(missing)} migrations are still to run: `./paceline migrate`, or the next start, does it."
        )
        return PartState(part="tables", standing="attention", told=told)
    return PartState(part="tables", standing="ok", told=f"In their newest shape ({len(ran)} migrations).")
