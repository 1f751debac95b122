"""`./paceline restore BACKUP`: a backup into an empty house, compared with what it says it holds."""

import asyncio
import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from agent.keeping.backups import stores_of
from agent.keeping.commands import carried_out, say
from agent.open_database import address_of
from agent.settings import Settings, read_settings
from memory.backups.manifest import Manifest
from memory.backups.restoring import Restoring
from migrations.apply import migrate, numbered_files
from tools.kit.errors import BackupRefused

DESCRIPTION = """\
Read a backup back. Every file of it is checked first; a home or a database that holds anything is refused,
so nothing is ever written over. With DATABASE_URL set the database goes there, otherwise into the embedded
Postgres of PACELINE_HOME. Stop Paceline first.
"""
EPILOG = "Exit codes: 0 done, 1 refused, 2 wrong options, 130 stopped. See docs/backups.md."


def main(arguments: Sequence[str]) -> int:
    """Restore what is named; return the exit code."""
    parser = ArgumentParser(prog="paceline restore", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("backup", metavar="BACKUP", help="a folder that ./paceline backup wrote")
    parser.add_argument(
        "--database-only", action="store_true", help="leave the files of PACELINE_HOME as they are"
    )
    parser.add_argument("--check", action="store_true", help="only look whether the backup is whole")
    options = parser.parse_args(arguments)
    backup = Path(options.backup).expanduser().absolute()
    return carried_out(partial(_restore, backup, options.database_only, options.check))


async def _restore(backup: Path, database_only: bool, check: bool) -> int:
    settings, began = read_settings(), time.monotonic()
    restoring = Restoring(backup, settings.paceline_home.expanduser().resolve(), stores_of(settings))
    manifest = await asyncio.to_thread(restoring.checked)
    refuse_a_newer_one(manifest)
    if check:
        say(f"{backup.name} is whole: {len(manifest.files)} files, {manifest.size_bytes / 1e6:.1f} MB.")
        return 0
    if not database_only:
        await asyncio.to_thread(restoring.make_way)
    missing = await _bring_back(restoring, manifest, settings, database_only)
    say(
        f"Restored {sum(manifest.rows.values())} rows and {len(manifest.files) - 1} files of "
        f"{manifest.made_at:%Y-%m-%d %H:%M} UTC in {time.monotonic() - began:.1f} s."
    )
    if missing:
        say(f"{len(missing)} files that athletes gave are in no backup of this house; drop them again.")
    return 0


async def _bring_back(
    restoring: Restoring, manifest: Manifest, settings: Settings, database_only: bool
) -> tuple[str, ...]:
    """Bring the database back, then the files; return the contents that are missing."""
    async with address_of(settings) as pooled:
        url = settings.database_direct_url or pooled
        await asyncio.to_thread(restoring.database, url)
        if not database_only:
            await asyncio.to_thread(restoring.files, manifest)
        await asyncio.to_thread(restoring.compare, manifest, url)
        await asyncio.to_thread(migrate, url)
        missing = await asyncio.to_thread(restoring.missing, manifest, url)
    if not database_only:
        restoring.done()
    return missing


def refuse_a_newer_one(manifest: Manifest) -> None:
    """Raise BackupRefused for a backup whose database this program does not know yet."""
    known = {file.name for file in numbered_files()}
    if unknown := [name for name in manifest.migrations if name not in known]:
        raise BackupRefused(
            f"This backup was made by a newer Paceline ({unknown[-1]}). Update this one, then restore."
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
