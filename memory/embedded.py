"""The embedded Postgres: a real server of our own, used when DATABASE_URL is unset.

Many processes may hold the same folder; the first starts the server, the last one to leave stops it. A holder
killed with SIGKILL needs no cleaning up: what says "I hold it" is a file lock, which the kernel takes back.
"""

import atexit
import fcntl
import os
import re
import shlex
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import IO
from urllib.parse import quote

import psutil
import psycopg

from memory.postgres_tools import MAJOR_VERSION, PostgresTools, current_account, postgres_account
from tools.kit.errors import DatabaseUnavailable

DATABASE_NAME = "paceline"
START_TIMEOUT_S = 300.0
"""Long, because replaying the log after a crash on a slow disk counts as starting."""
LONGEST_SOCKET_FOLDER = 86
"""Bytes. A socket's path may have 103 (macOS); `/.s.PGSQL.5432` and the lock's `.lock` need the rest."""

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "50",
    # Small: one household's data. Less than 60 MB of memory in all when idle.
    "shared_buffers": "48MB",
    "jit": "off",
    "io_method": "sync",
    "max_worker_processes": "2",
    "max_parallel_workers": "0",
    "max_logical_replication_workers": "0",
    "autovacuum_max_workers": "1",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "min_wal_size": "32MB",
    "max_wal_size": "256MB",
    "wal_compression": "on",
    # One file a weekday, overwritten a week later; an athlete's words never reach it.
    "logging_collector": "on",
    "log_filename": "postgres-%a.log",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_truncate_on_rotation": "on",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_checkpoints": "off",
    "timezone": "UTC",
}


class EmbeddedPostgres:
    """One process's hold on the embedded server below `home`. Its methods block: call them in a thread."""

    def __init__(self, home: Path, major: int = MAJOR_VERSION, data: str | None = None) -> None:
        self.folder = home.expanduser().resolve() / "postgres"
        self.major = major
        self.data = self.folder / (data or f"data{major}")
        self._hold: IO[str] | None = None
        self._url: str | None = None

    @property
    def url(self) -> str:
        """Return where the server listens; only while it is held."""
        if self._url is None:
            raise DatabaseUnavailable("The embedded Postgres has not been started.")
        return self._url

    def start(self) -> str:
        """Start the server, or join the one that runs, and return its address.

        Raises DatabaseUnavailable with what to do about it.
        """
        if self._url is not None:
            return self._url
        try:
            tools = self._prepare_folder()
            with self._gate():
                self._take_hold()
                try:
                    self._url = self._bring_up(tools)
                finally:
                    if self._url is None:
                        self._let_go()  # Interrupted or failed: leave nothing running that nobody holds.
        except psycopg.OperationalError as error:
            raise DatabaseUnavailable(f"The embedded Postgres does not let us in: {error}") from error
        except PermissionError as error:
            raise DatabaseUnavailable(
                f"{error.filename or self.folder} belongs to another account. Start Paceline as the user "
                "who first did, or set PACELINE_HOME to a folder of your own."
            ) from error
        # For a plain exit. A server releases in its lifespan, since SIGTERM skips what atexit registered.
        atexit.register(self.release)
        return self._url

    def release(self) -> None:
        """Let go; the last holder stops the server. Releasing twice is harmless."""
        if self._hold is None:
            return
        atexit.unregister(self.release)
        if not self.folder.is_dir():
            self._drop_hold()  # Somebody took it away; the server notices within a minute and stops.
            return
        with self._gate():
            self._let_go()

    def _prepare_folder(self) -> PostgresTools:
        """Make our folder, and find out who Postgres will run as."""
        account = postgres_account(self.data)
        foreign = account.uid != os.geteuid()
        tools = PostgresTools.bundled(account, self.folder, self.major)
        tools.refuse_an_unsafe_path()
        if not self.folder.is_dir():
            home = self.folder.parent
            if not home.is_dir():
                home.mkdir(parents=True)
                if foreign:
                    home.chmod(0o755)  # Ours and new: others may enter, whatever the umask says.
            self.folder.mkdir(exist_ok=True)
            self.folder.chmod(0o711 if foreign else 0o700)
        if foreign:
            tools.refuse_a_closed_path()
        return tools

    @contextmanager
    def _gate(self) -> Iterator[None]:
        """Let one process at a time start or stop the server."""
        with (self.folder / "start.lock").open("a") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield

    def _take_hold(self) -> None:
        self._hold = (self.folder / "holders.lock").open("a")
        fcntl.flock(self._hold, fcntl.LOCK_SH)

    def _let_go(self) -> None:
        """Drop the hold, and stop the server if nobody else has one. Only inside the gate."""
        if self._hold is None:
            return
        fcntl.flock(self._hold, fcntl.LOCK_UN)
        try:
            fcntl.flock(self._hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass  # Somebody else still uses it.
        else:
            self._stop()
        self._drop_hold()

    def _drop_hold(self) -> None:
        if self._hold is not None:
            self._hold.close()
        self._hold = self._url = None

    def _bring_up(self, tools: PostgresTools) -> str:
        """Return the address of a server that answers, having started it if nobody else had."""
        if not (self.data / "PG_VERSION").exists():
            refuse_to_begin_anew(self.folder, self.data)
            self._create(tools)
        deadline = time.monotonic() + START_TIMEOUT_S
        while True:
            sockets = self._running_sockets()
            if sockets and tools.run("pg_isready", "-q", "-h", str(sockets), "-t", "3")[0] == 0:
                break
            # Still at work: starting, replaying its log, or left behind by a postmaster that was killed.
            if not self.is_at_work():
                sockets = self._launch(tools)
                break
            if time.monotonic() > deadline:
                raise DatabaseUnavailable(
                    f"The embedded Postgres in {self.data} is running but does not answer. "
                    f"{self._last_words()} Stop its processes, then start Paceline again."
                )
            time.sleep(0.05)
        self._create_database(sockets)
        return _address(sockets, DATABASE_NAME)

    def _create(self, tools: PostgresTools) -> None:
        """Make the data folder under another name and rename it, so that a half-made one is never used."""
        for leftover in self.folder.glob("new-*"):
            shutil.rmtree(leftover)
        new = Path(mkdtemp(prefix="new-", dir=self.folder))
        os.chown(new, tools.account.uid, tools.account.gid)
        options = ("-U", "postgres", "-E", "UTF8", "--no-locale", "-A", "peer", "--no-instructions")
        tools.must_run("initdb", "-D", str(new), *options)
        # Only the account that starts Paceline gets in: the kernel says who is at the other end.
        (new / "pg_hba.conf").write_text("local all all peer map=paceline\n")
        new.rename(self.data)

    def _launch(self, tools: PostgresTools) -> Path:
        """Start the server on data nobody works on, and return the folder of its socket."""
        # Nobody works here, so a pid file is stale even if its number now belongs to another process.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        (self.data / "pg_ident.conf").write_text(f"paceline {current_account().name} postgres\n")
        log = self.data / "startup.log"
        log.unlink(missing_ok=True)
        sockets = self._socket_folder(tools)
        settings = SETTINGS | {"unix_socket_directories": str(sockets)}
        if self.major < 18:
            del settings["io_method"]
        options = shlex.join(word for name, value in settings.items() for word in ("-c", f"{name}={value}"))
        start = ("start", "-w", "-t", f"{START_TIMEOUT_S:.0f}", "-D", str(self.data), "-l", str(log))
        code, words = tools.run("pg_ctl", *start, "-o", options, timeout_s=START_TIMEOUT_S + 10)
        if code:
            last_words = self._last_words() or words[-300:]
            raise DatabaseUnavailable(f"The embedded Postgres did not start. {last_words}")
        return sockets

    def _socket_folder(self, tools: PostgresTools) -> Path:
        """Return a folder only Postgres's account may enter: beside the data, or a short private one."""
        beside = self.folder / "socket"
        if len(os.fsencode(beside)) > LONGEST_SOCKET_FOLDER:
            sockets = Path(mkdtemp(prefix="paceline-"))  # Made 0700 under a name nobody can foresee.
        else:
            shutil.rmtree(beside, ignore_errors=True)
            beside.mkdir(mode=0o700)
            sockets = beside
        os.chown(sockets, tools.account.uid, tools.account.gid)
        return sockets

    def _running_sockets(self) -> Path | None:
        """Return the socket folder that the server wrote into its pid file (the fifth line)."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return None
        return Path(lines[4]) if len(lines) > 4 and lines[4] else None

    def is_at_work(self) -> bool:
        """Whether any live process works in the data folder; a zombie or a reused pid does not."""
        return any(process.info["cwd"] == str(self.data) for process in psutil.process_iter(["cwd"]))

    def _create_database(self, sockets: Path) -> None:
        with psycopg.connect(_address(sockets, "postgres"), autocommit=True) as connection:
            known = connection.execute(
                "select from pg_database where datname = %s", [DATABASE_NAME]
            ).fetchone()
            if known is None:
                connection.execute(f"create database {DATABASE_NAME}")

    def _stop(self) -> None:
        """Stop the server: politely, then at once (it recovers at the next start)."""
        sockets = self._running_sockets()
        tools = PostgresTools.bundled(postgres_account(self.data), self.folder, self.major)
        if not self.is_at_work():
            return
        for mode in ("fast", "immediate"):
            code, _ = tools.run("pg_ctl", "stop", "-w", "-t", "30", "-m", mode, "-D", str(self.data))
            if code == 0 or not self.is_at_work():
                break
        if sockets and sockets.parent != self.folder and sockets.name.startswith("paceline-"):
            shutil.rmtree(sockets, ignore_errors=True)

    def _last_words(self) -> str:
        """Return the end of what the server wrote down last, on one line."""
        logs = [self.data / "startup.log", *(self.data / "log").glob("*.log")]
        written = sorted((log for log in logs if log.exists()), key=lambda log: log.stat().st_mtime_ns)
        lines = written[-1].read_text(errors="replace").split("\n") if written else []
        said = " / ".join([line for line in lines if line.strip()][-3:])
        return f"Its last words: {said[-500:]}" if said else ""


def older_majors(folder: Path) -> tuple[int, ...]:
    """Return the older Postgres versions that left data here, the newest first."""
    found = (re.fullmatch(r"data(\d+)", each.parent.name) for each in folder.glob("data*/PG_VERSION"))
    return tuple(sorted((n for each in found if each and (n := int(each[1])) < MAJOR_VERSION), reverse=True))


def refuse_to_begin_anew(folder: Path, data: Path) -> None:
    """Raise DatabaseUnavailable where a new database would hide the data of an older version."""
    if data.name == f"data{MAJOR_VERSION}" and (older := older_majors(folder)):
        raise DatabaseUnavailable(
            f"Your database is of Postgres {older[0]}, and this Paceline brings Postgres {MAJOR_VERSION}. "
            "Nothing is lost: run ./paceline upgrade once, then start again."
        )


def _address(sockets: Path, database: str) -> str:
    return f"postgresql://postgres@/{database}?host={quote(str(sockets), safe='/')}"
