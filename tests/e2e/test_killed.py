"""Everything is killed in the middle of a reply; after the next start nothing that mattered is gone."""

from contextlib import suppress
from pathlib import Path

import httpx
import psutil
import pytest
from playwright.async_api import Browser

from memory.embedded import EmbeddedPostgres
from tests.support.browser import visitor
from tests.support.model_endpoint import calls, model_endpoint, says
from tests.support.processes import working_in
from tests.support.server import Served, new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.endpoint, pytest.mark.timeout(300)]

PLAN = "plan my marathon in 3:30"
SLOW_QUESTION = "tell me a long story about km thirty"
FIRST, SECOND = {"hasToolResult": False}, {"hasToolResult": True}
PACING = {"toolName": "plan_race_pacing"}
FIXTURES = [
    calls("choose_specialists", {"specialists": ["pacing"]}, toolName="choose_specialists"),
    {
        **says("Once upon a time there was a hill. " * 40, **PACING, userMessage="long story"),
        "chunkSize": 12,
        "latency": 150,
    },
    calls("plan_race_pacing", {}, **PACING, **FIRST),
    says("Hold back early.", **PACING, **SECOND),
]


def kill_everything(server: Served) -> None:
    """Kill the server and its Postgres at once, as a power cut would."""
    postgres = working_in(EmbeddedPostgres(server.home).data)
    assert postgres
    server.process.kill()
    for process in postgres:
        with suppress(psutil.NoSuchProcess):
            process.kill()


async def test_killed_in_the_middle_of_a_reply(browser: Browser, tmp_path: Path) -> None:
    home = new_home()
    with model_endpoint(FIXTURES, tmp_path) as endpoint:
        model = {"CHAT_MODEL": "scripted", "OPENAI_BASE_URL": endpoint.base_url}
        async with serving(home, **model) as server, visitor(browser, server.address) as somebody:
            await somebody.open()
            await somebody.say(PLAN)
            await somebody.element("StrategyCard").get_by_role("button", name="Save").click()
            await somebody.page.wait_for_selector("[data-element=StrategyCard][data-status=applied]")
            await somebody.page.wait_for_url("**/thread/*")
            await somebody.turn_over()
            conversation = somebody.page.url.removeprefix(server.address)
            await somebody.say(SLOW_QUESTION)
            await somebody.page.wait_for_selector("text=Once upon a time")
            kill_everything(server)
            await server.process.wait()

        async with serving(home, **model) as again, visitor(browser, again.address) as somebody:
            async with httpx.AsyncClient(base_url=again.address) as client:
                kept = (await client.get("/strategy/user/history")).json()["strategies"]
            assert [strategy["goal_time_s"] for strategy in kept] == [12_600]
            await somebody.open(conversation)
            for said in (PLAN, "Hold back early.", SLOW_QUESTION):
                await somebody.page.wait_for_selector(f"text={said}")
            await somebody.page.wait_for_selector("[data-element=StrategyCard][data-status=applied]")
            # Whose turn it was is known dead when its lease runs out: then the open page says so.
            await somebody.page.wait_for_selector("[data-element=Notice] >> text=This answer was cut off")
            assert await somebody.page.locator(f"text={SLOW_QUESTION}").count() == 1
            await somebody.say("and again: plan it")
            await somebody.page.locator("text=Hold back early.").nth(1).wait_for()
