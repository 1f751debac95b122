"""Two servers behind a real HAProxy: one is killed in the middle of a conversation, the other goes on."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext

from tests.support.balancer import balanced
from tests.support.browser import visitor
from tests.support.model_endpoint import calls, model_endpoint, says
from tests.support.server import Served, new_home, serving

pytestmark = [pytest.mark.browser, pytest.mark.endpoint, pytest.mark.timeout(300)]

KEY = "the-key-of-this-house-alone"
PLAN = "plan my marathon in 3:30"
SLOW_QUESTION = "tell me a long story about km thirty"
PACING = {"toolName": "plan_race_pacing"}
FIXTURES = [
    calls("choose_specialists", {"specialists": ["pacing"]}, toolName="choose_specialists"),
    {
        **says("Once upon a time there was a hill. " * 40, **PACING, userMessage="long story"),
        "chunkSize": 12,
        "latency": 150,
    },
    calls("plan_race_pacing", {}, **PACING, hasToolResult=False),
    says("Hold back early.", **PACING, hasToolResult=True),
]


@pytest.fixture
async def servers(postgres_url: str, tmp_path: Path) -> AsyncIterator[list[Served]]:
    """Two processes with a home each, that have nothing in common but the database and their settings."""
    async with AsyncExitStack() as stack:
        endpoint = stack.enter_context(model_endpoint(FIXTURES, tmp_path))
        settings = {
            "DATABASE_URL": postgres_url,
            "CHAT_MODEL": "scripted",
            "OPENAI_BASE_URL": endpoint.base_url,
            "PACELINE_KEY": KEY,
            "PACELINE_TRUSTED_PROXIES": "127.0.0.1",
        }
        yield [await stack.enter_async_context(serving(new_home(), **settings)) for _ in range(2)]


async def whose(context: BrowserContext) -> str:
    """The replica a browser was given, as its cookie calls it."""
    return next(cookie["value"] for cookie in await context.cookies() if cookie["name"] == "paceline_replica")


async def holder_of(servers: list[Served], name: str) -> Served:
    """Which of the servers a conversation's page is open at: the one whose socket is connected."""
    import psutil

    def sockets(server: Served) -> int:
        port = int(server.address.rsplit(":", 1)[1])
        return sum(
            each.status == psutil.CONN_ESTABLISHED and each.laddr.port == port
            for each in psutil.Process(server.process.pid).net_connections("tcp")
        )

    return max(servers, key=sockets)


async def test_a_conversation_goes_on_on_the_other_server(
    browser: Browser, servers: list[Served], tmp_path: Path
) -> None:
    async with balanced(servers, tmp_path) as address, visitor(browser, address) as somebody:
        signed_in = await somebody.page.context.request.post(f"{address}/sign-in", form={"key": KEY})
        assert signed_in.ok
        await somebody.open()
        before = await whose(somebody.page.context)
        await somebody.say(PLAN)
        await somebody.page.wait_for_selector("text=Hold back early.")
        await somebody.page.wait_for_url("**/thread/*")
        await somebody.turn_over()
        await somebody.say(SLOW_QUESTION)
        await somebody.page.wait_for_selector("text=Once upon a time")
        dying = await holder_of(servers, before)
        dying.process.kill()
        await dying.process.wait()

        # The open page finds the other server by itself: nobody reloads it.
        await somebody.turn_over()
        await somebody.say("and again: plan it")
        await somebody.page.locator("text=Hold back early.").nth(1).wait_for()
        for said in (PLAN, SLOW_QUESTION):
            await somebody.page.wait_for_selector(f"text={said}")
        await somebody.page.reload()
        await somebody.page.locator("text=Hold back early.").nth(1).wait_for()
        assert await whose(somebody.page.context) != before
