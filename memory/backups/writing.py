"""Writes a backup while the server runs: the database in one snapshot, then the files it names, or nothing.

Contents are named by their SHA-256 and never change, so files copied after the snapshot are those it names.
Files that are as they were in the backup before are linked to it and take no room again.
"""

import errno
import fcntl
import json
import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from memory.backups.dump import Snapshot, Stopped, snapshot
from memory.backups.manifest import (
    DUMP,
    MANIFEST,
    KeptFile,
    Manifest,
    backups_in,
    copy_of,
    name_of,
    read_manifest,
    sha256_of,
)
from memory.folder_files import write_whole
from tools.kit.errors import BackupRefused, NotFound
from tools.kit.file_store import FileStore

BLOBS, CHAT, KEYS = "blobs", "chat", "keys"
"""Where files stand in a backup: what athletes gave, what conversations show, the house's keys."""
Stores = Mapping[str, FileStore]
"""Where each of them is kept."""
NEVER_CHANGE = frozenset({BLOBS, CHAT})
"""Files of which a name means one content for good."""
UNFINISHED = ".unfinished-"
AT_WORK = ".at-work"


@dataclass(slots=True)
class BackupWriter:
    """Writes backups of one house into one folder. Its methods block: call them in a thread."""

    url: str
    stores: Stores
    into: Path
    program: str
    stop: threading.Event = field(default_factory=threading.Event)

    def write(self) -> Path:
        """Write a backup and return its folder; raise BackupRefused, DatabaseUnavailable, Stopped."""
        try:
            with self._room() as room:
                self._fill(room)
                return self._name(room)
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            why = "the disk is full" if full else f"{error.filename or self.into}: {error.strerror}"
            raise BackupRefused(
                f"No backup was made: {why}. Make room or name another folder (BACKUP_FOLDER)."
            ) from error

    @contextmanager
    def _room(self) -> Iterator[Path]:
        """Lend a new folder that is gone at the end, unless it was given a name."""
        self.into.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sweep(self.into)
        room = Path(mkdtemp(prefix=UNFINISHED, dir=self.into))
        with (room / AT_WORK).open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            try:
                yield room
            finally:
                shutil.rmtree(room, ignore_errors=True)

    def _fill(self, room: Path) -> None:
        before = self._before()
        with snapshot(self.url) as taken:
            made_at = datetime.now(UTC)
            self._refuse_a_full_disk(taken)
            taken.write(room / DUMP, self.stop)
            rows, contents = taken.rows(), taken.contents()
            migrations, major = taken.migrations(), taken.major
        files = [self._dumped(room), *self._copied(room, before)]
        kept = {Path(file.path).name for file in files if file.path.startswith(f"{BLOBS}/")}
        manifest = Manifest(
            made_at=made_at,
            program=self.program,
            postgres=major,
            migrations=migrations,
            rows=rows,
            files=tuple(files),
            gone=tuple(sorted(contents - kept)),
        )
        write_whole(room / MANIFEST, json.dumps(manifest.model_dump(mode="json"), indent=1).encode())

    def _before(self) -> tuple[Path, dict[str, KeptFile]]:
        """Return the newest backup here, with its files by their paths."""
        for _, backup in backups_in(self.into):
            try:
                return backup, {file.path: file for file in read_manifest(backup).files}
            except BackupRefused:
                continue
        return self.into, {}

    def _refuse_a_full_disk(self, taken: Snapshot) -> None:
        free, needed = shutil.disk_usage(self.into).free, taken.size_bytes() // 2
        if free < needed:
            raise BackupRefused(
                f"No backup was made: {self.into} has {free / 1e6:.0f} MB left, and the database alone may "
                f"need {needed / 1e6:.0f} MB. Make room or name another folder (BACKUP_FOLDER)."
            )

    def _dumped(self, room: Path) -> KeptFile:
        with (room / DUMP).open("rb") as written:
            os.fsync(written.fileno())
        return KeptFile(path=DUMP, size=(room / DUMP).stat().st_size, sha256=sha256_of(room / DUMP))

    def _copied(self, room: Path, before: tuple[Path, dict[str, KeptFile]]) -> Iterator[KeptFile]:
        """Copy or link every file; one that goes meanwhile was deleted by its athlete."""
        backup, known = before
        for place, store in self.stores.items():
            for key, size in sorted(store.listed()):
                if self.stop.is_set():
                    raise Stopped
                inside = f"{place}/{key}"
                old = known.get(inside)
                if old and place in NEVER_CHANGE and old.size == size and _linked(backup, room, old):
                    yield old
                    continue
                with suppress(NotFound), store.lent(key) as source:
                    yield copy_of(source, room / inside, inside)

    def _name(self, room: Path) -> Path:
        """Give a finished backup its name: from then on it is one."""
        name = name_of(read_manifest(room).made_at)
        (room / AT_WORK).unlink()
        for another in ("", *(f"-{number}" for number in range(2, 100))):
            target = self.into / f"{name}{another}"
            if not target.exists():
                room.rename(target)
                folder = os.open(self.into, os.O_RDONLY)
                os.fsync(folder)
                os.close(folder)
                return target
        raise BackupRefused("Nearly a hundred backups were made in this second. Try again in the next.")


def _linked(backup: Path, room: Path, known: KeptFile) -> bool:
    """Link a file of an earlier backup, if it is still as it was and the disk can."""
    source, target = backup / known.path, room / known.path
    try:
        if source.stat().st_size != known.size:
            return False
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.link(source, target)
    except OSError:
        return False
    return True


def _sweep(folder: Path) -> None:
    """Delete what interrupted backups left; one that is being written holds its lock."""
    for room in folder.glob(f"{UNFINISHED}*"):
        try:
            with (room / AT_WORK).open("a") as held:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(room, ignore_errors=True)
        except (BlockingIOError, FileNotFoundError):
            continue
