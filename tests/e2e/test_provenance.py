"""The line below an answer: where its figures come from, and what of it did not stand."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.e2e.test_small_phone import SMALL, cut_off
from tests.support.browser import DESKTOP, Visitor, visitor
from tests.support.model_endpoint import calls, model_endpoint, says
from tests.support.server import Served, new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PLAN = "Plan my marathon in 3:30, I weigh 58 kg"
TRUE = "3:30:00 over 42.195 km is 4:59 /km on average."
LIE = "You will finish in 3:12:00."
RIGHT = "You will finish in 3:30:00."
SALT = "Take 95 g of salt an hour."
STORY = [
    calls("choose_specialists", {"specialists": ["pacing"]}, toolName="choose_specialists"),
    says(f"{RIGHT} Take 96 g of salt an hour.", userMessage="I checked what you wrote"),
    calls("plan_race_pacing", {}, toolName="plan_race_pacing", hasToolResult=False),
    says(f"{TRUE} {LIE} {SALT}", toolName="plan_race_pacing", hasToolResult=True),
]


@pytest.fixture(scope="module")
async def lying(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    """A server whose model tells two lies, and mends one of them when asked."""
    with model_endpoint(STORY, Path(tmp_path_factory.mktemp("endpoint"))) as endpoint:
        model = {"CHAT_MODEL": "scripted", "OPENAI_BASE_URL": endpoint.base_url}
        async with serving(new_home(), **model) as server:
            yield server


async def opened(somebody: Visitor) -> None:
    """Open the newest line, by keyboard."""
    line = somebody.element("ProvenanceLine")
    await line.locator("summary").focus()
    await somebody.page.keyboard.press("Enter")
    await line.locator("table").wait_for()


async def test_an_offline_answer_opens_to_its_figures(browser: Browser, served: Served) -> None:
    async with visitor(browser, served.address) as somebody:
        await somebody.open()
        await somebody.say(PLAN)
        await somebody.turn_over()
        line = somebody.element("ProvenanceLine")
        await expect(line.locator("summary")).to_contain_text("numbers, all traced")
        await expect(line.locator("table")).to_be_hidden()
        await opened(somebody)
        await expect(line.get_by_role("rowheader").first).to_be_visible()
        await expect(line).to_contain_text("3:30:00")
        await somebody.picture("provenance-offline", whole=True)
        await somebody.say("thanks")
        await somebody.turn_over()
        await expect(somebody.page.locator("[data-element=ProvenanceLine]")).to_have_count(1)
        await expect(somebody.element("ProvenanceLine").locator("table")).to_be_visible()  # as it was left
        assert (somebody.outside, somebody.complaints) == ([], [])


async def test_the_line_of_a_whole_plan_fits_a_small_phone(browser: Browser, served: Served) -> None:
    async with visitor(browser, served.address, SMALL, "dark") as somebody:
        await somebody.open()
        await somebody.say("Try it with a sample race")
        await somebody.element("ProvenanceLine").wait_for()
        await somebody.turn_over()
        await opened(somebody)
        heights = (
            await somebody.element("ProvenanceLine")
            .locator("tr")
            .evaluate_all("rows => rows.map((row) => row.getBoundingClientRect().height)")
        )
        assert len(heights) > 20
        assert max(heights) < SMALL[1] / 2
        assert await cut_off(somebody.page) == []
        await somebody.page.wait_for_url("**/thread/*")
        await somebody.page.reload()  # the steps stay above the answer they led to
        await somebody.element("ProvenanceLine").wait_for()
        kinds = await somebody.page.locator("[data-step-type]").evaluate_all(
            "all => all.map((each) => each.dataset.stepType)"
        )
        assert kinds.index("assistant_message") > max(at for at, kind in enumerate(kinds) if kind == "tool")


@pytest.mark.parametrize(("size", "theme"), [(DESKTOP, "light"), (DESKTOP, "dark"), (SMALL, "light")])
async def test_what_did_not_stand_is_shown_and_outlives_a_reload(
    browser: Browser, lying: Served, size: tuple[int, int], theme: str
) -> None:
    async with visitor(browser, lying.address, size, theme) as somebody:
        page = somebody.page
        await somebody.open()
        await somebody.say(PLAN)
        await somebody.turn_over()
        told = "1 sentence corrected · 1 sentence left out"
        await expect(somebody.element("ProvenanceLine").locator("summary")).to_contain_text(told)
        answer = page.locator(".ai-message").filter(has_text="on average").first
        await expect(answer).to_contain_text(RIGHT)
        await expect(answer).to_contain_text("I left a sentence out")
        await expect(answer).not_to_contain_text("salt an hour")
        await page.wait_for_url("**/thread/*")
        await page.reload()
        await expect(somebody.element("ProvenanceLine").locator("summary")).to_contain_text(told)
        await opened(somebody)
        line = somebody.element("ProvenanceLine")
        await expect(line.locator("s")).to_have_text([LIE, SALT])
        await expect(line.locator(".pl-correction").first).to_contain_text(RIGHT)
        assert await cut_off(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth") <= size[0]
        await somebody.picture(f"provenance-{theme}-{size[0]}", whole=True)
        assert (somebody.outside, somebody.complaints) == ([], [])
