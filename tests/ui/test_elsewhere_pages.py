"""Signing in with another service over real HTTP: one server, one provider, and browsers without a screen."""

import re
from collections.abc import AsyncIterator, Iterator
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import pytest

from tests.support.joining import GUESTS, OWNERS, browser_of, first_link, invite, join
from tests.support.openid_service import CLIENT_ID, CLIENT_SECRET, OpenIdService, openid_service
from tests.support.server import Served, new_home, serving

START = "/sign-in/oidc/start"
ADD = "/settings/sign-in/services/oidc/add"
ON_ITS_WAY, SIGNED_IN = "paceline_on_its_way", "paceline_session"


@pytest.fixture(scope="module")
def provider() -> Iterator[OpenIdService]:
    with openid_service() as service:
        yield service


@pytest.fixture
def openid(provider: OpenIdService) -> OpenIdService:
    """The provider with somebody new in it."""
    provider.person = {"sub": uuid4().hex, "email": f"{uuid4().hex}@example.org", "email_verified": True}
    return provider


@pytest.fixture(scope="module")
async def server(provider: OpenIdService) -> AsyncIterator[Served]:
    settings = {
        "PACELINE_LOGIN": "always",
        "OIDC_ISSUER": provider.url,
        "OIDC_CLIENT_ID": CLIENT_ID,
        "OIDC_CLIENT_SECRET": CLIENT_SECRET,
        "OIDC_NAME": "the club",
    }
    async with serving(new_home(), **settings) as served:
        yield served


@pytest.fixture(scope="module")
async def owner(server: Served) -> AsyncIterator[httpx.AsyncClient]:
    async with browser_of(server) as client:
        await join(client, first_link(server), OWNERS)
        yield client


@pytest.fixture
async def browser(server: Served) -> AsyncIterator[httpx.AsyncClient]:
    async with browser_of(server) as client:
        yield client


async def there(browser: httpx.AsyncClient, path: str = START, **query: str) -> str:
    """Set out, and return where the provider leads back to."""
    set_out = await browser.get(path, params=query)
    assert set_out.status_code == 303, set_out.text
    return await led_back(set_out.headers["location"])


async def led_back(address: str) -> str:
    async with httpx.AsyncClient() as elsewhere:
        answer = await elsewhere.get(address)
    assert answer.status_code == 302, answer.text
    return str(answer.headers["location"])


def sentence(answer: httpx.Response) -> str:
    (told,) = re.findall(r'role="alert">(.*?)</p>', answer.text, re.DOTALL)
    return str(told)


async def test_who_is_invited_joins_and_comes_again(
    openid: OpenIdService, owner: httpx.AsyncClient, server: Served, browser: httpx.AsyncClient
) -> None:
    link = await invite(owner)
    page = await browser.get(link)
    assert "Join with the club" in page.text
    back = await there(browser, invitation=link.rpartition("/")[2])
    assert back.startswith(f"{server.address}/sign-in/oidc/callback?")
    let_in = await browser.get(back)
    assert (let_in.status_code, let_in.headers["location"]) == (303, "/")
    assert (await browser.get("/services")).status_code == 200

    async with browser_of(server) as another:
        assert "Sign in with the club" in (await another.get("/sign-in")).text
        let_in = await another.get(await there(another, next="/settings/account"))
        assert let_in.headers["location"] == "/settings/account"
        own = (await another.get("/settings/sign-in")).text
        assert openid.person["email"] in own
        assert "by oidc" in own


async def test_no_other_site_is_led_on_to(
    openid: OpenIdService, owner: httpx.AsyncClient, browser: httpx.AsyncClient
) -> None:
    link = await invite(owner)
    back = await there(browser, invitation=link.rpartition("/")[2], next="//evil.example/")
    assert (await browser.get(back)).headers["location"] == "/"


async def test_the_cookies_are_out_of_reach_and_the_one_on_its_way_ends(
    openid: OpenIdService, owner: httpx.AsyncClient, browser: httpx.AsyncClient
) -> None:
    link = await invite(owner)
    set_out = await browser.get(START, params={"invitation": link.rpartition("/")[2]})
    (cookie,) = set_out.headers.get_list("set-cookie")
    assert cookie.startswith(f"{ON_ITS_WAY}=")
    for part in ("HttpOnly", "SameSite=lax", "Path=/sign-in", "Max-Age=600"):
        assert part in cookie
    assert link.rpartition("/")[2] not in cookie
    assert CLIENT_SECRET not in set_out.headers["location"]
    came = await browser.get(await led_back(set_out.headers["location"]))
    set_now = came.headers.get_list("set-cookie")
    assert any(each.startswith(f"{SIGNED_IN}=") and "HttpOnly" in each for each in set_now)
    assert any(each.startswith(f'{ON_ITS_WAY}=""') and "Max-Age=0" in each for each in set_now)


async def test_a_way_back_works_in_its_own_browser_alone(
    openid: OpenIdService, owner: httpx.AsyncClient, server: Served, browser: httpx.AsyncClient
) -> None:
    link = await invite(owner)
    back = await there(browser, invitation=link.rpartition("/")[2])
    async with browser_of(server) as thief:
        refused = await thief.get(back)
        assert refused.status_code == 401
        assert "not begun in this browser" in sentence(refused)
        await there(thief)
        assert (await thief.get(back)).status_code == 401, "a way of their own does not fit either"
        assert SIGNED_IN not in thief.cookies


async def test_a_stranger_hears_what_to_do(openid: OpenIdService, browser: httpx.AsyncClient) -> None:
    refused = await browser.get(await there(browser))
    assert "Open your invitation" in sentence(refused)
    assert SIGNED_IN not in browser.cookies
    openid.declines = True
    try:
        assert "declined" in sentence(await browser.get(await there(browser)))
    finally:
        openid.declines = False


async def test_an_account_adds_a_service_and_takes_it_away(
    openid: OpenIdService, owner: httpx.AsyncClient, server: Served, browser: httpx.AsyncClient
) -> None:
    who = GUESTS | {"email": f"{uuid4().hex}@example.org"}
    await join(browser, await invite(owner), who)
    asked = await browser.post(ADD)
    (address,) = re.findall(r'id="go-on" href="([^"]+)"', asked.text)
    added = await browser.get(await led_back(address.replace("&amp;", "&")))
    assert added.headers["location"] == "/settings/sign-in?done=added"
    async with browser_of(server) as another:
        assert (await another.get(await there(another))).headers["location"] == "/"
        assert who["email"] in (await another.get("/settings/sign-in")).text
    gone = await browser.post(ADD.replace("/add", "/take-away"))
    assert gone.headers["location"] == "/settings/sign-in?done=taken-away"
    async with browser_of(server) as another:
        assert (await another.get(await there(another))).status_code == 401


async def test_nobody_but_the_page_itself_begins_to_add(
    owner: httpx.AsyncClient, browser: httpx.AsyncClient
) -> None:
    assert (await owner.post(ADD, headers={"Origin": "https://evil.example"})).status_code == 403
    assert (await owner.get(ADD)).status_code in (404, 405)
    assert (await browser.post(ADD)).status_code == 401


async def test_a_way_there_asks_for_no_more_than_who_it_is(
    openid: OpenIdService, browser: httpx.AsyncClient
) -> None:
    set_out = await browser.get(START)
    asked = parse_qs(urlsplit(set_out.headers["location"]).query)
    assert asked["scope"] == ["openid email profile"]
    assert asked["code_challenge_method"] == ["S256"]
    assert set_out.headers["cache-control"] == "no-store"


async def test_a_service_that_is_not_set_up_is_not_there(browser: httpx.AsyncClient) -> None:
    refused = await browser.get("/sign-in/strava/start")
    assert refused.status_code == 404
    assert "no such way to sign in" in sentence(refused)
    assert "Strava" not in (await browser.get("/sign-in")).text


async def test_a_provider_that_is_down_is_told_on_the_page(
    openid: OpenIdService, browser: httpx.AsyncClient
) -> None:
    back = await there(browser)
    openid.fail("/token", 503)
    refused = await browser.get(back)
    assert "The club" in sentence(refused)


async def test_nobody_else_on_this_machine_reads_what_is_secret(
    server: Served, browser: httpx.AsyncClient
) -> None:
    """Keys, what was dropped, and files of conversations lie where only their own account may look."""
    await browser.get(START)
    for name in ("keys", "chat-secret", "chainlit", "blobs"):
        assert (server.home / name).stat().st_mode & 0o077 == 0, name
    assert all(path.stat().st_mode & 0o077 == 0 for path in (server.home / "keys").iterdir())


async def test_no_secret_is_in_the_log(server: Served) -> None:
    said = server.log.read_text(errors="replace")
    assert CLIENT_SECRET not in said
    assert "code_verifier" not in said
