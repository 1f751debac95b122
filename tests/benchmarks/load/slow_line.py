"""A slow line between a visitor and the server: little goes over it, and little waits on it."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

STEP_S = 0.2
BUFFER_BYTES = 4096
"""What waits on the line itself, so that the server soon notices that nobody reads."""


@asynccontextmanager
async def slow_line(address: str, bytes_per_s: int) -> AsyncIterator[str]:
    """Yield an address that leads to `address` at so many bytes a second, for each who comes by it."""
    there = urlsplit(address)
    assert there.port is not None
    port = there.port
    lines: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        lines.add(task)
        with suppress(ConnectionError, asyncio.CancelledError):
            await _carry(reader, writer, port, bytes_per_s)
        writer.close()
        lines.discard(task)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://localhost:{server.sockets[0].getsockname()[1]}"
        for line in tuple(lines):
            line.cancel()
        await asyncio.gather(*lines)


async def _carry(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, bytes_per_s: int
) -> None:
    """Carry what a visitor says at once, and what the server says slowly, until one of them ends."""
    upstream = socket.socket()
    upstream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)
    upstream.setblocking(False)
    await asyncio.get_running_loop().sock_connect(upstream, ("127.0.0.1", port))
    heard, asked = await asyncio.open_connection(sock=upstream, limit=BUFFER_BYTES)
    asking = asyncio.create_task(_pass_on(reader, asked))
    try:
        while some := await heard.read(max(1, int(bytes_per_s * STEP_S))):
            writer.write(some)
            await asyncio.sleep(STEP_S)
    finally:
        asking.cancel()
        asked.close()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while some := await reader.read(BUFFER_BYTES):
        writer.write(some)
    writer.close()
