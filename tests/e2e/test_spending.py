"""What the models took stands below an answer, and Stop ends the spending."""

import asyncio
import json

import httpx
import pytest
from playwright.async_api import Browser, expect

from tests.support.browser import PHONE, screenshots, visitor
from tests.support.faulty_endpoint import Body, Say, faulty_endpoint
from tests.support.server import new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SLOW = "slowly"


def answer(body: Body, _number: int) -> Say:
    """Let everybody go on for a minute where it is asked for slowly, else answer at once."""
    names = [tool["function"]["name"] for tool in body.get("tools", ())]
    told = [message["content"] for message in body["messages"] if message["role"] == "user"][-1]
    if "choose_specialists" in names:
        chosen = ["pacing", "nutrition"] if SLOW in told else []
        return Say(tool=("choose_specialists", json.dumps({"specialists": chosen})))
    if SLOW in told:
        return Say("Hold back early. " * 200, pause_s=0.1)
    return Say("Let it come to you.")


async def test_the_line_below_the_answer_and_stop(browser: Browser) -> None:
    async with faulty_endpoint(answer) as endpoint:
        settings = {"CHAT_MODEL": "gpt-x", "OPENAI_BASE_URL": endpoint.base_url, "MODEL_PRICES": "gpt-x=1/8"}
        async with serving(new_home(), **settings) as server, visitor(browser, server.address) as somebody:
            page = somebody.page
            await somebody.open()
            await somebody.say("Why do we say good luck?")
            line = somebody.element("SpendingLine")
            await expect(line).to_contain_text("requests")
            await somebody.turn_over()
            await page.screenshot(path=screenshots() / "spending.png")
            async with httpx.AsyncClient(base_url=server.address) as client:
                told = (await client.get("/spending")).json()["today"]["told"]
            assert await line.inner_text() == told
            await page.reload()
            await expect(somebody.element("SpendingLine")).to_have_text(told)
            await page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
            await page.screenshot(path=screenshots() / "spending-phone.png")

            asked = len(endpoint.seen)
            await somebody.say(f"Plan my marathon in 3:30, {SLOW}")
            await expect(page.get_by_text("Hold back early. Hold back")).to_be_visible()
            pressed = asyncio.get_running_loop().time()
            await page.click("#stop-button")
            await somebody.turn_over()
            await asyncio.sleep(1.2)
            talking = [seen for seen in endpoint.seen[asked:] if seen.usage is None]
            assert len(talking) == 2
            for seen in talking:
                assert seen.hung_up_at is not None
                assert seen.hung_up_at - pressed < 1.0
            silent = len(endpoint.seen)
            await asyncio.sleep(1.0)
            assert len(endpoint.seen) == silent, "nothing is asked after Stop"
            assert somebody.complaints == []
