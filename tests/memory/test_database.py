"""The seam to Postgres: rows in dictionaries, all or nothing, and one error for "it does not answer"."""

import logging
import traceback
from pathlib import Path

import psycopg
import pytest

from memory.courses import CourseStore
from memory.database import Database, driver_errors, refuse_a_wrong_address
from memory.statements import FOLDER, statements
from tools.kit.errors import DatabaseUnavailable, NotFound, SettingsError


async def test_rows_have_names(database: Database) -> None:
    assert await database.row("select 1 as one, %(word)s as word", word="ü") == {"one": 1, "word": "ü"}
    assert await database.row("select 1 where false") is None
    assert await database.rows("select generate_series(1, 2) as n") == [{"n": 1}, {"n": 2}]


async def test_a_transaction_is_all_or_nothing(database: Database, athlete_id: str) -> None:
    add = "insert into athlete (athlete_id) values (%(id)s)"

    async def twice() -> None:
        async with database.transaction() as connection:
            await connection.run(add, id=athlete_id)
            await connection.run(add, id=athlete_id)

    with pytest.raises(psycopg.errors.UniqueViolation):
        await twice()

    assert await database.rows("select from athlete where athlete_id = %(id)s", id=athlete_id) == []


async def test_a_killed_connection_is_replaced(postgres_url: str) -> None:
    async with Database(postgres_url, size=1) as database, Database(postgres_url, size=1) as other:
        row = await database.row("select pg_backend_pid() as pid")
        assert row is not None
        await other.row("select pg_terminate_backend(%(pid)s, 5000)", **row)  # waits until it is gone

        assert await database.row("select 1 as one") == {"one": 1}


async def test_a_connection_that_dies_in_a_statement_is_one_clear_error(postgres_url: str) -> None:
    async with Database(postgres_url, size=1) as database:
        with pytest.raises(DatabaseUnavailable, match="does not answer") as raised:
            await database.row("select pg_terminate_backend(pg_backend_pid())")
    assert isinstance(raised.value.__cause__, psycopg.OperationalError)


async def test_a_wrong_statement_stays_our_mistake(database: Database) -> None:
    with pytest.raises(psycopg.errors.UndefinedTable):
        await database.row("select from nowhere")


async def test_an_absent_server_is_said_without_the_password(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    database = Database("postgresql://ann:secret@127.0.0.1:1/x?connect_timeout=1", wait_s=0.5)
    with pytest.raises(DatabaseUnavailable) as raised:
        await database.open()
    assert "secret" not in str(raised.value)
    assert "secret" not in caplog.text


def test_a_full_disk_is_said() -> None:
    with pytest.raises(DatabaseUnavailable, match="full"), driver_errors():
        raise psycopg.errors.DiskFull("no space left on device")


def test_an_address_that_is_none_is_a_setting_to_mend() -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL"):
        Database("mysql://somewhere/else")


@pytest.mark.parametrize("address", ["mysql://ann:secret@somewhere/else", "secret"])
def test_an_address_that_is_none_is_not_repeated(address: str) -> None:
    with pytest.raises(SettingsError) as raised:
        refuse_a_wrong_address(address)
    assert "secret" not in "".join(traceback.format_exception(raised.value))


async def test_a_text_no_encoding_can_write_is_asked_for_in_vain(database: Database, athlete_id: str) -> None:
    courses = CourseStore(database).for_athlete(athlete_id)
    with pytest.raises(NotFound):
        await courses.course("half a pair \ud800 and a nul \x00")


async def test_a_nul_goes_from_texts_in_lists_too(database: Database) -> None:
    row = await database.row("select %(texts)s::text[] as texts", texts=["one\x00", "two"])
    assert row == {"texts": ["one", "two"]}


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.sql")), ids=lambda file: file.stem)
def test_every_statement_has_a_name_and_a_sentence(file: Path) -> None:
    known = statements(file.stem)
    assert known
    for name, statement in known.items():
        first, *rest = statement.splitlines()
        assert first.startswith("-- "), name
        assert first.endswith("."), name
        assert rest, name
        assert "\n".join(rest).count(";") == 1, name


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.sql")), ids=lambda file: file.stem)
def test_every_statement_says_whose_rows(file: Path) -> None:
    if file.stem == "conversations":
        pytest.skip("the checkpointer's tables know threads only; a thread's id begins with its athlete's")
    for name, statement in statements(file.stem).items():
        sentence = statement.splitlines()[0]
        for_all = "of every athlete" in sentence or "of the house" in sentence
        assert "%(athlete_id)s" in statement or for_all, name
