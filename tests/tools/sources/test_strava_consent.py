"""Asking for consent, exchanging it, taking it back: with the browser's part played by an HTTP client."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.support.strava_service import ATHLETE, CLIENT_ID, CLIENT_SECRET, StravaService, strava_service
from tools.kit.errors import SettingsError, SourceRefused, SourceUnavailable
from tools.sources.strava_consent import (
    Granted,
    WayBack,
    authorization_url,
    deauthorize,
    exchange,
    read_way_back,
)

BACK = "http://127.0.0.1:8000/connections/strava"


@pytest.fixture
def strava() -> Iterator[StravaService]:
    with strava_service() as service:
        yield service


def ours(strava: StravaService, **other: str) -> dict[str, str]:
    return {"base_url": strava.url, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET} | other


def asked(strava: StravaService, state: str = "s3cret-state") -> dict[str, str]:
    """The athlete's browser, sent to Strava and back."""
    answer = httpx.get(authorization_url(strava.url, CLIENT_ID, BACK, state), follow_redirects=False)
    back = httpx.URL(answer.headers["location"])
    assert str(back).startswith(BACK)
    return dict(back.params)


async def consent(strava: StravaService) -> Granted:
    return await exchange(read_way_back(asked(strava), "s3cret-state"), **ours(strava))


async def test_a_consent_becomes_tokens_and_an_account(strava: StravaService) -> None:
    granted = await consent(strava)
    assert set(granted.secret) == {"access_token", "refresh_token", "expires_at"}
    assert (granted.account, granted.name, granted.private_too) == (str(ATHLETE["id"]), "Ana Bastien", True)
    assert granted.secret["access_token"] not in repr(granted)


async def test_a_code_counts_once(strava: StravaService) -> None:
    way_back = read_way_back(asked(strava), "s3cret-state")
    await exchange(way_back, **ours(strava))
    with pytest.raises(SourceRefused, match="connect Strava again"):
        await exchange(way_back, **ours(strava))


def test_a_way_back_that_was_not_begun_here_is_refused(strava: StravaService) -> None:
    with pytest.raises(SourceRefused, match="not begun here"):
        read_way_back(asked(strava, "somebody else's"), "s3cret-state")


def test_a_no_is_no_error_of_anybodys(strava: StravaService) -> None:
    strava.declines = True
    with pytest.raises(SourceRefused, match="you declined"):
        read_way_back(asked(strava), "s3cret-state")


def test_a_consent_without_activities_is_not_enough(strava: StravaService) -> None:
    strava.granted = "read"
    with pytest.raises(SourceRefused, match="ticked"):
        read_way_back(asked(strava), "s3cret-state")


def test_a_consent_to_what_is_public_is_told_from_one_to_all(strava: StravaService) -> None:
    strava.granted = "read,activity:read"
    assert not read_way_back(asked(strava), "s3cret-state").private_too


def test_the_address_asks_for_no_more_than_reading() -> None:
    url = httpx.URL(authorization_url("https://www.strava.com", CLIENT_ID, BACK, "state"))
    assert (url.host, url.path) == ("www.strava.com", "/oauth/authorize")
    assert url.params["scope"] == "read,activity:read_all"


def test_an_application_id_is_a_number() -> None:
    with pytest.raises(SettingsError, match="STRAVA_CLIENT_ID"):
        authorization_url("https://www.strava.com", "mine", BACK, "state")


async def test_a_wrong_application_secret_names_the_settings(strava: StravaService) -> None:
    way_back = read_way_back(asked(strava), "s3cret-state")
    with pytest.raises(SourceRefused, match="STRAVA_CLIENT_SECRET"):
        await exchange(way_back, **ours(strava, client_secret="wrong"))


async def test_taking_it_back_ends_every_token(strava: StravaService) -> None:
    granted = await consent(strava)
    await deauthorize(granted.secret, **ours(strava))
    bearer = {"Authorization": f"Bearer {granted.secret['access_token']}"}
    assert httpx.get(f"{strava.url}/api/v3/athlete", headers=bearer).status_code == 401
    await deauthorize(granted.secret, **ours(strava))  # Gone already: no error.


async def test_taking_it_back_works_with_an_ended_token(strava: StravaService) -> None:
    await deauthorize(strava.grant(lives_s=0), **ours(strava))
    strava_has = strava.grant()
    strava.expire()  # before its time
    await deauthorize(strava_has, **ours(strava))
    assert strava.asked.count("POST /api/v3/oauth/deauthorize") == 3
    assert strava.refreshes == 2


@pytest.mark.parametrize("fault", [{"down": 503}, {"broken": "[]"}, {"broken": "{}"}])
async def test_a_strava_that_fails_says_so(strava: StravaService, fault: dict[str, Any]) -> None:
    for name, value in fault.items():
        setattr(strava, name, value)
    with pytest.raises(SourceUnavailable):
        await exchange(WayBack(code="code", private_too=True), **ours(strava))
