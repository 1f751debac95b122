"""Every page in a real browser: nothing it does breaks its own policy, and it asks nobody but us."""

from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser

from tests.support.browser import Visitor, visitor
from tests.support.joining import OWNERS, first_link
from tests.support.openid_service import CLIENT_ID, CLIENT_SECRET, OpenIdService, openid_service
from tests.support.server import Served, new_home, serving
from tests.support.strava_service import CLIENT_ID as STRAVA_ID
from tests.support.strava_service import CLIENT_SECRET as STRAVA_SECRET
from ui.app import PARTS
from ui.page import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
IN_PLACE_OF = {
    "token": "nobodys-token",
    "name": "answer",
    "thread_id": "0f8fad5b-d9cb-469f-a165-70867728950e",
    "wanted": "gpx",
    "elsewhere:path": "any/where",
    "through": "oidc",
}
NO_PAGES = ("/webhooks/", "/metrics", "/health")
DOWNLOADS = ("/og.png",)
ANYTHING = "_rest:path"
BROKEN = "Content Security Policy"


def pages() -> list[str]:
    """Return the address of every page of the route table, with something in place of what varies."""
    found = [
        route.path  # type: ignore[attr-defined]
        for part in PARTS
        for route in part.router.routes
        if "GET" in route.methods and not route.include_in_schema  # type: ignore[attr-defined]
    ]
    kept = [
        path
        for path in dict.fromkeys([*PAGES, *found])
        if ANYTHING not in path and not path.startswith(NO_PAGES) and not path.endswith(DOWNLOADS)
    ]
    return [path.replace("{", "%(").replace("}", ")s") % IN_PLACE_OF for path in kept]


@pytest.fixture(scope="module")
def provider() -> Iterator[OpenIdService]:
    with openid_service() as service:
        service.person["email"] = OWNERS["email"]
        yield service


@pytest.fixture(scope="module")
async def served(provider: OpenIdService) -> AsyncIterator[Served]:
    settings = {
        "PACELINE_LOGIN": "always",
        "OIDC_ISSUER": provider.url,
        "OIDC_CLIENT_ID": CLIENT_ID,
        "OIDC_CLIENT_SECRET": CLIENT_SECRET,
        "STRAVA_CLIENT_ID": STRAVA_ID,
        "STRAVA_CLIENT_SECRET": STRAVA_SECRET,
        "STRAVA_SIGN_IN": "true",
    }
    async with serving(new_home(), **settings) as server:
        yield server


async def look_at(somebody: Visitor, path: str) -> list[str]:
    """Open a page, wait until it is quiet, and return where it broke its policy or left the house."""
    await somebody.page.goto(somebody.address + path, wait_until="load")
    await somebody.page.wait_for_timeout(250)
    return [each for each in somebody.complaints if BROKEN in each] + somebody.outside


async def test_no_page_breaks_its_policy_or_asks_others(browser: Browser, served: Served) -> None:
    async with visitor(browser, served.address) as stranger:
        link = first_link(served)
        for path in ("/sign-in", "/sign-in?next=/settings/account", link, "/s/nobodys-token"):
            assert await look_at(stranger, path) == [], path
    async with visitor(browser, served.address) as owner:
        await owner.page.goto(served.address + link)
        await owner.page.get_by_label("Email").fill(OWNERS["email"])
        await owner.page.get_by_label("Password").fill(OWNERS["password"])
        await owner.page.get_by_role("button", name="Join").click()
        await owner.page.wait_for_selector("#chat-settings-open-modal:not([disabled])")
        for path in pages():
            if not path.endswith("/start"):
                assert await look_at(owner, path) == [], path
        await owner.page.goto(f"{served.address}/connections/strava/start")
        assert [each for each in owner.complaints if BROKEN in each] == []
        assert owner.outside == []

        # Signing in elsewhere is the one way out, and only when it is pressed.
        await owner.page.goto(f"{served.address}/settings/sign-in")
        await owner.page.get_by_role("button", name="Add your organisation").click()
        await owner.page.get_by_role("link", name="Go on to your organisation").click()
        await owner.page.wait_for_url("**/settings/sign-in?done=added")
        assert [each for each in owner.complaints if BROKEN in each] == []

    async with visitor(browser, served.address) as again:
        await again.page.goto(f"{served.address}/sign-in?next=/settings/account")
        await again.page.get_by_role("link", name="Sign in with your organisation").click()
        await again.page.wait_for_url("**/settings/account")
        await again.open()
        assert [each for each in again.complaints if BROKEN in each] == []


async def test_what_breaks_the_policy_is_seen(browser: Browser, served: Served) -> None:
    """Else the test above could not fail."""
    async with visitor(browser, served.address) as somebody:
        await look_at(somebody, "/sign-in")
        await somebody.page.evaluate(
            "() => { const script = document.createElement('script'); script.text = 'window.ran = 1';"
            " document.body.append(script) }"
        )
        await somebody.page.wait_for_timeout(250)
        assert any(BROKEN in each for each in somebody.complaints)
        assert await somebody.page.evaluate("window.ran") is None


def test_every_page_is_looked_at() -> None:
    known = {"/", "/sign-in", "/settings/account", "/connections", "/docs", "/s/nobodys-token"}
    assert known <= set(pages())
