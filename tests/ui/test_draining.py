"""A server told to stop lets answers under way end, takes nobody new, and hurries when told twice."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator

import httpx
import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from tests.support.server import free_port
from ui.draining import AnswersUnderWay, DrainingServer


class SlowAnswer:
    """Answers when it is let."""

    def __init__(self) -> None:
        self.begun, self.let = asyncio.Event(), asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        self.begun.set()
        await self.let.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"whole"})


@contextlib.asynccontextmanager
async def serving(slow: SlowAnswer, drain_s: float) -> AsyncIterator[tuple[DrainingServer, str]]:
    under_way = AnswersUnderWay(slow)
    config = uvicorn.Config(under_way, lifespan="off", log_level="critical", timeout_graceful_shutdown=1)
    server = DrainingServer(config, under_way, drain_s)
    with socket.socket() as listening:
        port = free_port()
        listening.bind(("127.0.0.1", port))
        listening.listen()
        # As `serve` does, but for the signals: those are the test run's.
        running = asyncio.create_task(server._serve([listening]))
        while not server.started:
            await asyncio.sleep(0.01)
        yield server, f"http://127.0.0.1:{port}"
        await asyncio.wait_for(running, 20)


async def asked(slow: SlowAnswer, address: str) -> "asyncio.Task[str]":
    async def ask() -> str:
        async with httpx.AsyncClient(trust_env=False, timeout=30) as client:
            return (await client.get(address)).text

    task = asyncio.create_task(ask())
    await slow.begun.wait()
    return task


async def refuses(address: str) -> bool:
    async with httpx.AsyncClient(trust_env=False, timeout=0.5) as client:
        try:
            await client.get(address)
        except httpx.ConnectError:
            return True
        except httpx.TimeoutException:
            return False  # It came in before the door was closed.
    return False


async def test_an_answer_under_way_ends_and_nobody_new_is_let_in() -> None:
    slow = SlowAnswer()
    async with serving(slow, drain_s=15) as (server, address):
        answer = await asked(slow, address)
        server.handle_exit(signal.SIGTERM, None)
        async with asyncio.timeout(10):
            while not await refuses(address):
                await asyncio.sleep(0.05)
        assert not answer.done()
        slow.let.set()
        assert await answer == "whole"


@pytest.mark.parametrize("how", ["told twice", "waited long enough"])
async def test_patience_ends(how: str) -> None:
    slow = SlowAnswer()
    async with serving(slow, drain_s=600 if how == "told twice" else 0.3) as (server, address):
        answer = await asked(slow, address)
        server.handle_exit(signal.SIGTERM, None)
        if how == "told twice":
            server.handle_exit(signal.SIGTERM, None)
    (outcome,) = await asyncio.gather(answer, return_exceptions=True)
    assert outcome != "whole"
    assert not server.force_exit, "what the house holds is still given back"
