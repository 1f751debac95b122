"""On the smallest phones every table fits its card, and nothing is cut off at the edge."""

import pytest
from playwright.async_api import Browser, Page

from tests.support.browser import visitor
from tests.support.server import new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

SMALL = (360, 740)
CUT_OFF = """() => [...document.querySelectorAll('.pl-card')].flatMap((card) => {
    const edge = card.getBoundingClientRect().right
    return [...card.querySelectorAll('td, th, dd, li, p, button')]
        .filter((node) => node.getBoundingClientRect().right > edge)
        .map((node) => node.textContent)
})"""


async def cut_off(page: Page) -> list[str]:
    """Return the texts that reach over the edge of their card."""
    texts: list[str] = await page.evaluate(CUT_OFF)
    return texts


async def test_every_table_fits_a_small_phone(browser: Browser) -> None:
    async with serving(new_home()) as server, visitor(browser, server.address, SMALL) as somebody:
        page = somebody.page
        await somebody.open()
        for number, said in enumerate(("Try it with a sample race", "make it 3:30"), start=1):
            await somebody.say(said)
            cards = page.locator("[data-element=StrategyCard]")
            await cards.nth(number - 1).get_by_role("button", name="Save").click()
            await page.locator("[data-element=StrategyCard][data-status=applied]").nth(number - 1).wait_for()
            await somebody.turn_over()
        await somebody.say("show my strategies")
        choices = somebody.element("StrategyList").get_by_role("checkbox")
        for index in (0, 1):
            await choices.nth(index).click()
        await page.get_by_role("button", name="Compare these two").click()
        await somebody.element("ComparisonTable").wait_for()
        assert await cut_off(page) == []
        headings = await somebody.element("ComparisonTable").locator("th").all_inner_texts()
        assert [heading[-2:] for heading in headings if heading] == ["v1", "v2"]
