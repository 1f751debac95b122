"""Bring a database to the newest shape: each numbered file once, in order, whoever else tries too."""

import hashlib
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.rows import TupleRow

from memory import conversations
from memory.database import refuse_a_wrong_address, refuse_another_encoding
from tools.kit.errors import DatabaseUnavailable, SettingsError

Connection = psycopg.Connection[TupleRow]

FOLDER = Path(__file__).parent
CITUS = FOLDER / "citus"
"""What lays a database over many machines, for whoever asks for it."""
LOCK = 0x70616365  # "pace": any number that nobody else uses.
POLL_S = 0.1
OLDEST_POSTGRES = 15

_LEDGER = """
create table if not exists schema_migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now()
)
"""
_DONE = "select name, sha256 from schema_migration"
_NOTE = "insert into schema_migration (name, sha256) values (%s, %s)"


def migrate(url: str, folder: Path = FOLDER, *, citus: bool = False) -> tuple[str, ...]:
    """Apply what is missing and return the names of the files that ran; with `citus` those for Citus too.

    Raises DatabaseUnavailable when the database cannot be reached or cannot take our tables, SettingsError
    when the address is none or a file was edited after it ran.
    """
    refuse_a_wrong_address(url)
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            _refuse_an_old_server(connection)
            refuse_another_encoding(connection)
            with _only_one(connection):
                applied = tuple(_apply_missing(connection, folder))
                conversations.prepare(url)
                _put_up_walls(connection)
                return (*applied, *_distribute(connection)) if citus else applied
    except (psycopg.errors.FeatureNotSupported, psycopg.errors.UndefinedFile) as error:
        raise DatabaseUnavailable(
            "The database has no pgvector. Install the extension `vector` on its server, then start again."
        ) from error
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseUnavailable(f"The database user may not do what a migration needs: {error}") from error
    except psycopg.OperationalError as error:
        raise DatabaseUnavailable(f"The database cannot be reached: {error}") from error


def _put_up_walls(connection: Connection) -> None:
    """Keep athletes apart in every table there is by now (migrations/0025_walls.sql)."""
    known = connection.execute("select to_regproc('put_up_walls') is not null").fetchone()
    if known and known[0]:
        connection.execute("call put_up_walls()")


def _distribute(connection: Connection) -> tuple[str, ...]:
    """Lay the rows of athletes over many machines (docs/scaling.md, "Beyond one Postgres")."""
    try:
        connection.execute("create extension if not exists citus")
    except psycopg.Error as error:
        raise DatabaseUnavailable(f"The database has no Citus: {error}") from error
    return tuple(_apply_missing(connection, CITUS, f"{CITUS.name}/"))


def _refuse_an_old_server(connection: Connection) -> None:
    major = connection.info.server_version // 10_000
    if major < OLDEST_POSTGRES:
        needed = f"Paceline needs {OLDEST_POSTGRES} or newer"
        raise DatabaseUnavailable(f"The database is Postgres {major}; {needed}.")


@contextmanager
def _only_one(connection: Connection) -> Iterator[None]:
    """Hold the lock of all migrations.

    Polled: a session that waits inside pg_advisory_lock() holds a snapshot, and an index that the holder
    builds concurrently waits for that snapshot, for ever.
    """
    while not _answer(connection, "select pg_try_advisory_lock(%s)"):
        time.sleep(POLL_S)
    try:
        yield
    finally:
        if not connection.closed:
            _answer(connection, "select pg_advisory_unlock(%s)")


def _answer(connection: Connection, question: str) -> bool:
    row = connection.execute(question, [LOCK]).fetchone()
    return row is not None and bool(row[0])


def _apply_missing(connection: Connection, folder: Path, inside: str = "") -> Iterator[str]:
    """Yield the names of a folder's files as they are applied; `inside` stands before each."""
    connection.execute(_LEDGER)
    done: dict[str, str] = dict(connection.execute(_DONE).fetchall())
    for file in numbered_files(folder):
        name, statements = f"{inside}{file.name}", file.read_text(encoding="utf-8")
        sha256 = hashlib.sha256(statements.encode()).hexdigest()
        if name in done:
            if done[name] != sha256:
                raise SettingsError(f"{name} was edited after it ran. Restore it, and add a new file.")
            continue
        with connection.transaction():
            connection.execute(statements)
            connection.execute(_NOTE, [name, sha256])
        yield name


def numbered_files(folder: Path = FOLDER) -> list[Path]:
    """Return the migrations in order."""
    return sorted(file for file in folder.glob("*.sql") if re.match(r"\d{4}_", file.name))
