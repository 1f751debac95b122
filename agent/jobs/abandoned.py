"""Finds the runs that a killed worker left behind, and lets them go on."""

import time

from procrastinate import App
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status

from agent.jobs.tasks import Shift

LEFT_S = 5.0
"""How long the queue may take to write down that a job has ended: our design choice [D]."""


async def requeue_abandoned(app: App, shift: Shift, stalled_s: float) -> None:
    """Put back into the queue what nobody works on: jobs of workers that fell silent, runs without a job.

    Going on is safe: an item and what became of it are written together, so none is done twice.
    """
    jobs = await app.job_manager.get_stalled_jobs(queue=shift.queue.name, seconds_since_heartbeat=stalled_s)
    for job in jobs:
        # A machine that slept finds its own heartbeat late: what this process does is not abandoned.
        if job.id not in shift.at_work:
            await _requeue(app, job)
    await _requeue_unheard(app, shift)
    for athlete_id, source, run_id in await shift.house.runs.without_a_job():
        await shift.queue.add(athlete_id, source, run_id)


async def _requeue_unheard(app: App, shift: Shift) -> None:
    """Put back jobs this process has left while the queue believes that it still does them.

    That is so where the connection was cut just when their end was to be written down; they would keep their
    athlete's next job waiting for as long as this worker lives.
    """
    long_ago = time.monotonic() - LEFT_S
    left = {job_id for job_id, when in shift.left.items() if when < long_ago} - shift.at_work
    if not left:
        return
    for job in await app.job_manager.list_jobs_async(queue=shift.queue.name, status=Status.DOING.value):
        if job.id in left:
            await _requeue(app, job)
    for job_id in left:
        shift.left.pop(job_id, None)


async def _requeue(app: App, job: Job) -> None:
    try:
        await app.job_manager.retry_job(job)
    except UniqueViolation:
        # The same run waits in the queue already: this job had nothing left to do but to end.
        await app.job_manager.finish_job(job, Status.ABORTED, delete_job=True)
    except ConnectorException:
        return  # Another worker found it first.
