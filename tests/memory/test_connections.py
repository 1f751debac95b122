"""Connections and their secrets: sealed in the row, renewed by one worker at a time."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from memory.connections import AthleteConnections, ConnectionStore
from memory.database import Database
from memory.strongbox import Strongbox
from memory.sync_runs import SyncRunStore
from tests.support.strava_service import CLIENT_ID, CLIENT_SECRET, StravaService, an_activity, strava_service
from tools.domain.provenance import Source
from tools.domain.syncing import ConnectionStatus, RunStatus
from tools.kit.errors import MissingInput, SettingsError, SourceRefused
from tools.kit.sources import SecretKeeper
from tools.sources.strava import open_strava

SECRET = {"access_token": "acc-55e1-marked", "refresh_token": "ref-90d2-marked", "expires_at": "1"}


@pytest.fixture
def store(database: Database, tmp_path: Path) -> ConnectionStore:
    return ConnectionStore(database, Strongbox(tmp_path / "keys" / "connections.key"))


@pytest.fixture
def connections(store: ConnectionStore, athlete_id: str) -> AthleteConnections:
    return store.for_athlete(athlete_id)


@pytest.fixture
def strava() -> Iterator[StravaService]:
    with strava_service() as service:
        yield service


async def test_a_connection_is_told_without_its_secret(connections: AthleteConnections) -> None:
    await connections.connect(Source.GARMIN, SECRET, account="7", key_expires_on=date(2027, 1, 1))
    (known,) = await connections.connections()
    assert (known.source, known.account, known.status) == (Source.GARMIN, "7", ConnectionStatus.CONNECTED)
    assert (known.key_expires_on, known.trouble, known.last_sync) == (date(2027, 1, 1), None, None)
    assert "marked" not in repr(known)
    keeper: SecretKeeper = connections.keeper(Source.GARMIN)
    assert await keeper.secret() == SECRET


async def test_nothing_of_a_secret_can_be_read_in_its_row(
    database: Database, connections: AthleteConnections, athlete_id: str
) -> None:
    await connections.connect(Source.STRAVA, SECRET)
    row = await database.row("select secret from connection where athlete_id = %(id)s", id=athlete_id)
    assert row
    whole = await database.row(
        "select c::text as whole from connection c where athlete_id = %(id)s", id=athlete_id
    )
    for readable in (bytes(row["secret"]), str(whole).encode()):
        assert not [
            word for word in (*SECRET, *SECRET.values()) if len(word) > 1 and word.encode() in readable
        ]


async def test_nobody_elses_secret_is_opened(store: ConnectionStore, connections: AthleteConnections) -> None:
    await connections.connect(Source.STRAVA, SECRET)
    stranger = store.for_athlete(f"not-{connections.athlete_id}")
    assert await stranger.connections() == ()
    with pytest.raises(MissingInput):
        await stranger.keeper(Source.STRAVA).secret()


async def test_connecting_again_replaces_the_secret_and_ends_the_trouble(
    connections: AthleteConnections,
) -> None:
    await connections.connect(Source.STRAVA, SECRET)
    await connections.set_trouble(Source.STRAVA, "Connect Strava again.")
    (known,) = await connections.connections()
    assert (known.status, known.trouble) == (ConnectionStatus.NEEDS_YOU, "Connect Strava again.")
    await connections.connect(Source.STRAVA, SECRET | {"access_token": "new"})
    (known,) = await connections.connections()
    assert (known.status, known.trouble) == (ConnectionStatus.CONNECTED, None)
    assert (await connections.keeper(Source.STRAVA).secret())["access_token"] == "new"


async def test_a_service_that_needs_the_athlete_is_not_asked_by_the_schedule(
    store: ConnectionStore, connections: AthleteConnections, athlete_id: str
) -> None:
    await connections.connect(Source.STRAVA, SECRET, account="23710236")
    assert (athlete_id, Source.STRAVA) in await store.due(timedelta())
    assert athlete_id in await store.athletes_of(Source.STRAVA, "23710236")
    assert athlete_id not in await store.athletes_of(Source.GARMIN, "23710236")
    await connections.set_trouble(Source.STRAVA, "Connect again.")
    assert (athlete_id, Source.STRAVA) not in await store.due(timedelta())
    await connections.set_trouble(Source.STRAVA, None)
    assert (athlete_id, Source.STRAVA) in await store.due(timedelta())


async def test_a_disconnected_service_has_no_secret(connections: AthleteConnections) -> None:
    await connections.connect(Source.STRAVA, SECRET)
    await connections.disconnect(Source.STRAVA)
    assert await connections.connections() == ()
    with pytest.raises(MissingInput, match="Strava is not connected"):
        await connections.keeper(Source.STRAVA).secret()
    with pytest.raises(MissingInput, match="Open Connections"):
        async with connections.keeper(Source.STRAVA).lease():
            pass


async def test_the_last_good_sync_is_told(
    database: Database, connections: AthleteConnections, athlete_id: str
) -> None:
    await connections.connect(Source.STRAVA, SECRET)
    runs = SyncRunStore(database).for_athlete(athlete_id)
    for status in (RunStatus.DONE, RunStatus.FAILED):
        run_id, _ = await runs.ask(Source.STRAVA, "Strava", {})
        await runs.finish(run_id, status)
    (known,) = await connections.connections()
    assert known.last_sync
    assert datetime.now(UTC) - known.last_sync < timedelta(minutes=1)
    assert known.last_sync < (await runs.runs(1))[0].finished_at  # type: ignore[operator]


async def test_another_key_opens_nothing_and_says_what_to_do(
    database: Database, connections: AthleteConnections, tmp_path: Path, athlete_id: str
) -> None:
    await connections.connect(Source.STRAVA, SECRET)
    other = ConnectionStore(database, Strongbox(tmp_path / "other" / "connections.key")).for_athlete(
        athlete_id
    )
    with pytest.raises(SettingsError, match="connect your services again"):
        await other.keeper(Source.STRAVA).secret()


async def test_a_lease_that_fails_keeps_the_old_secret(connections: AthleteConnections) -> None:
    await connections.connect(Source.STRAVA, SECRET)
    keeper = connections.keeper(Source.STRAVA)

    async def fail() -> None:
        async with keeper.lease() as lease:
            await lease.keep(SECRET | {"access_token": "half"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await keeper.secret() == SECRET


async def test_one_lease_at_a_time_and_the_next_sees_what_was_kept(connections: AthleteConnections) -> None:
    await connections.connect(Source.STRAVA, SECRET | {"access_token": "0"})

    async def count_up() -> None:
        async with connections.keeper(Source.STRAVA).lease() as lease:
            number = int(lease.secret["access_token"])
            await asyncio.sleep(0.01)
            await lease.keep(lease.secret | {"access_token": str(number + 1)})

    await asyncio.gather(*(count_up() for _ in range(5)))
    assert (await connections.keeper(Source.STRAVA).secret())["access_token"] == "5"


async def test_two_workers_at_once_renew_once_and_both_go_on(
    postgres_url: str,
    store: ConnectionStore,
    connections: AthleteConnections,
    strava: StravaService,
    tmp_path: Path,
) -> None:
    strava.activities = [an_activity(number) for number in range(3)]
    strava.slow_token_s = 0.3  # both are there before either is done
    await connections.connect(Source.STRAVA, strava.grant(lives_s=10))

    async def work(database: Database) -> int:
        strongbox = Strongbox(tmp_path / "keys" / "connections.key")
        keeper = (
            ConnectionStore(database, strongbox).for_athlete(connections.athlete_id).keeper(Source.STRAVA)
        )
        source = await open_strava(
            keeper, base_url=strava.url, client_id=CLIENT_ID, client_secret=CLIENT_SECRET
        )
        found = [each async for each in source.listed(None)]
        await source.close()
        return len(found)

    async with Database(postgres_url, size=2) as one, Database(postgres_url, size=2) as other:
        assert await asyncio.gather(work(one), work(other)) == [3, 3]
    assert (strava.refreshes, strava.refused_refreshes) == (1, 0)


async def test_without_the_lock_the_second_worker_would_be_refused(strava: StravaService) -> None:
    """The stand-in is as strict as Strava: this is what the row lock is for."""
    from tests.support.secrets_kept import SecretInMemory

    strava.slow_token_s = 0.3
    tokens = strava.grant(lives_s=10)

    async def work() -> None:
        source = await open_strava(
            SecretInMemory(tokens), base_url=strava.url, client_id=CLIENT_ID, client_secret=CLIENT_SECRET
        )
        await source.is_there("1")

    done = await asyncio.gather(work(), work(), return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["ConsentGone", "NoneType"]
    assert any(isinstance(each, SourceRefused) for each in done)
