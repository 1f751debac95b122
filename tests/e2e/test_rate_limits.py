"""More messages than one may send: the page says so in a sentence, and goes on afterwards."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

from tests.support.browser import visitor
from tests.support.server import Served, new_home, serving
from ui.rate_limits import MESSAGE_SHARE

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
MESSAGES = 3


@pytest.fixture
async def patient() -> AsyncIterator[Served]:
    """A server that takes few messages a minute; opening the page takes fewer requests than its limit."""
    limit = {"PACELINE_REQUESTS_PER_MINUTE": str(MESSAGES * MESSAGE_SHARE)}
    async with serving(new_home(), **limit) as server:
        yield server


async def test_a_message_too_many_is_answered_with_a_sentence(browser: Browser, patient: Served) -> None:
    async with visitor(browser, patient.address) as somebody:
        await somebody.open()
        for _ in range(2 * MESSAGES + 1):  # the turn of a minute may come in between
            await somebody.say("What can you do?")
            await somebody.turn_over()
        told = somebody.page.get_by_text(f"That is more than {MESSAGES} messages within a minute.")
        await expect(told.first).to_be_visible()
        await expect(somebody.page.get_by_text("Send it again in").first).to_be_visible()
        assert somebody.complaints == []
