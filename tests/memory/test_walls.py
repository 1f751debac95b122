"""The second wall: whatever a statement says, the rows of the athlete it is for are all there is to it."""

import re
from collections.abc import AsyncIterator
from uuid import uuid4

import psycopg
import pytest
from langgraph.checkpoint.base import empty_checkpoint

from memory.conversations import open_checkpointer
from memory.courses import CourseStore
from memory.database import Database
from memory.walls import is_for_all
from migrations.apply import migrate
from tools.kit.acting import acting_for
from tools.kit.errors import NotFound

ADD = "insert into athlete (athlete_id) values (%(athlete_id)s)"
LIKE = "insert into athlete_preferences (athlete_id, units, sport) values (%(athlete_id)s, 'metric', 'run')"
OF = "select athlete_id from athlete_preferences where athlete_id = %(athlete_id)s"
OF_ANY = "select athlete_id from athlete_preferences where athlete_id = any(%(ids)s) order by athlete_id"
OF_ALL = f"-- Those named, of every athlete.\n{OF_ANY}"
WHO = "select current_setting('paceline.athlete_id', true) as whose, current_user as role"


@pytest.fixture
async def two(database: Database) -> list[str]:
    """Two athletes with a row each."""
    ids = sorted(f"athlete-{uuid4()}" for _ in "ab")
    for each in ids:
        await database.run(ADD, athlete_id=each)
        await database.run(LIKE, athlete_id=each)
    return ids


@pytest.fixture
async def owners_database(postgres_url: str) -> AsyncIterator[Database]:
    """A database whose owner is no superuser and may make no roles, as many a hosted one is."""
    name = f"owned_{uuid4().hex}"
    url = re.sub(r"/paceline\?", f"/{name}?", postgres_url)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"create role {name}")
        connection.execute(f"create database {name} owner {name}")
        with psycopg.connect(url, autocommit=True) as inside:
            inside.execute("create extension vector")
        try:
            as_owner = f"{url}&options=-crole%3D{name}"
            migrate(as_owner)
            migrate(as_owner)
            async with Database(as_owner) as database:
                yield database
        finally:
            connection.execute(f"drop database {name} with (force)")
            connection.execute(f"drop role {name}")


async def test_a_wrong_id_finds_nothing(database: Database, two: list[str]) -> None:
    mine, theirs = two
    with acting_for(mine):
        assert await database.rows(OF, athlete_id=mine) == [{"athlete_id": mine}]
        assert await database.rows(OF, athlete_id=theirs) == []
        changed = "update athlete_preferences set weight_kg = 1 where athlete_id = %(athlete_id)s"
        assert await database.run(changed, athlete_id=theirs) == 0
        assert await database.run("delete from athlete where athlete_id = %(id)s", id=theirs) == 0


async def test_a_statement_that_forgot_its_filter_sees_its_athlete_alone(
    database: Database, two: list[str]
) -> None:
    assert await database.rows(OF_ANY, ids=two) == [{"athlete_id": each} for each in two]
    with acting_for(two[0]):
        assert await database.rows(OF_ANY, ids=two) == [{"athlete_id": two[0]}]
        assert await database.rows("select athlete_id from athlete") == [{"athlete_id": two[0]}]


async def test_nothing_can_be_written_for_another(database: Database, two: list[str]) -> None:
    mine, theirs = two
    keep = "insert into fact (athlete_id, id, text, source, learnt_on) values (%(whose)s, 'x', '', '', now())"
    move = "update athlete_preferences set athlete_id = %(whose)s where athlete_id = %(athlete_id)s"
    with acting_for(mine):
        await database.run(keep, whose=mine)
        for statement in (keep, move):
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
                await database.run(statement, whose=theirs, athlete_id=mine)


async def test_where_nobody_acts_a_statement_is_for_whom_it_names(database: Database, two: list[str]) -> None:
    rows = await database.rows(OF_ANY, ids=two, athlete_id=two[1])
    assert rows == [{"athlete_id": two[1]}]


async def test_a_statement_of_every_athlete_sees_all(database: Database, two: list[str]) -> None:
    with acting_for(two[0]):
        assert await database.rows(OF_ALL, ids=two) == [{"athlete_id": each} for each in two]


async def test_a_wall_falls_with_its_statement(postgres_url: str, two: list[str]) -> None:
    async with Database(postgres_url, size=1) as alone:
        with acting_for(two[0]):
            assert await alone.row(WHO) == {"whose": two[0], "role": "paceline_athlete"}
        assert await alone.row(WHO) == {"whose": "", "role": "postgres"}
        with acting_for(two[0]), pytest.raises(psycopg.errors.UndefinedTable):
            await alone.row("select from nowhere")
        assert await alone.row(WHO) == {"whose": "", "role": "postgres"}


async def test_a_transaction_may_see_to_one_athlete_after_the_other(
    postgres_url: str, two: list[str]
) -> None:
    async with Database(postgres_url, size=1) as alone:
        async with alone.transaction() as connection:
            for each in two:
                assert await connection.rows(OF_ANY, ids=two, athlete_id=each) == [{"athlete_id": each}]
                assert await connection.rows(OF_ANY, ids=two) == [{"athlete_id": each}]  # it stands
                assert len(await connection.rows(OF_ALL, ids=two)) == 2
        assert await alone.row(WHO) == {"whose": "", "role": "postgres"}


async def test_a_snapshot_is_walled_too(database: Database, two: list[str]) -> None:
    async with database.snapshot() as connection:
        listed = [row async for row in connection.each(OF_ANY, ids=two, athlete_id=two[0])]
        assert listed == [{"athlete_id": two[0]}]
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            await connection.run(ADD, athlete_id=f"athlete-{uuid4()}")


async def test_a_store_of_another_finds_nothing(database: Database, two: list[str]) -> None:
    mine, theirs = two
    add = (
        "insert into course (athlete_id, id, name, distance_m, analysis)"
        " values (%(athlete_id)s, 'x', 'x', 1, '{}')"
    )
    await database.run(add, athlete_id=theirs)
    with acting_for(mine), pytest.raises(NotFound):
        await CourseStore(database).for_athlete(theirs).course("x")


async def test_what_was_said_is_walled(database: Database, two: list[str]) -> None:
    saver = open_checkpointer(database)

    def thread(athlete_id: str) -> dict[str, dict[str, str]]:
        return {"configurable": {"thread_id": f"{athlete_id}/one", "checkpoint_ns": ""}}

    for each in two:
        with acting_for(each):
            await saver.aput(thread(each), empty_checkpoint(), {"step": 1}, {})  # type: ignore[arg-type]
    with acting_for(two[0]):
        assert await saver.aget_tuple(thread(two[0])) is not None  # type: ignore[arg-type]
        assert await saver.aget_tuple(thread(two[1])) is None  # type: ignore[arg-type]
        await saver.adelete_thread(f"{two[1]}/one")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            await saver.aput(thread(two[1]), empty_checkpoint(), {"step": 2}, {})  # type: ignore[arg-type]
    assert await saver.aget_tuple(thread(two[1])) is not None  # type: ignore[arg-type]


async def test_an_owner_without_rights_is_held_as_it_is(owners_database: Database) -> None:
    ids = ["a", "b"]
    for each in ids:
        await owners_database.run(ADD, athlete_id=each)
        await owners_database.run(LIKE, athlete_id=each)
    with acting_for("a"):
        row = await owners_database.row(WHO)
        assert row is not None
        assert (row["whose"], row["role"] == "paceline_athlete") == ("a", False)
        assert await owners_database.rows(OF_ANY, ids=ids) == [{"athlete_id": "a"}]
        assert await owners_database.run("delete from athlete where athlete_id = 'b'") == 0
        assert len(await owners_database.rows(OF_ALL, ids=ids)) == 2
        await owners_database.run("delete from athlete where athlete_id = 'a'")  # and all that hangs on it
    assert await owners_database.rows(OF_ANY, ids=ids) == [{"athlete_id": "b"}]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("-- All there is, of every athlete.\nselect 1;", True),
        ("-- All there is, of the house, that counts.\nselect 1;", True),
        ("-- All there is, and more, of every\n-- athlete.\nselect 1;", True),
        ("-- Those of an athlete.\nselect 1 -- of every athlete\n;", False),
        ("select 'of every athlete'", False),
    ],
)
def test_only_its_sentence_says_that_a_statement_is_for_all(statement: str, said: bool) -> None:
    assert is_for_all(statement) is said
