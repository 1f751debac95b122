"""garth as this house uses it: nothing from the environment, nothing shared between athletes."""

from collections.abc import Iterator

import pytest

from tests.support.garmin_service import KEY, LIST, GarminService, garmin
from tools.sources.garmin_client import GarthException, PersonalClient, SessionClient


@pytest.fixture
def service() -> Iterator[GarminService]:
    with garmin() as service:
        yield service


def test_nothing_comes_from_the_environment(service: GarminService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GARTH_TOKEN", service.session(expires_in_s=3600))
    monkeypatch.setenv("GARTH_TELEMETRY_ENABLED", "true")
    client = SessionClient(service.url, service.url)
    assert (client.oauth1_token, client.oauth2_token, client.bearer) == (None, None, "")
    assert not client.telemetry.enabled
    assert client.stale()


def test_headers_belong_to_one_call(service: GarminService) -> None:
    client = PersonalClient(service.url, KEY)
    client.refresh_oauth2()
    mine = {"Accept": "application/json"}
    client.get("connectapi", LIST, api=True, headers=mine, params={"limit": 1})
    client.get("connectapi", "/mobile/sso/en/sign-in")
    assert mine == {"Accept": "application/json"}
    assert "authorization" in service.paths(LIST)[0].headers
    assert "authorization" not in service.paths("sign-in")[0].headers


def test_a_call_without_a_token_is_not_sent(service: GarminService) -> None:
    with pytest.raises(GarthException):
        PersonalClient(service.url, KEY).get("connectapi", LIST, api=True)
    assert not service.asked


@pytest.mark.parametrize("told", ["", "a.b", "a b.c.d", "<html>.<a>.é", "a.b.c\r\nX: 1"])
def test_a_token_that_is_none_is_refused(service: GarminService, told: str) -> None:
    service.fail("/personalapitoken-service", 200, body=told.encode())
    with pytest.raises(GarthException):
        PersonalClient(service.url, KEY).refresh_oauth2()


def test_one_that_does_not_say_when_it_ends_lives_a_day(service: GarminService) -> None:
    service.fail("/personalapitoken-service", 200, body=b'"a.b.c"\n')
    client = PersonalClient(service.url, KEY)
    client.refresh_oauth2()
    assert (client.bearer, client.stale()) == ("a.b.c", False)


def test_a_session_keeps_to_the_stand_in_after_it_is_resumed(service: GarminService) -> None:
    client = SessionClient(service.url, service.url)
    client.resume(service.session(expires_in_s=3600))
    client.get("connectapi", LIST, api=True, params={"limit": 1})
    assert [asked.path for asked in service.asked] == [LIST]
