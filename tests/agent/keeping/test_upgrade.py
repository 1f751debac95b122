"""The embedded database of an older Postgres is refused, then brought over with all it holds."""

from pathlib import Path

import psycopg
import pytest

from agent.keeping.backups import newest
from agent.keeping.upgrade import upgrade
from agent.settings import Settings
from memory.embedded import EmbeddedPostgres
from memory.postgres_tools import MAJOR_VERSION
from migrations.apply import migrate
from tools.kit.errors import BackupRefused, DatabaseUnavailable

OLD = 16


def an_old_home(home: Path) -> EmbeddedPostgres:
    """Make a home as an older Paceline left it: a database of Postgres 16 with an athlete in it."""
    old = EmbeddedPostgres(home, OLD)
    migrate(old.start())
    with psycopg.connect(old.url, autocommit=True) as connection:
        connection.execute("insert into athlete (athlete_id) values ('anna')")
    old.release()
    return old


async def test_an_older_database_comes_over_with_all_it_holds_and_stays_beside(home: Path) -> None:
    old = an_old_home(home)
    settings = Settings(_env_file=None, paceline_home=home)
    with pytest.raises(DatabaseUnavailable, match=r"Postgres 16.*\./paceline upgrade"):
        EmbeddedPostgres(home).start()
    assert not (old.folder / f"data{MAJOR_VERSION}").exists(), "a new one would have hidden the old"

    kept = await upgrade(settings, OLD)

    assert (kept / "PG_VERSION").read_text().strip() == str(OLD)
    assert newest(settings) is not None
    new = EmbeddedPostgres(home)
    with psycopg.connect(new.start()) as connection:
        assert connection.info.server_version // 10_000 == MAJOR_VERSION
        assert connection.execute("select athlete_id from athlete").fetchall() == [("anna",)]
    new.release()


async def test_a_database_at_work_is_not_upgraded(home: Path) -> None:
    an_old_home(home)
    running = EmbeddedPostgres(home, OLD)
    running.start()
    try:
        with pytest.raises(BackupRefused, match="Stop it first"):
            await upgrade(Settings(_env_file=None, paceline_home=home), OLD)
    finally:
        running.release()


async def test_a_version_nobody_brings_is_said(home: Path) -> None:
    data = home / "postgres" / "data13"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("13\n")
    with pytest.raises(BackupRefused, match="Postgres 13, which this Paceline does not bring"):
        await upgrade(Settings(_env_file=None, paceline_home=home), 13)
