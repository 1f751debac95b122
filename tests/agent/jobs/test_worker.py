"""The worker in a process of its own: it stops when told to, and nothing is lost when it is killed."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from agent.jobs import Jobs, open_jobs
from agent.settings import Settings
from memory.database import Database
from tests.support.server import FOREIGN, ROOT
from tests.support.small_exports import export
from tools.domain.syncing import RunStatus, SyncRun

FILES = 300
LONGER = 1200
"""Files that no worker gets done in the seconds it has to stop."""


@asynccontextmanager
async def worker(home: Path, url: str) -> AsyncIterator[Process]:
    """Run `python -m agent.worker`, ready to work; kill it at the end if it still runs."""
    told = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    told |= {"PACELINE_HOME": str(home), "DATABASE_URL": url, "PYTHONPATH": str(ROOT), "SYNC_EVERY_H": "0"}
    command = (sys.executable, "-m", "agent.worker")
    process = await asyncio.create_subprocess_exec(*command, cwd=home, env=told, stderr=PIPE)
    try:
        assert process.stderr is not None
        assert b"ready" in await asyncio.wait_for(process.stderr.readline(), 60)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@pytest.fixture
async def jobs(database: Database, home: Path) -> AsyncIterator[Jobs]:
    """The queue the worker looks at, with nobody at work in this process."""
    settings = Settings(_env_file=None, paceline_home=home)
    async with open_jobs(settings, database, inside=False) as jobs:
        yield jobs


async def asked(jobs: Jobs, athlete_id: str, files: int = FILES) -> SyncRun:
    uploads = jobs.house.uploads.for_athlete(athlete_id)
    upload = await uploads.receive("export.zip", "application/zip", export(files))
    return await jobs.desk(athlete_id).import_uploads((upload.id,))


async def until(jobs: Jobs, athlete_id: str, run_id: str, enough: Callable[[SyncRun], bool]) -> SyncRun:
    """Look at a run until it is far enough."""
    async with asyncio.timeout(90):
        while not enough(run := await jobs.desk(athlete_id).run(run_id)):
            await asyncio.sleep(0.02)
    return run


async def doubled(database: Database, athlete_id: str) -> list[Any]:
    return await database.rows(
        "select started_at, count(*) from activity where athlete_id = %(athlete_id)s"
        " group by started_at having count(*) > 1",
        athlete_id=athlete_id,
    )


async def test_killed_in_the_middle_of_an_archive_nothing_is_lost_and_nothing_doubled(
    database: Database, postgres_url: str, home: Path, athlete_id: str, jobs: Jobs
) -> None:
    run = await asked(jobs, athlete_id)
    async with worker(home, postgres_url) as first:
        at_kill = await until(jobs, athlete_id, run.id, lambda run: run.imported >= 40)
        decoders = psutil.Process(first.pid).children()
        first.send_signal(signal.SIGKILL)
        await first.wait()
    assert at_kill.imported < FILES
    _, alive = await asyncio.to_thread(psutil.wait_procs, decoders, 10)
    assert decoders
    assert not alive
    assert (await jobs.desk(athlete_id).run(run.id)).status is RunStatus.RUNNING
    # A minute goes by.
    await database.run("update procrastinate_workers set last_heartbeat = now() - interval '1 minute'")
    async with worker(home, postgres_url):
        done = await until(jobs, athlete_id, run.id, lambda run: run.status is not RunStatus.RUNNING)
    assert (done.status, done.imported, done.duplicates, done.failed) == (RunStatus.DONE, FILES, 0, 0)
    assert len(await jobs.house.activities.for_owner(athlete_id).activities()) == FILES
    assert await doubled(database, athlete_id) == []


async def test_told_to_stop_it_puts_the_run_back_and_the_next_one_goes_on(
    database: Database, postgres_url: str, home: Path, athlete_id: str, jobs: Jobs
) -> None:
    run = await asked(jobs, athlete_id, LONGER)
    async with worker(home, postgres_url) as first:
        await until(jobs, athlete_id, run.id, lambda run: run.imported >= 10)
        first.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(first.wait(), 20) == 0
        assert first.stderr is not None
        assert b"Traceback" not in await first.stderr.read()
    row = await database.row(
        "select status from procrastinate_jobs where args ->> 'run_id' = %(run_id)s", run_id=run.id
    )
    assert row is not None
    assert row["status"] == "todo"
    async with worker(home, postgres_url):
        done = await until(jobs, athlete_id, run.id, lambda run: run.status is not RunStatus.RUNNING)
    assert (done.status, done.imported, done.duplicates) == (RunStatus.DONE, LONGER, 0)


async def test_it_explains_itself_and_refuses_options(tmp_path: Path) -> None:
    for arguments, code in ((["--help"], 0), (["--fast"], 2)):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "agent.worker", *arguments), cwd=ROOT, stdout=PIPE, stderr=PIPE
        )
        said = b"".join(await process.communicate())
        assert process.returncode == code
        assert b"PACELINE_WORKER=separate" in said
