"""Settings and conversations as a person handles them: kept, and deleted when asked."""

import pytest
from playwright.async_api import Browser, Page

from tests.support.browser import visitor
from tests.support.server import new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


async def weight_shown(page: Page) -> str:
    await page.click("#chat-settings-open-modal")
    value = await page.locator("[role=dialog] input#weight").input_value()
    await page.keyboard.press("Escape")
    return value


async def test_units_and_weight_are_kept_and_count(browser: Browser) -> None:
    async with serving(new_home()) as server, visitor(browser, server.address) as somebody:
        page = somebody.page
        await somebody.open()
        await page.click("#chat-settings-open-modal")
        await page.fill("[role=dialog] input#weight", "70,5")
        await page.locator("[role=dialog] [role=combobox]").first.click()
        await page.get_by_role("option", name="Miles, feet, pounds").click()
        await somebody.picture("settings")
        await page.get_by_role("button", name="Confirm").click()
        await page.wait_for_selector("[role=dialog]", state="detached")
        await page.wait_for_timeout(500)
        await page.reload()
        await page.wait_for_selector("#chat-settings-open-modal:not([disabled])")
        assert await weight_shown(page) == "155.4"

        await page.click("#starter-try-it-with-a-sample-race")
        await somebody.element("StrategyCard").wait_for()
        assert "pace /mi" in await somebody.element("SplitTable").inner_text()
        await page.wait_for_url("**/thread/*")
        await somebody.turn_over()
        await page.reload()
        await somebody.element("StrategyCard").wait_for()
        assert await weight_shown(page) == "155.4"
        assert (somebody.outside, somebody.complaints) == ([], [])


async def test_small_changes_without_asking_are_off_until_switched_on_and_stay_so(browser: Browser) -> None:
    async with serving(new_home()) as server, visitor(browser, server.address) as somebody:
        page = somebody.page
        await somebody.open()
        await page.click("#chat-settings-open-modal")
        switch = page.locator("[role=dialog] #small_changes")
        assert await switch.get_attribute("aria-checked") == "false"
        assert "Undo takes it back" in await page.locator("[role=dialog]").inner_text()
        await switch.click()
        await somebody.picture("settings-small-changes")
        await page.get_by_role("button", name="Confirm").click()
        await page.wait_for_selector("[role=dialog]", state="detached")
        await page.wait_for_timeout(500)
        await page.reload()
        await page.wait_for_selector("#chat-settings-open-modal:not([disabled])")
        await page.click("#chat-settings-open-modal")
        assert await switch.get_attribute("aria-checked") == "true"
        assert (somebody.outside, somebody.complaints) == ([], [])


async def test_a_deleted_conversation_is_gone(browser: Browser) -> None:
    async with serving(new_home()) as server, visitor(browser, server.address) as somebody:
        page = somebody.page
        await somebody.open()
        await somebody.say("What can you do?")
        await page.wait_for_url("**/thread/*")
        await somebody.turn_over()
        await page.wait_for_timeout(500)
        conversation = page.locator("[data-sidebar=menu-button]", has_text="What can you do?")
        await conversation.hover()
        await page.locator("[data-sidebar=sidebar] [aria-haspopup=menu]").first.click()
        await page.get_by_role("menuitem", name="Delete").click()
        await page.get_by_role("button", name="Confirm").click()
        await conversation.wait_for(state="detached")
        await page.reload()
        await page.wait_for_selector("#chat-input")
        await page.wait_for_timeout(1000)
        assert await conversation.count() == 0
        assert (somebody.outside, somebody.complaints) == ([], [])
