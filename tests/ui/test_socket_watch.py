"""Websockets end with the sign-in they were opened with."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
import socketio

from tests.support.joining import OWNERS, browser_of, first_link, join, make_key
from tests.support.server import Served, new_home, serving

CUT_S = 30.0


@pytest.fixture(scope="module")
async def asking() -> AsyncIterator[Served]:
    async with serving(new_home(), PACELINE_LOGIN="always") as server:
        yield server


async def connected(
    server: Served, web: aiohttp.ClientSession, **headers: str
) -> tuple[socketio.AsyncClient, asyncio.Event]:
    """Open the chat's socket as a browser would; return it, with what is set once it was told why it ends."""
    client, told = socketio.AsyncClient(reconnection=False, http_session=web), asyncio.Event()

    def heard(message: object) -> None:
        if message == {"paceline": "signed out"}:
            told.set()

    client.on("window_message", heard)
    await client.connect(
        server.address,
        headers=headers,
        auth={"sessionId": headers["cookie"][-8:], "clientType": "webapp"},
        socketio_path="/ws/socket.io",
        transports=["websocket"],
    )
    return client, told


async def test_a_socket_is_cut_soon_after_signing_out_and_others_are_not(asking: Served) -> None:
    async with browser_of(asking) as here, browser_of(asking) as there, aiohttp.ClientSession() as web:
        await join(here, first_link(asking), OWNERS)
        typed = {name: OWNERS[name] for name in ("email", "password")}
        await there.post("/sign-in", data=typed)
        tokens = [each.cookies["paceline_session"] for each in (here, there)]
        sockets = [await connected(asking, web, cookie=f"paceline_session={token}") for token in tokens]
        await here.post("/settings/sign-in/others")
        await asyncio.wait_for(sockets[1][1].wait(), CUT_S)
        await asyncio.wait_for(sockets[1][0].wait(), CUT_S)
        assert sockets[0][0].connected
        assert not sockets[0][1].is_set()
        with pytest.raises(socketio.exceptions.ConnectionError):
            await connected(asking, web, cookie=f"paceline_session={tokens[1]}")
        with pytest.raises(socketio.exceptions.ConnectionError):
            await connected(asking, web, cookie="x=1234567890", **{"x-api-key": await make_key(here)})
        await sockets[0][0].disconnect()
    assert "Traceback" not in asking.log.read_text(errors="replace")
