"""The prompts page in a real browser, with scripts and without; and the browser that tells where it is."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.support.browser import DESKTOP, PHONE, screenshots, visitor
from tests.support.server import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
MODEL = "a-model-nobody-speaks-with"


async def test_a_prompt_is_changed_compared_and_taken_back_without_scripts(
    browser: Browser, served: Served
) -> None:
    context = await browser.new_context(java_script_enabled=False, viewport={"width": 1100, "height": 900})
    page = await context.new_page()
    await page.goto(f"{served.address}/settings/prompts")
    await page.get_by_role("link", name="pacing", exact=True).click()
    text = await page.get_by_label("Text").input_value()
    await page.get_by_label("Text").fill(f"{text}\nAlways name {{weather}}.")
    await page.get_by_label("Only for one model").fill(MODEL)
    await page.get_by_role("button", name="Save as a new version").click()
    await expect(page.get_by_role("alert")).to_contain_text("I do not know {weather}")
    assert "{weather}" in await page.get_by_label("Text").input_value()

    for line in ("Be brief.", "Be briefer."):
        await page.get_by_label("Text").fill(f"{text}\n{line}")
        await page.get_by_label("What you changed").fill(line)
        await page.get_by_label("Let it count at once").check()
        await page.get_by_role("button", name="Save as a new version").click()
    await expect(page.get_by_role("status")).to_contain_text("Version 2 counts")
    await page.get_by_role("link", name="Compare version 1").click()
    await expect(page.locator("#difference .added")).to_have_text("+Be brief.")
    await expect(page.locator("#difference .removed")).to_have_text("-Be briefer.")

    await page.get_by_role("button", name="Go back to the version before").click()
    await expect(page.get_by_role("heading", name="Version 1 counts")).to_be_visible()
    await page.get_by_role("button", name="Activate version 2").click()
    await expect(page.get_by_role("heading", name="Version 2 counts")).to_be_visible()
    await context.close()


@pytest.mark.parametrize(("size", "theme"), [(DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "light")])
async def test_it_fits_in_the_light_in_the_dark_and_on_a_phone(
    browser: Browser, served: Served, size: tuple[int, int], theme: str
) -> None:
    async with visitor(browser, served.address, size, theme) as somebody:
        for number, path in enumerate(("", "/house", "/house?before=1&after=1")):
            await somebody.page.goto(f"{served.address}/settings/prompts{path}")
            assert await somebody.page.evaluate("document.documentElement.scrollWidth") <= size[0]
            is_dark = await somebody.page.evaluate("document.documentElement.classList.contains('dark')")
            assert is_dark == (theme == "dark")
            name = f"prompts-{theme}-{size[0]}-{number}.png"
            await somebody.page.screenshot(path=screenshots() / name, full_page=True)
        assert (somebody.outside, somebody.complaints) == ([], [])


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Honolulu"])
async def test_the_browser_tells_its_time_zone_when_a_page_is_opened(
    browser: Browser, served: Served, zone: str
) -> None:
    context = await browser.new_context(timezone_id=zone)
    page: Page = await context.new_page()
    async with page.expect_response(re.compile("/preferences/time-zone")) as told:
        await page.goto(served.address)
    answer = await told.value
    assert (answer.status, (await answer.json())["time_zone"]) == (200, zone)
    today = await page.evaluate("new Date().toLocaleDateString('sv')")
    assert (await answer.json())["today"] == today
    await context.close()
