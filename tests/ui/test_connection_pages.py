"""The form pages over real HTTP: what connects, what is refused in words, and what is never written back."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.support.garmin_service import CODE, EMAIL, KEY, PASSWORD, GarminService, garmin
from tests.support.server import Served, free_port, new_home, serving
from tests.support.strava_service import (
    CLIENT_ID,
    CLIENT_SECRET,
    StravaService,
    an_activity,
    strava_service,
)

WRONG = "a-wrong-secret-nobody-should-read"


@dataclass
class Pages:
    """A browser without a screen, on one server with stand-ins for its services."""

    client: httpx.AsyncClient
    server: Served
    garmin: GarminService
    strava: StravaService

    async def send(self, path: str, **typed: str) -> httpx.Response:
        headers = {"Origin": self.server.address}
        return await self.client.post(path, data=typed, headers=headers, follow_redirects=True)

    async def state(self, source: str) -> str:
        told = (await self.client.get("/services")).json()["services"]
        return str(next(each["state"] for each in told if each["source"] == source))


@pytest.fixture(scope="module")
def garmin_stand_in() -> Iterator[GarminService]:
    with garmin() as service:
        yield service


@pytest.fixture(scope="module")
def strava_stand_in() -> Iterator[StravaService]:
    with strava_service(activities=[an_activity(1)]) as service:
        yield service


@pytest.fixture(scope="module")
async def pages(garmin_stand_in: GarminService, strava_stand_in: StravaService) -> AsyncIterator[Pages]:
    port = free_port()
    settings = {
        "GARMIN_URL": garmin_stand_in.url,
        "GARMIN_LOGIN_URL": garmin_stand_in.url,
        "STRAVA_URL": strava_stand_in.url,
        "STRAVA_CLIENT_ID": CLIENT_ID,
        "STRAVA_CLIENT_SECRET": CLIENT_SECRET,
        "PACELINE_PUBLIC_URL": f"http://localhost:{port}",
    }
    async with (
        serving(new_home(), port=port, **settings) as server,
        httpx.AsyncClient(base_url=server.address, timeout=30) as client,
    ):
        yield Pages(client, server, garmin_stand_in, strava_stand_in)


def sentence(answer: httpx.Response) -> str:
    """Return the one refusal of a page."""
    (told,) = re.findall(r'<p class="bad" role="alert">(.*?)</p>', answer.text, re.DOTALL)
    return str(told)


async def test_the_page_is_kept_nowhere_and_runs_nothing_but_ours(pages: Pages) -> None:
    answer = await pages.client.get("/connections")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "form-action 'self'" in policy
    assert 'autocomplete="new-password"' in answer.text


async def test_a_key_connects_and_the_first_sync_begins(pages: Pages) -> None:
    answer = await pages.send("/connections/garmin-key", key=f"  {KEY} ", expires_on="2027-05-31")
    assert answer.url.path == "/connections"
    assert "Garmin is connected" in answer.text
    assert await pages.state("garmin") == "connected"
    told = (await pages.client.get("/services")).json()["services"]
    assert next(each for each in told if each["source"] == "garmin")["key_expires_on"] == "2027-05-31"
    runs = (await pages.client.get("/syncs")).json()["syncs"]
    assert runs[0]["source"] == "garmin"


@pytest.mark.parametrize(
    ("form", "typed", "expected"),
    [
        ("garmin-key", {"key": WRONG}, "Garmin does not accept this key"),
        ("garmin-key", {"key": ""}, "The field is empty"),
        ("garmin-key", {"key": "x" * 20_001}, "too long"),
        ("garmin-key", {"key": WRONG, "expires_on": "soon"}, "like 2027-05-31"),
        ("garmin-session", {"session": WRONG}, "session"),
        ("garmin-login", {"email": EMAIL, "password": ""}, "your password"),
        ("garmin-login", {"email": EMAIL, "password": WRONG}, "does not accept this email and password"),
        ("garmin-code", {"ticket": "unknown", "code": "1"}, "Begin again"),
        ("intervals", {"key": ""}, "The field is empty"),
    ],
)
async def test_a_refusal_is_a_sentence_and_no_secret_comes_back(
    pages: Pages, form: str, typed: dict[str, str], expected: str
) -> None:
    answer = await pages.send(f"/connections/{form}", **typed)
    assert answer.status_code == 200
    assert expected in sentence(answer)
    assert WRONG not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    if "email" in typed:
        assert f'value="{EMAIL}"' in answer.text
    if "expires_on" in typed:
        assert 'value="soon"' in answer.text


async def test_a_login_that_wants_a_code_gets_it_on_the_next_page(pages: Pages) -> None:
    pages.garmin.wants_code = True
    asked = await pages.send("/connections/garmin-login", email=EMAIL, password=PASSWORD)
    assert "Garmin sent you a code" in asked.text
    assert PASSWORD not in asked.text
    (ticket,) = re.findall(r'name="ticket" value="([^"]+)"', asked.text)
    wrong = await pages.send("/connections/garmin-code", ticket=ticket, code="000000")
    assert "does not accept this code" in sentence(wrong)
    right = await pages.send("/connections/garmin-code", ticket=ticket, code=CODE)
    assert "Garmin is connected" in right.text


async def test_what_another_site_sends_is_turned_away(pages: Pages) -> None:
    foreign = {"Origin": "https://elsewhere.example"}
    for path in ("garmin-key", "garmin/disconnect", "garmin/sync"):
        answer = await pages.client.post(f"/connections/{path}", data={"key": KEY}, headers=foreign)
        assert answer.status_code == 403


async def test_a_service_nobody_knows_and_a_text_in_the_address_are_not_repeated(pages: Pages) -> None:
    for unknown in ("nobody/sync", "file/sync", "file/disconnect"):
        assert (await pages.send(f"/connections/{unknown}", delete="yes")).status_code == 422
    page = await pages.client.get("/connections", params={"done": "<b>you won", "source": "garmin"})
    assert "you won" not in page.text
    hostile = await pages.send("/connections/garmin-login", email='"><script>x</script>', password=WRONG)
    assert "<script>x" not in hostile.text


async def until(true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.05)


async def consent(pages: Pages) -> httpx.Response:
    """Go to Strava by the link of our page, and come back as the browser does."""
    page = await pages.client.get("/connections/strava/start")
    (address,) = re.findall(r'id="to-strava" href="([^"]+)"', page.text)
    async with httpx.AsyncClient() as browser:
        there = await browser.get(address.replace("&amp;", "&"))
    return await pages.client.get(there.headers["location"])


async def test_strava_is_explained_asked_for_connected_and_given_back(pages: Pages) -> None:
    page = await pages.client.get("/connections/strava/start")
    assert "No language model" in page.text
    assert "Seven days" in page.text
    back = await consent(pages)
    assert back.status_code == 303, back.text
    assert "code" not in back.headers["location"]
    assert await pages.state("strava") == "connected"
    assert pages.strava.subscriptions, "with a public address we ask for hints"
    gone = await pages.send("/connections/strava/disconnect")
    assert "everything that came from there is deleted" in gone.text
    assert await pages.state("strava") == "not connected"
    assert any("/oauth/deauthorize" in asked for asked in pages.strava.asked)


async def test_a_way_back_counts_once_and_only_when_begun_here(pages: Pages) -> None:
    back = await consent(pages)
    again = await pages.client.get(str(back.request.url))
    assert "not begun here" in sentence(again)
    invented = await pages.client.get(
        "/connections/strava/callback?state=invented&code=x&scope=activity:read"
    )
    assert "not begun here" in sentence(invented)


async def test_a_consent_that_is_declined_or_half_given_is_told(pages: Pages) -> None:
    pages.strava.declines = True
    assert "you declined" in sentence(await consent(pages))
    pages.strava.declines, pages.strava.granted = False, "read"
    assert "boxes for your activities" in sentence(await consent(pages))
    pages.strava.granted = "read,activity:read_all"


async def test_a_hint_is_believed_only_when_strava_confirms_it(pages: Pages) -> None:
    await consent(pages)
    lie = {"object_type": "athlete", "aspect_type": "update", "updates": {"authorized": "false"}}
    asked = len(pages.strava.asked)
    await asyncio.to_thread(pages.strava.say, **lie)
    await until(lambda: len(pages.strava.asked) > asked)
    assert await pages.state("strava") == "connected"


async def test_only_strava_is_told_that_the_address_is_ours(pages: Pages) -> None:
    refused = await pages.client.get(
        "/webhooks/strava",
        params={"hub.mode": "subscribe", "hub.challenge": "c", "hub.verify_token": "guessed"},
    )
    assert refused.status_code == 403
    for body in (b"", b"[]", b'{"object_type": "athlete"}', b"\xff"):
        assert (await pages.client.post("/webhooks/strava", content=body)).status_code == 200


async def test_no_secret_is_in_the_log_or_in_an_address(pages: Pages) -> None:
    log = pages.server.log.read_text(errors="replace")
    for secret in (KEY, PASSWORD, WRONG, CODE, CLIENT_SECRET, "access-", "refresh-"):
        assert secret not in log
    page = await pages.client.get("/connections/strava/start")
    (address,) = re.findall(r'id="to-strava" href="([^"]+)"', page.text)
    query = parse_qs(urlsplit(address.replace("&amp;", "&")).query)
    assert CLIENT_SECRET not in address
    assert len(query["state"][0]) >= 43
