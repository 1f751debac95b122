"""Reads a backup back into an empty house, and looks whether all that must be there is there."""

import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from memory.backups.dump import counted, read_back, refuse_a_used_database, snapshot
from memory.backups.manifest import DUMP, Manifest, read_manifest, refuse_damage
from memory.backups.writing import BLOBS, Stores
from tools.kit.errors import BackupRefused

HALF_DONE = "restoring"
"""A file that says a restore began here and did not end: another may begin again."""


@dataclass(frozen=True, slots=True)
class Restoring:
    """One backup on its way into a home and its stores. Its methods block: call them in a thread."""

    backup: Path
    home: Path
    stores: Stores

    def checked(self) -> Manifest:
        """Return what the backup holds once every file of it was found whole; raise BackupRefused."""
        manifest = read_manifest(self.backup)
        refuse_damage(self.backup, manifest)
        return manifest

    def make_way(self) -> None:
        """Refuse a house that holds anything; clear what a killed restore left. Raises BackupRefused."""
        database = self.home / "postgres"
        if (self.home / HALF_DONE).exists():
            shutil.rmtree(database, ignore_errors=True)
            for store in self.stores.values():
                for key, _ in list(store.listed()):
                    store.delete(key)
        held = [place for place, store in self.stores.items() if next(store.listed(), None)]
        if database.is_dir() and any(path.is_file() for path in database.rglob("*")):
            held.insert(0, "postgres")
        if held:
            raise BackupRefused(
                f"{self.home} holds data already ({', '.join(held)}), and a restore never writes over data. "
                "Restore into a fresh PACELINE_HOME, or move the old one away first."
            )
        self.home.mkdir(parents=True, exist_ok=True)
        (self.home / HALF_DONE).touch()

    def database(self, url: str) -> None:
        """Fill an empty database, wholly or not at all; raise BackupRefused."""
        refuse_a_used_database(url)
        read_back(self.backup / DUMP, url)

    def files(self, manifest: Manifest) -> None:
        """Bring the files back; raise BackupRefused where the disk does not take them."""
        try:
            for file in manifest.files:
                place, _, key = file.path.partition("/")
                if key:
                    self.stores[place].keep_copy(key, self.backup / file.path)
        except (OSError, KeyError) as error:
            raise BackupRefused(f"The files were not restored, from {file.path} on: {error}.") from error

    def compare(self, manifest: Manifest, url: str) -> None:
        """Look whether every table has the rows it had; raise BackupRefused."""
        rows = counted(url)
        others = [name for name, count in manifest.rows.items() if rows.get(name) != count]
        if others:
            raise BackupRefused(f"The database came back with other rows in: {', '.join(others)}.")

    def missing(self, manifest: Manifest, url: str) -> tuple[str, ...]:
        """Return the contents the database names that are neither here nor known to be gone."""
        here = {PurePosixPath(key).name for key, _ in self.stores[BLOBS].listed()}
        with snapshot(url) as restored:
            return tuple(sorted(restored.contents() - here - set(manifest.gone)))

    def done(self) -> None:
        """Say that the home is whole."""
        (self.home / HALF_DONE).unlink(missing_ok=True)
