"""`./paceline upgrade`: the embedded database of an older Postgres into the one this Paceline brings.

A backup of the old one is read back into a new one beside it; only when all rows are there does the new one
take its place. The old data stay, under another name.
"""

import asyncio
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from agent.keeping.backups import back_up, stores_of
from agent.keeping.commands import carried_out, say
from agent.settings import Settings, read_settings
from memory.backups.restoring import Restoring
from memory.embedded import EmbeddedPostgres, older_majors
from memory.postgres_tools import BUNDLED, MAJOR_VERSION
from migrations.apply import migrate
from tools.kit.errors import BackupRefused

DESCRIPTION = f"""\
Bring the embedded database to Postgres {MAJOR_VERSION}. A backup is made first, and the old data are kept.
Stop Paceline first. Where all is as it should be, nothing happens.
"""
EPILOG = "Exit codes: 0 done, 1 refused, 2 wrong options, 130 stopped. See docs/backups.md."
UNFINISHED = "upgrading"


def main(arguments: Sequence[str]) -> int:
    """Upgrade the embedded database if it is an older one; return the exit code."""
    ArgumentParser(prog="paceline upgrade", description=DESCRIPTION, epilog=EPILOG).parse_args(arguments)
    return carried_out(_upgrade)


async def _upgrade() -> int:
    settings = read_settings()
    if settings.database_url:
        say("Your database is your own server's (DATABASE_URL): nothing to do here. See docs/backups.md.")
        return 0
    folder = EmbeddedPostgres(settings.paceline_home).folder
    older = older_majors(folder)
    if (folder / f"data{MAJOR_VERSION}" / "PG_VERSION").exists() or not older:
        say(f"The embedded database is of Postgres {MAJOR_VERSION} already: nothing to do.")
        return 0
    kept = await upgrade(settings, older[0])
    say(f"Done. The old data are kept in {kept}; delete that folder when you are content.")
    return 0


async def upgrade(settings: Settings, major: int) -> Path:
    """Bring the database of an older version over; return where its data are kept. Raises BackupRefused."""
    if major not in BUNDLED:
        raise BackupRefused(
            f"Your database is of Postgres {major}, which this Paceline does not bring. Start the Paceline "
            "you had once more, run its ./paceline backup, and restore that into a fresh PACELINE_HOME."
        )
    old = EmbeddedPostgres(settings.paceline_home, major)
    new = EmbeddedPostgres(settings.paceline_home, data=UNFINISHED)
    if old.is_at_work():
        raise BackupRefused("Paceline is running on this database. Stop it first, then upgrade.")
    say(f"Making a backup of the database of Postgres {major} …")
    backup = await _backed_up(settings, old)
    say(f"Reading {backup.name} into Postgres {MAJOR_VERSION} …")
    restoring = Restoring(backup, settings.paceline_home, stores_of(settings))
    await asyncio.to_thread(_read_into, new, restoring)
    kept = old.data.with_name(f"before-{MAJOR_VERSION}-{old.data.name}")
    # First the new name, then the old one's: interrupted in between, the next start finds the new data.
    new.data.rename(new.folder / f"data{MAJOR_VERSION}")
    old.data.rename(kept)
    return kept


async def _backed_up(settings: Settings, old: EmbeddedPostgres) -> Path:
    try:
        return await back_up(settings, await asyncio.to_thread(old.start))
    finally:
        await asyncio.to_thread(old.release)


def _read_into(new: EmbeddedPostgres, restoring: Restoring) -> None:
    shutil.rmtree(new.data, ignore_errors=True)  # What an interrupted upgrade left.
    manifest = restoring.checked()
    try:
        url = new.start()
        restoring.database(url)
        restoring.compare(manifest, url)
        migrate(url)
    finally:
        new.release()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
