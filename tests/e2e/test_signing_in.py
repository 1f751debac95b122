"""Two people in one house: joined, signed in, apart, and signed out everywhere."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, expect

from tests.support.browser import Visitor, screenshots, visitor
from tests.support.joining import GUESTS, OWNERS, first_link
from tests.support.server import Served, new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL = (360, 740)
CUT_S = 30
"""How long a page may stay open after its sign-in has ended."""
REFUSED = ("status of 401", "status of 403", "WebSocket connection", "CLOSING or CLOSED")
"""What a browser itself writes into the console where somebody is turned away."""


@pytest.fixture
async def asking() -> AsyncIterator[Served]:
    """A house that asks who one is, though only this machine can reach it."""
    async with serving(new_home(), PACELINE_LOGIN="always") as server:
        yield server


async def fill(page: Page, who: dict[str, str]) -> None:
    for label in ("Email", "Password", "Name"):
        field = page.get_by_label(label)
        if await field.count() and label.lower() in who:
            await field.fill(who[label.lower()])


async def joined(somebody: Visitor, link: str, who: dict[str, str]) -> None:
    await somebody.page.goto(somebody.address + link)
    await fill(somebody.page, who)
    await somebody.page.get_by_role("button", name="Join").click()
    await somebody.page.wait_for_selector("#chat-settings-open-modal:not([disabled])")


async def fits(page: Page, name: str) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth") <= SMALL[0]
    await page.screenshot(path=screenshots() / f"{name}.png", full_page=True)


async def test_two_people_live_in_one_house(browser: Browser, asking: Served) -> None:
    async with (
        visitor(browser, asking.address) as owner,
        visitor(browser, asking.address, SMALL) as guest,
        visitor(browser, asking.address, theme="dark") as elsewhere,
    ):
        await owner.page.goto(f"{asking.address}/")
        assert owner.page.url == f"{asking.address}/sign-in"
        await expect(owner.page.get_by_text("Nobody has an account here yet")).to_be_visible()
        await owner.page.screenshot(path=screenshots() / "sign-in-first.png")
        await joined(owner, first_link(asking), OWNERS)
        await owner.say("My gazelle is called Quillfeather.")
        await owner.page.wait_for_url("**/thread/*")
        await owner.turn_over()
        conversation = owner.page.url

        link = await an_invitation(owner)
        await guest.page.goto(asking.address + link)
        await fits(guest.page, "join-360")
        await joined(guest, link, GUESTS)
        await expect(guest.page.get_by_text("Quillfeather")).to_have_count(0)
        await guest.page.goto(conversation)
        await guest.page.wait_for_selector("#chat-input")
        await expect(guest.page.get_by_text("Quillfeather")).to_have_count(0)
        await guest.page.goto(f"{asking.address}/settings/sign-in")
        await fits(guest.page, "signed-in-360")
        await expect(guest.page.get_by_text("Who may come in")).to_have_count(0)

        await signs_in_after_a_slip(elsewhere)
        await elsewhere.open()
        await owner.page.goto(f"{asking.address}/settings/sign-in")
        await owner.page.screenshot(path=screenshots() / "signed-in.png", full_page=True)
        await owner.page.get_by_role("button", name="Sign out everywhere", exact=True).click()
        await owner.page.wait_for_url("**/sign-in")
        await is_cut(elsewhere)
        for somebody in (owner, guest, elsewhere):
            assert somebody.outside == []
            told = [each for each in somebody.complaints if not any(mark in each for mark in REFUSED)]
            assert told == []
        assert "Traceback" not in asking.log.read_text(errors="replace")


async def an_invitation(owner: Visitor) -> str:
    """Have the owner make an invitation on the page; return its path."""
    await owner.page.goto(f"{owner.address}/settings/sign-in")
    await owner.page.get_by_text("Invite somebody").click()
    await owner.page.get_by_label("A note for yourself").fill("Gus from the club")
    await owner.page.get_by_role("button", name="Make a link").click()
    shown = await owner.page.locator("#people .token").inner_text()
    found = re.search(r"/join/.+", shown)
    assert found is not None
    return found[0].strip()


async def signs_in_after_a_slip(somebody: Visitor) -> None:
    """Ask for a page as the owner, mistype the password once, and land on that page."""
    page = somebody.page
    await page.goto(f"{somebody.address}/settings/account")
    await fill(page, OWNERS | {"password": "eight green bottles"})
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("alert")).to_contain_text("Address and password do not fit")
    await page.screenshot(path=screenshots() / "sign-in-refused.png")
    await expect(page.get_by_label("Email")).to_have_value(OWNERS["email"])
    await page.get_by_label("Password").fill(OWNERS["password"])
    await page.get_by_role("button", name="Sign in").click()
    await page.wait_for_url("**/settings/account")


async def is_cut(somebody: Visitor) -> None:
    """Wait until an open conversation notices that its athlete has signed out, and see where it leads."""
    await somebody.page.wait_for_url("**/sign-in*", timeout=CUT_S * 1000)
    await expect(somebody.page.get_by_role("button", name="Sign in")).to_be_visible()


async def test_the_chats_own_menu_signs_out(browser: Browser, asking: Served) -> None:
    async with visitor(browser, asking.address) as owner:
        await joined(owner, first_link(asking), OWNERS)
        await owner.page.locator("#user-nav-button").click()
        await owner.page.screenshot(path=screenshots() / "menu.png")
        await owner.page.get_by_role("menuitem", name="Logout").click()
        await owner.page.wait_for_url("**/sign-in*")
        await owner.page.goto(f"{asking.address}/settings/account")
        assert "/sign-in?next=" in owner.page.url
