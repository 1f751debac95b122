"""What the connect form asks: does this key work, does this session, and whose are they?"""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.support.garmin_service import EXCHANGE, KEY, LIST, OAUTH2, GarminService, garmin
from tools.kit.errors import SourceBusy, SourceRefused, SourceUnavailable
from tools.sources.garmin_keys import check_key, check_session


@pytest.fixture
def service() -> Iterator[GarminService]:
    with garmin() as service:
        yield service


async def test_a_key_that_works_is_ready_to_be_kept(service: GarminService) -> None:
    checked = await check_key(f"  {KEY}\n", base_url=service.url)
    assert checked.account == "Trail Runner"
    assert checked.secret["api_key"] == KEY
    assert checked.secret["token"] in service.tokens
    assert KEY not in repr(checked)
    assert [asked.query["limit"] for asked in service.paths(LIST)] == ["1"]


async def test_an_account_without_a_name_is_one_too(service: GarminService) -> None:
    service.fail("/userprofile-service/", 404)
    assert (await check_key(KEY, base_url=service.url)).account is None


@pytest.mark.parametrize(
    "key", ["", "short", "two words of a key", "key\r\nX-Header: 1", "schlüssel-0123", "x" * 5000]
)
async def test_what_can_be_no_key_is_not_sent(service: GarminService, key: str) -> None:
    with pytest.raises(SourceRefused, match="Copy it whole"):
        await check_key(key, base_url=service.url)
    assert not service.asked


async def test_a_wrong_key(service: GarminService) -> None:
    with pytest.raises(SourceRefused, match="Make a new one"):
        await check_key("another-key-0123456789", base_url=service.url)


async def test_a_key_that_may_not_read_activities(service: GarminService) -> None:
    service.fail(LIST, 403)
    with pytest.raises(SourceRefused):
        await check_key(KEY, base_url=service.url)


async def test_a_service_that_is_busy_or_silent(service: GarminService) -> None:
    service.fail(EXCHANGE, 429, Retry_After="14")
    with pytest.raises(SourceBusy):
        await check_key(KEY, base_url=service.url)
    with pytest.raises(SourceUnavailable):
        await check_key(KEY, base_url="http://127.0.0.1:9")


@pytest.mark.parametrize("expires_in_s", [3600, -10])
async def test_a_pasted_session(service: GarminService, expires_in_s: float) -> None:
    session = service.session(expires_in_s)
    wrapped = f"\n{session[:76]}\n{session[76:]}\n"
    checked = await check_session(wrapped, base_url=service.url, login_url=service.url)
    assert checked.account == "Trail Runner"
    assert checked.key_expires_on == date(2027, 11, 20)
    assert len(service.paths(OAUTH2)) == (0 if expires_in_s > 0 else 1)
    assert checked.secret["session"] not in repr(checked)


async def test_a_session_of_another_place_goes_nowhere(service: GarminService) -> None:
    import base64

    session = base64.b64decode(service.session(3600)).replace(b"garmin.com", b"evil.example")
    with pytest.raises(SourceRefused, match="not a saved garth session"):
        await check_session(base64.b64encode(session).decode(), base_url=service.url, login_url=service.url)
    assert not service.asked


async def test_what_is_no_session(service: GarminService) -> None:
    with pytest.raises(SourceRefused, match=r"garth\.client\.dumps"):
        await check_session("hello", base_url=service.url)
