"""What is remembered, in a real browser: the line below an answer, the card, a correction, forgetting."""

import pytest
from playwright.async_api import Browser

from tests.support.browser import PHONE, screenshots, visitor
from tests.support.server import new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
WIDE = (1180, 860)


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (PHONE, "dark")], ids=["1180", "390"])
async def test_what_is_said_is_remembered_corrected_and_forgotten(
    browser: Browser, size: tuple[int, int], theme: str
) -> None:
    look = f"{size[0]}-{theme}"
    async with serving(new_home()) as server, visitor(browser, server.address, size, theme) as somebody:
        await somebody.open()
        await somebody.say("I hate gels, I ride a Canyon Aeroad with 11-34 and I'm allergic to peanuts.")
        line = somebody.page.locator("[data-element=RememberedLine][data-status=ready]").first
        await line.get_by_text("I will remember:").wait_for()
        await somebody.turn_over()
        assert await line.locator("[data-fact]").count() == 3
        await line.screenshot(path=screenshots() / f"memory-1-line-{look}.png")
        await line.get_by_label("Forget: You hate gels.").click()
        await line.get_by_text("You hate gels.").wait_for(state="detached")

        await somebody.say("I sold the Canyon, I ride a Trek Domane now")
        await somebody.turn_over()
        newer = somebody.page.locator("[data-element=RememberedLine][data-status=ready]").last
        await newer.get_by_text("No longer true: You ride a Canyon").wait_for()

        await somebody.say("what do you know about me?")
        card = somebody.page.locator("[data-element=MemoryCard][data-status=ready]").first
        await card.wait_for()
        await somebody.turn_over()
        assert await card.locator("[data-fact]").count() == 2
        await card.get_by_role("button", name="1 thing that is no longer true").click()
        await card.get_by_text("now: You ride a Trek Domane now.").wait_for()
        await card.screenshot(path=screenshots() / f"memory-2-card-{look}.png")

        await card.get_by_label("Correct: You ride a Trek Domane now.").click()
        await card.get_by_label("What is true instead").fill("You ride a Trek Madone.")
        await card.screenshot(path=screenshots() / f"memory-3-correcting-{look}.png")
        await card.get_by_role("button", name="Save").click()
        await card.get_by_text("your own words, corrected on").wait_for()

        await card.get_by_label("Forget: You are allergic to peanuts.").click()
        await card.get_by_role("button", name="Yes, forget it").click()
        await card.get_by_text("Forgotten:").wait_for()
        await card.get_by_role("button", name="Forget all").click()
        await card.get_by_role("button", name="Yes, forget all of it").click()
        await card.get_by_text("I remember nothing about you yet.").wait_for()
        await card.screenshot(path=screenshots() / f"memory-4-empty-{look}.png")
        assert not somebody.outside
