"""A web server of one machine, scripted path by path, for whoever follows links."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

Answer = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class WebOfOne:
    """Where it listens, what it answers by path, and what it was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def link(self, path: str) -> str:
        return f"http://{self.host}{path}"

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.asked.append(head)
            path = head.split(" ")[1]
            await self.answers.get(path, status(404))(writer)
            await writer.drain()
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


@asynccontextmanager
async def web_of_one(**answers: Answer) -> AsyncIterator[WebOfOne]:
    """Serve answers by path; `_` in a name is the dot of an ending (`course_gpx`: /course.gpx)."""
    web = WebOfOne({f"/{name.replace('_', '.')}": answer for name, answer in answers.items()})
    server = await asyncio.start_server(web.take, "127.0.0.1", 0)
    web.port = server.sockets[0].getsockname()[1]
    try:
        yield web
    finally:
        server.close()
        await server.wait_closed()


def body(content: bytes, media_type: str = "application/octet-stream", **headers: str) -> Answer:
    """Answer with a body."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        told = {"Content-Type": media_type, "Content-Length": str(len(content)), **headers}
        writer.write(_head(200, told) + content)

    return answer


def status(code: int, **headers: str) -> Answer:
    """Answer with a status alone."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(_head(code, {"Content-Length": "0", **headers}))

    return answer


def redirect(to: str, code: int = 302) -> Answer:
    """Answer with another address."""
    return status(code, Location=to)


def endless(piece: bytes, *, pause_s: float = 0.0) -> Answer:
    """Answer with a body of unknown length that never ends."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(_head(200, {"Content-Type": "image/png"}))
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause_s)

    return answer


def _head(code: int, headers: dict[str, str]) -> bytes:
    lines = [
        f"HTTP/1.1 {code} Said",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    return ("\r\n".join([*lines, "Connection: close"]) + "\r\n\r\n").encode()
