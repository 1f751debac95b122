"""A database written to one file by Postgres's own programs, and read back from it."""

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import TupleRow

from memory.database import driver_errors, refuse_another_encoding
from memory.postgres_tools import MAJOR_VERSION, bundled_binaries
from tools.kit.errors import BackupRefused, DatabaseUnavailable

Session = psycopg.Connection[TupleRow]
LOOK_S = 0.1
PREAMBLE_LINES, UNKNOWN_TO_OLDER = 40, b"SET transaction_timeout"
"""Where a dump of our programs sets something that Postgres 15 and 16 do not know."""
_TABLES = """
select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition
order by c.relname
"""


class Stopped(Exception):
    """Whoever asked wants it no longer."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A database as it is at one moment, however long one looks."""

    session: Session
    url: str
    name: str

    @property
    def major(self) -> int:
        """Return the server's version."""
        return self.session.info.server_version // 10_000

    def rows(self) -> dict[str, int]:
        """Return how many rows each table has."""
        return rows_of(self.session)

    def contents(self) -> frozenset[str]:
        """Return the SHA-256 of every content athletes gave."""
        if not _answer(self.session, "select to_regclass('upload') is not null"):
            return frozenset()
        return frozenset(name for (name,) in self.session.execute("select distinct sha256 from upload"))

    def migrations(self) -> tuple[str, ...]:
        """Return the names of the migrations that ran."""
        if not _answer(self.session, "select to_regclass('schema_migration') is not null"):
            return ()
        named = self.session.execute("select name from schema_migration order by name")
        return tuple(name for (name,) in named)

    def size_bytes(self) -> int:
        """Return what the database takes on its disk: more than its dump will."""
        return int(str(_answer(self.session, "select pg_database_size(current_database())")))

    def write(self, path: Path, stop: threading.Event) -> None:
        """Write the database of this moment to a file in Postgres's custom format.

        Walls (row-level security) and rights stay behind: a migration puts them up again on the other side,
        where the roles may have other names. An owner inside no wall sees every row, hence row security is no
        hindrance. Raises BackupRefused, Stopped.
        """
        options = ["--format=custom", "--no-owner", "--no-privileges", "--no-comments", "--no-policies"]
        dump = programs_for(self.major) / "pg_dump"
        options.append("--enable-row-security")
        _run([str(dump), *options, f"--snapshot={self.name}", f"--file={path}"], self.url, stop)


@contextmanager
def snapshot(url: str) -> Iterator[Snapshot]:
    """Lend the database as it is now. `url` is the server's own, no pooler's. Raises DatabaseUnavailable."""
    with driver_errors(), psycopg.connect(url) as session:
        session.execute("set transaction isolation level repeatable read, read only")
        session.execute("set local idle_in_transaction_session_timeout = 0")
        yield Snapshot(session, url, str(_answer(session, "select pg_export_snapshot()")))


def refuse_a_used_database(url: str) -> None:
    """Raise BackupRefused where a database has tables already, DatabaseUnavailable where it is not UTF-8."""
    with driver_errors(), psycopg.connect(url) as session:
        refuse_another_encoding(session)
        count = len(session.execute(_TABLES).fetchall())
    if count:
        raise BackupRefused(
            f"The database has {count} tables already, and a restore never writes over data. "
            "Restore into an empty database."
        )


def read_back(path: Path, url: str) -> None:
    """Fill an empty database from a file, wholly or not at all; raise BackupRefused."""
    with driver_errors(), psycopg.connect(url) as session:
        programs = programs_for(session.info.server_version // 10_000)
    address, environment = _entry(url)
    options = ("--no-owner", "--no-privileges", "--no-comments", "--exit-on-error", "--file=-")
    telling = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", address)
    with TemporaryFile() as words, ExitStack() as ending:
        reading = subprocess.Popen(  # noqa: S603 (Postgres's own programs)
            [str(programs / "pg_restore"), *options, str(path)], stdout=subprocess.PIPE, stderr=words
        )
        ending.callback(_end, reading)
        writing = subprocess.Popen(  # noqa: S603 (Postgres's own programs)
            [str(programs / "psql"), *telling],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=words,
            env=environment,
        )
        ending.callback(_end, writing)
        whole = _pass_on(reading, writing)
        if not whole or writing.wait():
            raise BackupRefused(f"The database was not restored, and nothing was changed. {_said(words)}")
    with driver_errors(), psycopg.connect(url, autocommit=True) as session:
        session.execute("analyze")


def _pass_on(reading: "subprocess.Popen[bytes]", writing: "subprocess.Popen[bytes]") -> bool:
    """Pass statements on in one transaction, which is kept only when all were read; say whether it was."""
    if reading.stdout is None or writing.stdin is None:
        return False
    with reading.stdout as told, writing.stdin as heard:
        try:
            heard.write(b"begin;\n")
            for line in islice(told, PREAMBLE_LINES):
                if not line.startswith(UNKNOWN_TO_OLDER):
                    heard.write(line)
            shutil.copyfileobj(told, heard, 1 << 20)
            if reading.wait():
                return False
            heard.write(b"commit;\n")
        except BrokenPipeError:
            return False
    return True


def counted(url: str) -> dict[str, int]:
    """Return how many rows each table of a database has now."""
    with driver_errors(), psycopg.connect(url) as session:
        return rows_of(session)


def rows_of(session: Session) -> dict[str, int]:
    """Return how many rows each table has."""
    count = sql.SQL("select count(*) from {}")
    tables = [name for (name,) in session.execute(_TABLES).fetchall()]
    return {name: int(str(_answer(session, count.format(sql.Identifier(name))))) for name in tables}


def programs_for(server_major: int) -> Path:
    """Return where programs lie that can read a server of this version: ours, else the system's.

    Raises BackupRefused.
    """
    if server_major <= MAJOR_VERSION and (ours := bundled_binaries(MAJOR_VERSION)):
        return ours
    found = shutil.which("pg_dump")
    if found and (said := re.search(r"(\d+)", _version_of(found))) and int(said[1]) >= max(server_major, 18):
        return Path(found).resolve().parent
    raise BackupRefused(
        f"A database of Postgres {server_major} is backed up by its own pg_dump, which is not here. "
        f"Install the client programs of Postgres {max(server_major, 18)} (Debian: postgresql-client)."
    )


def _version_of(program: str) -> str:
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout


def _entry(url: str) -> tuple[str, dict[str, str]]:
    """Return how a program is told where the database is: the password in its environment, unseen."""
    told = conninfo_to_dict(url)
    password = told.pop("password", None)
    environment = {**os.environ, "LC_ALL": "C"} | ({"PGPASSWORD": str(password)} if password else {})
    return f"--dbname={make_conninfo(**{name: str(value) for name, value in told.items()})}", environment


def _run(command: list[str], url: str, stop: threading.Event) -> None:
    """Run a program on a database until it ends or nobody wants it; raise BackupRefused, Stopped."""
    address, environment = _entry(url)
    with TemporaryFile() as words, ExitStack() as ending:
        process = subprocess.Popen(  # noqa: S603 (Postgres's own programs)
            [*command, address],
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            env=environment,
            umask=0o077,
        )
        ending.callback(_end, process)
        _wait(process, stop)
        if process.returncode:
            raise BackupRefused(f"{Path(command[0]).name} failed, and nothing was kept. {_said(words)}")


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.kill()
    process.wait()


def _said(words: IO[bytes]) -> str:
    words.seek(0)
    return f"It said: {' '.join(words.read().decode(errors='replace').split())[-400:]}"


def _wait(process: "subprocess.Popen[bytes]", stop: threading.Event) -> None:
    while True:
        try:
            process.wait(LOOK_S)
        except subprocess.TimeoutExpired:
            if stop.is_set():
                raise Stopped from None
        else:
            return


def _answer(session: Session, question: str | sql.Composed) -> object:
    row = session.execute(question).fetchone()
    if row is None:
        raise DatabaseUnavailable("The database gave no answer. Try again in a moment.")
    return row[0]
