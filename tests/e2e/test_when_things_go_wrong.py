"""An endpoint that does not answer, a turn nobody foresaw, a plan nobody wants: with a scripted coach."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from tests.support.browser import visitor
from tests.support.server import Served, new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
async def scripted() -> AsyncIterator[Served]:
    async with serving(new_home(), module="tests.support.scripted_server") as server:
        yield server


async def test_try_again_works_after_a_reload(browser: Browser, scripted: Served) -> None:
    async with visitor(browser, scripted.address) as somebody:
        await somebody.open()
        await somebody.say("break it")
        await somebody.element("Notice").wait_for()
        await somebody.page.wait_for_url("**/thread/*")
        await somebody.turn_over()
        await somebody.page.wait_for_timeout(500)  # Chainlit stores a card a moment after it has shown it.
        await somebody.page.reload()
        await somebody.page.wait_for_selector("#chat-settings-open-modal:not([disabled])")
        await somebody.picture("notice")
        await somebody.element("Notice").get_by_role("button", name="Try again").click()
        await somebody.page.wait_for_function(
            "document.querySelectorAll('[data-element=Notice]').length === 2"
        )
        assert await somebody.page.locator("[data-step-type=user_message]").count() == 2


async def test_an_unforeseen_failure_is_told_without_its_secrets(browser: Browser, scripted: Served) -> None:
    async with visitor(browser, scripted.address) as somebody:
        await somebody.open()
        await somebody.say("crash please")
        await somebody.page.wait_for_selector("text=Something broke on my side")
        assert "secret" not in await somebody.page.inner_text("body")
        await somebody.say("break it")
        await somebody.element("Notice").wait_for()


async def test_not_now_stays_not_now(browser: Browser, scripted: Served) -> None:
    async with visitor(browser, scripted.address) as somebody:
        await somebody.open()
        await somebody.say("plan my race")
        card = somebody.element("StrategyCard")
        await card.get_by_role("button", name="Not now").click()
        await somebody.page.wait_for_selector("[data-status=rejected]")
        await somebody.page.wait_for_url("**/thread/*")
        await somebody.turn_over()
        await somebody.page.reload()
        await somebody.page.wait_for_selector("[data-element=StrategyCard][data-status=rejected]")
        assert "Nothing was changed" in await card.inner_text()
        assert (somebody.outside, somebody.complaints) == ([], [])
