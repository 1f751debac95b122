"""The queue in the database (procrastinate): what waits, in which order, and what may not run at once."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

from procrastinate import App
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

from memory.database import driver_errors
from tools.domain.provenance import Source

QUEUE = "paceline"
IMPORT_FILES = "import_files"
SYNC_SOURCE = "sync_source"


class Queue:
    """Where runs wait for a worker: one at a time for each account of an athlete, the oldest first."""

    def __init__(self, app: App, name: str) -> None:
        self._app = app
        self.name = name

    async def add(
        self, athlete_id: str, source: Source, run_id: str, *, tries: int = 0, wait_s: float = 0.0
    ) -> None:
        """Let a run be done, not before `wait_s` seconds; one that waits already is not added twice.

        `tries` is how often in a row its service gave no answer.
        """
        deferrer = self._app.configure_task(
            IMPORT_FILES if source is Source.FILE else SYNC_SOURCE,
            allow_unknown=False,
            queue=self.name,
            lock=self._lock(athlete_id, source),
            queueing_lock=run_id,
            schedule_at=datetime.now(UTC) + timedelta(seconds=wait_s) if wait_s else None,
        )
        with _queue_errors(), suppress(AlreadyEnqueued):
            await deferrer.defer_async(athlete_id=athlete_id, source=source, run_id=run_id, tries=tries)

    async def withdraw(self, athlete_id: str, source: Source, run_id: str) -> None:
        """Take a run that waits out of the queue, so that it holds up no other of the same account."""
        manager = self._app.job_manager
        with _queue_errors():
            waiting = await manager.list_jobs_async(lock=self._lock(athlete_id, source), status="todo")
            for job in waiting:
                if job.id is not None and job.task_kwargs.get("run_id") == run_id:
                    await manager.cancel_job_by_id_async(job.id, delete_job=True)

    def _lock(self, athlete_id: str, source: Source) -> str:
        return f"{self.name}/{athlete_id}/{source}"


@contextmanager
def _queue_errors() -> Iterator[None]:
    """Turn what the queue says of a database that does not answer into DatabaseUnavailable."""
    with driver_errors():
        try:
            yield
        except ConnectorException as error:
            raise error.__cause__ or error from None
