"""A race looked back on: its recording dropped, laid beside the saved strategy, and a lesson kept."""

from datetime import datetime

import pytest
from playwright.async_api import Browser

from tests.e2e.conftest import SAMPLE
from tests.e2e.test_own_data import fits
from tests.e2e.test_plans import come_back, pictured, state
from tests.support.browser import PHONE, visitor
from tests.support.raced_file import a_morning_ago, raced_fit
from tests.support.server import new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
WIDE = (1180, 860)


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (PHONE, "dark")], ids=["1180", "390"])
async def test_a_race_is_debriefed_and_its_lesson_kept(
    browser: Browser, size: tuple[int, int], theme: str
) -> None:
    course, started_s = SAMPLE.read_bytes(), a_morning_ago()
    day = datetime.fromtimestamp(started_s)
    async with serving(new_home()) as server, visitor(browser, server.address, size, theme) as somebody:
        await somebody.open()
        await somebody.drop("lakeside.gpx", course, "application/gpx+xml")
        await somebody.say(f"Marathon on {day.day} {day:%B} {day.year} in 3:45, I weigh 58 kg")
        strategy = somebody.element("StrategyCard")
        await strategy.get_by_role("button", name="Save").click()
        await state(strategy, "applied")
        await somebody.turn_over()
        race = raced_fit(
            course, before_m_per_s=3.25, after_m_per_s=2.8, turned_at_m=27_000, started_s=started_s
        )
        await somebody.drop("race.fit", race)
        await somebody.say("Debrief my race, I took 4 gels")
        card = somebody.element("DebriefCard")
        await state(card, "ready")
        await somebody.turn_over()
        told = await card.inner_text()
        assert "it turned at km" in told
        assert "slower than planned" in told
        assert await card.locator("svg path").count() >= 2
        await card.get_by_role("button", name="Every stretch as a table").click()
        await fits(somebody, "DebriefCard")
        await pictured(somebody, card, f"debrief-{size[0]}-{theme}")
        keep = card.get_by_role("button", name="Keep as a fact about you").first
        await keep.dblclick()
        await card.locator("[data-lesson] [role=status]").first.wait_for()
        await come_back(somebody)
        await state(card, "ready")
        await card.get_by_text("Kept as a fact about you.").first.wait_for()
        assert (somebody.outside, somebody.complaints) == ([], [])
