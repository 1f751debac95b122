"""How often one may ask: an athlete, and an address; counted in this process, with the `limits` library.

All pure ASGI. Several processes beside each other allow as many times as much; what must hold over all
of them (wrong passwords, what models may cost) is counted in the database.
"""

import asyncio
import ipaddress
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tools.kit.acting import acting_athlete
from tools.kit.errors import TooManyRequests
from ui.errors import error_response

ADDRESS_FACTOR = 4
"""How many athletes' worth of requests one address may send: a household, a club's office. Ours [D]."""
MESSAGE_SHARE = 10
"""A message of the chat counts as much as this many requests: each may ask a model. Ours [D]."""
FRAME_FACTOR = 4
"""How many frames a minute an athlete's sockets are read, in requests' worth; more wait. Ours [D]."""
NOT_COUNTED = ("/assets/", "/public/", "/health/")
"""Files that come from memory or disk as they are, and what proxies ask every few seconds."""
IPV6_NETWORK_BITS = 64
"""What one household has of the newer addresses."""

_limits: ContextVar["RateLimits | None"] = ContextVar("rate_limits", default=None)


class RateLimits:
    """Who has asked how often within the last minute."""

    def __init__(self, requests_per_minute: int) -> None:
        self._counted = SlidingWindowCounterRateLimiter(MemoryStorage())
        self.requests = RateLimitItemPerMinute(requests_per_minute)
        self.of_an_address = RateLimitItemPerMinute(requests_per_minute * ADDRESS_FACTOR)
        self.messages = RateLimitItemPerMinute(max(1, requests_per_minute // MESSAGE_SHARE))
        self.frames = RateLimitItemPerMinute(requests_per_minute * FRAME_FACTOR)

    async def take(self, limit: RateLimitItemPerMinute, *whose: str) -> float:
        """Count one; return 0, or in how many seconds to come back where the limit is reached."""
        if await self._counted.hit(limit, *whose):
            return 0.0
        stats = await self._counted.get_window_stats(limit, *whose)
        return max(1.0, stats.reset_time - time.time())


async def take_a_message(athlete_id: str) -> None:
    """Count one message of the chat; raise TooManyRequests above the limit."""
    limits = _limits.get()
    if limits is None:
        return
    if wait_s := await limits.take(limits.messages, "messages", athlete_id):
        seconds = math.ceil(wait_s)
        raise TooManyRequests(
            f"That is more than {limits.messages.amount} messages within a minute. "
            f"Send it again in {seconds} s; nothing was changed.",
            wait_s,
        )


class AddressLimit:
    """Refuse what an address sends too often, before anybody looks at who it is."""

    def __init__(self, app: ASGIApp, limits: RateLimits) -> None:
        self.app = app
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 429."""
        if _is_counted(scope):
            wait_s = await self.limits.take(self.limits.of_an_address, "address", address_of(scope))
            if wait_s:
                await _refuse(wait_s, scope, receive, send)
                return
        await self.app(scope, receive, send)


class AthleteLimit:
    """Refuse what an athlete, or an address without one, sends too often; stands inside the gate."""

    def __init__(self, app: ASGIApp, limits: RateLimits) -> None:
        self.app = app
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 429; a socket's frames above the limit wait their turn."""
        if not _is_counted(scope):
            await self.app(scope, receive, send)
            return
        athlete_id = acting_athlete()
        whose = ("athlete", athlete_id) if athlete_id else ("nobody at", address_of(scope))
        if wait_s := await self.limits.take(self.limits.requests, *whose):
            await _refuse(wait_s, scope, receive, send)
            return
        with _counting(self.limits):
            receives = receive if scope["type"] == "http" else self._paced(receive, *whose)
            await self.app(scope, receives, send)

    def _paced(self, receive: Receive, *whose: str) -> Receive:
        """Return a socket's reading that pauses while its athlete sends too much: nothing is lost."""

        async def paced() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                await asyncio.sleep(await self.limits.take(self.limits.frames, "frames", *whose))
            return message

        return paced


@contextmanager
def _counting(limits: RateLimits) -> Iterator[None]:
    """Let the chat's handlers find the limits of the application they run in."""
    token = _limits.set(limits)
    try:
        yield
    finally:
        _limits.reset(token)


def address_of(scope: Scope) -> str:
    """Return whose address a request is counted for: an IPv6 address by its network."""
    client = scope.get("client")
    if not client:
        return "unknown"
    try:
        address = ipaddress.ip_address(client[0])
    except ValueError:
        return str(client[0])
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address), IPV6_NETWORK_BITS), strict=False))


def _is_counted(scope: Scope) -> bool:
    return scope["type"] in ("http", "websocket") and not scope["path"].startswith(NOT_COUNTED)


async def _refuse(wait_s: float, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1013, "reason": "too many requests"})
        return
    seconds = math.ceil(wait_s)
    sentence = f"Too many requests within a minute. Wait {seconds} s and try again."
    answer = error_response(429, TooManyRequests.code, sentence)
    answer.headers["Retry-After"] = str(seconds)
    await answer(scope, receive, send)
