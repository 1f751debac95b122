"""`./paceline import`: files, folders and archives from any folder, told to people and to programs."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from memory.database import Database
from memory.sync_runs import SyncRunStore
from tests.support.postgres import migrated_postgres
from tests.support.server import FOREIGN, ROOT
from tests.support.small_exports import export, ride_tcx


@dataclass(frozen=True)
class Command:
    """The command on a database and a home of this test's own run."""

    home: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        told = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        return told | {"PACELINE_HOME": str(self.home), "DATABASE_URL": self.url, "PYTHONPATH": str(ROOT)}

    def words(self, *arguments: str) -> list[str]:
        return [sys.executable, "-P", "-m", "ui.import_files", *arguments]

    def __call__(self, *arguments: str, cwd: Path) -> tuple[int, str, str]:
        """Run it from a folder; return its exit code, its standard output and its standard error."""
        done = subprocess.run(
            self.words(*arguments),
            cwd=cwd,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return done.returncode, done.stdout, done.stderr

    def keys(self, *arguments: str, cwd: Path) -> tuple[int, dict[str, Any]]:
        code, out, _ = self(*arguments, "--json", cwd=cwd)
        return code, json.loads(out)


@pytest.fixture(scope="module")
def own_postgres() -> Iterator[str]:
    """A Postgres without the runs of other tests: the command would take up those that nobody works on."""
    with migrated_postgres() as url:
        yield url


@pytest.fixture
def command(home: Path, own_postgres: str) -> Command:
    return Command(home, own_postgres)


def test_a_folder_with_archives_and_broken_files(command: Command, tmp_path: Path) -> None:
    first = 1000
    rides = tmp_path / "rides"
    (rides / "2019").mkdir(parents=True)
    (rides / "a.tcx").write_bytes(ride_tcx(first))
    (rides / "2019" / "a.tcx").write_bytes(ride_tcx(first + 1))
    (rides / "2019" / "again.tcx").write_bytes(ride_tcx(first))
    (rides / "export.zip").write_bytes(export(3, first=first + 2))
    (rides / "broken.fit").write_bytes(b"no FIT at all")
    (rides / "notes.txt").write_text("not taken from a folder")
    (rides / ".hidden.tcx").write_bytes(ride_tcx(first + 9))

    code, keys = command.keys("rides", "nowhere.fit", cwd=tmp_path)
    assert code == 0
    assert set(keys) == {"imported", "duplicates", "courses", "failed"}
    assert (keys["imported"], keys["duplicates"]) == (5, 1)
    assert [failure["file"] for failure in keys["failed"]] == ["nowhere.fit", "rides/broken.fit"]
    assert all(set(failure) == {"file", "reason"} and failure["reason"] for failure in keys["failed"])

    code, keys = command.keys("rides", cwd=tmp_path)
    assert (code, keys["imported"], keys["duplicates"]) == (0, 0, 6)


def test_nothing_that_can_be_read_ends_with_one(command: Command, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("bought milk")
    (tmp_path / "empty").mkdir()
    code, keys = command.keys("notes.txt", "empty", cwd=tmp_path)
    assert code == 1
    assert {failure["file"] for failure in keys["failed"]} == {"notes.txt", "empty"}


def test_people_are_told_in_words(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.tcx").write_bytes(ride_tcx(2000))
    (tmp_path / "b\x1b[31m.fit").write_bytes(b"no FIT at all")
    code, out, err = command("a.tcx", "b\x1b[31m.fit", cwd=tmp_path)
    assert (code, err) == (0, "")
    assert out.startswith("Imported 1 activity.\n1 could not be imported:\n  b")
    assert "\x1b" not in out


async def test_ctrl_c_stops_and_the_same_command_goes_on(command: Command, tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(export(300, first=4000))
    process = await asyncio.create_subprocess_exec(
        *command.words("export.zip", "--json"),
        cwd=tmp_path,
        env=command.environment,
        stdout=PIPE,
        stderr=PIPE,
    )
    async with asyncio.timeout(60), Database(command.url) as database:
        runs = SyncRunStore(database).for_athlete("owner")
        while not any(run.label == "export.zip" and run.imported > 5 for run in await runs.runs(1)):
            await asyncio.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 130
    assert err.decode().startswith("Stopped.")
    first = json.loads(out)
    assert 5 < first["imported"] < 300
    _, second = await asyncio.to_thread(command.keys, "export.zip", cwd=tmp_path)
    assert first["imported"] + second["imported"] == 300
    assert second["duplicates"] == first["imported"]


def test_a_name_that_is_no_text_is_told_with_question_marks(command: Command, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.fit")).write_bytes(b"no FIT at all")
    code, keys = command.keys(".", cwd=tmp_path)
    assert code == 1
    assert [failure["file"] for failure in keys["failed"]] == ["./caf\N{REPLACEMENT CHARACTER}.fit"]


def test_a_foreign_env_file_where_one_stands_is_not_read(command: Command, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SYNC_EVERY_H=never\n")
    (tmp_path / "a.tcx").write_bytes(ride_tcx(3000))
    code, _, err = command("a.tcx", cwd=tmp_path)
    assert (code, err) == (0, "")


def test_wrong_options_end_with_two_and_help_with_none(command: Command, tmp_path: Path) -> None:
    assert command(cwd=tmp_path)[0] == 2
    assert command("--fast", "a.tcx", cwd=tmp_path)[0] == 2
    code, out, _ = command("--help", cwd=tmp_path)
    assert code == 0
    assert "PATH" in out


def test_pipes_devices_and_circles_hold_nothing_up(command: Command, tmp_path: Path) -> None:
    rides = tmp_path / "rides"
    rides.mkdir()
    (rides / "a.tcx").write_bytes(ride_tcx(5000))
    os.mkfifo(rides / "pipe.fit")
    (rides / "zeros.fit").symlink_to("/dev/zero")
    (rides / "circle").symlink_to(rides, target_is_directory=True)
    (rides / "self.fit").symlink_to(rides / "self.fit")
    code, keys = command.keys("rides", cwd=tmp_path)
    assert (code, keys) == (0, {"imported": 1, "duplicates": 0, "courses": 0, "failed": []})

    names = ["rides/pipe.fit", "/dev/zero", "rides/self.fit", "long" * 2000]
    code, keys = command.keys(*names, cwd=tmp_path)
    assert (code, keys["imported"]) == (1, 0)
    told = {failure["file"]: failure["reason"] for failure in keys["failed"]}
    assert [("device or a pipe" in told[name]) for name in names] == [True, True, False, False]
