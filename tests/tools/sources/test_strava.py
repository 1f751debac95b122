"""Strava through stravalib, against a Strava that behaves like one, over HTTP."""

import logging
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.secrets_kept import SecretInMemory
from tests.support.strava_service import (
    CLIENT_ID,
    CLIENT_SECRET,
    STREAMS,
    StravaService,
    an_activity,
    strava_service,
)
from tools.domain.activity import ActivitySport
from tools.domain.provenance import Source
from tools.kit.errors import SettingsError, SourceBusy, SourceRefused, SourceUnavailable
from tools.sources.strava import StravaSource, open_strava

REPOSITORY = Path(__file__).parents[3]


@pytest.fixture
def strava() -> Iterator[StravaService]:
    with strava_service() as service:
        yield service


@pytest.fixture
def keeper(strava: StravaService) -> SecretInMemory:
    return SecretInMemory(strava.grant())


@pytest.fixture
async def source(strava: StravaService, keeper: SecretInMemory) -> AsyncIterator[StravaSource]:
    source = await open_strava(keeper, base_url=strava.url, client_id=CLIENT_ID, client_secret=CLIENT_SECRET)
    yield source
    await source.close()


async def ids(source: StravaSource, since: date | None = None) -> list[str]:
    return [each.source_id async for each in source.listed(since)]


async def test_a_long_history_comes_whole_and_newest_first(
    strava: StravaService, source: StravaSource
) -> None:
    strava.activities = [an_activity(number) for number in range(450)]
    found = [each async for each in source.listed(None)]
    assert len({each.source_id for each in found}) == 450
    begun = [each.started_at for each in found if each.started_at]
    assert begun == sorted(begun, reverse=True)
    assert source.source is Source.STRAVA


async def test_a_short_page_is_not_taken_for_the_last(strava: StravaService, source: StravaSource) -> None:
    strava.activities = [an_activity(number) for number in range(450)]
    strava.short_pages = frozenset({1})
    assert len(await ids(source)) == 449


async def test_what_is_new_since_a_day_comes_newest_first(
    strava: StravaService, source: StravaSource
) -> None:
    strava.activities = [an_activity(number) for number in range(100)]  # a day has 24
    found = await ids(source, date(2026, 1, 4))
    # From ten in the morning UTC of the day before: there the day has begun where it begins first.
    assert found == [str(10_000_000 + number) for number in range(99, 58, -1)]


async def test_an_entry_says_what_it_is(strava: StravaService, source: StravaSource) -> None:
    strava.activities = [
        an_activity(
            1, name="Tempo\x00\u202e race", workout_type=11, trainer=True, device_name="Garmin Edge 540"
        ),
        an_activity(
            0, sport_type="TrailRun", type="Run", device_watts=False, description="with Bo", workout_type=2
        ),
    ]
    ride, run = [each async for each in source.listed(None)]
    assert (ride.sport, ride.race, ride.indoor, ride.device) == (
        ActivitySport.RIDE,
        True,
        True,
        "Garmin Edge 540",
    )
    assert (ride.name, ride.started_at) == ("Tempo race", datetime(2026, 1, 1, 1, tzinfo=UTC))
    assert (ride.utc_offset_s, ride.distance_m, ride.duration_s, ride.average_power_w) == (
        7200,
        20_001,
        3600,
        180,
    )
    assert (run.sport, run.race, run.note, run.average_power_w) == (ActivitySport.RUN, False, "with Bo", None)


async def test_records_come_on_one_clock_with_their_pause(
    strava: StravaService, source: StravaSource
) -> None:
    strava.activities = [an_activity(0)]
    strava.streams = {10_000_000: STREAMS}
    (listed,) = [each async for each in source.listed(None)]
    fetched = await source.fetch(listed)
    assert fetched.content is None
    assert fetched.activity is not None
    assert fetched.activity.time_s.tolist() == [0, 1, 2, 60, 61]
    assert fetched.activity.pauses == ((2.0, 60.0),)
    assert fetched.activity.heart_rate_bpm.tolist() == [100, 110, 120, 111, 115]
    assert fetched.activity.lat.tolist() == [44.1, 44.2, 44.3, 44.3, 44.4]
    assert fetched.activity.power_w[1] == 200
    assert fetched.activity.started_at == listed.started_at


async def test_an_entry_made_by_hand_has_neither_file_nor_records(
    strava: StravaService, source: StravaSource
) -> None:
    strava.activities = [an_activity(0)]
    (listed,) = [each async for each in source.listed(None)]
    fetched = await source.fetch(listed)
    assert (fetched.content, fetched.activity) == (None, None)


async def test_it_keeps_no_mornings(source: StravaSource) -> None:
    assert await source.wellness(date(2026, 1, 1)) == ()


async def test_tokens_near_their_end_are_renewed_and_kept_before_they_are_used(
    strava: StravaService, keeper: SecretInMemory, source: StravaSource
) -> None:
    keeper.now = old = strava.grant(lives_s=60)
    strava.activities = [an_activity(0)]
    assert len(await ids(source)) == 1
    assert strava.refreshes == 1
    assert keeper.now["refresh_token"] != old["refresh_token"]
    used = {bearer for bearer in strava.seen_authorization if bearer}
    assert used == {f"Bearer {keeper.now['access_token']}"}


async def test_a_token_refused_before_its_time_is_renewed_once(
    strava: StravaService, keeper: SecretInMemory, source: StravaSource
) -> None:
    strava.activities = [an_activity(0)]
    strava.expire()
    assert len(await ids(source)) == 1
    assert strava.refreshes == 1


async def test_a_consent_taken_back_asks_to_connect_again(
    strava: StravaService, source: StravaSource
) -> None:
    strava.withdraw()
    with pytest.raises(SourceRefused, match="connect Strava again"):
        await ids(source)
    assert strava.refused_refreshes == 1
    assert not await source.is_authorized()


async def test_an_application_without_a_subscription_says_what_to_do(
    strava: StravaService, source: StravaSource
) -> None:
    strava.inactive = True
    with pytest.raises(SourceRefused, match="needs a Strava subscription"):
        await ids(source)


async def test_a_wrong_application_secret_names_the_settings(
    strava: StravaService, keeper: SecretInMemory
) -> None:
    keeper.now = strava.grant(lives_s=0)
    source = await open_strava(keeper, base_url=strava.url, client_id=CLIENT_ID, client_secret="wrong")
    with pytest.raises(SourceRefused, match="STRAVA_CLIENT_SECRET") as refused:
        await ids(source)
    assert "wrong" not in str(refused.value)
    await source.close()


async def test_an_application_id_is_a_number(keeper: SecretInMemory) -> None:
    with pytest.raises(SettingsError, match="STRAVA_CLIENT_ID"):
        await open_strava(keeper, base_url="http://127.0.0.1:1", client_id="mine", client_secret="s")


async def test_the_last_requests_of_a_limit_are_not_used_up(
    strava: StravaService, source: StravaSource
) -> None:
    strava.activities = [an_activity(number) for number in range(450)]
    strava.read_limit = (5, 1000)
    with pytest.raises(SourceBusy, match="5 times in 15 minutes") as busy:
        await ids(source)
    assert 0 < busy.value.retry_after_s <= 905
    assert strava.reads == 3, "it stopped by itself: Strava never had to refuse"


async def test_a_refusal_for_too_many_requests_says_when_to_come_back(
    strava: StravaService, source: StravaSource
) -> None:
    strava.reads = 100  # by another program with the same key
    with pytest.raises(SourceBusy) as busy:
        await ids(source)
    assert 0 < busy.value.retry_after_s <= 905


@pytest.mark.parametrize("fault", [{"down": 500}, {"down": 503}, {"broken": "<html>maintenance</html>"}])
async def test_a_strava_that_fails_is_tried_again_later(
    strava: StravaService, source: StravaSource, fault: dict[str, Any]
) -> None:
    for name, value in fault.items():
        setattr(strava, name, value)
    with pytest.raises(SourceUnavailable, match="the next sync tries again"):
        await ids(source)


async def test_a_strava_that_is_not_there_is_tried_again_later(keeper: SecretInMemory) -> None:
    source = await open_strava(keeper, base_url="http://127.0.0.1:9", client_id="1", client_secret="s")
    with pytest.raises(SourceUnavailable, match="does not answer"):
        await ids(source)
    await source.close()


async def test_no_secret_is_logged_or_said(
    strava: StravaService, keeper: SecretInMemory, source: StravaSource, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    keeper.now = old = strava.grant(lives_s=0)
    strava.activities = [an_activity(0)]
    await ids(source)
    strava.withdraw()
    with pytest.raises(SourceRefused) as refused:
        await ids(source)
    said = caplog.text + repr(refused.value) + repr(vars(source))
    secrets = {*old.values(), *keeper.now.values(), CLIENT_SECRET} - {old["expires_at"]}
    assert [secret for secret in secrets if secret in said] == []
    assert refused.value.__suppress_context__


async def test_the_environment_changes_nothing(
    strava: StravaService,
    keeper: SecretInMemory,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    # stravalib renews by itself, and keeps nothing, where it finds these.
    monkeypatch.setenv("STRAVA_CLIENT_ID", CLIENT_ID)
    monkeypatch.setenv("STRAVA_CLIENT_SECRET", CLIENT_SECRET)
    keeper.now = strava.grant(lives_s=0)
    source = await open_strava(keeper, base_url=strava.url, client_id=CLIENT_ID, client_secret=CLIENT_SECRET)
    await ids(source)
    await ids(source)
    assert strava.refreshes == 1
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
    await source.close()


async def test_what_is_gone_at_strava_is_found_out(strava: StravaService, source: StravaSource) -> None:
    strava.activities = [an_activity(0)]
    assert await source.is_there("10000000")
    assert not await source.is_there("99")
    assert await source.is_authorized()


LOAD = """
import warnings
showing = warnings.showwarning
import tools.sources.strava_client
assert warnings.showwarning is showing
assert ("default", None, Warning, None, 0) not in warnings.filters
"""


def test_loading_stravalib_leaves_the_warnings_of_the_process_alone() -> None:
    command = [sys.executable, "-c", LOAD]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
