"""`./paceline backup [--to FOLDER]`: everything of this house in one folder, while it runs or not."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from agent.keeping.backups import back_up
from agent.keeping.commands import carried_out, say
from agent.open_database import address_of
from agent.settings import read_settings
from memory.backups.manifest import read_manifest

DESCRIPTION = """\
Write a backup: the database as it is at one moment, every file athletes gave, and the keys. Works while
Paceline runs, and while it does not. Whoever has a backup has everything that is in it: keep it as safe.
"""
EPILOG = "Exit codes: 0 done, 1 no backup was made, 2 wrong options, 130 stopped. See docs/backups.md."


def main(arguments: Sequence[str]) -> int:
    """Write a backup and print its folder; return the exit code."""
    parser = ArgumentParser(prog="paceline backup", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--to", metavar="FOLDER", help="where (BACKUP_FOLDER, or `backups` of PACELINE_HOME)")
    to = parser.parse_args(arguments).to
    return carried_out(partial(_back_up, Path(to).expanduser().absolute() if to else None))


async def _back_up(into: Path | None) -> int:
    settings = read_settings()
    began = time.monotonic()
    async with address_of(settings) as url:
        made = await back_up(settings, url, into)
    manifest = read_manifest(made)
    say(
        f"{len(manifest.files)} files, {manifest.size_bytes / 1e6:.1f} MB, "
        f"{sum(manifest.rows.values())} rows, {time.monotonic() - began:.1f} s."
    )
    print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
