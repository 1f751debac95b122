"""A page that stands still is let go of, one that only reads slowly is waited for."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import Receive, Scope, Send

from ui.stalled_pages import LivelySockets

HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
LETTER = "x" * 100_000
LETTERS = 200


class Impatient(LivelySockets):
    stalled_s = 0.3


class Chatty:
    """Sends far more than the network holds."""

    def __init__(self) -> None:
        self.sent = 0
        self.left = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        try:
            for _ in range(LETTERS):
                await send({"type": "websocket.send", "text": LETTER})
                self.sent += 1
        finally:
            self.left.set()


@asynccontextmanager
async def listening(app: Chatty, ws: type[LivelySockets]) -> AsyncIterator[socket.socket]:
    """Serve the app; yield a socket that has connected and reads nothing by itself."""
    taking = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, lifespan="off", ws=ws, log_level="critical", ws_ping_interval=None)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[taking]))
    page = socket.socket()
    page.setblocking(False)
    try:
        loop = asyncio.get_running_loop()
        await loop.sock_connect(page, taking.getsockname())
        await loop.sock_sendall(page, HANDSHAKE)
        yield page
    finally:
        page.close()
        server.should_exit = True
        await serving
        taking.close()


async def test_a_page_that_takes_nothing_is_cut_off() -> None:
    app = Chatty()
    async with listening(app, Impatient):
        await asyncio.wait_for(app.left.wait(), 20)
    assert app.sent < LETTERS


async def test_a_page_that_reads_slowly_gets_everything() -> None:
    app = Chatty()
    async with listening(app, LivelySockets) as page:
        heard = 0
        while heard < LETTERS * len(LETTER):
            heard += len(await asyncio.get_running_loop().sock_recv(page, 1_000_000))
            await asyncio.sleep(0.001)
        await asyncio.wait_for(app.left.wait(), 20)
    assert app.sent == LETTERS
