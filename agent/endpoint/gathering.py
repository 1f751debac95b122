"""A stream of an endpoint's words, gathered: ten pieces a second where it sends one for every token.

Each event of a stream is read by four layers before anybody hears its word. Words that come within a tenth of
a second are one event here, so that all of them work a fifth as often; what is no plain word goes through to
the letter.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from functools import cache
from typing import Any

import httpx

LONGEST_WAIT_S = 0.1
"""How long words gather: as often as a page is told more; our design choice [D]."""
STEP_S = 0.02
"""By how much the wait grows with each piece, so that a short answer is not held up [D]."""
BLOCKED_S = 0.003
"""Reading takes longer than this only where nothing lay ready [D]."""
MOST_BYTES = 65_536
_END = b"\n\n"
_WORDS = frozenset({"role", "content"})


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
        gathered, wait_s, asked_s = b"", 0.0, now()
        raw = aiter(self._stream)
        try:
            async for more in raw:
                gathered += more
                # While nobody reads, the system keeps what comes: a read that had to wait has emptied it.
                if now() - asked_s > BLOCKED_S or len(gathered) > MOST_BYTES:
                    whole, end, gathered = gathered.rpartition(_END)
                    yield put_together(whole + end)
                    wait_s = min(LONGEST_WAIT_S, wait_s + STEP_S)
                    await asyncio.sleep(wait_s)
                asked_s = now()
        except httpx.HTTPError:
            yield put_together(gathered)
            raise
        finally:
            if isinstance(raw, AsyncGenerator):
                await raw.aclose()
        yield put_together(gathered)

    async def aclose(self) -> None:
        """Close the stream below."""
        await self._stream.aclose()


def put_together(events: bytes) -> bytes:
    """Return events with each run of plain words as one event: the first one's, with the words of all."""
    told: list[bytes] = []
    first: dict[str, Any] | None = None
    for event in events.split(_END):
        word = _plain_word(event)
        if word is None:
            if first is not None:
                told.append(_written(first))
                first = None
            told.append(event)
        elif first is None or _place(first) != _place(word):
            if first is not None:
                told.append(_written(first))
            first = word
        else:
            first["choices"][0]["delta"]["content"] += word["choices"][0]["delta"]["content"]
    if first is not None:
        told.append(_written(first))
    return _END.join(told)


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
