"""The commands as a person types them: a running server is backed up, a house moves where it is told."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from memory.backups.manifest import MANIFEST
from memory.embedded import EmbeddedPostgres
from migrations.apply import migrate
from tests.support.filled_home import files_of, fill, told_by
from tests.support.holder import holder
from tests.support.server import FOREIGN, ROOT


def paceline(command: str, *arguments: str | Path, home: Path, **settings: str) -> tuple[int, str, str]:
    """Run a command on a home; return its exit code and what it wrote to both its outputs."""
    import os

    told = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    told |= {"PACELINE_HOME": str(home), "PYTHONPATH": str(ROOT)} | settings
    done = subprocess.run(
        [sys.executable, "-P", "-m", f"agent.keeping.{command}", *map(str, arguments)],
        env=told, cwd=home, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout.strip(), done.stderr


@pytest.fixture
def filled(home: Path) -> dict[str, str]:
    """Fill the home, and return what its database holds."""
    postgres = EmbeddedPostgres(home)
    migrate(postgres.start())
    fill(postgres.url, home)
    told = told_by(postgres.url)
    postgres.release()
    return told


def held_by(home: Path) -> dict[str, str]:
    postgres = EmbeddedPostgres(home)
    try:
        return told_by(postgres.start())
    finally:
        postgres.release()


def test_a_house_goes_to_a_server_of_its_own_and_back(
    home: Path, filled: dict[str, str], postgres_url: str
) -> None:
    # A path that is no option of the programs, and no shell's.
    away, back = home / "on the nas", home / "back"
    with holder(home):  # A running Paceline holds the embedded database.
        code, made, said = paceline("backup", "--to", "on the nas", home=home)
    assert (code, made.startswith(str(away))) == (0, True), said

    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("create database moved")
    outside = postgres_url.replace("/paceline?", "/moved?")
    try:
        code, _, said = paceline("restore", made, "--database-only", home=home, DATABASE_URL=outside)
        assert code == 0, said
        assert told_by(outside) == filled

        code, again, said = paceline("backup", home=home, DATABASE_URL=outside)
        assert code == 0, said
        back.mkdir(mode=0o755)
        code, _, said = paceline("restore", again, home=back)
        assert code == 0, said
    finally:
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute("drop database moved with (force)")
    assert held_by(back) == filled
    assert files_of(back) == files_of(home)
    assert not (back / "restoring").exists()


def test_nothing_is_restored_over_a_house(home: Path, filled: dict[str, str]) -> None:
    code, made, _ = paceline("backup", home=home)
    assert code == 0
    for options in ((), ("--database-only",)):
        code, _, said = paceline("restore", made, *options, home=home)
        assert (code, "never writes over data" in said) == (1, True)
    assert held_by(home) == filled


def test_a_backup_is_looked_at_without_being_restored(home: Path, filled: dict[str, str]) -> None:
    _, made, _ = paceline("backup", home=home)
    assert paceline("restore", made, "--check", home=home)[0] == 0
    victim = next(path for path in (Path(made) / "blobs").rglob("*") if path.is_file())
    victim.write_bytes(b"")
    code, _, said = paceline("restore", made, "--check", home=home)
    assert (code, "damaged" in said) == (1, True)


def test_a_backup_of_a_newer_paceline_is_not_half_understood(home: Path, filled: dict[str, str]) -> None:
    _, made, _ = paceline("backup", home=home)
    manifest = Path(made) / MANIFEST
    manifest.write_text(manifest.read_text().replace('"0001_extension.sql"', '"9999_from_the_future.sql"'))
    code, _, said = paceline("restore", made, "--check", home=home)
    assert (code, "newer Paceline" in said) == (1, True)


def test_wrong_options_and_wrong_folders_are_said(home: Path) -> None:
    assert paceline("backup", "--from", home=home)[0] == 2
    assert paceline("restore", home=home)[0] == 2
    code, _, said = paceline("restore", "nowhere", home=home)
    assert (code, "is no backup" in said) == (1, True)
    code, _, said = paceline("upgrade", home=home)
    assert (code, "nothing to do" in said) == (0, True)
