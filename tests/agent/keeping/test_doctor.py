"""The doctor finds what is broken, names it, and says what to do."""

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from agent.keeping.database_check import known_migrations, tables_state
from memory.embedded import EmbeddedPostgres
from migrations.apply import migrate
from tests.agent.keeping.test_commands import paceline
from tests.support.filled_home import fill
from tests.support.postgres import open_home


@pytest.fixture(scope="module")
def kept() -> Iterator[tuple[Path, str]]:
    """A filled home whose database runs."""
    with open_home() as home:
        postgres = EmbeddedPostgres(home)
        migrate(postgres.start())
        fill(postgres.url, home)
        yield home, postgres.url
        postgres.release()


def looked_at(home: Path, *options: str, **settings: str) -> tuple[int, dict[str, tuple[str, str]]]:
    code, printed, _ = paceline("doctor", "--json", *options, home=home, PACELINE_PORT="1", **settings)
    return code, {part["part"]: (part["standing"], part["told"]) for part in json.loads(printed)}


def test_a_house_that_is_well(kept: tuple[Path, str]) -> None:
    home, _ = kept
    assert paceline("backup", home=home)[0] == 0
    code, parts = looked_at(home, "--thorough")
    assert code == 0
    for part in ("settings", "home", "disk", "database", "tables", "files", "keys", "backup", "model"):
        assert parts[part][0] == "ok", part
    assert parts["server"] == (
        "attention",
        "No Paceline answers at http://127.0.0.1:1. `./paceline` starts one.",
    )
    assert "They open all 1 connections" in parts["keys"][1]


def test_a_changed_file_is_found_by_reading_a_missing_one_at_once(kept: tuple[Path, str]) -> None:
    home, _ = kept
    victim = next(path for path in (home / "blobs").rglob("*") if path.is_file())
    content = victim.read_bytes()
    victim.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    try:
        assert looked_at(home)[1]["files"][0] == "ok"
        code, parts = looked_at(home, "--thorough")
        assert (code, parts["files"][0]) == (1, "down")
        victim.unlink()
        code, parts = looked_at(home)
        assert (code, parts["files"][0]) == (1, "down")
        assert victim.name[:12] in parts["files"][1]
    finally:
        victim.write_bytes(content)
        victim.chmod(0o600)


def test_a_key_that_opens_nothing_and_one_others_may_read(kept: tuple[Path, str]) -> None:
    home, _ = kept
    key = home / "keys" / "connections.key"
    content = key.read_bytes()
    key.chmod(0o644)
    assert looked_at(home)[1]["keys"][0] == "attention"
    key.unlink()
    code, parts = looked_at(home)
    assert (code, parts["keys"][0]) == (1, "down")
    key.write_bytes(content)
    key.chmod(0o600)


def test_settings_that_cannot_be_read_are_the_first_thing_said(kept: tuple[Path, str]) -> None:
    code, parts = looked_at(kept[0], BACKUP_DAYS="soon")
    assert (code, parts["settings"][0], len(parts)) == (1, "down", 1)


def test_a_database_out_of_reach(kept: tuple[Path, str]) -> None:
    code, parts = looked_at(kept[0], DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert (code, parts["database"][0]) == (1, "down")


def test_an_endpoint_out_of_reach(kept: tuple[Path, str]) -> None:
    code, parts = looked_at(kept[0], CHAT_MODEL="m", OPENAI_BASE_URL="http://127.0.0.1:1/v1")
    assert (code, parts["model"][0]) == (1, "down")
    assert "OPENAI_BASE_URL" in parts["model"][1]


def test_tables_of_a_newer_program_of_an_edited_one_and_of_an_older() -> None:
    known = known_migrations()
    first, *_, last = known
    assert tables_state(known, known).standing == "ok"
    assert "newer" in tables_state(known | {"9999_later.sql": ""}, known).told
    assert "edited" in tables_state(known | {first: "other"}, known).told
    older = {name: sha256 for name, sha256 in known.items() if name != last}
    assert "still to run" in tables_state(older, known).told


def test_looking_changes_nothing(home: Path) -> None:
    postgres = EmbeddedPostgres(home)
    url = postgres.start()
    try:
        code, parts = looked_at(home)
        assert (code, parts["tables"][0]) == (0, "attention")
        with psycopg.connect(url) as connection:
            assert connection.execute("select to_regclass('athlete')").fetchone() == (None,)
    finally:
        postgres.release()
