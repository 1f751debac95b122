"""Strava from consent to withdrawal: through queue, stravalib and database, against a Strava over HTTP."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from agent.jobs import Jobs
from agent.jobs.syncs import FRESH_RECORDS
from agent.strava_connecting import HINT_EVERY_S, HINTS_A_DAY, StravaConnecting
from memory.database import Database
from tests.support.coaching import jobs_on
from tests.support.strava_service import (
    CLIENT_ID,
    CLIENT_SECRET,
    STREAMS,
    StravaService,
    an_activity,
    strava_service,
)
from tools.domain.provenance import Source
from tools.domain.syncing import AskedBy, ConnectionStatus, RunStatus, SyncRun
from tools.kit.errors import MissingInput


@pytest.fixture
def strava() -> Iterator[StravaService]:
    with strava_service() as service:
        service.activities = [an_activity(number) for number in range(12)]
        service.streams = {10_000_000 + number: STREAMS for number in range(10)}
        yield service


@pytest.fixture
async def jobs(database: Database, tmp_path: Path, strava: StravaService) -> AsyncIterator[Jobs]:
    ours = {"strava_url": strava.url, "strava_client_id": CLIENT_ID, "strava_client_secret": CLIENT_SECRET}
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(jobs_on(database, tmp_path, **ours))


def account_of(athlete_id: str) -> int:
    """A number at Strava that no other test's athlete has."""
    return crc32(athlete_id.encode())


async def connect(jobs: Jobs, strava: StravaService, athlete_id: str) -> None:
    account = str(account_of(athlete_id))
    await jobs.desk(athlete_id).connect(Source.STRAVA, strava.grant(), account=account)


async def synced(jobs: Jobs, athlete_id: str) -> SyncRun:
    asked = await jobs.desk(athlete_id).sync(Source.STRAVA)
    await jobs.work_off()
    return await jobs.desk(athlete_id).run(asked.id)


async def test_a_sync_takes_what_there_is_once_and_walls_it(
    jobs: Jobs, strava: StravaService, athlete_id: str
) -> None:
    await connect(jobs, strava, athlete_id)
    first = await synced(jobs, athlete_id)
    assert (first.status, first.imported, first.duplicates, first.failed) == (RunStatus.DONE, 12, 0, 0), first
    store = jobs.house.activities
    owner, model = store.for_owner(athlete_id), store.for_model(athlete_id)
    kept = await owner.activities()
    assert len(kept) == 12
    assert sum(known.has_recording for known in kept) == 10
    assert all(known.expires_at and not known.ai_allowed for known in kept)
    assert (await model.activities(), await model.withheld()) == ((), 12)
    strava.activities.append(an_activity(12))
    again = await synced(jobs, athlete_id)
    assert (again.status, again.imported) == (RunStatus.DONE, 1), again
    assert len(await owner.activities()) == 13


async def let_records_go(jobs: Jobs, database: Database, athlete_id: str) -> None:
    """Let eight days go by for the records, with a listing in between."""
    for change in (
        "update recording set expires_at = expires_at - interval '8 days' where athlete_id = %(id)s",
        "update sync_item set done_at = done_at - interval '8 days' where athlete_id = %(id)s",
        "update connection set connected_at = connected_at - interval '9 days' where athlete_id = %(id)s",
    ):
        await database.run(change, id=athlete_id)
    await jobs.house.activities.purge_expired()


def asked_for_records(strava: StravaService) -> int:
    return sum("/streams" in each for each in strava.asked)


async def test_records_end_while_the_listing_goes_on_and_a_sync_fetches_the_newest_anew(
    jobs: Jobs, strava: StravaService, athlete_id: str, database: Database
) -> None:
    strava.activities = [an_activity(number) for number in range(FRESH_RECORDS + 2)]
    strava.streams = {each["id"]: STREAMS for each in strava.activities}
    await connect(jobs, strava, athlete_id)
    await synced(jobs, athlete_id)
    owner = jobs.house.activities.for_owner(athlete_id)
    assert all(known.has_recording and known.summary.moving_s for known in await owner.activities())
    asked = asked_for_records(strava)
    await synced(jobs, athlete_id)
    assert asked_for_records(strava) == asked == FRESH_RECORDS + 2, "what is fresh is not fetched again"
    await let_records_go(jobs, database, athlete_id)
    without = await owner.activities()
    assert not any(known.has_recording or known.summary.moving_s for known in without)
    assert {known.summary.average_heart_rate_bpm for known in without} == {141.2}, "as it is listed"
    await synced(jobs, athlete_id)
    kept = await owner.activities()
    assert [known.has_recording for known in kept] == [True] * FRESH_RECORDS + [False] * 2
    assert asked_for_records(strava) == asked + FRESH_RECORDS


async def test_records_about_to_end_are_fetched_before_they_do(
    jobs: Jobs, strava: StravaService, athlete_id: str, database: Database
) -> None:
    await connect(jobs, strava, athlete_id)
    await synced(jobs, athlete_id)
    asked = asked_for_records(strava)
    await database.run(
        "update recording set expires_at = now() + interval '23 hours' where athlete_id = %(id)s",
        id=athlete_id,
    )
    await synced(jobs, athlete_id)
    assert asked_for_records(strava) == asked + 10, "the two without records had none a moment ago"
    kept = await jobs.house.activities.for_owner(athlete_id).activities()
    ends = [known.records_expire_at for known in kept if known.records_expire_at]
    assert len(ends) == 10
    assert min(ends) > datetime.now(UTC) + timedelta(days=6)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [({"inactive": True}, "subscription"), ({"granted": "withdrawn"}, "connect Strava again")],
)
async def test_what_only_the_athlete_can_change_ends_the_run_and_stands_by_the_connection(
    jobs: Jobs, strava: StravaService, athlete_id: str, fault: dict[str, Any], sentence: str
) -> None:
    await connect(jobs, strava, athlete_id)
    for name, value in fault.items():
        setattr(strava, name, value)
    if "granted" in fault:
        strava.withdraw()
    run = await synced(jobs, athlete_id)
    assert run.status is RunStatus.FAILED
    assert sentence in (run.error or "")
    (connection,) = await jobs.desk(athlete_id).connections()
    assert connection.status is ConnectionStatus.NEEDS_YOU
    assert sentence in (connection.trouble or "")


async def test_a_used_up_limit_lets_the_run_wait(jobs: Jobs, strava: StravaService, athlete_id: str) -> None:
    await connect(jobs, strava, athlete_id)
    strava.read_limit = (7, 1000)
    run = await synced(jobs, athlete_id)
    assert run.status in (RunStatus.QUEUED, RunStatus.RUNNING)
    assert "wait until" in (run.error or "")
    assert strava.reads <= 6


async def test_a_withdrawn_consent_deletes_everything_and_a_false_alarm_nothing(
    jobs: Jobs, strava: StravaService, athlete_id: str, database: Database
) -> None:
    await connect(jobs, strava, athlete_id)
    await synced(jobs, athlete_id)
    owner = jobs.house.activities.for_owner(athlete_id)
    event = {
        "object_type": "athlete",
        "aspect_type": "update",
        "owner_id": account_of(athlete_id),
        "object_id": 1,
    }
    body = json.dumps(event | {"updates": {"authorized": "false"}}).encode()
    listening = [StravaConnecting(jobs.house.settings, jobs.house, jobs.desk) for _ in range(2)]
    await listening[0].hinted(body)
    assert len(await owner.activities()) == 12, "anybody can send this: Strava said the consent stands"
    strava.withdraw()
    await listening[1].hinted(body)
    assert await owner.activities() == ()
    assert await jobs.desk(athlete_id).connections() == ()
    for table in ("activity", "recording", "analysis", "wellness"):
        (row,) = await database.rows(
            f"select count(*) as rows from {table} where athlete_id = %(id)s", id=athlete_id
        )
        assert row["rows"] == 0, table
    with pytest.raises(MissingInput):
        await jobs.desk(athlete_id).sync(Source.STRAVA)


async def test_an_activity_deleted_at_strava_is_deleted_here(
    jobs: Jobs, strava: StravaService, athlete_id: str
) -> None:
    await connect(jobs, strava, athlete_id)
    await synced(jobs, athlete_id)
    del strava.activities[0]
    event = {
        "object_type": "activity",
        "aspect_type": "delete",
        "owner_id": account_of(athlete_id),
        "object_id": 10_000_000,
    }
    await StravaConnecting(jobs.house.settings, jobs.house, jobs.desk).hinted(json.dumps(event).encode())
    kept = await jobs.house.activities.for_owner(athlete_id).activities()
    assert len(kept) == 11
    assert "10000000" not in {known.source_id for known in kept}


async def test_disconnecting_gives_the_consent_back(
    jobs: Jobs, strava: StravaService, athlete_id: str
) -> None:
    await connect(jobs, strava, athlete_id)
    await synced(jobs, athlete_id)
    connecting = StravaConnecting(jobs.house.settings, jobs.house, jobs.desk)
    assert await connecting.withdraw_consent(athlete_id)
    await jobs.desk(athlete_id).disconnect(Source.STRAVA)
    assert "POST /api/v3/oauth/deauthorize" in strava.asked
    assert await jobs.house.activities.for_owner(athlete_id).activities() == ()


async def test_hints_are_acted_on_now_and_then_and_of_our_accounts_alone(
    jobs: Jobs, strava: StravaService, athlete_id: str
) -> None:
    await connect(jobs, strava, athlete_id)
    now_s = [0.0]
    listening = StravaConnecting(jobs.house.settings, jobs.house, jobs.desk, clock_s=lambda: now_s[0])
    desk = jobs.desk(athlete_id)

    async def hint(owner: int) -> int:
        event = {"object_type": "activity", "aspect_type": "create", "owner_id": owner, "object_id": 1}
        await listening.hinted(json.dumps(event).encode())
        asked = [run for run in await desk.runs(200) if run.asked_by is AskedBy.SERVICE]
        if asked:
            await desk.stop(asked[0].id)
        return len(asked)

    for stranger in range(300):
        await hint(9_000_000_000 + stranger)
    assert not listening._acted_on, "made-up accounts fill no memory"
    ours = account_of(athlete_id)
    assert [await hint(ours) for _ in range(3)] == [1, 1, 1]
    for _ in range(HINTS_A_DAY + 5):
        now_s[0] += HINT_EVERY_S
        acted_on = await hint(ours)
    assert acted_on == HINTS_A_DAY
    now_s[0] += 86_400.0
    assert await hint(ours) == HINTS_A_DAY + 1
