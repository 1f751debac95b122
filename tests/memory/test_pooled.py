"""Through a pooler that gives each transaction another connection (PgBouncer) all is as without one."""

import asyncio
from collections.abc import Iterator
from uuid import uuid4

import pytest
from langgraph.checkpoint.base import empty_checkpoint

from memory.conversations import open_checkpointer
from memory.database import Database
from tests.support.pooler import PGBOUNCER, pooled
from tools.kit.acting import acting_for

ADD = "insert into athlete (athlete_id) values (%(athlete_id)s)"
SEEN = "select athlete_id from athlete where athlete_id = any(%(ids)s)"
CONNECTIONS = 2

pytestmark = pytest.mark.skipif(PGBOUNCER is None, reason="needs Debian's pgbouncer")


@pytest.fixture(scope="module")
def pooled_url(postgres_url: str) -> Iterator[str]:
    with pooled(postgres_url, CONNECTIONS) as url:
        yield url


async def test_many_athletes_at_once_never_see_each_other(pooled_url: str, postgres_url: str) -> None:
    ids = [f"athlete-{uuid4()}" for _ in range(12)]

    async def one(database: Database, athlete_id: str) -> None:
        with acting_for(athlete_id):
            await database.run(ADD, athlete_id=athlete_id)
            for turn in range(25):
                if turn % 3:
                    seen = await database.rows(SEEN, ids=ids)
                else:
                    async with database.transaction() as connection:
                        assert await connection.row("select 1 as one") == {"one": 1}
                        seen = await connection.rows(SEEN, ids=ids)
                assert seen == [{"athlete_id": athlete_id}]

    async with Database(pooled_url, direct_url=postgres_url, size=8) as database:
        await asyncio.gather(*(one(database, each) for each in ids))
        assert len(await database.rows(SEEN, ids=ids)) == len(ids)
        row = await database.row("select current_user as role")
        assert row == {"role": "postgres"}


async def test_a_conversation_is_kept_through_it(pooled_url: str, postgres_url: str) -> None:
    athlete_id = f"athlete-{uuid4()}"
    async with Database(pooled_url, direct_url=postgres_url, size=4) as database:
        saver = open_checkpointer(database)
        config = {"configurable": {"thread_id": f"{athlete_id}/one", "checkpoint_ns": ""}}
        with acting_for(athlete_id):
            for step in range(10):
                await saver.aput(config, empty_checkpoint(), {"step": step}, {})  # type: ignore[arg-type]
                assert await saver.aget_tuple(config) is not None  # type: ignore[arg-type]
        with acting_for("another"):
            assert await saver.aget_tuple(config) is None  # type: ignore[arg-type]


async def test_rows_come_a_few_at_a_time_through_it(pooled_url: str, postgres_url: str) -> None:
    async with Database(pooled_url, direct_url=postgres_url, size=2) as database:
        async with database.snapshot() as connection:
            counted = [row["n"] async for row in connection.each("select generate_series(1, 120) as n")]
        assert counted == list(range(1, 121))
