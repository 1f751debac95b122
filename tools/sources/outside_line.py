"""A line to a public service: polite, capped, quick to give up, and silent about keys."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Coroutine, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import httpx

from tools.kit.errors import SourceError, SourceUnavailable
from tools.sources.service_answers import Service

T = TypeVar("T")

MOST_BYTES = 8_000_000
AGAIN_AFTER_S = 0.5
LEFT_ALONE_S = 30.0  # a service that gave no answer is asked again only then: our design choice [D]
_CONNECT_S, _READ_S = 4.0, 8.0
_WORTH_ANOTHER_TRY = frozenset({500, 502, 503, 504})
_REDIRECTED = range(300, 400)
_UNPACKED = {"Accept-Encoding": "identity"}  # what is packed twice unfolds to more than can be counted


class _WithSecret(httpx.AsyncBaseTransport):
    """Adds a secret parameter below the client: what the client logs and its errors show lacks it."""

    def __init__(self, secret: Mapping[str, str]) -> None:
        self._transport = httpx.AsyncHTTPTransport()
        self._secret = secret

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request with the secret in its address."""
        whole = httpx.Request(
            request.method,
            request.url.copy_merge_params(dict(self._secret)),
            headers=request.headers,
            stream=request.stream,
            extensions=request.extensions,
        )
        return await self._transport.handle_async_request(whole)

    async def aclose(self) -> None:
        """Let go of connections."""
        await self._transport.aclose()


async def every(asked: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Return every answer in order; the first failure ends the others."""
    tasks = [asyncio.ensure_future(each) for each in asked]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@dataclass(slots=True)
class OutsideLine:
    """Asks one service. `secret` are parameters that appear in no log and no error."""

    service: Service
    secret: Mapping[str, str] = field(default_factory=dict, repr=False)
    _silent_until: float = field(default=0.0, init=False)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Calls"]:
        """Hold connections open for a few calls; raise SourceUnavailable at once after it gave no answer."""
        if time.monotonic() < self._silent_until:
            raise self.service.silent()
        timeout = httpx.Timeout(_READ_S, connect=_CONNECT_S)
        transport = _WithSecret(self.secret) if self.secret else None
        async with httpx.AsyncClient(transport=transport, timeout=timeout, headers=_UNPACKED) as client:
            yield Calls(client, self)

    def was_silent(self) -> SourceUnavailable:
        """Note that there was no answer, and return the error that says so."""
        self._silent_until = time.monotonic() + LEFT_ALONE_S
        return self.service.silent()


@dataclass(slots=True)
class Calls:
    """A few calls over one client."""

    client: httpx.AsyncClient
    line: OutsideLine

    async def json(self, url: str, params: Mapping[str, str] | None = None) -> object:
        """Return the JSON of an address; raise SourceError."""
        content = await self.content(url, params)
        try:
            told: object = json.loads(content or b"")
        except (ValueError, RecursionError):
            raise self.line.service.nonsense() from None
        return told

    async def content(
        self, url: str, params: Mapping[str, str] | None = None, nothing: frozenset[int] = frozenset()
    ) -> bytes | None:
        """Return the bytes of an address, None for the statuses that mean: not there; raise SourceError.

        What may pass by itself (no answer, an error of the service) is tried once more, a refusal never.
        """
        for last in (False, True):
            try:
                status, retry_after, content = await self._get(url, params)
            except (httpx.HTTPError, httpx.InvalidURL):
                if last:
                    raise self.line.was_silent() from None
            else:
                if status in nothing:
                    return None
                if status < 300:
                    return content
                if last or status not in _WORTH_ANOTHER_TRY:
                    raise self._failure(status, retry_after)
            await asyncio.sleep(AGAIN_AFTER_S)
        raise AssertionError("the second try answers or raises")

    def _failure(self, status: int, retry_after: str | None) -> SourceError:
        return (
            self.line.service.nonsense()
            if status in _REDIRECTED
            else self.line.service.failure(status, retry_after)
        )

    async def _get(self, url: str, params: Mapping[str, str] | None) -> tuple[int, str | None, bytes]:
        async with self.client.stream("GET", url, params=params) as answer:
            content = bytearray()
            if answer.headers.get("Content-Encoding", "identity").strip().casefold() not in ("identity", ""):
                raise self.line.service.nonsense()
            async for piece in answer.aiter_raw():
                content += piece
                if len(content) > MOST_BYTES:
                    raise self.line.service.nonsense()
            return answer.status_code, answer.headers.get("Retry-After"), bytes(content)
