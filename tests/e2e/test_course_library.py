"""The library of courses in a real browser: many courses, searched, opened, named, cut, compared, deleted."""

import httpx
import pytest
from playwright.async_api import Browser

from tests.support.browser import PHONE, screenshots, visitor
from tests.support.gpx_files import gpx, point, track
from tests.support.server import new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
WIDE = (1180, 860)


def course(number: int) -> tuple[str, bytes]:
    """Return a file of a loop over a hill, unlike the others."""
    import math

    points = [
        point(
            47 + 0.03 * math.sin(i / 50) * (1 + number / 9),
            8 + 0.05 * math.cos(i / 50) + 0.01 * math.sin(i / 9),
            400 + 60 * math.sin(i / 40) + number,
        )
        for i in range(314)
    ]
    name = f"Route {number:02}"
    return f"{name}.gpx", gpx(track(points, name)).encode()


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (PHONE, "dark")], ids=["1180", "390"])
async def test_courses_are_found_named_cut_compared_and_deleted(
    browser: Browser, size: tuple[int, int], theme: str
) -> None:
    look = f"{size[0]}-{theme}"
    async with serving(new_home()) as server, visitor(browser, server.address, size, theme) as somebody:
        async with httpx.AsyncClient(base_url=server.address, timeout=60) as client:
            for number in range(28):
                answer = await client.post("/course/analyze-gpx", files={"file": course(number)})
                assert answer.status_code == 200, answer.text
        await somebody.open()
        await somebody.say("show my courses")
        card = somebody.page.locator("[data-element=CourseLibrary]").first
        await card.get_by_text("Route 27", exact=True).wait_for()
        await somebody.turn_over()
        assert await card.get_by_role("checkbox").count() == 25
        await card.get_by_role("button", name="Show 3 more").click()
        await card.get_by_text("Route 00", exact=True).wait_for()
        await card.get_by_label("Search courses by name").fill("route 1")
        await card.get_by_text("10 found").wait_for()
        await card.screenshot(path=screenshots() / f"library-1-list-{look}.png")

        await card.get_by_role("button", name="Route 17").click()
        await card.get_by_role("img", name="Map of Route 17, north up").wait_for()
        await card.get_by_role("button", name="Rename").click()
        await card.get_by_label("Name of the course").fill("Lake loop")
        await card.get_by_role("button", name="Save").click()
        await card.get_by_role("heading", name="Lake loop").wait_for()
        await card.get_by_label("Name of a stretch").fill("The long drag")
        await card.get_by_label("From km").fill("2")
        await card.get_by_label("To km").fill("5.5")
        await card.get_by_role("button", name="Keep it").click()
        await card.get_by_text("km 2–5.5").wait_for()
        await card.screenshot(path=screenshots() / f"library-2-open-{look}.png")

        await card.get_by_role("button", name="All courses").click()
        await card.get_by_label("Search courses by name").fill("")
        await card.get_by_label("Choose Lake loop to compare").check()
        await card.get_by_label("Choose Route 27 to compare").check()
        await card.get_by_role("button", name="Compare these two").click()
        await somebody.turn_over()
        table = somebody.page.locator("[data-element=ComparisonTable]").first
        await table.get_by_text("Longest climb").wait_for()
        await table.screenshot(path=screenshots() / f"library-3-compared-{look}.png")

        await card.get_by_role("button", name="Route 27").click()
        await card.get_by_role("button", name="Delete").last.click()
        await card.get_by_role("button", name="Yes, delete it").click()
        await card.get_by_text("Deleted.").wait_for()
        await card.get_by_role("button", name="Lake loop").click()
        await card.get_by_role("button", name="Plan on this course").click()
        await somebody.page.locator("[data-element=CourseChart]").first.wait_for()
        await somebody.turn_over()
        assert not somebody.outside
