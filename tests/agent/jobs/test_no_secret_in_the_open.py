"""Keys, codes and tokens through consent, syncs, renewals and failures: in no log line, no job, no table."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from agent.jobs import Jobs
from agent.strava_connecting import StravaConnecting
from memory.database import Database
from tests.support.coaching import jobs_on
from tests.support.garmin_service import KEY, LIST, GarminService, garmin
from tests.support.garmin_service import row as listed_row
from tests.support.intervals_service import KEY as INTERVALS_KEY
from tests.support.intervals_service import IntervalsService, intervals
from tests.support.strava_service import (
    CLIENT_ID,
    CLIENT_SECRET,
    StravaService,
    an_activity,
    strava_service,
)
from tools.domain.provenance import Source
from tools.kit.errors import SourceError
from tools.sources.garmin_keys import check_key

BACK = "http://localhost:8000/connections/strava/callback"


@pytest.fixture
def strava() -> Iterator[StravaService]:
    with strava_service() as service:
        service.activities = [an_activity(number) for number in range(2)]
        yield service


@pytest.fixture
def garmin_connect() -> Iterator[GarminService]:
    with garmin() as service:
        service.activities = [listed_row(2, manualActivity=True)]
        yield service


@pytest.fixture
def intervals_icu() -> Iterator[IntervalsService]:
    with intervals() as service:
        yield service


@pytest.fixture
async def jobs(
    database: Database,
    tmp_path: Path,
    strava: StravaService,
    garmin_connect: GarminService,
    intervals_icu: IntervalsService,
) -> AsyncIterator[Jobs]:
    ours = {
        "strava_url": strava.url,
        "strava_client_id": CLIENT_ID,
        "strava_client_secret": CLIENT_SECRET,
        "garmin_url": garmin_connect.url,
        "garmin_login_url": garmin_connect.url,
        "intervals_url": intervals_icu.url,
    }
    async with jobs_on(database, tmp_path, **ours) as jobs:
        yield jobs


@pytest.fixture
def talkative(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Every logger there is says all it can."""
    known = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    before = {logger: logger.level for logger in known}
    kept_quiet = ("urllib3", "requests_oauthlib", "oauthlib", "psycopg.pool")  # by our own setting
    for logger in known:
        if not logger.name.startswith(kept_quiet):
            logger.setLevel(logging.DEBUG)
    yield caplog
    for logger, level in before.items():
        logger.setLevel(level)


async def consented(jobs: Jobs, athlete_id: str, log: pytest.LogCaptureFixture) -> list[str]:
    """Give Strava's consent as a browser would; return what was secret about it."""
    connecting = StravaConnecting(jobs.house.settings, jobs.house, jobs.desk)
    async with httpx.AsyncClient() as browser:
        there = await browser.get(connecting.address(athlete_id, BACK))
    log.clear()  # what the browser said is not ours
    query = {name: values[0] for name, values in parse_qs(urlsplit(there.headers["location"]).query).items()}
    await connecting.answered(athlete_id, query)
    return [query["code"]]


async def everything_kept(database: Database) -> str:
    """Return every row of every table as text."""
    tables = await database.rows("select tablename from pg_tables where schemaname = 'public'")
    rows = [
        await database.rows(f'select kept::text as kept from "{table["tablename"]}" kept') for table in tables
    ]
    return "\n".join(str(row["kept"]) for found in rows for row in found)


async def test_nothing_secret_is_logged_or_kept_in_the_open(
    jobs: Jobs,
    strava: StravaService,
    garmin_connect: GarminService,
    athlete_id: str,
    database: Database,
    talkative: pytest.LogCaptureFixture,
) -> None:
    desk, connected = jobs.desk(athlete_id), (Source.GARMIN, Source.INTERVALS, Source.STRAVA)
    secret = [KEY, INTERVALS_KEY, CLIENT_SECRET, *await consented(jobs, athlete_id, talkative)]
    checked = await check_key(KEY, base_url=garmin_connect.url)
    await desk.connect(Source.GARMIN, checked.secret, account=checked.account)
    await desk.connect(Source.INTERVALS, {"api_key": INTERVALS_KEY})
    keepers = [jobs.house.connections.for_athlete(athlete_id).keeper(each) for each in connected]
    for source in connected:
        await desk.sync(source)
    await jobs.work_off()
    for keeper in keepers:
        secret += [word for name, word in (await keeper.secret()).items() if "expires" not in name]
    garmin_connect.revoke_tokens()
    garmin_connect.fail(LIST, 503)
    strava.withdraw()
    for source in connected:
        await desk.sync(source)
    await jobs.work_off()
    with pytest.raises(SourceError) as refusal:
        await check_key("wrong-key-of-garmin", base_url=garmin_connect.url)
    secret += [*garmin_connect.tokens, "wrong-key-of-garmin"]

    assert len(set(secret)) >= 8
    assert "HTTP Request" in talkative.text, "the log says all it can"
    kept = await everything_kept(database)
    assert "procrastinate" in str(await database.rows("select tablename from pg_tables"))
    for word in secret:
        assert word not in talkative.text
        assert word not in kept
        assert word not in repr(refusal.value)
