"""Garmin and intervals.icu from key to history: through queue, garth, httpx and database, over HTTP."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from agent.jobs import Jobs
from memory.database import Database
from tests.support.coaching import jobs_on
from tests.support.garmin_service import DOWNLOAD, EXCHANGE, KEY, LIST, GarminService, garmin, row, zipped
from tests.support.intervals_service import KEY as INTERVALS_KEY
from tests.support.intervals_service import IntervalsService, intervals, ride, strava_stub
from tests.support.shared_data import shared_file
from tools.domain.provenance import Source
from tools.domain.syncing import ConnectionStatus, RunStatus, SyncRun
from tools.sources.garmin_keys import check_key


@pytest.fixture
def service() -> Iterator[GarminService]:
    fit = shared_file("fit-activity/fitdecode__garmin-fenix-5-run.fit")
    with garmin() as service:
        service.activities = [
            row(1, activityName="Obey me\x00\x1b[2J", eventType={"typeKey": "race"}),
            row(2, manualActivity=True),
            row(3),
        ]
        service.files = {"21000000001": zipped([("1.fit", fit)]), "21000000003": b"PK\x03\x04 broken"}
        service.summaries = [{"calendarDate": "2026-11-01", "heartRate": {"restingValue": 48}}]
        yield service


@pytest.fixture
def intervals_icu() -> Iterator[IntervalsService]:
    with intervals() as service:
        yield service


@pytest.fixture
async def jobs(
    database: Database, tmp_path: Path, service: GarminService, intervals_icu: IntervalsService
) -> AsyncIterator[Jobs]:
    ours = {"garmin_url": service.url, "garmin_login_url": service.url, "intervals_url": intervals_icu.url}
    async with jobs_on(database, tmp_path, **ours) as jobs:
        yield jobs


async def connect(jobs: Jobs, service: GarminService, athlete_id: str) -> None:
    checked = await check_key(KEY, base_url=service.url)
    await jobs.desk(athlete_id).connect(Source.GARMIN, checked.secret, account=checked.account)


async def synced(jobs: Jobs, athlete_id: str, source: Source = Source.GARMIN) -> SyncRun:
    asked = await jobs.desk(athlete_id).sync(source)
    await jobs.work_off()
    return await jobs.desk(athlete_id).run(asked.id)


async def test_garmin_comes_in_whole_and_once(jobs: Jobs, service: GarminService, athlete_id: str) -> None:
    await connect(jobs, service, athlete_id)
    run = await synced(jobs, athlete_id)
    assert (run.status, run.total, run.imported, run.failed) == (RunStatus.DONE, 3, 2, 1), run
    assert "arrives damaged" in run.failures[0].reason
    kept = await jobs.house.activities.for_owner(athlete_id).activities()
    by_id = {known.source_id: known for known in kept}
    raced, by_hand = by_id["21000000001"], by_id["21000000002"]
    assert (raced.summary.name, raced.summary.race, raced.has_recording) == ("Obey me[2J", True, True)
    assert (by_hand.summary.distance_m, by_hand.summary.duration_s) == (10_000, 3600)
    assert not by_hand.has_recording
    again = await synced(jobs, athlete_id)
    assert (again.status, again.imported) == (RunStatus.DONE, 0), again
    assert len(service.paths(EXCHANGE)) == 1


async def test_the_renewed_token_is_in_the_strongbox(
    jobs: Jobs, service: GarminService, athlete_id: str, database: Database
) -> None:
    await connect(jobs, service, athlete_id)
    service.revoke_tokens()
    assert (await synced(jobs, athlete_id)).status is RunStatus.DONE
    keeper = jobs.house.connections.for_athlete(athlete_id).keeper(Source.GARMIN)
    assert (await keeper.secret())["token"] in service.tokens
    (sealed,) = await database.rows(
        "select secret from connection where athlete_id = %(athlete_id)s", athlete_id=athlete_id
    )
    assert not [secret for secret in service.secrets if secret.encode() in bytes(sealed["secret"])]


async def test_a_lost_strongbox_key_is_told_and_connecting_again_mends_it(
    jobs: Jobs, service: GarminService, athlete_id: str, tmp_path: Path
) -> None:
    await connect(jobs, service, athlete_id)
    (tmp_path / "keys" / "connections.key").unlink()
    run = await synced(jobs, athlete_id)
    assert run.status is RunStatus.FAILED
    assert "Restore it from a backup, or connect your services again" in (run.error or "")
    await connect(jobs, service, athlete_id)
    assert (await synced(jobs, athlete_id)).status is RunStatus.DONE


async def test_a_key_that_ended_asks_for_the_athlete(
    jobs: Jobs, service: GarminService, athlete_id: str
) -> None:
    await connect(jobs, service, athlete_id)
    service.keys.clear()
    service.revoke_tokens()
    run = await synced(jobs, athlete_id)
    assert run.status is RunStatus.FAILED
    assert "Settings, Personal API" in (run.error or "")
    (connection,) = await jobs.desk(athlete_id).connections()
    assert (connection.status, connection.trouble) == (ConnectionStatus.NEEDS_YOU, run.error)


@pytest.mark.parametrize(
    ("path", "status", "said"), [(LIST, 429, "asks to wait"), (DOWNLOAD, 503, "error (503)")]
)
async def test_a_service_that_is_unwell_lets_the_run_wait(
    jobs: Jobs, service: GarminService, athlete_id: str, path: str, status: int, said: str
) -> None:
    await connect(jobs, service, athlete_id)
    service.fail(path, status, Retry_After="14")
    run = await synced(jobs, athlete_id)
    assert run.status in (RunStatus.QUEUED, RunStatus.RUNNING)
    assert said in (run.error or "")


async def test_intervals_comes_in_without_what_is_stravas(
    jobs: Jobs, intervals_icu: IntervalsService, athlete_id: str
) -> None:
    fit = shared_file("fit-activity/fitdecode__garmin-fenix-5-run.fit")
    intervals_icu.activities = [ride(1, type="Run"), ride(2), strava_stub(3)]
    intervals_icu.files = {"i1001": fit}
    intervals_icu.streams = {
        "i1002": [
            {"type": "time", "data": list(range(600))},
            {"type": "watts", "data": [200] * 600},
        ]
    }
    await jobs.desk(athlete_id).connect(Source.INTERVALS, {"api_key": INTERVALS_KEY})
    run = await synced(jobs, athlete_id, Source.INTERVALS)
    assert (run.status, run.imported, run.failed) == (RunStatus.DONE, 2, 1), run
    assert "Connect the device directly" in run.failures[0].reason
    kept = {
        known.source_id: known for known in await jobs.house.activities.for_owner(athlete_id).activities()
    }
    assert kept["i1002"].summary.average_power_w == pytest.approx(200)
    assert all(known.has_recording for known in kept.values())
