"""An athlete drops a course, plans, saves, comes back, and comes back after a restart."""

from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser

from tests.support.browser import DESKTOP, PHONE, Visitor, visitor
from tests.support.server import Served, new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
GOAL = "marathon on 18 April, I want 3:30 and weigh 70 kg"


async def plan(somebody: Visitor, course: Path) -> None:
    await somebody.open()
    await somebody.drop(course.name, course.read_bytes(), "application/gpx+xml")
    await somebody.say(GOAL)
    for name in ("CourseChart", "SplitTable", "FuelTable", "CueList", "StrategyCard"):
        await somebody.element(name).wait_for()


async def saved(address: str) -> list[dict[str, object]]:
    async with httpx.AsyncClient(base_url=address) as client:
        strategies: list[dict[str, object]] = (await client.get("/strategy/user/history")).json()[
            "strategies"
        ]
        return strategies


async def test_a_saved_plan_survives_reload_and_restart_and_is_saved_once(
    browser: Browser, course: Path
) -> None:
    home = new_home()
    async with serving(home) as server, visitor(browser, server.address) as somebody:
        await plan(somebody, course)
        await somebody.picture("plan-desktop", whole=True)
        table = somebody.element("SplitTable")
        assert await table.locator("tbody tr").last.locator("td").last.inner_text() == "3:30:00"
        await table.get_by_role("button", name="Every km").click()
        assert await table.locator("tbody tr.pl-inner").count() >= 42

        card = somebody.element("StrategyCard")
        await card.get_by_role("button", name="Save").click()
        await somebody.page.wait_for_selector("[data-element=StrategyCard][data-status=applied]")
        assert len(await saved(server.address)) == 1

        await somebody.page.wait_for_url("**/thread/*")
        conversation = somebody.page.url.removeprefix(server.address)
        await somebody.page.reload()
        await somebody.page.wait_for_selector("[data-element=StrategyCard][data-status=applied]")
        assert "You decided on" in await somebody.element("StrategyCard").inner_text()
        assert await somebody.element("CourseChart").locator("path").count() > 3
        await somebody.page.wait_for_selector(
            f"a[href='{conversation}'], [data-sidebar] :text('marathon on 18 April')"
        )
        assert (somebody.outside, somebody.complaints) == ([], [])

    async with serving(home) as again, visitor(browser, again.address) as somebody:
        await somebody.open(conversation)
        await somebody.page.wait_for_selector("[data-element=StrategyCard][data-status=applied]")
        left = somebody.page.locator("[data-element=StrategyCard] button")
        assert await left.all_inner_texts() == ["Take it along"]
        await somebody.say("save it")
        await somebody.page.wait_for_timeout(3000)
        assert len(await saved(again.address)) == 1
        await somebody.page.wait_for_selector("#chat-settings-open-modal")
        await somebody.picture("plan-after-restart")
        assert (somebody.outside, somebody.complaints) == ([], [])


async def test_a_pending_card_can_still_be_decided_after_a_restart(browser: Browser, course: Path) -> None:
    home = new_home()
    async with serving(home) as server, visitor(browser, server.address) as somebody:
        await plan(somebody, course)
        await somebody.page.wait_for_url("**/thread/*")
        conversation = somebody.page.url.removeprefix(server.address)
        await somebody.turn_over()
    async with (
        serving(home) as again,
        visitor(browser, again.address) as first,
        visitor(browser, again.address) as second,
    ):
        await first.open(conversation)
        await second.open(conversation)
        for tab in (first, second):
            await tab.element("StrategyCard").get_by_role("button", name="Save").wait_for()
        await first.element("StrategyCard").get_by_role("button", name="Save").click()
        await second.element("StrategyCard").get_by_role("button", name="Save").click()
        for tab in (first, second):
            await tab.page.wait_for_selector("[data-element=StrategyCard][data-status=applied]")
        assert len(await saved(again.address)) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_the_sample_race_needs_one_click(
    browser: Browser, served: Served, size: tuple[int, int], theme: str
) -> None:
    address = served.address
    name = f"{'phone' if size == PHONE else 'desktop'}-{theme}"
    async with visitor(browser, address, size, theme) as somebody:
        await somebody.open()
        await somebody.page.wait_for_selector("#starters button:not([disabled])")
        await somebody.picture(f"home-{name}")
        await somebody.page.click("#starter-try-it-with-a-sample-race")
        await somebody.element("StrategyCard").wait_for()
        await somebody.picture(f"sample-{name}", whole=True)
        wide = await somebody.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0
        chart = somebody.element("CourseChart")
        await chart.locator("svg").scroll_into_view_if_needed()
        box = await chart.locator("svg").bounding_box()
        assert box is not None
        await somebody.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 100)
        assert "target" in await chart.inner_text()
        await somebody.picture(f"sample-chart-{name}")
        assert (somebody.outside, somebody.complaints) == ([], [])
