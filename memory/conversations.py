"""What was said in each thread: LangGraph's checkpoints, in our Postgres."""

from langgraph.checkpoint.postgres import PostgresSaver
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer

from memory.database import Database, Pool, driver_errors
from memory.statements import statements


def prepare(url: str) -> None:
    """Make or update the checkpointer's own tables. Blocks; the migrations call it under their lock."""
    with PostgresSaver.from_conn_string(url) as saver:
        saver.setup()


def open_checkpointer(pool: Pool) -> AsyncPostgresSaver:
    """Return a checkpointer on the database's pool.

    It brings back plain data and LangChain's messages only: a row that names any other class builds nothing.
    """
    return AsyncPostgresSaver(pool, serde=JsonPlusSerializer(allowed_msgpack_modules=None))


async def forget_thread(pool: Pool, thread_id: str) -> None:
    """Delete all that was remembered of a thread; a thread unknown is forgotten already."""
    with driver_errors():
        await open_checkpointer(pool).adelete_thread(thread_id)


async def prune_superseded(database: Database) -> int:
    """Keep only the newest checkpoint of every thread; return how many threads had older ones.

    A turn leaves one checkpoint and never goes back to it, so the older ones only take room.
    """
    rows = await database.rows(statements("conversations")["with_superseded_checkpoints"])
    with driver_errors():
        await open_checkpointer(database.pool).aprune([row["thread_id"] for row in rows])
    return len(rows)
