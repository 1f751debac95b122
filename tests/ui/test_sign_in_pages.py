"""The ways in, over HTTP: the first link, invitations, passwords, the house's key, and out again."""

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.support.joining import ALERT, GUESTS, OWNERS, browser_of, first_link, invite, join
from tests.support.server import Served, new_home, serving
from ui.sign_in_pages import way_back

KEY = "a-key-of-at-least-twenty"
PAGE = {"accept": "text/html"}


@pytest.fixture(scope="module")
async def asking() -> AsyncIterator[Served]:
    async with serving(new_home(), PACELINE_LOGIN="always") as server:
        yield server


@pytest.fixture(scope="module")
async def owner(asking: Served) -> AsyncIterator[httpx.AsyncClient]:
    async with browser_of(asking) as client:
        await join(client, first_link(asking), OWNERS)
        yield client


async def sign_in(client: httpx.AsyncClient, **typed: str) -> httpx.Response:
    return await client.post("/sign-in", data=typed)


async def test_the_first_link_makes_the_owner_and_works_once(
    asking: Served, owner: httpx.AsyncClient
) -> None:
    assert (await owner.get("/user")).json()["identifier"] == "owner"
    async with browser_of(asking) as stranger:
        again = await stranger.post(first_link(asking), data=GUESTS)
        assert again.status_code == 404
        assert "Ask whoever sent it for a new one" in again.text
        assert (await stranger.get("/user")).status_code == 401


async def test_the_cookie_is_out_of_scripts_reach(asking: Served, owner: httpx.AsyncClient) -> None:
    async with browser_of(asking) as client:
        came = await sign_in(client, email=OWNERS["email"], password=OWNERS["password"])
        cookie = came.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert "; secure" not in cookie
        assert came.headers["cache-control"] == "no-store"
    assert owner


async def test_a_guest_joins_signs_out_and_in_again(asking: Served, owner: httpx.AsyncClient) -> None:
    async with browser_of(asking) as guest:
        await join(guest, await invite(owner), GUESTS)
        identifier = (await guest.get("/user")).json()["identifier"]
        assert identifier.startswith("athlete-")
        token = guest.cookies["paceline_session"]
        assert (await guest.post("/logout")).json() == {"success": True}
        stolen = await guest.get("/user", headers={"cookie": f"paceline_session={token}"})
        assert stolen.status_code == 401
        wrong = await sign_in(guest, email=GUESTS["email"], password="wrong password", next="/courses")
        assert wrong.status_code == 401
        assert ALERT.findall(wrong.text) == [
            "Address and password do not fit. Try again, or ask the owner of this Paceline for a new link."
        ]
        assert "wrong password" not in wrong.text
        right = {"email": GUESTS["email"], "password": GUESTS["password"]}
        assert (await sign_in(guest, **right, next="/courses")).headers["location"] == "/courses"
        assert (await guest.get("/user")).json()["identifier"] == identifier


async def test_joining_says_what_is_missing_and_keeps_what_was_typed(
    asking: Served, owner: httpx.AsyncClient
) -> None:
    async with browser_of(asking) as guest:
        link = await invite(owner, "named@example.org")
        assert 'value="named@example.org"' in (await guest.get(link)).text
        short = await guest.post(link, data={"email": "other@example.org", "password": "short"})
        assert short.status_code == 422
        assert "at least 10 characters" in ALERT.findall(short.text)[0]
        assert 'value="other@example.org"' in short.text
        taken = await guest.post(link, data=OWNERS)
        assert "There is an account with this address already" in ALERT.findall(taken.text)[0]


async def test_another_sites_form_signs_nobody_in(asking: Served, owner: httpx.AsyncClient) -> None:
    async with browser_of(asking, origin="https://elsewhere.example") as client:
        refused = await sign_in(client, email=OWNERS["email"], password=OWNERS["password"])
        assert refused.status_code == 403
    assert owner


async def test_who_guesses_is_asked_to_wait(asking: Served, owner: httpx.AsyncClient) -> None:
    async with browser_of(asking) as client:
        told = [await sign_in(client, email="somebody@example.org", password="wrong") for _ in range(7)]
        assert [each.status_code for each in told] == [401] * 6 + [429]
        assert 0 < int(told[-1].headers["retry-after"]) <= 901
        assert "Try again in" in ALERT.findall(told[-1].text)[0]
    assert owner


async def test_the_houses_key_opens_without_any_account() -> None:
    async with (
        serving(new_home(), PACELINE_LOGIN="always", PACELINE_KEY=KEY) as server,
        browser_of(server) as client,
    ):
        assert "/join/" not in server.log.read_text(errors="replace")
        page = (await client.get("/sign-in")).text
        assert "PACELINE_KEY" in page
        assert 'name="email"' not in page
        assert (await sign_in(client, key=KEY + "x")).status_code == 401
        assert (await sign_in(client, key=KEY)).status_code == 303
        assert (await client.get("/user")).json()["identifier"] == "owner"
        client.cookies.clear()
        assert (await client.get("/courses", headers={"X-API-Key": KEY})).status_code == 200
        assert (await client.get("/courses", headers={"X-API-Key": KEY[:-1]})).status_code == 401


@pytest.mark.parametrize("asked", ["/", "/courses", "/thread/1?x=%2F", "/settings/account"])
def test_one_goes_on_to_what_one_asked_for(asked: str) -> None:
    assert way_back(asked) == asked


@pytest.mark.parametrize(
    "asked",
    [
        *("", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"),
        *("/a\nb", "/sign-in", "/a\\b", " /", "\t//evil.example", "/" + "a" * 600),
    ],
)
def test_and_never_to_another_site(asked: str) -> None:
    assert way_back(asked) == "/"
