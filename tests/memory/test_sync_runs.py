"""Runs: what was asked for, how it goes, what became of each item."""

import asyncio

import pytest

from memory.activities import ActivityStore
from memory.activity_intake import RunItem
from memory.database import Database
from memory.sync_runs import FAILURES_SHOWN, AthleteRuns, SyncRunStore
from tests.support.own_activities import of_a_file
from tools.domain.provenance import Source
from tools.domain.syncing import AskedBy, RunStatus
from tools.kit.errors import NotFound


@pytest.fixture
def runs(database: Database, athlete_id: str) -> AthleteRuns:
    return SyncRunStore(database).for_athlete(athlete_id)


async def test_a_run_is_told_from_asking_to_its_end(runs: AthleteRuns) -> None:
    run_id, new = await runs.ask(Source.GARMIN, "Garmin", {"since": "2026-05-01"}, AskedBy.SCHEDULE)
    assert new
    asked = await runs.run(run_id)
    assert (asked.status, asked.asked_by, asked.total, asked.started_at) == (
        RunStatus.QUEUED,
        "schedule",
        None,
        None,
    )
    assert await runs.wanted(run_id) == {"since": "2026-05-01"}
    assert await runs.start(run_id)
    await runs.set_total(run_id, 12)
    await runs.note(run_id, "Garmin asks us to come back at 14:30.")
    under_way = await runs.run(run_id)
    assert (under_way.status, under_way.total) == (RunStatus.RUNNING, 12)
    assert under_way.error == "Garmin asks us to come back at 14:30."
    assert await runs.start(run_id), "a worker that was killed goes on"
    assert (await runs.run(run_id)).error is None
    assert (await runs.run(run_id)).started_at == under_way.started_at
    assert await runs.finish(run_id, RunStatus.DONE)
    done = await runs.run(run_id)
    assert (done.status, done.error) == (RunStatus.DONE, None)
    assert done.finished_at


async def test_a_service_is_asked_once_at_a_time(runs: AthleteRuns) -> None:
    asked = await asyncio.gather(*(runs.ask(Source.STRAVA, "Strava", {}) for _ in range(5)))
    assert len({run_id for run_id, _ in asked}) == 1
    assert sorted(new for _, new in asked) == [False] * 4 + [True]
    await runs.finish(asked[0][0], RunStatus.FAILED, "Strava does not answer.")
    assert (await runs.ask(Source.STRAVA, "Strava", {}))[1]


async def test_files_are_imported_beside_each_other(runs: AthleteRuns) -> None:
    asked = [await runs.ask(Source.FILE, "a.zip", {}), await runs.ask(Source.FILE, "b.zip", {})]
    assert [new for _, new in asked] == [True, True]


async def test_what_was_stopped_stays_stopped_until_it_is_reopened(runs: AthleteRuns) -> None:
    run_id, _ = await runs.ask(Source.FILE, "a.zip", {})
    await runs.start(run_id)
    assert await runs.is_open(run_id)
    assert await runs.finish(run_id, RunStatus.STOPPED)
    assert not await runs.is_open(run_id)
    assert not await runs.start(run_id)
    assert not await runs.finish(run_id, RunStatus.DONE)
    assert (await runs.run(run_id)).status == RunStatus.STOPPED
    assert await runs.reopen(run_id)
    assert (await runs.run(run_id)).finished_at is None
    assert await runs.start(run_id)
    assert not await runs.reopen(run_id)
    await runs.finish(run_id, RunStatus.DONE)
    assert not await runs.reopen(run_id)


async def test_items_are_remembered_so_that_a_run_goes_on_where_it_was(
    database: Database, runs: AthleteRuns, athlete_id: str
) -> None:
    run_id, _ = await runs.ask(Source.FILE, "a.zip", {})
    intake = ActivityStore(database).for_owner(athlete_id).intake
    await intake.keep([of_a_file("one")], RunItem(run_id, "one.fit"))
    await intake.keep_failure(RunItem(run_id, "two.fit"), "Damaged.")
    await intake.keep_failure(RunItem(run_id, "two.fit"), "Said again.")
    assert await runs.done_items(run_id) == {"one.fit", "two.fit"}
    told = await runs.run(run_id)
    assert (told.imported, told.failed, told.failures[0].reason) == (1, 1, "Damaged.")


async def test_the_first_failures_are_shown_and_all_are_counted(
    database: Database, runs: AthleteRuns, athlete_id: str
) -> None:
    run_id, _ = await runs.ask(Source.FILE, "a.zip", {})
    await database.run(
        "insert into sync_item (athlete_id, run_id, item, outcome, reason)"
        " select %(athlete_id)s, %(run_id)s, 'file-' || lpad(n::text, 4, '0'), 'failed', 'Damaged.'"
        " from generate_series(1, 300) n",
        athlete_id=athlete_id,
        run_id=run_id,
    )
    told = await runs.run(run_id)
    assert (told.failed, len(told.failures)) == (300, FAILURES_SHOWN)
    assert told.failures[0].file == "file-0001"


async def test_nobody_else_sees_or_changes_a_run(
    database: Database, runs: AthleteRuns, athlete_id: str
) -> None:
    run_id, _ = await runs.ask(Source.FILE, "a.zip", {"secretly": "mine"})
    stranger = SyncRunStore(database).for_athlete(f"not-{athlete_id}")
    assert await stranger.runs(10) == ()
    for read in (stranger.run, stranger.wanted):
        with pytest.raises(NotFound):
            await read(run_id)
    assert not await stranger.start(run_id)
    assert not await stranger.finish(run_id, RunStatus.STOPPED)
    assert not await stranger.is_open(run_id)
    assert await runs.is_open(run_id)


async def test_the_newest_runs_come_first(runs: AthleteRuns) -> None:
    asked = [(await runs.ask(Source.FILE, f"{number}.zip", {}))[0] for number in range(4)]
    assert [run.id for run in await runs.runs(3)] == asked[:0:-1]
