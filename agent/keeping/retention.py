"""The house's chores: backups when they are due, and what has had its time deleted. No leader is needed."""

import logging
from datetime import UTC, datetime, timedelta

from agent.keeping.backups import back_up_when_due
from agent.settings import Settings
from agent.storage import blobs_of, chat_files_of
from memory.conversations import prune_superseded
from memory.database import Database
from memory.invitations import InvitationStore
from memory.retention import Retention
from memory.sign_in_attempts import AttemptStore
from memory.sign_ins import SignInStore
from tools.kit.errors import BackupRefused

TIDY, TIDY_EVERY = "tidy", timedelta(hours=20)
"""A little less than a day: a machine that runs for an hour every evening is tidied too [D]."""
ATTEMPTS_KEPT = timedelta(days=1)

logger = logging.getLogger(__name__)


async def do_chores(settings: Settings, database: Database) -> None:
    """Do what is due for the whole house."""
    try:
        await back_up_when_due(settings, database.direct_url)
    except BackupRefused as error:
        logger.error("%s", error)  # noqa: TRY400 (the sentence says all)
    if await Retention(database).take_on(TIDY, TIDY_EVERY):
        await tidy(settings, database)


async def tidy(settings: Settings, database: Database) -> None:
    """Delete what has had its time, and give its room back; see docs/backups.md."""
    retention, now = Retention(database), datetime.now(UTC)
    gone = await retention.rows()
    gone["sign_ins"] = await SignInStore(database).forget_old(now - timedelta(days=settings.sign_in_days))
    gone["invitations"] = await InvitationStore(database).forget_old(now)
    gone["attempts"] = await AttemptStore(database).forget_old(now - ATTEMPTS_KEPT)
    gone["checkpoints"] = await prune_superseded(database)
    gone["contents"] = await retention.files("blobs", blobs_of(settings).files, "contents")
    gone["chat_files"] = await retention.files("chat", chat_files_of(settings), "chat_files")
    await retention.vacuum()
    told = ", ".join(f"{count} {name}" for name, count in gone.items() if count)
    logger.info("Tidied up: %s.", told or "nothing had to go")
