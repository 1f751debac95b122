"""Syncs with a service: what is taken, what is left, what becomes of a run when the service is unwell."""

from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent.jobs import Jobs
from agent.jobs.desk import AthleteSyncDesk
from agent.jobs.errands import BROKE, MOST_TRIES
from memory.database import Database
from tests.support.coaching import jobs_on
from tests.support.recordings import recording
from tests.support.small_service import SmallService
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import KnownActivity, WellnessDay
from tools.domain.provenance import Source
from tools.domain.syncing import AskedBy, ConnectionStatus, RunStatus, SyncRun
from tools.kit.errors import MissingInput, SourceBusy, SourceRefused, SourceUnavailable
from tools.kit.sources import Fetched, Listed

MONDAY = datetime(2026, 6, 1, 7, tzinfo=UTC)


def ridden(day: int, **listed: object) -> tuple[Listed, Fetched]:
    """An activity of ten minutes that many days after a Monday, with its records."""
    began = MONDAY + timedelta(days=day)
    about: dict[str, object] = {"source_id": f"ride-{day}", "started_at": began, "sport": ActivitySport.RIDE}
    made = recording(600, power_w=200.0, heart_rate_bpm=130.0, started_at=began)
    return Listed.model_validate(about | listed), Fetched(f"ride-{day}.fit", activity=made)


@asynccontextmanager
async def connected(
    database: Database, home: Path, athlete_id: str, service: SmallService, **settings: Any
) -> AsyncIterator[tuple[Jobs, AthleteSyncDesk]]:
    """A desk of an athlete who connected a service."""
    async with jobs_on(database, home, open_source=service.open, **settings) as jobs:
        desk = jobs.desk(athlete_id)
        await desk.connect(service.source, {"key": "sesame"}, account="me")
        yield jobs, desk


async def synced(jobs: Jobs, desk: AthleteSyncDesk, source: Source = Source.GARMIN) -> SyncRun:
    """Ask for a sync and let it be done."""
    run = await desk.sync(source)
    await jobs.work_off()
    return await desk.run(run.id)


async def activities(jobs: Jobs, athlete_id: str) -> tuple[KnownActivity, ...]:
    return await jobs.house.activities.for_owner(athlete_id).activities()


async def in_queue(database: Database, run_id: str) -> list[tuple[str, float]]:
    """What waits for a run: its state, and seconds until it may begin."""
    rows = await database.rows(
        "select status, extract(epoch from scheduled_at - now()) as wait from procrastinate_jobs"
        " where args ->> 'run_id' = %(run_id)s and status <> 'succeeded'",
        run_id=run_id,
    )
    return [(row["status"], float(row["wait"] or 0.0)) for row in rows]


async def hurry(database: Database, run_id: str) -> None:
    """Let what waits for later begin now."""
    await database.run(
        "update procrastinate_jobs set scheduled_at = now() where args ->> 'run_id' = %(run_id)s",
        run_id=run_id,
    )


async def test_takes_everything_at_first_and_nothing_twice(
    database: Database, home: Path, athlete_id: str
) -> None:
    service = SmallService(activities=[ridden(40, name="Evening ride", race=True), ridden(0)])
    service.mornings = (WellnessDay(day=date.today(), resting_heart_rate_bpm=48),)
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        first = await synced(jobs, desk)
        assert (first.status, first.total, first.imported, first.failed) == (RunStatus.DONE, 2, 2, 0)
        newest, oldest = await activities(jobs, athlete_id)
        assert (newest.source, newest.source_id, newest.has_recording) == (Source.GARMIN, "ride-40", True)
        assert (newest.summary.name, newest.summary.race) == ("Evening ride", True)
        assert newest.summary.average_power_w == pytest.approx(200, abs=0.5)
        assert oldest.summary.name is None
        second = await synced(jobs, desk)
        assert (second.status, second.total, second.imported) == (RunStatus.DONE, 0, 0)
        shelf = jobs.house.activities.for_owner(athlete_id)
        assert await shelf.wellness(date.today()) == tuple(service.mornings)
    assert service.asked_since == [None, (MONDAY + timedelta(days=26)).date()]
    assert service.fetched == ["ride-40", "ride-0"]
    assert service.opened == service.closed == 2


async def test_everything_is_asked_for_until_a_first_sync_ended_well(
    database: Database, home: Path, athlete_id: str
) -> None:
    service = SmallService(activities=[ridden(40), ridden(0)])
    service.troubles = deque([None, None, SourceRefused("Garmin no longer takes your key.")])
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        failed = await synced(jobs, desk)
        assert (failed.status, failed.imported) == (RunStatus.FAILED, 1)
        await desk.connect(Source.GARMIN, {"key": "open"})
        assert (await synced(jobs, desk)).imported == 1
    assert service.asked_since == [None, None]
    assert service.fetched == ["ride-40", "ride-0"]


async def test_an_entry_without_records_is_its_totals_and_is_not_fetched_again(
    database: Database, home: Path, athlete_id: str
) -> None:
    by_hand = Listed(
        source_id="9",
        name="Gym",
        started_at=MONDAY,
        utc_offset_s=7200,
        distance_m=5000,
        duration_s=1800,
        average_heart_rate_bpm=120,
    )
    service = SmallService(activities=[(by_hand, Fetched("9"))])
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        await synced(jobs, desk)
        (kept,) = await activities(jobs, athlete_id)
        assert not kept.has_recording
        assert (kept.summary.name, kept.summary.distance_m, kept.summary.duration_s) == ("Gym", 5000, 1800)
        assert kept.summary.utc_offset_s == 7200
        await synced(jobs, desk)
    assert service.fetched == ["9"]


async def test_power_that_was_estimated_says_nothing_of_a_threshold(
    database: Database, home: Path, athlete_id: str
) -> None:
    service = SmallService(activities=[ridden(0, power_estimated=True)])
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        await synced(jobs, desk)
        (kept,) = await activities(jobs, athlete_id)
    assert (kept.summary.best_power_w, kept.summary.power_seconds) == ((), {})
    assert any("estimated" in warning for warning in kept.summary.warnings)


async def test_what_the_service_withholds_or_garbles_is_put_down_once_and_the_rest_goes_on(
    database: Database, home: Path, athlete_id: str
) -> None:
    broken = (Listed(source_id="broken", started_at=MONDAY), Fetched("a.fit", content=b"\x0e\x10 no FIT"))
    service = SmallService(activities=[ridden(3, withheld="It came from Strava."), broken, ridden(0)])
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        run = await synced(jobs, desk)
        assert (run.status, run.total, run.imported, run.failed) == (RunStatus.DONE, 3, 1, 2)
        reasons = {failure.file: failure.reason for failure in run.failures}
        assert reasons["ride-3"] == "It came from Strava."
        assert reasons["broken"].endswith(".")
        assert (await synced(jobs, desk)).total == 0


@pytest.mark.parametrize("source", [Source.GARMIN, Source.STRAVA])
async def test_what_the_athlete_deleted_does_not_come_back(
    database: Database, home: Path, athlete_id: str, source: Source
) -> None:
    service = SmallService(source=source, activities=[ridden(3), ridden(0)])
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        await synced(jobs, desk, source)
        newest, oldest = await activities(jobs, athlete_id)
        await jobs.house.activities.for_owner(athlete_id).delete(newest.id)
        for _ in range(2):
            run = await synced(jobs, desk, source)
            assert (run.total, run.failed) == (0, 0)
            assert [kept.id for kept in await activities(jobs, athlete_id)] == [oldest.id]


async def test_what_may_be_kept_for_days_is_listed_whole_and_kept_anew(
    database: Database, home: Path, athlete_id: str
) -> None:
    service = SmallService(source=Source.STRAVA, activities=[ridden(40, name="Old name"), ridden(0)])
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        await synced(jobs, desk, Source.STRAVA)
        await database.run(
            "update activity set expires_at = now() + interval '1 hour' where athlete_id = %(athlete_id)s",
            athlete_id=athlete_id,
        )
        service.activities = [ridden(40, name="New name"), ridden(0)]
        await synced(jobs, desk, Source.STRAVA)
        newest, oldest = await activities(jobs, athlete_id)
        assert newest.summary.name == "New name"
        assert newest.summary.best_power_w  # What was worked out of its records is still there.
        for kept in (newest, oldest):
            assert kept.expires_at is not None
            assert kept.expires_at > datetime.now(UTC) + timedelta(days=6)
        assert service.fetched == ["ride-40", "ride-0"]
        # One that expired may be fetched again: it was not deleted by the athlete.
        await database.run(
            "update activity set expires_at = now()"
            " where athlete_id = %(athlete_id)s and source_id = 'ride-0'",
            athlete_id=athlete_id,
        )
        await jobs.house.activities.purge_expired()
        await synced(jobs, desk, Source.STRAVA)
        assert len(await activities(jobs, athlete_id)) == 2
    assert service.asked_since == [None, None, None]


async def test_busy_waits_as_long_as_it_is_asked_to_and_says_so(
    database: Database, home: Path, athlete_id: str
) -> None:
    service = SmallService(activities=[ridden(1), ridden(0)])
    service.troubles = deque([None, None, SourceBusy("Too many requests.", retry_after_s=600.0)])
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        run = await synced(jobs, desk)
        assert (run.status, run.imported, run.total) == (RunStatus.RUNNING, 1, 2)
        until = (datetime.now().astimezone() + timedelta(seconds=600)).strftime("%H:%M")
        assert run.error is not None
        assert run.error.startswith("Garmin asks to wait until ")
        assert until in run.error or "; I go on then." in run.error
        ((state, wait_s),) = await in_queue(database, run.id)
        assert state == "todo"
        assert 590 < wait_s <= 600
        assert (await desk.sync(Source.GARMIN)).id == run.id
        await hurry(database, run.id)
        await jobs.work_off()
        run = await desk.run(run.id)
        assert (run.status, run.imported, run.total, run.error) == (RunStatus.DONE, 2, 2, None)
    assert service.fetched == ["ride-1", "ride-0"]


async def test_silence_is_tried_again_ever_later_and_then_given_up(
    database: Database, home: Path, athlete_id: str
) -> None:
    silence = SourceUnavailable("Garmin does not answer.")
    service = SmallService(activities=[ridden(0)], troubles=deque([silence] * (MOST_TRIES + 1)))
    waits: list[float] = []
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        run = await synced(jobs, desk)
        while run.status is RunStatus.RUNNING:
            assert run.error is not None
            assert "I try again at " in run.error
            ((_, wait_s),) = await in_queue(database, run.id)
            waits.append(wait_s)
            await hurry(database, run.id)
            await jobs.work_off()
            run = await desk.run(run.id)
        assert (run.status, run.error) == (RunStatus.FAILED, "Garmin does not answer.")
        (connection,) = await desk.connections()
        assert connection.status is ConnectionStatus.CONNECTED
    assert [round(wait_s, -1) for wait_s in waits] == [30, 60, 120, 240, 480]


async def test_tries_are_counted_anew_after_something_was_taken(
    database: Database, home: Path, athlete_id: str
) -> None:
    silence = SourceUnavailable("Garmin does not answer.")
    service = SmallService(activities=[ridden(1), ridden(0)])
    service.troubles = deque([silence, silence, None, None, silence])
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        run = await synced(jobs, desk)
        for _ in range(2):
            await hurry(database, run.id)
            await jobs.work_off()
        ((_, wait_s),) = await in_queue(database, run.id)
        assert round(wait_s, -1) == 30


async def test_a_refusal_ends_the_run_and_asks_the_athlete_to_act(
    database: Database, home: Path, athlete_id: str
) -> None:
    sentence = "Garmin no longer takes your key. Make a new one and connect again."
    service = SmallService(activities=[ridden(0)], troubles=deque([SourceRefused(sentence)]))
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        run = await synced(jobs, desk)
        assert (run.status, run.error) == (RunStatus.FAILED, sentence)
        (connection,) = await desk.connections()
        assert (connection.status, connection.trouble) == (ConnectionStatus.NEEDS_YOU, sentence)
        await synced(jobs, desk)
        (connection,) = await desk.connections()
        assert (connection.status, connection.trouble) == (ConnectionStatus.CONNECTED, None)
        assert connection.last_sync is not None


async def test_what_nobody_foresaw_is_one_sentence_for_the_athlete_and_a_trace_in_the_log(
    database: Database, home: Path, athlete_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    service = SmallService(activities=[ridden(0)], troubles=deque([RuntimeError("nobody foresaw this")]))
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        run = await synced(jobs, desk)
        assert (run.status, run.error) == (RunStatus.FAILED, BROKE)
    traced = [record for record in caplog.records if record.exc_info]
    assert len(traced) == 1
    assert "nobody foresaw this" in caplog.text
    assert "sesame" not in caplog.text


async def test_a_stopped_sync_leaves_the_queue_and_a_new_one_goes_on(
    database: Database, home: Path, athlete_id: str
) -> None:
    service = SmallService(activities=[ridden(1), ridden(0)])
    service.troubles = deque([None, None, SourceBusy("Too many requests.", retry_after_s=86_400.0)])
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        waiting = await synced(jobs, desk)
        stopped = await desk.stop(waiting.id)
        assert stopped.status is RunStatus.STOPPED
        assert await in_queue(database, waiting.id) == []
        resumed = await desk.resume(waiting.id)
        await jobs.work_off()
        assert (await desk.run(resumed.id)).status is RunStatus.DONE
    assert service.fetched == ["ride-1", "ride-0"]


async def test_a_service_that_is_not_connected_says_where_to_connect_it(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with jobs_on(database, home) as jobs:
        with pytest.raises(MissingInput, match="Connections"):
            await jobs.desk(athlete_id).sync(Source.GARMIN)
        with pytest.raises(MissingInput, match="drop them into the chat"):
            await jobs.desk(athlete_id).sync(Source.FILE)


@pytest.mark.parametrize(
    ("source", "delete", "left"),
    [(Source.GARMIN, False, 1), (Source.GARMIN, True, 0), (Source.STRAVA, False, 0)],
)
async def test_disconnecting_deletes_what_it_must(
    database: Database, home: Path, athlete_id: str, source: Source, delete: bool, left: int
) -> None:
    service = SmallService(source=source, activities=[ridden(0)])
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        await synced(jobs, desk, source)
        assert await desk.disconnect(source, delete_data=delete) == 1 - left
        assert await desk.connections() == ()
        assert len(await activities(jobs, athlete_id)) == left
        await desk.connect(source, {"key": "again"})
        await synced(jobs, desk, source)
        assert len(await activities(jobs, athlete_id)) == 1


async def test_the_clock_asks_for_what_is_due_and_only_that(
    database: Database, home: Path, athlete_id: str
) -> None:
    from agent.jobs.tasks import schedule_syncs

    service = SmallService(activities=[ridden(0)])
    async with connected(database, home, athlete_id, service, sync_every_h=6.0) as (jobs, desk):
        await schedule_syncs(jobs.shift)
        (asked,) = await desk.runs(limit=5)
        assert (asked.asked_by, asked.source, asked.status) == (
            AskedBy.SCHEDULE, Source.GARMIN, RunStatus.QUEUED,
        )  # fmt: skip
        await jobs.work_off()
        await schedule_syncs(jobs.shift)
        assert len(await desk.runs(limit=5)) == 1


async def test_nothing_arrives_behind_the_back_of_who_disconnected(
    database: Database, home: Path, athlete_id: str
) -> None:
    service = SmallService(source=Source.STRAVA, activities=[ridden(1), ridden(0)])
    async with connected(database, home, athlete_id, service) as (jobs, desk):
        service.before_giving = lambda: desk.disconnect(Source.STRAVA)
        run = await synced(jobs, desk, Source.STRAVA)
        assert (run.status, run.imported) == (RunStatus.STOPPED, 0)
        assert service.fetched == ["ride-1"]
        assert await activities(jobs, athlete_id) == ()
