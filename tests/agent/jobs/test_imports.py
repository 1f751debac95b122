"""Imports of files and archives: what is readable is taken once, what is not is put down with the reason."""

import asyncio
import io
import resource
import zipfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from agent.jobs import Jobs
from memory.database import Database
from tests.support.coaching import jobs_on
from tests.support.shared_data import SHARED_DATA
from tests.support.small_exports import export, ride_tcx
from tools.domain.syncing import Outcome, RunStatus, SyncRun
from tools.kit.errors import NotFound, UnreadableFile


async def received(jobs: Jobs, athlete_id: str, files: dict[str, bytes]) -> tuple[str, ...]:
    uploads = jobs.house.uploads.for_athlete(athlete_id)
    return tuple(
        [
            (await uploads.receive(name, "application/octet-stream", content)).id
            for name, content in files.items()
        ]
    )


async def imported(jobs: Jobs, athlete_id: str, files: dict[str, bytes]) -> SyncRun:
    """Import files in the background and wait for the end."""
    desk = jobs.desk(athlete_id)
    run = await desk.import_uploads(await received(jobs, athlete_id, files))
    assert (run.status, run.total) == (RunStatus.QUEUED, None)
    await jobs.work_off()
    return await desk.run(run.id)


def counts(run: SyncRun) -> tuple[int, int, int]:
    return run.imported, run.duplicates, run.failed


async def test_broken_files_are_listed_with_the_reason_and_the_good_ones_go_on(
    database: Database, home: Path, athlete_id: str
) -> None:
    files = {
        "notes.txt": b"bought milk",
        "a.tcx": ride_tcx(0),
        "cut.zip": export(3)[:-40],
        "a copy.tcx": ride_tcx(0),
        "b.tcx": ride_tcx(1),
    }
    async with jobs_on(database, home) as jobs:
        run = await imported(jobs, athlete_id, files)
        assert (run.status, run.total, counts(run)) == (RunStatus.DONE, 5, (2, 1, 2))
        assert run.label == "5 files"
        assert {failure.file for failure in run.failures} == {"notes.txt", "cut.zip"}
        assert all(failure.reason.endswith(".") for failure in run.failures)
        again = await imported(jobs, athlete_id, files)
        assert counts(again) == (0, 3, 2)
        assert len(await jobs.house.activities.for_owner(athlete_id).activities()) == 2


async def test_an_archive_is_walked_and_its_list_names_what_it_holds(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with jobs_on(database, home) as jobs:
        run = await imported(jobs, athlete_id, {"export.zip": export(12, named=True)})
        assert (run.status, run.total, counts(run)) == (RunStatus.DONE, 12, (12, 0, 0))
        kept = await jobs.house.activities.for_owner(athlete_id).activities()
        assert {each.summary.name for each in kept} == {f"Ride {number}" for number in range(12)}
        assert all(each.upload_id and each.has_recording for each in kept)
        assert kept[0].file_name == "activities/11.tcx"


async def test_a_folder_full_of_archives_needs_no_open_file_for_each(
    database: Database, home: Path, athlete_id: str
) -> None:
    files = {f"{number}.zip": export(1, first=number) for number in range(90)}
    async with jobs_on(database, home) as jobs:
        asked = await jobs.desk(athlete_id).import_uploads(await received(jobs, athlete_id, files))
        before = resource.getrlimit(resource.RLIMIT_NOFILE)
        in_use = max(int(entry.name) for entry in Path("/proc/self/fd").iterdir())
        resource.setrlimit(resource.RLIMIT_NOFILE, (in_use + 40, before[1]))
        try:
            await jobs.work_off()
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, before)
        run = await jobs.desk(athlete_id).run(asked.id)
        assert (run.status, run.total, counts(run)) == (RunStatus.DONE, 90, (90, 0, 0))


async def test_a_stopped_import_keeps_what_it_took_and_goes_on_where_it_was(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with jobs_on(database, home) as jobs:
        desk = jobs.desk(athlete_id)
        asked = await desk.import_uploads(await received(jobs, athlete_id, {"export.zip": export(40)}))
        working = asyncio.create_task(jobs.work_off())
        while (await desk.run(asked.id)).imported < 2:
            await asyncio.sleep(0.001)
        await desk.stop(asked.id)
        await working
        stopped = await desk.run(asked.id)
        assert (stopped.status, stopped.total) == (RunStatus.STOPPED, 40)
        assert 2 <= stopped.imported < 40
        assert (await desk.resume(asked.id)).status is RunStatus.QUEUED
        await jobs.work_off()
        done = await desk.run(asked.id)
        assert (done.status, counts(done)) == (RunStatus.DONE, (40, 0, 0))
        assert (await desk.resume(asked.id)).status is RunStatus.DONE
        assert (await desk.stop(asked.id)).status is RunStatus.DONE


async def test_an_import_that_was_stopped_before_it_began_leaves_the_queue(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with jobs_on(database, home) as jobs:
        desk = jobs.desk(athlete_id)
        asked = await desk.import_uploads(await received(jobs, athlete_id, {"a.tcx": ride_tcx(0)}))
        await desk.stop(asked.id)
        await jobs.work_off()
        assert counts(await desk.run(asked.id)) == (0, 0, 0)


async def test_one_recording_is_imported_at_once_and_keeps_its_id(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with jobs_on(database, home) as jobs:
        desk = jobs.desk(athlete_id)
        (upload_id,) = await received(jobs, athlete_id, {"a.tcx": ride_tcx(0)})
        (activity_id,) = await desk.import_now(upload_id)
        assert await desk.import_now(upload_id) == (activity_id,)
        shelf = jobs.house.activities.for_owner(athlete_id)
        assert (await shelf.recording(activity_id)).time_s[-1] == 600
        with pytest.raises(NotFound):
            await jobs.desk(f"{athlete_id}-other").import_now(upload_id)


async def test_an_archive_is_not_imported_at_once(database: Database, home: Path, athlete_id: str) -> None:
    async with jobs_on(database, home) as jobs:
        (upload_id,) = await received(jobs, athlete_id, {"export.zip": export(2)})
        with pytest.raises(UnreadableFile, match="in the background"):
            await jobs.desk(athlete_id).import_now(upload_id)


async def test_files_of_one_name_are_told_apart(database: Database, home: Path, athlete_id: str) -> None:
    async with jobs_on(database, home) as jobs:
        uploads = await received(jobs, athlete_id, {"a.tcx": ride_tcx(0), "b.tcx": ride_tcx(1)})
        desk = jobs.desk(athlete_id)
        run = await desk.import_uploads(uploads, ("a.tcx", "a.tcx"))
        await jobs.work_off()
        assert counts(await desk.run(run.id)) == (2, 0, 0)


async def test_a_file_of_somebody_else_is_not_imported(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with jobs_on(database, home) as jobs:
        uploads = await received(jobs, athlete_id, {"a.tcx": ride_tcx(0)})
        with pytest.raises(NotFound):
            await jobs.desk(f"{athlete_id}-other").import_uploads(uploads)


async def test_two_workers_do_everything_once(database: Database, home: Path, athlete_id: str) -> None:
    async with jobs_on(database, home) as jobs, jobs_on(database, home, queue=jobs.queue.name) as second:
        desk = jobs.desk(athlete_id)
        asked = [
            await desk.import_uploads(
                await received(jobs, athlete_id, {f"{name}.zip": export(6, first=first)})
            )
            for name, first in (("one", 0), ("two", 3), ("three", 100))
        ]
        await asyncio.gather(jobs.work_off(), second.work_off())
        while await _waiting(database, jobs):
            await jobs.work_off()
        total = Counter[Outcome]()
        for run in [await desk.run(run.id) for run in asked]:
            assert run.status is RunStatus.DONE
            total += Counter({Outcome.IMPORTED: run.imported, Outcome.DUPLICATE: run.duplicates})
        assert total == {Outcome.IMPORTED: 15, Outcome.DUPLICATE: 3}


async def _waiting(database: Database, jobs: Jobs) -> int:
    row = await database.row(
        "select count(*) as n from procrastinate_jobs"
        " where queue_name = %(queue)s and status in ('todo', 'doing')",
        queue=jobs.queue.name,
    )
    return int(row["n"]) if row else 0


async def test_what_has_expired_is_purged_when_a_worker_begins(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with jobs_on(database, home) as jobs:
        await imported(jobs, athlete_id, {"a.tcx": ride_tcx(0), "b.tcx": ride_tcx(1)})
        await database.run(
            "update activity set expires_at = now() - interval '1 minute' where athlete_id = %(athlete_id)s"
            " and file_name = 'a.tcx'",
            athlete_id=athlete_id,
        )
    async with jobs_on(database, home, worker="inside") as jobs:
        for _ in range(500):
            rows = await database.rows(
                "select file_name from activity where athlete_id = %(athlete_id)s", athlete_id=athlete_id
            )
            if len(rows) == 1:
                break
            await asyncio.sleep(0.01)
    assert [row["file_name"] for row in rows] == ["b.tcx"]


async def test_a_run_whose_job_was_lost_is_found_again(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with jobs_on(database, home) as jobs:
        desk = jobs.desk(athlete_id)
        run = await desk.import_uploads(await received(jobs, athlete_id, {"a.tcx": ride_tcx(0)}))
        await jobs.queue.withdraw(athlete_id, run.source, run.id)
        await jobs.work_off()
        assert (await desk.run(run.id)).status is RunStatus.QUEUED
        await database.run(
            "update sync_run set asked_at = asked_at - %(age)s where id = %(id)s",
            age=timedelta(minutes=1),
            id=run.id,
        )
        await jobs.work_off()
        assert (await desk.run(run.id)).status is RunStatus.DONE


async def test_a_large_file_is_refused_before_it_is_read(
    database: Database, home: Path, athlete_id: str, tmp_path: Path
) -> None:
    large = tmp_path / "large.fit"
    with large.open("wb") as hole:
        hole.truncate(60_000_000)
    async with jobs_on(database, home) as jobs:
        upload = await jobs.house.uploads.for_athlete(athlete_id).receive_file("large.fit", "x/y", large)
        run = await jobs.desk(athlete_id).import_uploads((upload.id,))
        await jobs.work_off()
        (failure,) = (await jobs.desk(athlete_id).run(run.id)).failures
        assert "50 MB" in failure.reason


async def test_an_archive_without_recordings_says_so(database: Database, home: Path, athlete_id: str) -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("readme.md", "nothing here")
    async with jobs_on(database, home) as jobs:
        run = await imported(jobs, athlete_id, {"empty.zip": empty.getvalue()})
        assert counts(run) == (0, 0, 1)
        assert "no recording" in run.failures[0].reason


@pytest.mark.skipif(not SHARED_DATA.is_dir(), reason="the shared data folder is not here")
async def test_the_archives_of_others_are_walked(database: Database, home: Path, athlete_id: str) -> None:
    files = {path.name: path.read_bytes() for path in sorted((SHARED_DATA / "archive").glob("*.zip"))}
    async with jobs_on(database, home) as jobs:
        run = await imported(jobs, athlete_id, files)
        assert run.status is RunStatus.DONE
        assert run.imported
