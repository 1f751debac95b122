"""A scripted OpenAI-compatible endpoint that costs little: `python -m tests.benchmarks.load.endpoint`.

All replies are paced by one clock, so that it keeps its rate with hundreds of them; a step that comes late
is caught up with, as a real endpoint's would.
"""

import argparse
import asyncio
import json
import time
from typing import Any

from tests.benchmarks.load.words import tokens_of_reply

STEP_S = 0.02
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
READ = 20
"""Tokens said to have been read for each request."""


class Reply:
    """One reply on its way: one event for each token, due at the endpoint's rate."""

    def __init__(self, writer: asyncio.StreamWriter, events: list[bytes], tokens_per_s: float) -> None:
        self.writer = writer
        self.events = events
        self.tokens_per_s = tokens_per_s
        self.began_s = time.monotonic()
        self.written = 0
        self.done = asyncio.Event()

    def go_on(self, now_s: float) -> None:
        """Write what is due."""
        due = min(len(self.events), int((now_s - self.began_s) * self.tokens_per_s) + 1)
        if due > self.written and not self.writer.is_closing():
            for event in self.events[self.written : due]:
                self.writer.write(event)  # Each is a write of its own, as endpoints do.
        self.written = due
        if due == len(self.events) or self.writer.is_closing():
            self.done.set()


class Endpoint:
    """Says the same text to everything, calls the tool that routes, fills in an empty schema."""

    def __init__(self, tokens: int, tokens_per_s: float) -> None:
        self.said = [event({"content": token}) for token in tokens_of_reply(tokens)]
        self.tokens_per_s = tokens_per_s
        self.replies: set[Reply] = set()

    async def pace(self) -> None:
        """Let every reply go on, for ever."""
        while True:
            now_s = time.monotonic()
            for reply in tuple(self.replies):
                reply.go_on(now_s)
            await asyncio.sleep(max(0.001, STEP_S - (time.monotonic() - now_s)))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection, one after the other."""
        try:
            while True:
                asked = await _request(reader)
                writer.write(HEAD)
                await self._answer(asked, writer)
                writer.write(b"0\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer(self, asked: dict[str, Any], writer: asyncio.StreamWriter) -> None:
        end = [event({}, "stop"), event(None), _chunk("data: [DONE]\n\n")]
        tools = {tool["function"]["name"] for tool in asked.get("tools", ())}
        if "choose_specialists" in tools:
            call = {"name": "choose_specialists", "arguments": '{"specialists": []}'}
            calling = {"tool_calls": [{"index": 0, "id": "1", "type": "function", "function": call}]}
            writer.write(b"".join([event(calling), event({}, "tool_calls"), *end[1:]]))
        elif "response_format" in asked:
            writer.write(b"".join([event({"content": '{"facts": []}'}), *end]))
        else:
            reply = Reply(writer, self.said, self.tokens_per_s)
            self.replies.add(reply)
            await reply.done.wait()
            self.replies.discard(reply)
            writer.write(b"".join(end))


async def _request(reader: asyncio.StreamReader) -> dict[str, Any]:
    head = await reader.readuntil(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    body = await reader.readexactly(int(lengths[0].split(b":")[1])) if lengths else b"{}"
    asked: dict[str, Any] = json.loads(body)
    return asked


def event(delta: dict[str, Any] | None, finish: str | None = None) -> bytes:
    """Return a chunk of a completion as it goes over the wire; without a delta, the count of tokens."""
    told: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1_700_000_000,
        "model": "scripted",
        "choices": [],
    }
    if delta is None:
        told["usage"] = {"prompt_tokens": READ, "completion_tokens": READ, "total_tokens": 2 * READ}
    else:
        told["choices"] = [{"index": 0, "delta": delta, "finish_reason": finish}]
    return _chunk(f"data: {json.dumps(told)}\n\n")


def _chunk(text: str) -> bytes:
    data = text.encode()
    return b"%x\r\n%s\r\n" % (len(data), data)


async def main(port: int, tokens: int, tokens_per_s: float) -> None:
    """Serve until ended."""
    endpoint = Endpoint(tokens, tokens_per_s)
    server = await asyncio.start_server(endpoint.serve, "127.0.0.1", port, backlog=1024)
    print("The endpoint is ready", flush=True)
    async with server:
        await endpoint.pace()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--tokens", type=int, default=300)
    parser.add_argument("--rate", type=float, default=50.0)
    said = parser.parse_args()
    asyncio.run(main(said.port, said.tokens, said.rate))
