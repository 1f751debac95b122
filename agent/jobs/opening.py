"""Open the queue on a database, with a worker inside this process or without one."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate.app import WorkerOptions
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import DeleteJobCondition

from agent.jobs.abandoned import requeue_abandoned
from agent.jobs.desk import AthleteSyncDesk
from agent.jobs.house import House, build_house
from agent.jobs.queue import QUEUE, Queue
from agent.jobs.sources import OpenSource, open_source
from agent.jobs.tasks import Shift, add_tasks, purge_expired
from agent.settings import Settings
from memory.database import Database, driver_errors
from tools.kit.errors import DatabaseUnavailable
from tools.sources.decoder import DecoderProcess

AT_ONCE = 3
"""Runs a worker does side by side: a long import must not hold up a sync."""
HEARTBEAT_S = 5.0
STALLED_S = 20.0
"""Seconds without a heartbeat after which a worker counts as killed, and its jobs go back into the queue."""
SWEEP_S = 5.0
POLL_S = 2.0
GRACE_S = 2.0
"""Seconds a run gets to end when its worker stops; one that needs longer goes on at the next start."""
RESTART_S = 3.0

logger = logging.getLogger(__name__)
logging.getLogger("procrastinate").setLevel(logging.WARNING)  # Each job's start and end is in the run log.


@dataclass(frozen=True, slots=True)
class Jobs:
    """The open queue of one house."""

    house: House
    queue: Queue
    app: App
    shift: Shift

    def desk(self, athlete_id: str) -> AthleteSyncDesk:
        """Return where an athlete's data comes in."""
        return AthleteSyncDesk(self.house, self.queue, athlete_id)

    async def work(self) -> None:
        """Do what is asked for until cancelled; what is cut off then goes on at the next start.

        A database that goes away stops the worker, and one that comes back starts it again.
        """
        sweeping = asyncio.create_task(self._look_after())
        try:
            while True:
                try:
                    await self._work_off(wait=True)
                except ConnectorException:
                    logger.warning("The queue lost the database; I try again in %.0f s.", RESTART_S)
                await asyncio.sleep(RESTART_S)
        finally:
            await _end(sweeping)

    async def work_off(self) -> None:
        """Do what can be done now, and return when nothing more can be."""
        await requeue_abandoned(self.app, self.shift, STALLED_S)
        await self._work_off(wait=False)

    async def _work_off(self, wait: bool) -> None:
        options: WorkerOptions = {
            "queues": [self.queue.name],
            "wait": wait,
            "concurrency": AT_ONCE,
            "install_signal_handlers": False,
            "update_heartbeat_interval": HEARTBEAT_S,
            "stalled_worker_timeout": STALLED_S,
            "fetch_job_polling_interval": POLL_S,
            "delete_jobs": DeleteJobCondition.SUCCESSFUL,
        }
        if wait:
            options["shutdown_graceful_timeout"] = GRACE_S
        await self.app.run_worker_async(**options)

    async def _look_after(self) -> None:
        """Delete what has expired, then find again and again what a killed worker left behind."""
        await _forgiving(purge_expired(self.house))
        while True:
            await _forgiving(requeue_abandoned(self.app, self.shift, STALLED_S))
            await asyncio.sleep(SWEEP_S)


@asynccontextmanager
async def open_jobs(
    settings: Settings,
    database: Database,
    *,
    queue: str = QUEUE,
    open_source: OpenSource = open_source,
    inside: bool | None = None,
) -> AsyncIterator[Jobs]:
    """Open the queue, with a worker in this process where the settings (or `inside`) say so.

    Raises DatabaseUnavailable.
    """
    connector = PsycopgConnector(
        conninfo=database.direct_url, min_size=0, max_size=3, kwargs={"prepare_threshold": 0}
    )
    app = App(connector=connector)
    async with DecoderProcess() as decoder:
        house = build_house(settings, database, decoder, open_source)
        shift = Shift(house, Queue(app, queue))
        add_tasks(app, shift)
        with driver_errors():
            await app.open_async()
        jobs = Jobs(house, shift.queue, app, shift)
        wanted = settings.worker == "inside" if inside is None else inside
        working = asyncio.create_task(jobs.work(), name="worker") if wanted else None
        try:
            yield jobs
        finally:
            if working:
                await _end(working)
            await app.close_async()


async def _forgiving(asked: Coroutine[Any, Any, None]) -> None:
    """Do something that is tried again soon anyway: a database that does not answer is no failure."""
    try:
        await asked
    except (DatabaseUnavailable, ConnectorException) as error:
        logger.debug("Not now: %s", error)


async def _end(task: "asyncio.Task[None]") -> None:
    """Cancel a task and wait until it has ended; what it died of earlier goes to the log."""
    task.cancel()
    (outcome,) = await asyncio.gather(task, return_exceptions=True)
    if isinstance(outcome, Exception):
        logger.error("The worker had stopped.", exc_info=outcome)
