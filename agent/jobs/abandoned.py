"""Finds the runs that a killed worker left behind, and lets them go on."""

from procrastinate import App
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status

from agent.jobs.tasks import Shift


async def requeue_abandoned(app: App, shift: Shift, stalled_s: float) -> None:
    """Put back into the queue what nobody works on: jobs of workers that fell silent, runs without a job.

    Going on is safe: an item and what became of it are written together, so none is done twice.
    """
    jobs = await app.job_manager.get_stalled_jobs(queue=shift.queue.name, seconds_since_heartbeat=stalled_s)
    for job in jobs:
        # A machine that slept finds its own heartbeat late: what this process does is not abandoned.
        if job.id not in shift.at_work:
            await _requeue(app, job)
    for athlete_id, source, run_id in await shift.house.runs.without_a_job():
        await shift.queue.add(athlete_id, source, run_id)


async def _requeue(app: App, job: Job) -> None:
    try:
        await app.job_manager.retry_job(job)
    except UniqueViolation:
        # The same run waits in the queue already: this job had nothing left to do but to end.
        await app.job_manager.finish_job(job, Status.ABORTED, delete_job=True)
    except ConnectorException:
        return  # Another worker found it first.
