"""The embedded Postgres starts, is shared, is left, and comes back after whatever happened to it."""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from memory.embedded import LONGEST_SOCKET_FOLDER, EmbeddedPostgres
from tests.support.holder import holder
from tests.support.postgres import open_home
from tests.support.processes import memory_mb, working_in
from tools.kit.errors import DatabaseUnavailable

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="what root meets")
as_user = pytest.mark.skipif(os.geteuid() == 0, reason="what an ordinary user meets")


@pytest.fixture(scope="module")
def used_home() -> Iterator[Path]:
    """A home that other tests of this file have used: making one takes longer than most of them."""
    with open_home() as home:
        yield home


def processes_of(postgres: EmbeddedPostgres) -> list[psutil.Process]:
    return working_in(postgres.data)


def remember(postgres: EmbeddedPostgres, word: str) -> None:
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute("drop table if exists said")
        connection.execute("create table said (word text)")
        connection.execute("insert into said values (%s)", [word])


def remembered(postgres: EmbeddedPostgres) -> list[str]:
    with psycopg.connect(postgres.url) as connection:
        return [word for (word,) in connection.execute("select word from said").fetchall()]


def kill_everything(postgres: EmbeddedPostgres) -> None:
    """Like a power cut: no process of the server gets to say anything."""
    victims = processes_of(postgres)
    assert victims
    for victim in victims:
        with suppress(psutil.NoSuchProcess):  # A helper of Postgres may end by itself meanwhile.
            victim.kill()
    psutil.wait_procs(victims, timeout=10)


def test_it_starts_stops_and_remembers(home: Path) -> None:
    postgres = EmbeddedPostgres(home)
    assert postgres.start() == postgres.url
    assert postgres.start() == postgres.url
    remember(postgres, "first")
    postgres.release()
    assert processes_of(postgres) == []
    with pytest.raises(DatabaseUnavailable):
        _ = postgres.url

    postgres.start()
    assert remembered(postgres) == ["first"]
    postgres.release()
    postgres.release()


def test_it_has_pgvector_and_utf8(used_home: Path) -> None:
    postgres = EmbeddedPostgres(used_home)
    with psycopg.connect(postgres.start(), autocommit=True) as connection:
        connection.execute("create extension vector")
        answer = connection.execute(
            "select '[1,2]'::halfvec <=> '[2,4]'::halfvec, 'ü→', current_setting('TimeZone')"
        )
        distance, text, zone = answer.fetchone() or (None, None, None)
    postgres.release()
    assert distance == pytest.approx(0.0, abs=1e-3)
    assert (text, zone) == ("ü→", "UTC")


def test_the_last_holder_stops_it(used_home: Path) -> None:
    first, second = EmbeddedPostgres(used_home), EmbeddedPostgres(used_home)
    first.start()
    assert second.start() == first.url
    first.release()
    remember(second, "still here")
    second.release()
    assert processes_of(second) == []


def test_starts_at_once_make_one_server(home: Path) -> None:
    holders = [EmbeddedPostgres(home) for _ in range(4)]
    threads = [threading.Thread(target=each.start) for each in holders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({each.url for each in holders}) == 1
    for each in holders:
        each.release()
    assert processes_of(holders[0]) == []


def test_it_outlives_a_killed_holder_and_the_next_one_stops_it(used_home: Path) -> None:
    postgres = EmbeddedPostgres(used_home)
    with holder(used_home) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        before = {each.pid for each in processes_of(postgres)}
        assert before, "the server was to stay up"
        started = time.monotonic()
        postgres.start()
        assert time.monotonic() - started < 5
        assert before & {each.pid for each in processes_of(postgres)}
        postgres.release()
        assert processes_of(postgres) == []


def test_a_holder_in_another_process_keeps_it_up(used_home: Path) -> None:
    postgres = EmbeddedPostgres(used_home)
    with holder(used_home):
        postgres.start()
        postgres.release()
        assert processes_of(postgres)
    assert processes_of(postgres) == []


def test_kill_9_of_everything_loses_nothing(used_home: Path) -> None:
    postgres = EmbeddedPostgres(used_home)
    with holder(used_home) as process:
        postgres.start()
        remember(postgres, "kept")
        process.send_signal(signal.SIGKILL)
        kill_everything(postgres)
        assert (postgres.data / "postmaster.pid").exists()

        again = EmbeddedPostgres(used_home)
        again.start()
        assert remembered(again) == ["kept"]
        again.release()
        postgres.release()


def test_a_killed_postmaster_is_replaced(used_home: Path) -> None:
    first, second = EmbeddedPostgres(used_home), EmbeddedPostgres(used_home)
    first.start()
    remember(first, "kept")
    psutil.Process(int((first.data / "postmaster.pid").read_text().splitlines()[0])).kill()

    second.start()
    assert remembered(second) == ["kept"]
    second.release()
    first.release()
    assert processes_of(first) == []


def test_a_pid_that_now_belongs_to_another_process_is_no_server(used_home: Path) -> None:
    postgres = EmbeddedPostgres(used_home)
    postgres.start()
    kill_everything(postgres)
    postgres.release()
    pid_file = postgres.data / "postmaster.pid"
    owner = (pid_file if pid_file.exists() else postgres.data).stat()
    pid_file.write_text(f"{os.getpid()}\n{postgres.data}\n1\n5432\n{used_home}/postgres/socket\n\n")
    os.chown(pid_file, owner.st_uid, owner.st_gid)

    postgres.start()
    remember(postgres, "again")
    assert remembered(postgres) == ["again"]
    postgres.release()


def test_a_start_that_fails_at_the_end_leaves_nothing_running(used_home: Path) -> None:
    postgres = EmbeddedPostgres(used_home)
    postgres.start()
    rules = postgres.data / "pg_hba.conf"
    postgres.release()
    was = rules.read_text()
    rules.write_text("local all all reject\n")
    try:
        with pytest.raises(DatabaseUnavailable, match="does not let us in"):
            postgres.start()
        assert processes_of(postgres) == []
    finally:
        rules.write_text(was)


def test_a_terminal_s_ctrl_c_does_not_reach_it(used_home: Path) -> None:
    postgres = EmbeddedPostgres(used_home)
    postgres.start()
    groups = set()
    for each in processes_of(postgres):
        with suppress(ProcessLookupError):  # A worker of Postgres may end between the two looks.
            groups.add(os.getpgid(each.pid))
    postgres.release()
    assert groups
    assert os.getpgid(0) not in groups


def test_a_home_that_was_taken_away_is_let_go_of(home: Path) -> None:
    postgres = EmbeddedPostgres(home)
    postgres.start()
    server = processes_of(postgres)
    postgres.folder.rename(home / "elsewhere")
    postgres.release()
    with pytest.raises(DatabaseUnavailable, match="has not been started"):
        _ = postgres.url
    for process in server:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(server, timeout=10)


def test_a_half_made_data_folder_is_made_anew(home: Path) -> None:
    postgres = EmbeddedPostgres(home)
    half_made = postgres.folder / "new-abc"
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18\n")
    postgres.folder.chmod(0o711)
    postgres.start()
    postgres.release()
    assert not half_made.exists()


def test_a_home_too_deep_for_a_socket_gets_a_private_one(home: Path) -> None:
    deep = home / ("d" * LONGEST_SOCKET_FOLDER)
    postgres, second = EmbeddedPostgres(deep), EmbeddedPostgres(deep)
    sockets = Path(postgres.start().partition("host=")[2])
    assert second.start() == postgres.url
    assert sockets.stat().st_mode & 0o777 == 0o700
    assert not sockets.is_relative_to(deep)
    remember(postgres, "deep")
    second.release()
    postgres.release()
    assert not sockets.exists()


def test_nobody_else_gets_in(home: Path) -> None:
    postgres = EmbeddedPostgres(home)
    postgres.start()
    sockets = postgres.folder / "socket"
    assert sockets.stat().st_mode & 0o777 == 0o700
    assert postgres.data.stat().st_mode & 0o777 == 0o700
    rules = (postgres.data / "pg_hba.conf").read_text().split()
    assert rules == ["local", "all", "all", "peer", "map=paceline"]
    listening: list[object] = []
    for process in processes_of(postgres):
        with suppress(psutil.NoSuchProcess):  # A worker may end while we look.
            listening += [each for each in process.net_connections() if each.family != socket.AF_UNIX]
    postgres.release()
    assert listening == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what processes share")
def test_it_is_small_when_idle(used_home: Path) -> None:
    postgres = EmbeddedPostgres(used_home)
    postgres.start()
    taken_mb = memory_mb(processes_of(postgres))
    postgres.release()
    assert 5 < taken_mb < 80


def test_an_athletes_words_stay_out_of_its_log(used_home: Path) -> None:
    postgres = EmbeddedPostgres(used_home)
    with psycopg.connect(postgres.start()) as connection, pytest.raises(psycopg.DataError):
        connection.execute("select 'secret words'::jsonb")
    with psycopg.connect(postgres.url) as connection, pytest.raises(psycopg.errors.UndefinedTable):
        connection.execute("select 'more secrets' from nowhere")
    postgres.release()
    log = "".join(file.read_text() for file in (postgres.data / "log").glob("*.log"))
    assert "nowhere" in log
    assert "more secrets" not in log


def test_a_server_that_cannot_start_says_why(home: Path) -> None:
    postgres = EmbeddedPostgres(home)
    postgres.start()
    postgres.release()
    (postgres.data / "postgresql.conf").write_text("shared_buffers = 'a lot'\n")

    with pytest.raises(DatabaseUnavailable, match=r"did not start.*shared_buffers"):
        EmbeddedPostgres(home).start()


@as_root
def test_root_hands_it_to_an_unprivileged_account(used_home: Path) -> None:
    postgres = EmbeddedPostgres(used_home)
    postgres.start()
    owners = set()
    for process in processes_of(postgres):
        with suppress(psutil.NoSuchProcess):
            owners.add(process.uids().real)
    postgres.release()
    assert 0 not in owners
    assert postgres.data.stat().st_uid in owners


@as_root
def test_a_closed_home_is_named_not_opened(home: Path) -> None:
    closed = home / "closed"
    closed.mkdir(mode=0o700)

    with pytest.raises(DatabaseUnavailable, match=f"cannot enter {closed}.*PACELINE_HOME"):
        EmbeddedPostgres(closed / "paceline").start()
    assert closed.stat().st_mode & 0o777 == 0o700


@as_user
def test_a_home_of_somebody_else_is_said(home: Path) -> None:
    home.chmod(0o500)

    with pytest.raises(DatabaseUnavailable, match="belongs to another account"):
        EmbeddedPostgres(home).start()


def test_a_path_a_shell_would_read_is_refused(home: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match="plain path"):
        EmbeddedPostgres(home / "a$(b)").start()
