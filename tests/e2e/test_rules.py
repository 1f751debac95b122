"""Rules as an athlete sets them: said, read back, narrowed, approved, taken away; on a phone as well."""

import pytest
from playwright.async_api import Browser

from tests.support.browser import PHONE, screenshots, visitor
from tests.support.server import new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
WIDE = (1180, 860)
SAID = (
    "no rides on Sunday, two hours at most on Saturday, 8 hours a week, strength on Tuesday, "
    "no training on Tuesdays, maybe Friday off"
)


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (PHONE, "dark")], ids=["1180", "390"])
async def test_rules_are_read_back_narrowed_kept_and_taken_away(
    browser: Browser, size: tuple[int, int], theme: str
) -> None:
    look = f"{size[0]}-{theme}"
    async with serving(new_home()) as server, visitor(browser, server.address, size, theme) as somebody:
        await somebody.open()
        await somebody.say(SAID)
        card = somebody.page.locator("[data-element=RulesCard][data-status=pending]").first
        await card.wait_for()
        await somebody.turn_over()
        await card.locator("[data-part=conflict]").wait_for()
        await card.locator("[data-part=unsure]").wait_for()
        assert await card.locator("[data-rule]").count() == 5
        await card.screenshot(path=screenshots() / f"rules-1-proposed-{look}.png")

        await card.get_by_role("button", name="Edit").click()
        await card.get_by_label("Keep: No training on Tuesdays.").uncheck()
        await card.screenshot(path=screenshots() / f"rules-2-edited-{look}.png")
        await card.get_by_role("button", name="Keep 4 of 5").click()
        await card.locator("[data-rule]").nth(4).wait_for(state="detached")
        assert await card.locator("[data-part=conflict]").count() == 0
        await card.get_by_role("button", name="Approve").click()
        kept = somebody.page.locator("[data-element=RulesCard][data-status=applied]").first
        await kept.wait_for()
        await kept.screenshot(path=screenshots() / f"rules-3-approved-{look}.png")

        await somebody.say("show my rules")
        standing = somebody.page.locator("[data-element=RulesCard][data-status=standing]").first
        await standing.wait_for()
        await somebody.turn_over()
        assert await standing.locator("[data-rule]").count() == 4
        await standing.get_by_label("Take away: No rides on Sundays.").click()
        await standing.get_by_role("button", name="Yes, take it away").click()
        await standing.get_by_text("Version 2.").wait_for()
        assert await standing.locator("[data-rule]").count() == 3
        await standing.get_by_role("button", name="2 versions").click()
        await standing.screenshot(path=screenshots() / f"rules-4-standing-{look}.png")
        assert not somebody.outside
