"""What was said in each thread: LangGraph's checkpoints, in our Postgres."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from langgraph.checkpoint.postgres import PostgresSaver
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from psycopg import AsyncCursor
from psycopg.types.json import Jsonb
from pydantic import BaseModel

from memory.database import Connection, Database, Row, driver_errors
from memory.statements import statements
from memory.walls import ENTER
from tools.kit.acting import acting_athlete

SQL = statements("conversations")
Rewrite = Callable[[str, object], object]
"""Returns what a channel of a conversation's state holds, given its name, as it is to be kept."""


def prepare(url: str) -> None:
    """Make or update the checkpointer's own tables. Blocks; the migrations call it under their lock."""
    with PostgresSaver.from_conn_string(url) as saver:
        saver.setup()


def _serializer() -> JsonPlusSerializer:
    return JsonPlusSerializer(allowed_msgpack_modules=None)


class WalledSaver(AsyncPostgresSaver):
    """A checkpointer whose statements run inside the wall of whoever acts, as all others do."""

    def __init__(self, database: Database) -> None:
        """Bring back plain data and LangChain's messages only: any other class a row names is not built."""
        super().__init__(database.pool, serde=JsonPlusSerializer(allowed_msgpack_modules=None))
        self._database = database

    @asynccontextmanager
    async def _cursor(self, *, pipeline: bool = False) -> AsyncIterator[AsyncCursor[Row]]:
        with driver_errors():
            async with super()._cursor(pipeline=pipeline) as cursor:
                athlete_id = acting_athlete()
                if athlete_id is None or not self._database.walls.standing:
                    yield cursor
                    return
                async with cursor.connection.transaction():
                    await cursor.execute(ENTER, self._database.walls.entering(athlete_id))
                    yield cursor


def open_checkpointer(database: Database) -> WalledSaver:
    """Return a checkpointer on the database's pool."""
    return WalledSaver(database)


async def forget_thread(database: Database, thread_id: str) -> None:
    """Delete all that was remembered of a thread; a thread unknown is forgotten already."""
    with driver_errors():
        await open_checkpointer(database).adelete_thread(thread_id)


async def keep_newest(database: Database, thread_id: str) -> None:
    """Keep only the newest checkpoint of a thread, in one statement: what a thread holds stays flat."""
    await database.run(SQL["keep_newest"], thread_id=thread_id)


async def prune_superseded(database: Database) -> int:
    """Keep only the newest checkpoint of every thread; return how many threads had older ones.

    A turn leaves one checkpoint and never goes back to it, so the older ones only take room.
    """
    rows = await database.rows(SQL["with_superseded_checkpoints"])
    with driver_errors():
        await open_checkpointer(database).aprune([row["thread_id"] for row in rows])
    return len(rows)


async def rewrite_threads(connection: Connection, athlete_id: str, rewrite: Rewrite) -> int:
    """Let an athlete's conversations remember something else; return how many rows changed.

    Only the newest checkpoint of each stays. No turn may be under way: it would write what it read before.
    """
    for row in await connection.rows(SQL["threads_of_athlete"], athlete_id=athlete_id):
        await connection.run(SQL["keep_newest"], thread_id=row["thread_id"])
    changed = 0
    for row in await connection.rows(SQL["states_of_athlete"], athlete_id=athlete_id):
        changed += await _rewrite_state(connection, row, rewrite)
    for row in await connection.rows(SQL["blobs_of_athlete"], athlete_id=athlete_id):
        changed += await _rewrite_blob(connection, row, rewrite, "rewrite_blob")
    for row in await connection.rows(SQL["writes_of_athlete"], athlete_id=athlete_id):
        changed += await _rewrite_blob(connection, row, rewrite, "rewrite_write")
    return changed


async def _rewrite_state(connection: Connection, row: Row, rewrite: Rewrite) -> int:
    """Rewrite what stands in a checkpoint itself: short texts, such as the summary."""
    values: dict[str, object] = row["checkpoint"].get("channel_values") or {}
    state = {channel: rewrite(channel, value) for channel, value in values.items()}
    metadata = rewrite("metadata", row["metadata"])
    if state == values and metadata == row["metadata"]:
        return 0
    checkpoint = Jsonb(row["checkpoint"] | {"channel_values": state})
    return await connection.run(
        SQL["rewrite_state"], **_key_of(row), checkpoint=checkpoint, metadata=Jsonb(metadata)
    )


async def _rewrite_blob(connection: Connection, row: Row, rewrite: Rewrite, statement: str) -> int:
    """Rewrite what a channel holds, as the checkpointer writes it."""
    if row["type"] is None or not row["blob"]:
        return 0
    before = _serializer().loads_typed((row["type"], bytes(row["blob"])))
    after = _rewritten(row["channel"], before, rewrite)
    if after == before:
        return 0
    kind, blob = _serializer().dumps_typed(after)
    return await connection.run(SQL[statement], **_key_of(row), type=kind, blob=blob)


def _rewritten(channel: str, value: object, rewrite: Rewrite) -> object:
    """Rewrite a value whatever holds it: plain data, or a message."""
    if isinstance(value, BaseModel):
        told = {name: _rewritten(channel, getattr(value, name), rewrite) for name in type(value).model_fields}
        return value.model_copy(update={n: new for n, new in told.items() if new != getattr(value, n)})
    if isinstance(value, Mapping):
        return {name: _rewritten(channel, each, rewrite) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)([_rewritten(channel, each, rewrite) for each in value])
    return rewrite(channel, value) if isinstance(value, str) else value


def _key_of(row: Row) -> dict[str, object]:
    values = ("checkpoint", "metadata", "type", "blob")
    return {name: value for name, value in row.items() if name not in values}
