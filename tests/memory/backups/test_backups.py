"""A backup taken while athletes write, read back into a fresh home, and what may go wrong with one."""

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from memory.backups.dump import Stopped
from memory.backups.manifest import DUMP, MANIFEST, backups_in, read_manifest
from memory.backups.restoring import Restoring
from memory.backups.writing import UNFINISHED, BackupWriter
from memory.embedded import EmbeddedPostgres
from memory.strongbox import Strongbox
from migrations.apply import migrate
from tests.support.filled_home import SECRET, files_of, fill, gave, stores, told_by
from tests.support.postgres import open_home
from tools.kit.errors import BackupRefused

OLDER = 16


@pytest.fixture(scope="module")
def house() -> Iterator[tuple[Path, str]]:
    """A home with two athletes, and the address of its database."""
    with open_home() as home:
        postgres = EmbeddedPostgres(home)
        migrate(postgres.start())
        fill(postgres.url, home)
        try:
            yield home, postgres.url
        finally:
            postgres.release()


@pytest.fixture(scope="module")
def backup(house: tuple[Path, str]) -> Path:
    """A backup of that home."""
    home, url = house
    return BackupWriter(url, stores(home), home / "backups", "1").write()


def restored(backup: Path, home: Path, major: int | None = None) -> EmbeddedPostgres:
    """Restore a backup into a fresh home; the database runs until it is released."""
    restoring = Restoring(backup, home, stores(home))
    manifest = restoring.checked()
    restoring.make_way()
    postgres = EmbeddedPostgres(home, major) if major else EmbeddedPostgres(home)
    restoring.database(postgres.start())
    restoring.files(manifest)
    restoring.compare(manifest, postgres.url)
    assert restoring.missing(manifest, postgres.url) == ()
    restoring.done()
    return postgres


def test_what_comes_back_is_what_there_was(house: tuple[Path, str], backup: Path, home: Path) -> None:
    old, url = house
    postgres = restored(backup, home)
    try:
        assert told_by(postgres.url) == told_by(url)
        assert files_of(home) == files_of(old)
        with psycopg.connect(postgres.url) as connection:
            (sealed,) = connection.execute("select secret from connection").fetchone() or (b"",)
        assert Strongbox(home / "keys" / "connections.key").open(sealed) == SECRET
        assert migrate(postgres.url) == ()
    finally:
        postgres.release()


def test_an_older_postgres_takes_it_too(house: tuple[Path, str], backup: Path, home: Path) -> None:
    postgres = restored(backup, home, OLDER)
    told = told_by(postgres.url)
    postgres.release()
    assert told == told_by(house[1])


def test_taken_while_athletes_write_it_is_one_moment_whole(house: tuple[Path, str], home: Path) -> None:
    old, url = house
    ended, given = threading.Event(), list[str]()

    def write() -> None:
        while not ended.is_set():
            given.append(gave(url, old, "carl", os.urandom(20_000)))

    writing = threading.Thread(target=write)
    writing.start()
    try:
        while len(given) < 20:
            ended.wait(0.01)
        before = len(given)
        made = BackupWriter(url, stores(old), home / "backups", "1").write()
        after = len(given)
    finally:
        ended.set()
        writing.join()
    assert after > before, "nobody wrote meanwhile"
    postgres = restored(made, home)
    with psycopg.connect(postgres.url) as connection:
        came_back = [
            sha256
            for (sha256,) in connection.execute(
                "select sha256 from upload where athlete_id = 'carl' order by received_at"
            )
        ]
    postgres.release()
    assert came_back == given[: len(came_back)], "a moment is a beginning of what was written"
    assert before <= len(came_back) <= after
    assert all((home / "blobs" / sha256[:2] / sha256).exists() for sha256 in came_back)


def test_what_did_not_change_takes_no_room_again(house: tuple[Path, str], tmp_path: Path) -> None:
    home, url = house
    first = BackupWriter(url, stores(home), tmp_path, "1").write()
    second = BackupWriter(url, stores(home), tmp_path, "1").write()
    assert first != second
    for file in read_manifest(second).files:
        if file.path.startswith(("blobs/", "chat/")):
            assert (second / file.path).samefile(first / file.path)


def test_nobody_else_may_read_it(backup: Path) -> None:
    modes = {path.stat().st_mode & 0o077 for path in backup.rglob("*") if path.is_file()}
    assert modes == {0}
    assert backup.stat().st_mode & 0o777 == 0o700


def test_stopped_it_leaves_nothing_behind(house: tuple[Path, str], tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(Stopped):
        BackupWriter(house[1], stores(house[0]), tmp_path, "1", stop).write()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_backup_left_is_swept_away(house: tuple[Path, str], tmp_path: Path) -> None:
    left = tmp_path / f"{UNFINISHED}abc"
    left.mkdir()
    (left / DUMP).write_bytes(b"half")
    made = BackupWriter(house[1], stores(house[0]), tmp_path, "1").write()
    assert list(tmp_path.iterdir()) == [made]


def test_a_folder_that_takes_nothing_is_said(house: tuple[Path, str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BackupRefused, match=r"No backup was made.*BACKUP_FOLDER"):
        BackupWriter(house[1], stores(house[0]), tmp_path / "file" / "below", "1").write()


@pytest.mark.parametrize("harm", ["changed", "cut", "gone"])
def test_a_damaged_backup_is_named_and_not_restored(backup: Path, tmp_path: Path, harm: str) -> None:
    copy = copied(backup, tmp_path)
    victim = next(path for path in (copy / "blobs").rglob("*") if path.is_file())
    content = victim.read_bytes()
    victim.write_bytes(content[:-1] if harm == "cut" else content[:-1] + bytes([content[-1] ^ 1]))
    if harm == "gone":
        victim.unlink()
    with pytest.raises(BackupRefused, match=rf"1 of \d+ files.*{victim.name}.*Nothing was changed"):
        Restoring(copy, tmp_path / "home", stores(tmp_path / "home")).checked()
    assert files_of(tmp_path / "home") == {}


def test_a_manifest_that_leads_elsewhere_is_refused(backup: Path, tmp_path: Path) -> None:
    copy = copied(backup, tmp_path)
    outside = tmp_path / "outside"
    outside.write_bytes(b"")
    told = json.loads((copy / MANIFEST).read_text())
    told["files"][1] |= {"path": "../outside"}
    (copy / MANIFEST).write_text(json.dumps(told))
    with pytest.raises(BackupRefused):
        Restoring(copy, tmp_path / "home", stores(tmp_path / "home")).checked()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"made_at": 1}'])
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(BackupRefused, match="cannot be read"):
        Restoring(tmp_path, tmp_path, stores(tmp_path)).checked()


def test_a_folder_that_is_no_backup_is_said(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="is no backup"):
        Restoring(tmp_path, tmp_path, stores(tmp_path)).checked()


@pytest.mark.parametrize("folder", ["postgres/data18", "blobs/ab", "chainlit/files", "keys"])
def test_a_home_that_holds_anything_is_not_written_over(backup: Path, tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "something").touch()
    with pytest.raises(BackupRefused, match="never writes over"):
        Restoring(backup, tmp_path, stores(tmp_path)).make_way()
    assert (tmp_path / folder / "something").exists()


def test_a_restore_that_was_killed_can_begin_again(backup: Path, tmp_path: Path) -> None:
    Restoring(backup, tmp_path, stores(tmp_path)).make_way()
    (tmp_path / "blobs" / "half").touch()
    Restoring(backup, tmp_path, stores(tmp_path)).make_way()
    assert files_of(tmp_path) == {}


def test_a_database_with_tables_is_not_written_over(
    house: tuple[Path, str], backup: Path, tmp_path: Path
) -> None:
    with pytest.raises(BackupRefused, match=r"has \d+ tables already"):
        Restoring(backup, tmp_path, stores(tmp_path)).database(house[1])


def test_a_dump_that_breaks_off_changes_nothing(backup: Path, home: Path, tmp_path: Path) -> None:
    copy = copied(backup, tmp_path)
    whole = (copy / DUMP).read_bytes()
    (copy / DUMP).write_bytes(whole[: len(whole) // 2])
    postgres = EmbeddedPostgres(home)
    try:
        with pytest.raises(BackupRefused, match="nothing was changed"):
            Restoring(copy, home, stores(home)).database(postgres.start())
        assert told_by(postgres.url) == {}
    finally:
        postgres.release()


def test_an_owner_whom_walls_hold_backs_up_every_row(house: tuple[Path, str], tmp_path: Path) -> None:
    home, url = house
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create role keeper")
        connection.execute("create table walled (athlete_id text)")
        connection.execute("alter table walled owner to keeper")
        connection.execute("insert into walled values ('anna'), ('ben')")
        connection.execute("alter table walled enable row level security, force row level security")
        connection.execute(
            "create policy apart on walled using (athlete_id = current_setting('paceline.athlete_id', true)"
            " or coalesce(current_setting('paceline.athlete_id', true), '') = '')"
        )
        connection.execute("grant pg_read_all_data to keeper")
    try:
        made = BackupWriter(f"{url}&options=-c%20role%3Dkeeper", stores(home), tmp_path, "1").write()
        assert read_manifest(made).rows["walled"] == 2
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("drop table walled")
            connection.execute("revoke pg_read_all_data from keeper")
            connection.execute("drop role keeper")


def test_only_whole_backups_count(tmp_path: Path) -> None:
    for name in ("paceline-20260101T030000Z", "paceline-20260102T030000Z", "paceline-of-mine"):
        (tmp_path / name).mkdir()
    (tmp_path / "paceline-20260101T030000Z" / MANIFEST).touch()
    (tmp_path / "paceline-of-mine" / MANIFEST).touch()
    assert [path.name for _, path in backups_in(tmp_path)] == ["paceline-20260101T030000Z"]


def copied(backup: Path, into: Path) -> Path:
    """Copy a backup, so that it can be harmed."""
    import shutil

    return shutil.copytree(backup, into / "copy")
