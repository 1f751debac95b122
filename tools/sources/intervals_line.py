"""One athlete's line to intervals.icu: paced, capped, every failure in an athlete's words."""

import asyncio
import json
from collections.abc import Mapping

import httpx

from tools.sources.service_answers import Service

SERVICE = Service(
    "intervals.icu",
    "intervals.icu does not accept this key: it may have been replaced. Copy the one under Settings, "
    "Developer Settings on intervals.icu and connect it again.",
)
# The service allows about 10 requests a second from one address; we take half. Our design choice [D].
PACE_S = 0.2
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_MOST_BYTES = 100_000_000


class IntervalsLine:
    """Calls intervals.icu with an athlete's key, one call at a time and none too soon after another."""

    def __init__(self, base_url: str, api_key: str, pace_s: float = PACE_S) -> None:
        self._pace_s = pace_s
        self._turn = asyncio.Lock()
        self._client = httpx.AsyncClient(
            base_url=f"{base_url.rstrip('/')}/api/v1",
            auth=httpx.BasicAuth("API_KEY", api_key),
            timeout=_TIMEOUT,
            follow_redirects=True,
            max_redirects=3,
        )

    async def answer(
        self, path: str, params: Mapping[str, str] | None = None, nothing: frozenset[int] = frozenset()
    ) -> object:
        """Return the JSON of a path, None for the statuses that mean: not there; raise SourceError."""
        return _read(await self.content(path, params, nothing))

    async def told(
        self, method: str, path: str, said: Mapping[str, object], nothing: frozenset[int] = frozenset()
    ) -> object:
        """Say something as JSON and return the JSON answered, None as in `answer`; raise SourceError."""
        return _read(await self.content_of(method, path, said=said, nothing=nothing))

    async def content(
        self, path: str, params: Mapping[str, str] | None = None, nothing: frozenset[int] = frozenset()
    ) -> bytes | None:
        """Return the bytes of a path, None for the statuses that mean: not there; raise SourceError."""
        return await self.content_of("GET", path, params=params, nothing=nothing)

    async def content_of(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        said: Mapping[str, object] | None = None,
        nothing: frozenset[int] = frozenset(),
    ) -> bytes | None:
        """Return what a path answers to a method, as `content` does."""
        asked = self._client.build_request(method, path, params=params, json=said)
        async with self._turn:
            try:
                status, retry_after, content = await asyncio.wait_for(self._answered(asked), 120.0)
            except (httpx.HTTPError, TimeoutError):
                raise SERVICE.silent() from None
            await asyncio.sleep(self._pace_s)
        if status in nothing:
            return None
        if status >= 300:
            raise SERVICE.failure(status, retry_after)
        return content

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.aclose()

    async def _answered(self, asked: httpx.Request) -> tuple[int, str | None, bytes]:
        answer = await self._client.send(asked, stream=True)
        try:
            content = bytearray()
            async for piece in answer.aiter_bytes():
                content += piece
                if len(content) > _MOST_BYTES:
                    raise SERVICE.nonsense()
            return answer.status_code, answer.headers.get("Retry-After"), bytes(content)
        finally:
            await answer.aclose()


def _read(content: bytes | None) -> object:
    """Return the JSON that was answered, None for nothing."""
    if content is None:
        return None
    try:
        told: object = json.loads(content)
    except (ValueError, RecursionError):
        raise SERVICE.nonsense() from None
    return told
