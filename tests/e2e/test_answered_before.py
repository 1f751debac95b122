"""An answer given before in a real browser: marked, asked again, put a thumb down, after a reload too."""

from collections.abc import AsyncIterator, Awaitable
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.support.browser import DESKTOP, PHONE, Visitor, visitor
from tests.support.server import Served, new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

COURSE = Path(__file__).parents[2] / "tools" / "data" / "sample-course.gpx"
HILLS = "How should I pace the hills?"
OTHERWISE = "What's the right way to pace hills?"


@pytest.fixture(scope="module")
async def remembering() -> AsyncIterator[Served]:
    """A server whose cache nobody else fills or clears."""
    async with serving(new_home()) as server:
        yield server


def marks(somebody: Visitor) -> Locator:
    return somebody.page.locator("[data-element=AnsweredBefore]")


async def said(somebody: Visitor, text: str) -> None:
    """Say something and wait for its answer to be whole."""
    await answered(somebody, somebody.say(text))


async def answered(somebody: Visitor, asking: Awaitable[None]) -> None:
    """Ask, and wait for the answer to be whole: for its first words, then until nothing is under way."""
    answers = somebody.page.locator("[data-step-type=assistant_message]")
    before = await answers.count()
    await asking
    await expect(answers.nth(before)).to_be_visible(timeout=20_000)
    await somebody.turn_over()


async def planned(somebody: Visitor) -> None:
    await somebody.open()
    await somebody.drop(COURSE.name, COURSE.read_bytes())
    await said(somebody, "Plan this race, goal 3:30, 70 kg")


async def test_an_answer_given_before_says_so_and_is_made_anew(browser: Browser, remembering: Served) -> None:
    async with visitor(browser, remembering.address, DESKTOP, "light") as somebody:
        await planned(somebody)
        await said(somebody, HILLS)
        await expect(marks(somebody)).to_have_count(0)
        await said(somebody, OTHERWISE)
        await expect(marks(somebody)).to_have_count(1)
        await expect(marks(somebody)).to_contain_text(f"Answered before, a moment ago, to “{HILLS}”")
        await somebody.picture("answered-before", whole=True)

        await somebody.page.reload()
        await expect(marks(somebody)).to_have_count(1)
        await answered(somebody, marks(somebody).get_by_role("button", name="Ask again").click())
        await expect(marks(somebody)).to_have_count(1)
        await expect(somebody.page.locator("[data-step-type=user_message]")).to_have_count(4)
        await somebody.picture("answered-anew", whole=True)

        await said(somebody, OTHERWISE)
        await expect(marks(somebody)).to_have_count(2)
        await expect(marks(somebody).last).not_to_contain_text("to “")
        assert (somebody.outside, somebody.complaints) == ([], [])


async def test_a_thumb_down_lets_go_of_the_answer(browser: Browser, remembering: Served) -> None:
    async with visitor(browser, remembering.address, DESKTOP, "dark") as somebody:
        await planned(somebody)
        for count in range(2):
            await said(somebody, "What should I do around km 12?")
            await expect(marks(somebody)).to_have_count(count)
        await somebody.page.locator(".negative-feedback-off").last.click()
        await somebody.picture("thumb-down")
        await somebody.page.locator("#submit-feedback").click()
        await expect(somebody.page.locator(".negative-feedback-on")).to_have_count(1)
        await said(somebody, "What should I do around km 12?")
        await expect(marks(somebody)).to_have_count(1)


async def test_the_cache_is_counted_and_cleared_in_chat(browser: Browser, remembering: Served) -> None:
    async with visitor(browser, remembering.address, PHONE, "light") as somebody:
        await planned(somebody)
        await said(somebody, HILLS)
        await said(somebody, HILLS)
        await expect(marks(somebody).last).to_be_visible()
        before = await marks(somebody).count()
        await somebody.picture("answered-before-phone", whole=True)
        await said(somebody, "cache stats")
        await expect(somebody.page.get_by_text("for questions asked again")).to_be_visible()
        await said(somebody, "clear the cache")
        await expect(somebody.page.get_by_text("The next time you ask, I work it out anew.")).to_be_visible()
        await somebody.picture("cache-cleared", whole=True)
        await said(somebody, HILLS)
        await expect(marks(somebody)).to_have_count(before)
        assert await somebody.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
