"""Where backups go, when one is due, and which ones go again."""

import asyncio
import logging
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from agent.program_version import program_version
from agent.settings import Settings
from agent.storage import blobs_of, chat_files_of
from memory.backups.dump import Stopped
from memory.backups.manifest import backups_in, delete
from memory.backups.writing import BLOBS, CHAT, KEYS, BackupWriter, Stores
from memory.folder_files import FolderFiles

logger = logging.getLogger(__name__)


def folder_of(settings: Settings) -> Path:
    """Return where this house keeps its backups."""
    if settings.backup_folder:
        return Path(settings.backup_folder).expanduser().resolve()
    return settings.paceline_home.expanduser().resolve() / "backups"


def stores_of(settings: Settings) -> Stores:
    """Return where the files of this house are that a backup holds beside the database."""
    keys = FolderFiles(settings.paceline_home / "keys")
    return {BLOBS: blobs_of(settings).files, CHAT: chat_files_of(settings), KEYS: keys}


def newest(settings: Settings) -> tuple[datetime, Path] | None:
    """Return the newest whole backup with its moment, if there is one."""
    found = backups_in(folder_of(settings))
    return found[0] if found else None


def is_due(settings: Settings, now: datetime) -> bool:
    """Say whether the last backup is as old as the settings let it get; never where they want none."""
    if not settings.backup_every_h:
        return False
    last = newest(settings)
    return last is None or now - last[0] >= timedelta(hours=settings.backup_every_h)


def let_old_ones_go(settings: Settings, now: datetime) -> int:
    """Delete backups older than the settings keep them, never the newest; return how many went."""
    oldest = now - timedelta(days=settings.backup_days)
    gone = [backup for moment, backup in backups_in(folder_of(settings))[1:] if moment < oldest]
    for backup in gone:
        delete(backup)
    return len(gone)


async def back_up(settings: Settings, url: str, into: Path | None = None) -> Path:
    """Write a backup while everything goes on, and return its folder; cancelled, it leaves nothing behind.

    Raises BackupRefused, DatabaseUnavailable.
    """
    stop = threading.Event()
    writer = BackupWriter(
        settings.database_direct_url or url,
        stores_of(settings),
        into or folder_of(settings),
        program_version(),
        stop,
    )
    writing = asyncio.ensure_future(asyncio.to_thread(writer.write))
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        stop.set()
        await asyncio.gather(writing, return_exceptions=True)
        raise


async def back_up_when_due(settings: Settings, url: str) -> None:
    """Write a backup if the last one is old enough, then let go of those that are too old."""
    now = datetime.now(UTC)
    if not await asyncio.to_thread(is_due, settings, now):
        return
    try:
        made = await back_up(settings, url)
    except Stopped:
        return
    gone = await asyncio.to_thread(let_old_ones_go, settings, now)
    logger.info(
        "Made a backup, of %s; %d older ones were deleted.", made.name.removeprefix("paceline-"), gone
    )
