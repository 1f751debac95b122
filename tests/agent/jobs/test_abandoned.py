"""What is left behind is found again, what is at work is left alone, and a worker outlives its database."""

import asyncio
from pathlib import Path

from agent.jobs import Jobs
from agent.jobs.abandoned import requeue_abandoned
from agent.jobs.opening import STALLED_S
from memory.database import Database
from tests.support.coaching import jobs_on
from tests.support.postgres import migrated_postgres
from tests.support.small_exports import export, ride_tcx
from tools.domain.provenance import Source
from tools.domain.syncing import RunStatus, SyncRun


async def asked(jobs: Jobs, athlete_id: str, content: bytes) -> SyncRun:
    uploads = jobs.house.uploads.for_athlete(athlete_id)
    upload = await uploads.receive("export.zip", "application/zip", content)
    return await jobs.desk(athlete_id).import_uploads((upload.id,))


async def until_done(jobs: Jobs, athlete_id: str, run_id: str) -> SyncRun:
    async with asyncio.timeout(60):
        while (run := await jobs.desk(athlete_id).run(run_id)).status is not RunStatus.DONE:
            await asyncio.sleep(0.02)
    return run


async def states(database: Database, run_id: str) -> list[str]:
    rows = await database.rows(
        "select status from procrastinate_jobs where args ->> 'run_id' = %(run_id)s", run_id=run_id
    )
    return [row["status"] for row in rows]


async def test_a_machine_that_slept_does_not_take_its_own_work_for_abandoned(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with jobs_on(database, home, worker="inside") as jobs:
        run = await asked(jobs, athlete_id, export(100))
        while await states(database, run.id) != ["doing"]:
            await asyncio.sleep(0.005)
        await database.run("update procrastinate_workers set last_heartbeat = now() - interval '1 hour'")
        await requeue_abandoned(jobs.app, jobs.shift, STALLED_S)
        assert await states(database, run.id) == ["doing"]
        assert (await until_done(jobs, athlete_id, run.id)).imported == 100


async def test_a_job_left_behind_whose_run_waits_already_just_ends(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with jobs_on(database, home) as jobs:
        run = await asked(jobs, athlete_id, export(2))
        # A worker took it, put the run back for later, and was killed before it could say that it had.
        await database.run(
            "update procrastinate_jobs set status = 'doing' where args ->> 'run_id' = %(run_id)s",
            run_id=run.id,
        )
        await jobs.queue.add(athlete_id, Source.FILE, run.id)
        assert sorted(await states(database, run.id)) == ["doing", "todo"]
        await jobs.work_off()
        assert (await jobs.desk(athlete_id).run(run.id)).status is RunStatus.DONE
        assert await states(database, run.id) == []


async def test_a_job_whose_end_the_queue_did_not_hear_of_holds_nothing_up(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with jobs_on(database, home) as jobs:
        run = await asked(jobs, athlete_id, export(2))
        # This process, which lives on, did it; the connection was cut when that was to be written down.
        (row,) = await database.rows(
            "with w as (insert into procrastinate_workers default values returning id)"
            " update procrastinate_jobs"
            " set status = 'doing', worker_id = w.id from w where args ->> 'run_id' = %(run_id)s"
            " returning procrastinate_jobs.id",
            run_id=run.id,
        )
        await jobs.work_off()
        assert await states(database, run.id) == ["doing"], "somebody may be at it"
        jobs.shift.left[row["id"]] = 0.0
        await jobs.work_off()
        assert await states(database, run.id) == []
        assert (await jobs.desk(athlete_id).run(run.id)).imported == 2


async def test_a_worker_goes_on_when_the_database_comes_back(home: Path, athlete_id: str) -> None:
    with migrated_postgres() as url:
        async with Database(url) as database, jobs_on(database, home, worker="inside") as jobs:
            first = await asked(jobs, athlete_id, export(1))
            await until_done(jobs, athlete_id, first.id)
            await database.run(
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                " and backend_type = 'client backend'"
            )
            await asyncio.sleep(0.1)
            upload = await jobs.house.uploads.for_athlete(athlete_id).receive("b.tcx", "", ride_tcx(50))
            second = await jobs.desk(athlete_id).import_uploads((upload.id,))
            assert (await until_done(jobs, athlete_id, second.id)).imported == 1
