"""What Chainlit kept moves into our own tables: a database with conversations loses none of them."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from memory.chat_history import ChatHistoryStore
from memory.database import Database
from migrations.apply import migrate, numbered_files
from tools.domain.conversation import TurnStanding

BEFORE = 22
KEPT = """
insert into "User" (id, identifier, metadata) values ('u1', 'owner', '{}'), ('u2', 'ann', '{}');
insert into "Thread" (id, name, metadata, "userId", "createdAt", "updatedAt", "deletedAt")
select id, name, '{"chat_settings": {"units": "metric"}}', whose, '2026-03-01 10:00', '2026-03-02 10:00', gone
from (values
    ('t1', 'Plan my race', 'u1', null),
    ('t2', 'Of Ann', 'u2', null),
    ('t3', 'Of nobody', null, null),
    ('t4', 'Deleted', 'u1', timestamp '2026-03-04 10:00')
) kept (id, name, whose, gone);
insert into "Step" (id, "threadId", "parentId", type, output, metadata, "startTime", "endTime")
select id, thread, parent, type, said, metadata::jsonb, moment::timestamp, moment::timestamp
from (values
    ('s1', 't1', null, 'user_message', 'Plan my race', '{}', '2026-03-01 10:00:01'),
    ('s2', 't1', 's1', 'run', '', '{}', '2026-03-01 10:00:02'),
    ('s3', 't1', 's2', 'assistant_message', 'Start slowly.', '{"answer": "a1"}', '2026-03-01 10:00:03'),
    ('s4', 't2', null, 'user_message', 'Hello', '{}', '2026-03-03 10:00'),
    ('s5', null, null, 'run', '', '{}', '2026-03-03 10:00'),
    ('s6', 't3', null, 'user_message', 'Who am I?', '{}', '2026-03-03 10:00')
) kept (id, thread, parent, type, said, metadata, moment);
insert into "Element" (id, "threadId", "stepId", metadata, mime, name, "objectKey", display, props) values
    ('e1', 't1', 's3', '{"type": "custom"}', 'application/json', 'Card', null, 'inline', '{"place": 1}'),
    ('e2', 't1', 's1', '{"type": "file"}', 'text/plain', 'notes.txt', 'threads/t1/files/e2', 'inline', null);
insert into "Feedback" (id, "stepId", name, value, comment, "createdAt") values
    ('f1', 's3', 'user_feedback', 0, 'no', '2026-03-01 11:00'),
    ('f2', 's3', 'user_feedback', 1, 'yes', '2026-03-01 12:00'),
    ('f3', null, 'user_feedback', 1, 'alone', '2026-03-01 12:00');
"""


@pytest.fixture
def grown_url(postgres_url: str, tmp_path: Path) -> Iterator[str]:
    """A database as it was before, with conversations in it, brought to the newest shape."""
    for file in numbered_files()[:BEFORE]:
        shutil.copy(file, tmp_path)
    name = f"grown_{uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"create database {name}")
        url = re.sub(r"/paceline\?", f"/{name}?", postgres_url)
        migrate(url, tmp_path)
        with psycopg.connect(url) as grown:
            grown.execute(KEPT)
        migrate(url)
        yield url
        connection.execute(f"drop database {name} with (force)")


async def test_every_conversation_moves_with_all_that_is_in_it(grown_url: str) -> None:
    async with Database(grown_url) as database:
        store = ChatHistoryStore(database)
        owners, anns = store.for_athlete("owner"), store.for_athlete("ann")
        assert [each.id for each in await owners.listed(10)] == ["t1"]
        assert [each.id for each in await anns.listed(10)] == ["t2"]
        assert await anns.conversation("t1") is None

        kept = await owners.conversation("t1")
        assert kept is not None
        assert (kept.name, kept.metadata) == ("Plan my race", {"chat_settings": {"units": "metric"}})
        assert kept.begun_at.isoformat() == "2026-03-01T10:00:00+00:00"
        assert [(said.id, said.kind, said.parent_id) for said in kept.said] == [
            ("s1", "user_message", None),
            ("s2", "run", "s1"),
            ("s3", "assistant_message", "s2"),
        ]
        assert kept.said[0].turn is TurnStanding.DONE
        assert (kept.said[2].output, kept.said[2].metadata["answer"]) == ("Start slowly.", "a1")
        assert (kept.said[2].thumb, kept.said[2].thumb_comment) == (1, "yes")
        shown = {each.id: each for each in kept.shown}
        assert (shown["e1"].kind, shown["e1"].props) == ("custom", {"place": 1})
        assert (shown["e2"].object_key, shown["e2"].props) == ("threads/t1/files/e2", {})
        assert await owners.file_type("threads/t1/files/e2") == "text/plain"
        assert await anns.file_type("threads/t1/files/e2") is None


async def test_what_is_kept_twice_afterwards_is_there_once(grown_url: str) -> None:
    async with Database(grown_url) as database:
        owners = ChatHistoryStore(database).for_athlete("owner")
        before = await owners.conversation("t1")
        assert before is not None
        for said in before.said:
            await owners.keep(said)
        for shown in before.shown:
            await owners.show(shown)
        assert await owners.conversation("t1") == before
        assert await owners.abandoned("t1", ()) == ()


def test_nothing_of_the_old_tables_is_left(grown_url: str) -> None:
    with psycopg.connect(grown_url) as connection:
        found = connection.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
    assert not {name for (name,) in found} & {"User", "Thread", "Step", "Element", "Feedback"}
