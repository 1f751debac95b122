"""How every part of a house stands, for its owner: what works, and what to do where it does not."""

import asyncio
import os
import shutil
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from agent.keeping.backups import newest
from agent.settings import Settings
from memory.house_figures import HouseFigures, QueueFigures
from tools.domain.finding import Frozen
from tools.kit.errors import DatabaseUnavailable, FilesUnavailable

if TYPE_CHECKING:
    from agent.coach import Coach

PATIENCE_S = 3.0
"""How long the database may take to answer before the house counts as not ready: our design choice [D]."""
QUEUE_WAITS_S = 900.0
"""How long a job that is due may wait before the owner is told: our design choice [D]."""
SIGN_OF_LIFE_S = 20.0
LEAST_ROOM_BYTES = 1_000_000_000
"""Room on the disk below which the owner is told: our design choice [D]."""
BACKUPS_MISSED = 2.5
"""Times the time between backups after which the last one is too old: our design choice [D]."""
NO_ANSWER = (
    "It does not answer. Is Postgres running, and DATABASE_URL right? `./paceline doctor` looks closer."
)

NEVER_THERE = "never-there"
NO_FILES = "Where files are kept does not answer: see PACELINE_HOME, or S3_ENDPOINT_URL and its key."

Standing = Literal["ok", "attention", "down"]


class PartState(Frozen):
    """How one part stands; `told` is a sentence, with what to do where something is to be done."""

    part: str
    standing: Standing
    told: str


class HouseState(Frozen):
    """All parts; one that wants attention keeps nobody from being answered."""

    parts: tuple[PartState, ...]

    @property
    def status(self) -> Literal["ok", "down"]:
        """Return whether anything is down."""
        return "down" if any(part.standing == "down" for part in self.parts) else "ok"


async def is_ready(coach: "Coach") -> bool:
    """Tell whether messages can be answered now: the database answers, in time."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            await HouseFigures(coach.database).ask()
    except (DatabaseUnavailable, TimeoutError):
        return False
    return True


async def house_state(coach: "Coach", settings: Settings) -> HouseState:
    """Return how every part stands; nothing outside is asked, and no part's failure hides the others."""
    figures = HouseFigures(coach.database)
    asked: tuple[Awaitable[tuple[PartState, ...]], ...] = (
        _database(coach, figures),
        _queue(figures),
        _syncs(figures),
        _storage(coach, settings),
        asyncio.to_thread(_disk, settings.paceline_home),
        asyncio.to_thread(_backups, settings, datetime.now(UTC)),
    )
    parts = [part for some in await asyncio.gather(*asked) for part in some]
    return HouseState(parts=(*parts, *_models(coach)))


async def _database(coach: "Coach", figures: HouseFigures) -> tuple[PartState, ...]:
    try:
        async with asyncio.timeout(PATIENCE_S):
            await figures.ask()
    except (DatabaseUnavailable, TimeoutError):
        return (PartState(part="database", standing="down", told=NO_ANSWER),)
    pool = coach.database.pool.get_stats()
    told = f"It answers; {pool.get('pool_size', 0)} of {pool.get('pool_max', 0)} connections are open."
    return (PartState(part="database", standing="ok", told=told),)


async def _queue(figures: HouseFigures) -> tuple[PartState, ...]:
    try:
        async with asyncio.timeout(PATIENCE_S):
            queue, workers = await figures.queue(), await figures.workers(SIGN_OF_LIFE_S)
    except (DatabaseUnavailable, TimeoutError):
        return (
            PartState(part="queue", standing="down", told="It is in the database, which does not answer."),
        )
    return (queue_state(queue, workers),)


def queue_state(queue: QueueFigures, workers: int) -> PartState:
    """Return how the queue stands, of its figures and how many workers live."""
    told = f"{queue.waiting} waiting, {queue.under_way} under way, {queue.failed} failed; workers: {workers}."
    if not workers:
        told += " Nobody works it off: start `./paceline worker`, or unset PACELINE_WORKER."
    elif queue.oldest_s > QUEUE_WAITS_S:
        told += f" The oldest has waited {queue.oldest_s / 60:.0f} min: start another `./paceline worker`."
    else:
        return PartState(part="queue", standing="ok", told=told)
    return PartState(part="queue", standing="attention", told=told)


async def _syncs(figures: HouseFigures) -> tuple[PartState, ...]:
    try:
        async with asyncio.timeout(PATIENCE_S):
            syncs = await figures.last_syncs()
    except (DatabaseUnavailable, TimeoutError):
        return ()
    return tuple(
        PartState(
            part=f"sync: {each.source}",
            standing="attention" if each.failed_in_a_day else "ok",
            told=f"Last worked {_moment(each.last_done_at)}; {each.failed_in_a_day} failed within a day."
            + (" Each athlete's page of connections says why." if each.failed_in_a_day else ""),
        )
        for each in syncs
    )


async def _storage(coach: "Coach", settings: Settings) -> tuple[PartState, ...]:
    """Ask for a file that is never there, in the folder or the bucket; a folder must take files, too."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            await asyncio.to_thread(coach.uploads.blobs.files.size, NEVER_THERE)
    except (FilesUnavailable, OSError, TimeoutError):
        return (PartState(part="storage", standing="down", told=NO_FILES),)
    home = settings.paceline_home
    if not os.access(home, os.R_OK | os.W_OK | os.X_OK):
        told = f"{home} cannot be written: see whom it belongs to, and whether its disk is read-only."
        return (PartState(part="storage", standing="down", told=told),)
    where = f"in the bucket {settings.s3_bucket}" if settings.s3_bucket else "on this machine"
    return (PartState(part="storage", standing="ok", told=f"Files are kept {where}, which answers."),)


def _disk(folder: Path) -> tuple[PartState, ...]:
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return ()  # The part "storage" says that the folder is not there.
    return (disk_state(free),)


def disk_state(free_bytes: int) -> PartState:
    """Return how much room is left."""
    told = f"{free_bytes / 1e9:.1f} GB free."
    if free_bytes >= LEAST_ROOM_BYTES:
        return PartState(part="disk", standing="ok", told=told)
    told += " Make room: nothing can be kept when it is full."
    return PartState(part="disk", standing="attention", told=told)


def _backups(settings: Settings, now: datetime) -> tuple[PartState, ...]:
    last = newest(settings)
    return (backup_state(last[0] if last else None, now, settings.backup_every_h),)


def backup_state(last: datetime | None, now: datetime, every_h: float) -> PartState:
    """Return whether the last backup is as young as the settings want it."""
    if last is None:
        told = "There is none yet: `./paceline backup` takes one."
        return PartState(part="backup", standing="attention", told=told)
    told = f"The last one was taken {_moment(last)}."
    if every_h and now - last > timedelta(hours=BACKUPS_MISSED * every_h):
        told += " That is too long ago: see the log for why, and take one with `./paceline backup`."
        return PartState(part="backup", standing="attention", told=told)
    return PartState(part="backup", standing="ok", told=told)


def _models(coach: "Coach") -> tuple[PartState, ...]:
    if coach.endpoint is None:
        return (PartState(part="model", standing="ok", told=coach.model_label),)
    return tuple(
        PartState(
            part=f"model: {each['model']}",
            standing="ok" if each["state"] == "closed" else "attention",
            told="It is asked."
            if each["state"] == "closed"
            else "It failed and is left alone for a while; another model, or the offline coach, speaks.",
        )
        for each in coach.endpoint.states()
    )


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC") if moment else "never"
