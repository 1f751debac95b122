"""Connecting Garmin with a password and a code, through garth's own login and over HTTP."""

import logging
from collections.abc import Iterator

import pytest

from tests.support.garmin_service import (
    CODE,
    EMAIL,
    LOGIN,
    OAUTH2,
    PASSWORD,
    PREAUTHORIZED,
    VERIFY,
    GarminService,
    garmin,
    row,
)
from tests.support.secrets_kept import SecretInMemory
from tools.kit.errors import SourceBusy, SourceError, SourceRefused, SourceUnavailable
from tools.sources.garmin import open_garmin
from tools.sources.garmin_login import CODE_LIFE_S, GarminLogins, NeedsCode
from tools.sources.service_account import CheckedAccount


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def service() -> Iterator[GarminService]:
    with garmin() as service:
        yield service


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def logins(service: GarminService, clock: Clock) -> GarminLogins:
    return GarminLogins(service.url, service.url, clock)


async def begin(logins: GarminLogins, athlete: str = "a") -> str:
    begun = await logins.start_login(athlete, EMAIL, PASSWORD)
    assert isinstance(begun, NeedsCode)
    return begun.state_id


async def test_a_password_alone_gives_a_session_that_reads(
    service: GarminService, logins: GarminLogins
) -> None:
    service.activities = [row(1)]
    account = await logins.start_login("a", EMAIL, PASSWORD)
    assert isinstance(account, CheckedAccount)
    assert account.account == "Trail Runner"
    source = await open_garmin(SecretInMemory(account.secret), base_url=service.url, login_url=service.url)
    assert [listed.source_id async for listed in source.listed(None)] == ["21000000001"]
    await source.close()


async def test_a_code_finishes_the_login(service: GarminService, logins: GarminLogins) -> None:
    service.wants_code = True
    account = await logins.finish_login("a", await begin(logins), f" {CODE[:3]} {CODE[3:]} ")
    assert set(account.secret) == {"session"}
    assert service.paths(OAUTH2)[0].headers["authorization"].startswith("OAuth ")


async def test_a_second_login_carries_nothing_of_the_first(
    service: GarminService, logins: GarminLogins
) -> None:
    for athlete in ("a", "b"):
        await logins.start_login(athlete, EMAIL, PASSWORD)
    assert len(service.paths("/mobile/")) == 4
    assert not [asked for asked in service.paths("/mobile/") if "authorization" in asked.headers]
    assert not [asked for asked in service.paths("sign-in") if "cookie" in asked.headers]


async def test_after_a_wrong_code_another_may_be_typed(service: GarminService, logins: GarminLogins) -> None:
    service.wants_code = True
    state = await begin(logins)
    with pytest.raises(SourceRefused, match="newest one"):
        await logins.finish_login("a", state, "000000")
    assert (await logins.finish_login("a", state, CODE)).account == "Trail Runner"


async def test_a_code_is_guessed_five_times_at_most(service: GarminService, logins: GarminLogins) -> None:
    service.wants_code = True
    state = await begin(logins)
    for _ in range(5):
        with pytest.raises(SourceRefused, match="newest one"):
            await logins.finish_login("a", state, "000000")
    with pytest.raises(SourceRefused, match="Begin again"):
        await logins.finish_login("a", state, CODE)
    assert len(service.paths(VERIFY)) == 5


async def test_a_login_waits_ten_minutes(service: GarminService, logins: GarminLogins, clock: Clock) -> None:
    service.wants_code = True
    state = await begin(logins)
    clock.now += CODE_LIFE_S + 1
    with pytest.raises(SourceRefused, match="Begin again"):
        await logins.finish_login("a", state, CODE)


async def test_a_login_belongs_to_who_began_it(service: GarminService, logins: GarminLogins) -> None:
    service.wants_code = True
    state = await begin(logins)
    with pytest.raises(SourceRefused, match="Begin again"):
        await logins.finish_login("somebody else", state, CODE)
    with pytest.raises(SourceRefused, match="Begin again"):
        await logins.finish_login("a", "another state", CODE)
    assert (await logins.finish_login("a", state, CODE)).account == "Trail Runner"


async def test_a_wrong_password(service: GarminService, logins: GarminLogins) -> None:
    with pytest.raises(SourceRefused, match="email and password"):
        await logins.start_login("a", EMAIL, "wrong")
    service.fail(LOGIN, 401)
    with pytest.raises(SourceRefused, match="email and password"):
        await logins.start_login("a", EMAIL, "wrong")


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (429, b""),
        (403, b"<html>Attention Required! | Cloudflare"),
        (200, b"<html>Just a moment..."),
        (200, b'{"responseStatus": {"type": "CAPTCHA_REQUIRED"}}'),
    ],
)
async def test_a_login_turned_away_is_not_repeated(
    service: GarminService, logins: GarminLogins, clock: Clock, status: int, body: bytes
) -> None:
    service.fail(LOGIN, status, body=body)
    for athlete in ("a", "a", "b"):
        with pytest.raises(SourceBusy, match=r"Personal API key.*intervals\.icu.*files") as told:
            await logins.start_login(athlete, EMAIL, PASSWORD)
        assert told.value.retry_after_s == 3600
    assert len(service.paths(LOGIN)) == 1
    clock.now += 3601
    assert isinstance(await logins.start_login("a", EMAIL, PASSWORD), CheckedAccount)


async def test_garmin_may_ask_for_more_than_an_hour(service: GarminService, logins: GarminLogins) -> None:
    service.fail("/mobile/sso/en/sign-in", 429, Retry_After="7200")
    with pytest.raises(SourceBusy) as told:
        await logins.start_login("a", EMAIL, PASSWORD)
    assert told.value.retry_after_s == 7200
    assert not service.paths(LOGIN)


@pytest.mark.parametrize("path", [VERIFY, PREAUTHORIZED, OAUTH2])
async def test_being_turned_away_later_is_no_wrong_code(
    service: GarminService, logins: GarminLogins, path: str
) -> None:
    service.wants_code = True
    state = await begin(logins)
    service.fail(path, 429)
    with pytest.raises(SourceBusy, match="Personal API key"):
        await logins.finish_login("a", state, CODE)


async def test_a_service_in_trouble(service: GarminService, logins: GarminLogins) -> None:
    service.fail(LOGIN, 503)
    with pytest.raises(SourceUnavailable):
        await logins.start_login("a", EMAIL, PASSWORD)


async def test_neither_password_nor_code_nor_token_is_kept_or_told(
    service: GarminService, logins: GarminLogins, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service.wants_code = True
    told = []
    state = await begin(logins)
    [begun] = logins._begun.values()
    login = begun.state["client"].last_resp.request
    told += [repr(begun), repr(logins), str(vars(login))]
    for code, failing in (("000000", None), (CODE, OAUTH2)):
        if failing:
            service.fail(failing, 500, body=PASSWORD.encode())
        with pytest.raises(SourceError) as error:
            await logins.finish_login("a", state, code)
        told.append(f"{error.value!r} {error.value.__cause__}")
    told.append(repr(await logins.finish_login("a", await begin(logins), CODE)))
    spoken = "\n".join([*told, caplog.text, *(str(record.__dict__) for record in caplog.records)])
    assert not [secret for secret in (*service.secrets, CODE) if secret in spoken]
