"""A cyclist drops a course, plans by power, reads the sections, saves, and finds it again."""

import re

import httpx
import pytest
from playwright.async_api import Browser

from tests.e2e.conftest import SAMPLE
from tests.support.browser import DESKTOP, PHONE, Visitor, visitor
from tests.support.server import Served, new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
RIDE = "riding this on 12 June, ftp 250, 72 kg, bike 8 kg, 50/34 with 11-34"
CARDS = ("CourseChart", "RideTable", "SplitTable", "FuelTable", "CueList", "StrategyCard")

OVERLAPS = """(chart) => {
    const boxes = [...chart.querySelectorAll("svg .pl-label")].map((node) => node.getBoundingClientRect())
    const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
    return boxes.filter((a, i) => boxes.slice(i + 1).some((b) => !apart(a, b))).map((box) => box.left)
}"""


async def plan(somebody: Visitor) -> None:
    await somebody.open()
    await somebody.drop(SAMPLE.name, SAMPLE.read_bytes(), "application/gpx+xml")
    await somebody.say(RIDE)
    for name in CARDS:
        await somebody.element(name).wait_for()
    await somebody.turn_over()


async def finish_in_the_table(somebody: Visitor) -> str:
    return await somebody.element("SplitTable").locator("tbody tr").last.locator("td").last.inner_text()


async def test_a_ride_is_told_by_power_saved_and_found_after_a_reload(browser: Browser) -> None:
    async with serving(new_home()) as server, visitor(browser, server.address) as somebody:
        await plan(somebody)
        said = await somebody.page.locator("[data-step-type=assistant_message]").first.inner_text()
        finish = await finish_in_the_table(somebody)
        assert re.match(rf"At \d+ W normalized, \d+ % of your FTP, expect {finish} on this course", said)
        page = await somebody.page.locator("#root").inner_text()
        assert not re.search(r"\d /km\b", page)
        for name in ("CourseChart", "StrategyCard"):
            assert finish in await somebody.element(name).inner_text()

        card = somebody.element("StrategyCard")
        await card.get_by_role("button", name="Save").click()
        await somebody.page.wait_for_selector("[data-element=StrategyCard][data-status=applied]")
        async with httpx.AsyncClient(base_url=server.address) as client:
            saved = (await client.get("/strategy/user/history")).json()["strategies"]
        assert len(saved) == 1

        await somebody.page.wait_for_url("**/thread/*")
        await somebody.page.reload()
        await somebody.page.wait_for_selector("[data-element=StrategyCard][data-status=applied]")
        assert await somebody.element("RideTable").locator("tbody tr").count() > 0
        assert await finish_in_the_table(somebody) == finish
        assert (somebody.outside, somebody.complaints) == ([], [])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE, (360, 740)], ids=["desktop", "phone", "small"])
async def test_the_sections_of_a_ride_fit_and_open(
    browser: Browser, served: Served, size: tuple[int, int], theme: str
) -> None:
    async with visitor(browser, served.address, size, theme) as somebody:
        await plan(somebody)
        table = somebody.element("RideTable")
        few = await table.locator("tbody tr").count()
        every = table.get_by_role("button", name=re.compile(r"^All \d+ sections$"))
        total = int(re.findall(r"\d+", await every.inner_text())[0])
        await every.click()
        assert few < await table.locator("tbody tr").count() == total
        assert "km/h" in await table.inner_text()
        assert await somebody.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
        too_wide = "(card) => card.scrollWidth - card.clientWidth"
        for name in CARDS:
            assert await somebody.element(name).evaluate(too_wide) <= 0, name
        chart = somebody.element("CourseChart")
        await chart.locator("svg").scroll_into_view_if_needed()
        box = await chart.locator("svg").bounding_box()
        assert box is not None
        await somebody.page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 100)
        assert re.search(r"target (\d+ W|coast)", await chart.inner_text())
        assert await chart.evaluate(OVERLAPS) == []
        await somebody.picture(f"ride-{size[0]}-{theme}", whole=True)
        assert (somebody.outside, somebody.complaints) == ([], [])
