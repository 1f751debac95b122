"""A stream of an endpoint's words, gathered: a few pieces a second where it sends one for every token.

Each event of a stream is read by four layers before anybody hears its word. Words that come within a fifth of
a second, or belong to the same sentence, are one event here, so that all of them work a tenth as often:
nothing is said before its sentence is whole and checked. What is no plain word goes through to the letter.
"""

import asyncio
import json
import re
from collections.abc import AsyncGenerator, AsyncIterator
from functools import cache
from typing import Any

import httpx

from tools.kit.beat import to_the_beat

LONGEST_WAIT_S = 0.2
"""How long words gather: half of what a sentence takes to come; our design choice [D]."""
LONGEST_HELD_S = 0.3
"""How long words wait at most for the end of their sentence [D]."""
STEP_S = 0.02
"""By how much the wait grows with each piece, so that a short answer is not held up [D]."""
BLOCKED_S = 0.003
"""Reading takes longer than this only where nothing lay ready [D]."""
MOST_BYTES = 65_536
_END = b"\n\n"
_WORDS = frozenset({"role", "content"})
_SENTENCE_ENDED = re.compile(r"[.!?…。！？\n]\s*\S[\s\S]{2}")
_TAIL = 4
"""Characters told before that are looked at with those that follow: what ends a sentence shows there."""


@cache
def gathering_client(timeout_s: float) -> httpx.AsyncClient:
    """Return the HTTP client models are asked with; it lasts as long as the process, as their own does."""
    return httpx.AsyncClient(
        timeout=timeout_s,
        limits=httpx.Limits(max_connections=1000, max_keepalive_connections=100),
        follow_redirects=True,
        event_hooks={"response": [_gather]},
    )


async def _gather(response: httpx.Response) -> None:
    """Put the gathering between the network and whoever reads a stream of events."""
    streams = response.headers.get("content-type", "").startswith("text/event-stream")
    if streams and "content-encoding" not in response.headers:
        assert isinstance(response.stream, httpx.AsyncByteStream)
        response.stream = GatheredStream(response.stream)


class GatheredStream(httpx.AsyncByteStream):
    """The bytes of an event stream, read in gulps, its plain words put together."""

    def __init__(self, stream: httpx.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield what came, a gulp at a time; the first at once, and what came before a stream broke off."""
        now = asyncio.get_running_loop().time
        together, gathered, wait_s, asked_s, told_s = Together(), b"", 0.0, now(), 0.0
        raw = aiter(self._stream)
        try:
            async for more in raw:
                gathered += more
                # While nobody reads, the system keeps what comes: a read that had to wait has emptied it.
                if now() - asked_s > BLOCKED_S or len(gathered) > MOST_BYTES:
                    gathered = together.add(gathered)
                    if together.matters or now() - told_s > LONGEST_HELD_S:
                        yield together.take()
                        told_s = now()
                    wait_s = min(LONGEST_WAIT_S, wait_s + STEP_S)
                    await asyncio.sleep(to_the_beat(now(), wait_s))
                asked_s = now()
        except httpx.HTTPError:
            gathered = together.add(gathered)
            yield together.take() + gathered
            raise
        finally:
            if isinstance(raw, AsyncGenerator):
                await raw.aclose()
        gathered = together.add(gathered)
        yield together.take() + gathered

    async def aclose(self) -> None:
        """Close the stream below."""
        await self._stream.aclose()


class Together:
    """Events with each run of plain words as one event: the first one's, with the words of all.

    `matters` says whether there is more in it than a part of a sentence.
    """

    def __init__(self) -> None:
        self.matters = False
        self._told: list[bytes] = []
        self._run: dict[str, Any] | None = None
        self._words = ""
        self._tail = ""

    def add(self, events: bytes) -> bytes:
        """Take in the whole ones of some events; return what has come of the last one."""
        *whole, last = events.replace(b"\r\n", b"\n").split(_END)
        for event in whole:
            word = _plain_word(event)
            if word is None:
                self._end_run()
                self._told.append(event)
                self.matters = True
                continue
            if self._run is None or _place(self._run) != _place(word):
                self._end_run()
                self._run = word
            self._words += word["choices"][0]["delta"]["content"]
        self.matters = self.matters or _SENTENCE_ENDED.search(self._tail + self._words) is not None
        return last

    def take(self) -> bytes:
        """Return all that was taken in, and begin anew."""
        self._tail = (self._tail + self._words)[-_TAIL:]
        self._end_run()
        told, self._told, self.matters = self._told, [], False
        return b"".join(event + _END for event in told)

    def _end_run(self) -> None:
        if self._run is not None:
            self._run["choices"][0]["delta"]["content"] = self._words
            self._told.append(_written(self._run))
        self._run, self._words = None, ""


def put_together(events: bytes) -> bytes:
    """Return events with each run of plain words as one event."""
    together = Together()
    last = together.add(events)
    return together.take() + last


def _plain_word(event: bytes) -> dict[str, Any] | None:
    """Return an event that brings some words of one choice and nothing else; None for any other."""
    if not event.startswith(b"data: {") or b"\n" in event:
        return None
    try:
        chunk = json.loads(event[6:])
        (choice,) = chunk["choices"]
        delta = choice["delta"]
        plain = {name for name, value in delta.items() if value is not None} <= _WORDS
        words = plain and isinstance(delta["content"], str)
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    ends = choice.get("finish_reason") or choice.get("logprobs") or chunk.get("usage")
    return chunk if words and not ends else None


def _place(chunk: dict[str, Any]) -> object:
    return chunk.get("id"), chunk["choices"][0].get("index")


def _written(chunk: dict[str, Any]) -> bytes:
    return b"data: " + json.dumps(chunk, ensure_ascii=False, separators=(",", ":")).encode()
