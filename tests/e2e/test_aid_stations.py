"""Aid stations in a real browser: a course's own, what is said on top, the table, ticks and cut-offs."""

import pytest
from playwright.async_api import Browser

from tests.support.browser import screenshots, visitor
from tests.support.server import new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
WIDE = (1180, 860)
SMALL = (360, 740)
PLAN = "60 km trail run in 7 hours, I weigh 70 kg, it starts at 6:00, aid every 10 km with cola from 30"


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (SMALL, "dark")], ids=["1180", "360"])
async def test_stations_are_told_and_drawn(browser: Browser, size: tuple[int, int], theme: str) -> None:
    look = f"{size[0]}-{theme}"
    async with serving(new_home()) as server, visitor(browser, server.address, size, theme) as somebody:
        await somebody.open()
        await somebody.say(PLAN)
        await somebody.turn_over()
        first = somebody.page.locator("[data-element=AidTable]").last
        await first.get_by_text("km 30", exact=True).wait_for()
        await first.screenshot(path=screenshots() / f"aid-1-table-{look}.png")

        await somebody.say("drop bag at 42, crew at km 25, 10 min at the drop bag, 2 min at each aid station")
        await somebody.turn_over()
        await somebody.say("aid 4 at km 40 closes at 10:36")
        await somebody.turn_over()
        table = somebody.page.locator("[data-element=AidTable]").last
        await table.get_by_text("Aid 4").wait_for()
        await table.get_by_text("10:36").wait_for()
        await table.screenshot(path=screenshots() / f"aid-2-table-{look}.png")
        assert await table.locator(".pl-aid-short").count() == 1
        chart = somebody.page.locator("[data-element=CourseChart]").last
        await chart.get_by_text("bag or crew").wait_for()
        await chart.screenshot(path=screenshots() / f"aid-3-chart-{look}.png")
        widest = await somebody.page.evaluate("document.documentElement.scrollWidth")
        assert widest <= size[0]
        assert not somebody.outside
