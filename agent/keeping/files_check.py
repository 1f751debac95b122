"""Looks after what lies on the disk: the files athletes gave, the keys, the newest backup."""

import hashlib
import shutil
import stat
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from agent.keeping.backups import newest
from agent.settings import Settings
from agent.watching.house_state import PartState, backup_state, disk_state
from memory.backups.manifest import read_manifest, refuse_damage
from memory.blobs import BlobStore
from memory.strongbox import Strongbox
from tools.kit.errors import BackupRefused, NotFound, SettingsError

OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def home_state(home: Path) -> PartState:
    """Return whether files can be kept in the home."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe = home / ".doctor"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        told = f"{home} cannot be written ({error.strerror}): see whom it belongs to, or set PACELINE_HOME."
        return PartState(part="home", standing="down", told=told)
    return PartState(part="home", standing="ok", told=str(home))


def room_states(settings: Settings) -> Iterable[PartState]:
    """Yield how much room the home's disk has."""
    home = settings.paceline_home
    while not home.exists():
        home = home.parent
    yield disk_state(shutil.disk_usage(home).free)


def contents_state(blobs: BlobStore, sizes: Mapping[str, int], *, thorough: bool) -> PartState:
    """Return whether every content that the database names is there whole; raise FilesUnavailable."""
    there = {PurePosixPath(key).name: size for key, size in blobs.files.listed()}
    lost = [name for name, size in sizes.items() if there.get(name) != size]
    if thorough:
        lost += [name for name in sizes if name not in lost and not _is_whole(blobs, name)]
    if not lost:
        read = "read and compared" if thorough else "there, with their sizes (--thorough reads them too)"
        return PartState(
            part="files", standing="ok", told=f"All {len(sizes)} files athletes gave are {read}."
        )
    told = (
        f"{len(lost)} of {len(sizes)} files athletes gave are missing or damaged, the first is "
        f"{lost[0][:12]}…. Copy them back from `blobs` of a backup; their names say what is in them."
    )
    return PartState(part="files", standing="down", told=told)


def _is_whole(blobs: BlobStore, name: str) -> bool:
    digest = hashlib.sha256()
    try:
        for piece in blobs.pieces(name):
            digest.update(piece)
    except NotFound:
        return False
    return digest.hexdigest() == name


def keys_state(keys: Path, box: Strongbox, sealed: Iterable[bytes]) -> PartState:
    """Return whether the keys are closed to others and open what was sealed with them."""
    loose = [file.name for file in keys.glob("*") if file.stat().st_mode & OPEN_TO_OTHERS]
    if loose:
        told = f"Others on this machine may read {', '.join(loose)}: chmod 600 {keys}/*"
        return PartState(part="keys", standing="attention", told=told)
    sealed = list(sealed)
    try:
        for secret in sealed:
            box.open(secret)
    except SettingsError as error:
        return PartState(part="keys", standing="down", told=str(error))
    told = f"They open all {len(sealed)} connections." if sealed else "No connection needs one."
    return PartState(part="keys", standing="ok", told=told)


def backups_state(settings: Settings, *, thorough: bool) -> PartState:
    """Return how old the newest backup is, and whether it is whole where somebody wants to know."""
    last = newest(settings)
    state = backup_state(last[0] if last else None, datetime.now(UTC), settings.backup_every_h)
    if not (last and thorough):
        return state
    try:
        manifest = read_manifest(last[1])
        refuse_damage(last[1], manifest)
    except BackupRefused as error:
        return PartState(part="backup", standing="down", told=str(error))
    whole = f"{state.told} All its {len(manifest.files)} files are whole."
    return state.model_copy(update={"told": whole})
