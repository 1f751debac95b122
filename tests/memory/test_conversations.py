"""What was said in a thread survives, until it is to be forgotten."""

from uuid import uuid4

import pytest
from langgraph.checkpoint.base import empty_checkpoint

from memory import conversations
from memory.database import Database
from tests.faults.wire import Wire
from tools.kit.errors import DatabaseUnavailable


async def test_a_thread_is_kept_until_it_is_forgotten(database: Database) -> None:
    saver = conversations.open_checkpointer(database)
    thread_id, other_id = str(uuid4()), str(uuid4())
    for each in (thread_id, other_id):
        config = {"configurable": {"thread_id": each, "checkpoint_ns": ""}}
        await saver.aput(config, empty_checkpoint(), {"step": 1}, {})

    def of(each: str) -> dict[str, dict[str, str]]:
        return {"configurable": {"thread_id": each}}

    assert await saver.aget_tuple(of(thread_id)) is not None
    await conversations.forget_thread(database, thread_id)
    await conversations.forget_thread(database, thread_id)

    assert await saver.aget_tuple(of(thread_id)) is None
    assert await saver.aget_tuple(of(other_id)) is not None


async def test_a_database_that_is_away_is_one_clear_error(postgres_url: str) -> None:
    wire = Wire.to(postgres_url)
    url = f"postgresql://postgres@127.0.0.1:{await wire.open()}/paceline"
    async with Database(url, wait_s=1.0) as database:
        wire.closed = True
        wire.cut()
        config = {"configurable": {"thread_id": str(uuid4()), "checkpoint_ns": ""}}
        with pytest.raises(DatabaseUnavailable):
            await conversations.open_checkpointer(database).aget_tuple(config)
    await wire.close()
