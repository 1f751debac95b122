"""An OpenAI-compatible endpoint over real HTTP that answers as it is told to, in broken ways too.

It listens on the loop of the test, so what it has seen can be looked at while it runs. aimock knows no
resets, no stalls between chunks, no wrong counts of tokens; this does.
"""

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

STALL_S = 30.0
Body = dict[str, Any]
Chunk = dict[str, Any]


@dataclass
class Seen:
    """One request, and what became of it."""

    body: Body
    usage: tuple[int, int] | None = None
    """What was reported as used, once the last byte was sent."""
    hung_up_at: float | None = None
    """When the client closed the connection before the answer was over, on the loop's clock."""


@dataclass(frozen=True)
class Say:
    """One way to answer: text or a tool's call, and what is wrong with it."""

    text: str = ""
    tool: tuple[str, str] | None = None
    fault: str = ""
    usage: tuple[int, int] | None = (100, 10)
    pause_s: float = 0.0
    headers: tuple[tuple[str, str], ...] = ()


Script = Callable[[Body, int], Say]


@dataclass
class FaultyEndpoint:
    """A running endpoint; `script` says how each request is answered, by its body and its number from 0."""

    script: Script
    port: int = 0
    seen: list[Seen] = field(default_factory=list)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                while body := await _request(reader):
                    seen = Seen(body)
                    self.seen.append(seen)
                    say = self.script(body, len(self.seen) - 1)
                    if not await _Answer(say, seen, reader, writer).send():
                        break
        finally:
            writer.close()


@asynccontextmanager
async def faulty_endpoint(script: Script) -> AsyncIterator[FaultyEndpoint]:
    """Serve until the block ends."""
    endpoint = FaultyEndpoint(script)
    tasks: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(endpoint.serve(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    endpoint.port = server.sockets[0].getsockname()[1]
    try:
        yield endpoint
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def unused_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _request(reader: asyncio.StreamReader) -> Body:
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    body: Body = json.loads(await reader.readexactly(int(headers.get("content-length", "0"))))
    return body


STATUS_FAULTS: dict[str, tuple[int, dict[str, str]]] = {
    "429": (429, {}),
    "429 seconds": (429, {"Retry-After": "0.1"}),
    "429 date": (429, {"Retry-After": format_datetime(datetime.now(UTC) - timedelta(hours=1))}),
    "429 long": (429, {"Retry-After": "2"}),
    "400": (400, {}),
    "401": (401, {}),
    "404": (404, {}),
    "500": (500, {}),
    "502": (502, {}),
    "503": (503, {"Retry-After": "0"}),
}


UNREADABLE = ("broken json", "senseless", "error inside")


class _Answer:
    def __init__(
        self, say: Say, seen: Seen, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._say, self._seen, self._reader, self._writer = say, seen, reader, writer

    async def send(self) -> bool:
        """Send it; tell whether the connection goes on."""
        fault = self._say.fault
        if fault in STATUS_FAULTS:
            status, headers = STATUS_FAULTS[fault]
            error = {
                "error": {"message": "the key sk-very-secret is wrong", "type": "scripted", "code": None}
            }
            return await self._whole(status, json.dumps(error), "application/json", headers)
        if fault == "html":
            return await self._whole(200, "<html>Please log in</html>", "text/html", {})
        if fault == "reset":
            return self._reset()
        if fault == "stall first":
            await self._wait(STALL_S)
            return False
        return await self._stream()

    async def _whole(self, status: int, text: str, kind: str, headers: dict[str, str]) -> bool:
        body = text.encode()
        head = [f"HTTP/1.1 {status} Scripted", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        head += [f"{name}: {value}" for name, value in headers.items()]
        self._writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body)
        await self._writer.drain()
        return True

    def _reset(self) -> bool:
        wire = self._writer.get_extra_info("socket")
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()
        return False

    async def _stream(self) -> bool:
        self._writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        for place, line in enumerate(lines_of(self._say)):
            if line == "STALL":
                await self._wait(STALL_S)
                return False
            if line == "CUT":
                return self._reset() if self._say.fault == "reset later" else False
            if place and self._say.pause_s and await self._wait(self._say.pause_s):
                return False
            data = f"data: {line}\n\n".encode()
            self._writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            await self._writer.drain()
        self._seen.usage = _reported(self._say)
        self._writer.write(b"0\r\n\r\n")
        await self._writer.drain()
        return True

    async def _wait(self, seconds: float) -> bool:
        """Wait, and tell whether the client hung up meanwhile."""
        try:
            async with asyncio.timeout(seconds):
                await self._reader.read(1)
        except TimeoutError:
            return False
        except ConnectionError:
            pass
        self._seen.hung_up_at = asyncio.get_running_loop().time()
        return True


def _reported(say: Say) -> tuple[int, int] | None:
    """Return what reaches who asked: nobody reads on behind what cannot be read."""
    return None if say.fault in ("no usage", *UNREADABLE) else say.usage


def lines_of(say: Say) -> Iterator[str]:
    """Yield the data lines of a streamed answer, with what is wrong in it; STALL and CUT are no lines."""
    pieces = [f"{word} " for word in say.text.split(" ")] if say.text else []
    middle = max(1, len(pieces) // 2)
    yield _chunk({"role": "assistant", "content": ""})
    if say.tool and say.fault != "empty":
        yield from _tool_lines(say)
    for place, piece in enumerate([] if say.fault == "empty" else pieces):
        if place == middle and (broken := _in_the_middle(say.fault)):
            yield broken
        usage = {"usage": _usage((say.usage or (1, 1))[0], place)} if say.fault == "usage so far" else {}
        yield _chunk({"content": piece}, **usage)
    if say.fault in ("cut", "stall", "reset later"):
        yield "STALL" if say.fault == "stall" else "CUT"
    finish = {"length": "length", "filter": "content_filter"}.get(
        say.fault, "tool_calls" if say.tool else "stop"
    )
    if say.fault != "no finish":
        yield _chunk({}, finish)
    if say.fault == "finish twice":
        yield _chunk({}, finish)
    if _reported(say) and say.usage:
        for _ in range(2 if say.fault == "usage twice" else 1):
            yield json.dumps({**json.loads(_chunk({})), "choices": [], "usage": _usage(*say.usage)})
    yield "[DONE]"


def _in_the_middle(fault: str) -> str | None:
    return {
        "cut": "CUT",
        "reset later": "CUT",
        "stall": "STALL",
        "broken json": '{"id": "chunk", "choices": [{"del',
        "senseless": "[1, 2]",
        "error inside": json.dumps({"error": {"message": "sk-very-secret overloaded", "code": 503}}),
    }.get(fault)


def _tool_lines(say: Say) -> Iterator[str]:
    assert say.tool is not None
    name, arguments = say.tool
    if say.fault == "broken arguments":
        arguments = arguments[:-1] + ', "goal'
    first = {"index": 0, "id": "call_1", "type": "function", "function": {"name": name, "arguments": ""}}
    yield _chunk({"tool_calls": [first]})
    half = len(arguments) // 2
    yield _chunk({"tool_calls": [{"index": 0, "function": {"arguments": arguments[:half]}}]})
    if broken := _in_the_middle(say.fault):
        yield broken
    yield _chunk({"tool_calls": [{"index": 0, "function": {"arguments": arguments[half:]}}]})


def _chunk(delta: Chunk, finish: str | None = None, **more: Any) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    told = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "scripted"}
    return json.dumps({**told, "choices": [choice], **more})


def _usage(read: int, written: int) -> dict[str, int]:
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}
