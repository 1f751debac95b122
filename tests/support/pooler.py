"""A real PgBouncer in transaction mode before the run's Postgres, where the system has one."""

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote

import psycopg
from psycopg.conninfo import conninfo_to_dict

PGBOUNCER = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SETTINGS = """
[databases]
paceline = host={sockets} dbname={database} user=postgres
[pgbouncer]
listen_addr =
unix_socket_dir = {folder}
listen_port = 6432
auth_type = any
pool_mode = transaction
default_pool_size = {connections}
ignore_startup_parameters = extra_float_digits
logfile =
pidfile =
"""


@contextmanager
def pooled(url: str, connections: int) -> Iterator[str]:
    """Yield an address that leads through a pooler with so few connections to Postgres."""
    asked = conninfo_to_dict(url)
    sockets, database = str(asked["host"]), str(asked["dbname"])
    owner = pwd.getpwuid(os.stat(sockets).st_uid)
    _let_in(url, owner.pw_name)
    folder = Path(mkdtemp(prefix="pooler-", dir="/tmp"))
    settings = folder / "pgbouncer.ini"
    settings.write_text(
        SETTINGS.format(sockets=sockets, database=database, folder=folder, connections=connections)
    )
    shutil.chown(folder, owner.pw_uid, owner.pw_gid)
    who = {"user": owner.pw_uid, "group": owner.pw_gid} if os.geteuid() == 0 else {}
    process = subprocess.Popen([str(PGBOUNCER), "-q", str(settings)], **who)  # type: ignore[call-overload]
    try:
        _wait_for(folder / ".s.PGSQL.6432", process)
        yield f"postgresql://postgres@/paceline?host={quote(str(folder), safe='/')}&port=6432"
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def _let_in(url: str, account: str) -> None:
    """Let the pooler's account in as well: the embedded server lets in only who started it."""
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute("select current_setting('ident_file')").fetchone()
        assert row is not None
        names, line = Path(row[0]), f"paceline {account} postgres\n"
        if line not in names.read_text():
            names.write_text(names.read_text() + line)
        connection.execute("select pg_reload_conf()")


def _wait_for(socket: Path, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(100):
        if socket.exists():
            return
        assert process.poll() is None, "the pooler did not start"
        time.sleep(0.05)
    raise AssertionError("the pooler does not listen")
