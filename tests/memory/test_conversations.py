"""What was said in a thread survives, until it is to be forgotten."""

from uuid import uuid4

from langgraph.checkpoint.base import empty_checkpoint

from memory import conversations
from memory.database import Database


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
