"""What a backup holds: every file with its size and SHA-256, and how many rows each table had."""

import hashlib
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from tools.kit.errors import BackupRefused

MANIFEST = "manifest.json"
DUMP = "database.dump"
PREFIX = "paceline-"
_STAMP = "%Y%m%dT%H%M%SZ"
_PIECE = 1 << 20


class KeptFile(BaseModel):
    """One file of a backup: its path inside, its size in bytes, its SHA-256."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    size: int
    sha256: str


class Manifest(BaseModel):
    """What a backup holds. `rows` are counted in the snapshot the database was read from.

    `gone` are contents the database names which were not there any more when the files were copied.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    made_at: AwareDatetime
    program: str
    postgres: int
    migrations: tuple[str, ...]
    rows: dict[str, int]
    files: tuple[KeptFile, ...]
    gone: tuple[str, ...] = ()

    @property
    def size_bytes(self) -> int:
        """Return what all files weigh together."""
        return sum(file.size for file in self.files)


def name_of(moment: datetime) -> str:
    """Return what a backup of a moment is called."""
    return f"{PREFIX}{moment.astimezone(UTC):{_STAMP}}"


def backups_in(folder: Path) -> tuple[tuple[datetime, Path], ...]:
    """Return the whole backups of a folder with their moments, the newest first."""
    found = []
    for manifest in folder.glob(f"{PREFIX}*/{MANIFEST}"):
        try:
            # A second one of the same second has "-2" behind it.
            stamp = manifest.parent.name.removeprefix(PREFIX)[:16]
            moment = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue  # A folder of that name which is none of ours.
        found.append((moment, manifest.parent))
    return tuple(sorted(found, key=lambda each: (each[0], each[1].name), reverse=True))


def read_manifest(backup: Path) -> Manifest:
    """Return what a backup says it holds; raise BackupRefused."""
    try:
        return Manifest.model_validate_json((backup / MANIFEST).read_bytes())
    except FileNotFoundError:
        raise BackupRefused(
            f"{backup} is no backup: it has no {MANIFEST}. Name a folder such as {PREFIX}20260101T030000Z."
        ) from None
    except (OSError, ValidationError) as error:
        raise BackupRefused(f"{backup / MANIFEST} cannot be read. Take another backup.") from error


def refuse_damage(backup: Path, manifest: Manifest) -> None:
    """Read every file of a backup; raise BackupRefused with the names of those that are not as they were."""
    damaged = [file.path for file in manifest.files if not _is_whole(backup / file.path, file)]
    if damaged:
        raise BackupRefused(
            f"{len(damaged)} of {len(manifest.files)} files of {backup} are missing or damaged, the first is "
            f"{damaged[0]}. Nothing was changed. Take another backup."
        )


def _is_whole(path: Path, file: KeptFile) -> bool:
    if not path.resolve().is_relative_to(path.parents[len(Path(file.path).parts) - 1].resolve()):
        return False  # A manifest that leads out of its backup.
    try:
        return path.stat().st_size == file.size and sha256_of(path) == file.sha256
    except OSError:
        return False


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, read piece by piece."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def copy_of(source: Path, target: Path, inside: str) -> KeptFile:
    """Copy a file durably, reading it once; return what was copied. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as content, target.open("xb") as copied:
        while piece := content.read(_PIECE):
            digest.update(piece)
            copied.write(piece)
            size += len(piece)
        copied.flush()
        os.fsync(copied.fileno())
    target.chmod(0o600)
    return KeptFile(path=inside, size=size, sha256=digest.hexdigest())


def delete(backup: Path) -> None:
    """Delete a backup: first what makes it one, so that a half-deleted one is none."""
    (backup / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(backup, ignore_errors=True)
