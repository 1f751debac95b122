"""What a worker can do: import files, sync a service, ask for syncs that are due, keep the house."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from procrastinate import App, JobContext
from procrastinate.jobs import Job
from procrastinate.retry import BaseRetryStrategy, RetryDecision

from agent.jobs.desk import AthleteSyncDesk
from agent.jobs.errands import Errand, Work, carry_out
from agent.jobs.house import House
from agent.jobs.imports import run_import
from agent.jobs.queue import IMPORT_FILES, SYNC_SOURCE, Queue
from agent.jobs.syncs import run_sync
from agent.keeping.retention import do_chores
from tools.domain.provenance import Source
from tools.domain.syncing import AskedBy
from tools.kit.acting import acting_for
from tools.kit.watching import watched

KEEP_ENDED_JOBS_H = 24 * 30
PURGE_EXPIRED, PURGE_AT = "purge_expired", "7 * * * *"
DO_CHORES, CHORES_AT = "do_chores", "*/10 * * * *"
SCHEDULE_SYNCS, SCHEDULE_AT = "schedule_syncs", "*/15 * * * *"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shift:
    """What a worker has at hand. `at_work` are the jobs this process does right now.

    `left` says when it left others (monotonic, s): the queue may not have heard that they have ended.
    """

    house: House
    queue: Queue
    at_work: set[int] = field(default_factory=set)
    left: dict[int, float] = field(default_factory=dict)


class ResumeAfterStop(BaseRetryStrategy):
    """Put a job that was cut off by the end of its worker back into the queue; nothing else."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """Return "at once" for a job that was cut off."""
        return (
            RetryDecision(retry_in={"seconds": 0}) if isinstance(exception, asyncio.CancelledError) else None
        )


def add_tasks(app: App, shift: Shift) -> None:
    """Teach an app its tasks, and when those of the clock are due."""
    app.task(name=IMPORT_FILES, pass_context=True, retry=ResumeAfterStop())(_doing(shift, run_import))
    app.task(name=SYNC_SOURCE, pass_context=True, retry=ResumeAfterStop())(_doing(shift, run_sync))

    async def purge(timestamp: int) -> None:
        await purge_expired(shift.house)
        await app.job_manager.delete_old_jobs(
            KEEP_ENDED_JOBS_H,
            queue=shift.queue.name,
            include_failed=True,
            include_cancelled=True,
            include_aborted=True,
        )

    async def schedule(timestamp: int) -> None:
        await schedule_syncs(shift)

    async def chores(timestamp: int) -> None:
        await do_chores(shift.house.settings, shift.house.database)

    _by_the_clock(app, shift, PURGE_EXPIRED, PURGE_AT, purge)
    _by_the_clock(app, shift, DO_CHORES, CHORES_AT, chores)
    if shift.house.settings.sync_every_h:
        _by_the_clock(app, shift, SCHEDULE_SYNCS, SCHEDULE_AT, schedule)


async def purge_expired(house: House) -> None:
    """Delete what may be kept no longer by the rules of its source."""
    gone = await house.activities.purge_expired()
    if gone:
        logger.info("Deleted %d activities that may be kept no longer.", gone)


async def schedule_syncs(shift: Shift) -> None:
    """Ask for a sync of every connection that works and was not synced for as long as the settings say."""
    house = shift.house
    rest = timedelta(hours=house.settings.sync_every_h)
    for athlete_id, source in await house.connections.due(rest):
        with acting_for(athlete_id):
            await AthleteSyncDesk(house, shift.queue, athlete_id).sync(source, AskedBy.SCHEDULE)


def _doing(shift: Shift, work: Work) -> Callable[..., Awaitable[None]]:
    """Return the task that does a run's work, known to be at work meanwhile."""

    async def do(context: JobContext, *, athlete_id: str, source: str, run_id: str, tries: int = 0) -> None:
        job_id = context.job.id or 0
        shift.at_work.add(job_id)
        try:
            errand = Errand(athlete_id, Source(source), run_id, tries)
            with acting_for(athlete_id), watched("job", context.job.task_name):
                await carry_out(shift.house, shift.queue, errand, work)
        finally:
            shift.at_work.discard(job_id)
            shift.left[job_id] = time.monotonic()

    return do


def _by_the_clock(app: App, shift: Shift, name: str, cron: str, do: Callable[[int], Awaitable[None]]) -> None:
    """Let a task be done at its hours, once however many workers there are, and never beside itself."""
    queue = shift.queue.name
    lock = f"{queue}/{name}"
    app.periodic(cron=cron, queue=queue, lock=lock, queueing_lock=lock)(app.task(name=name)(do))
