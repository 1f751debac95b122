"""Migrations run once, in order, whoever tries at the same time, and whole or not at all."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from migrations.apply import FOLDER, migrate, numbered_files
from tools.kit.errors import DatabaseUnavailable, SettingsError

ATHLETES_OWN = {"athlete", "athlete_preferences", "upload", "course", "strategy", "proposal"}


@pytest.fixture
def empty_url(postgres_url: str) -> Iterator[str]:
    """A database nobody has touched, on the run's server."""
    name = f"empty_{uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"create database {name}")
        yield re.sub(r"/paceline\?", f"/{name}?", postgres_url)
        connection.execute(f"drop database {name} with (force)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "0001_first.sql").write_text("create table first (n integer);\n")
    (tmp_path / "0002_second.sql").write_text(
        "insert into first values (1); create table second (n integer);\n"
    )
    (tmp_path / "notes.sql").write_text("this is no migration")
    return tmp_path


def tables(url: str) -> set[str]:
    with psycopg.connect(url) as connection:
        found = connection.execute("select tablename from pg_tables where schemaname = 'public'")
        return {name for (name,) in found.fetchall()}


def test_all_of_ours_apply_to_an_empty_database_once(empty_url: str) -> None:
    names = tuple(file.name for file in numbered_files())

    assert migrate(empty_url) == names
    assert migrate(empty_url) == ()
    chat = {"conversation", "conversation_step", "conversation_element", "conversation_thumb"}
    assert tables(empty_url) >= ATHLETES_OWN | chat | {"checkpoints", "checkpoint_writes"}


def test_the_numbers_have_no_gap() -> None:
    assert [int(file.name[:4]) for file in numbered_files()] == list(range(1, len(numbered_files()) + 1))
    assert all(re.fullmatch(r"\d{4}_[a-z_]+\.sql", file.name) for file in FOLDER.glob("*.sql"))


def test_the_athlete_comes_first_in_every_key_of_theirs(postgres_url: str) -> None:
    question = """
        select c.relname, a.attname from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indisprimary and c.relnamespace = 'public'::regnamespace
    """
    with psycopg.connect(postgres_url) as connection:
        first_of_key = dict(connection.execute(question).fetchall())
    assert {first_of_key[table] for table in ATHLETES_OWN} == {"athlete_id"}


def test_many_at_once_apply_it_once(empty_url: str, folder: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        applied = list(pool.map(lambda _: migrate(empty_url, folder), range(4)))
    assert sorted(applied) == [(), (), (), ("0001_first.sql", "0002_second.sql")]


def test_a_file_that_fails_leaves_nothing_of_itself(empty_url: str, folder: Path) -> None:
    (folder / "0002_second.sql").write_text("create table second (n integer); select from nowhere;")
    with pytest.raises(psycopg.errors.UndefinedTable):
        migrate(empty_url, folder)
    assert tables(empty_url) == {"first", "schema_migration"}

    (folder / "0002_second.sql").write_text("create table second (n integer);")
    assert migrate(empty_url, folder) == ("0002_second.sql",)


def test_a_file_edited_after_it_ran_is_refused(empty_url: str, folder: Path) -> None:
    migrate(empty_url, folder)
    (folder / "0001_first.sql").write_text("create table first (n bigint);\n")
    with pytest.raises(SettingsError, match=r"0001_first\.sql was edited"):
        migrate(empty_url, folder)


def test_a_database_that_is_not_there_is_said() -> None:
    with pytest.raises(DatabaseUnavailable, match="cannot be reached"):
        migrate("postgresql://nobody@127.0.0.1:1/none?connect_timeout=1")


def test_an_address_that_is_none_is_said_without_repeating_it() -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL") as raised:
        migrate("mysql://ann:secret@somewhere/else")
    assert "secret" not in str(raised.value)


def test_a_database_that_cannot_hold_every_letter_is_said(postgres_url: str) -> None:
    name = f"ascii_{uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"create database {name} encoding 'SQL_ASCII' locale 'C' template template0")
        try:
            with pytest.raises(DatabaseUnavailable, match=r"SQL_ASCII.*--encoding=UTF8"):
                migrate(re.sub(r"/paceline\?", f"/{name}?", postgres_url))
        finally:
            connection.execute(f"drop database {name} with (force)")


def test_a_user_who_may_not_is_said(empty_url: str) -> None:
    role = f"guest_{uuid4().hex[:8]}"
    with psycopg.connect(empty_url, autocommit=True) as connection:
        connection.execute(f"create role {role}")
        try:
            with pytest.raises(DatabaseUnavailable, match="may not"):
                migrate(f"{empty_url}&options=-crole%3D{role}")
        finally:
            connection.execute(f"drop role {role}")
