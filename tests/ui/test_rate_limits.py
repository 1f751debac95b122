"""How often one may ask, around an application of a few lines; and whose address that is counted for."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from tools.kit.acting import acting_for
from tools.kit.errors import SettingsError, TooManyRequests
from ui.rate_limits import (
    ADDRESS_FACTOR,
    FRAME_FACTOR,
    AddressLimit,
    AthleteLimit,
    RateLimits,
    address_of,
    take_a_message,
)
from ui.trusted_proxies import trusted_proxies

LIMIT = 10


@pytest.fixture(autouse=True)
async def not_at_the_turn_of_a_minute() -> None:
    """The library counts minute by minute and weighs the one before: there a test might see one more."""
    if (left_s := 60 - time.time() % 60) < 4:
        await asyncio.sleep(left_s + 0.1)


class Named:
    """Stands in for the gate: whoever a header names."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = dict(scope.get("headers", ())).get(b"x-name", b"").decode()
        if not name:
            await self.app(scope, receive, send)
            return
        with acting_for(name):
            await self.app(scope, receive, send)


async def answer(_request: Request) -> Response:
    return PlainTextResponse("")


def guarded(limits: RateLimits) -> ASGIApp:
    paths = ("/", "/assets/page.js", "/health/live")
    app = Starlette(routes=[Route(path, answer, methods=["GET", "POST"]) for path in paths])
    return AddressLimit(Named(AthleteLimit(app, limits)), limits)


def asked(app: ASGIApp, address: str = "203.0.113.7") -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app, client=(address, 1)), base_url="http://localhost"
    )


async def times(client: httpx.AsyncClient, number: int, path: str = "/", **headers: str) -> list[int]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return [(await client.get(path, headers=named)).status_code for _ in range(number)]


async def test_an_athlete_above_the_limit_is_told_when_to_come_back() -> None:
    async with asked(guarded(RateLimits(LIMIT))) as client:
        assert await times(client, LIMIT, X_Name="ada") == [200] * LIMIT
        refusal = await client.get("/", headers={"X-Name": "ada"})
        assert refusal.status_code == 429
        assert refusal.json()["error"] == "too_many_requests"
        assert 1 <= int(refusal.headers["retry-after"]) <= 61
        assert await times(client, 1, X_Name="bea") == [200], "another athlete at the same address"


async def test_an_athlete_is_counted_over_all_addresses() -> None:
    app = guarded(RateLimits(LIMIT))
    statuses = []
    for number in range(LIMIT + 2):
        async with asked(app, f"203.0.113.{number}") as client:
            statuses += await times(client, 1, X_Name="ada")
    assert statuses == [200] * LIMIT + [429] * 2


async def test_who_is_nobody_counts_for_their_address() -> None:
    app = guarded(RateLimits(LIMIT))
    async with asked(app) as client, asked(app, "203.0.113.8") as neighbour:
        assert await times(client, LIMIT + 1) == [200] * LIMIT + [429]
        assert await times(neighbour, 1) == [200]


async def test_an_address_has_an_end_however_many_names_it_uses() -> None:
    async with asked(guarded(RateLimits(LIMIT))) as client:
        names = [f"name {number}" for number in range(LIMIT * ADDRESS_FACTOR + 3)]
        statuses = [(await times(client, 1, X_Name=name))[0] for name in names]
    assert statuses == [200] * (LIMIT * ADDRESS_FACTOR) + [429] * 3


@pytest.mark.parametrize("path", ["/assets/page.js", "/health/live"])
async def test_files_and_what_proxies_ask_are_not_counted(path: str) -> None:
    async with asked(guarded(RateLimits(LIMIT))) as client:
        assert await times(client, LIMIT * ADDRESS_FACTOR * 2, path) == [200] * (LIMIT * ADDRESS_FACTOR * 2)


def socket_scope(name: str) -> dict[str, Any]:
    headers = [(b"x-name", name.encode())]
    return {"type": "websocket", "path": "/ws", "headers": headers, "client": ("203.0.113.7", 1)}


async def reading(app: ASGIApp, frames: int, patience_s: float) -> int:
    """Send frames to a socket until it stops reading; return how many it has read."""
    read = 0

    async def receive() -> Message:
        nonlocal read
        if read == frames:
            await asyncio.sleep(patience_s * 2)
        read += 1
        return {"type": "websocket.receive", "text": "."}

    async def send(_message: Message) -> None:
        return None

    with suppress(TimeoutError):
        await asyncio.wait_for(app(socket_scope("ada"), receive, send), patience_s)
    return read


async def test_a_flooded_socket_is_read_no_faster_than_the_limit() -> None:
    heard = 0

    async def listens(_scope: Scope, receive: Receive, _send: Send) -> None:
        nonlocal heard
        while True:
            await receive()
            heard += 1

    limits = RateLimits(LIMIT)
    await reading(Named(AthleteLimit(listens, limits)), 10_000, 0.5)
    assert heard == LIMIT * FRAME_FACTOR


async def test_a_socket_too_many_is_closed_with_a_word() -> None:
    sent: list[Message] = []

    async def never(_scope: Scope, _receive: Receive, _send: Send) -> None:
        return None

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    app = Named(AthleteLimit(never, RateLimits(LIMIT)))
    for _ in range(LIMIT + 1):
        await app(socket_scope("ada"), receive, send)
    assert sent == [{"type": "websocket.close", "code": 1013, "reason": "too many requests"}]


async def within(limits: RateLimits, doing: Callable[[], Awaitable[None]]) -> None:
    """Do something as the chat does: below the athlete's limit, in the context of a socket."""

    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        await asyncio.create_task(doing())  # type: ignore[arg-type]

    async def nothing(*_: Any) -> Any:
        return {"type": "websocket.connect"}

    await Named(AthleteLimit(app, limits))(socket_scope("ada"), nothing, nothing)


async def test_messages_have_a_limit_of_their_own() -> None:
    limits = RateLimits(30)

    async def three_messages() -> None:
        for _ in range(limits.messages.amount):
            await take_a_message("ada")
        with pytest.raises(TooManyRequests, match="more than 3 messages within a minute") as refusal:
            await take_a_message("ada")
        assert 0 < refusal.value.retry_after_s <= 61
        await take_a_message("bea")

    await within(limits, three_messages)


@pytest.mark.parametrize(
    ("client", "whose"),
    [
        (("203.0.113.7", 5), "203.0.113.7"),
        (("2001:db8:1:2:3:4:5:6", 5), "2001:db8:1:2::/64"),
        (("2001:db8:1:2:ffff::1", 5), "2001:db8:1:2::/64"),
        (("::ffff:203.0.113.7", 5), "203.0.113.7"),
        (None, "unknown"),
        (("testclient", 5), "testclient"),
    ],
)
def test_a_household_is_one_address(client: tuple[str, int] | None, whose: str) -> None:
    assert address_of({"type": "http", "client": client}) == whose


async def seen_through(proxies: str, client: str, **headers: str) -> tuple[str, str]:
    """Return (address, scheme) as the application sees them."""
    seen: list[tuple[str, str]] = []

    async def look(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append((address_of(scope), scope["scheme"]))
        await PlainTextResponse("")(scope, receive, send)

    app: Any = ProxyHeadersMiddleware(look, trusted_proxies(proxies))  # type: ignore[arg-type]
    async with asked(app, client) as browser:
        await browser.get("/", headers={name.replace("_", "-"): value for name, value in headers.items()})
    return seen[0]


async def test_a_proxy_named_is_believed_and_nobody_else() -> None:
    told = {"X_Forwarded_For": "198.51.100.4", "X_Forwarded_Proto": "https"}
    assert await seen_through("10.0.0.5", "10.0.0.5", **told) == ("198.51.100.4", "https")
    assert await seen_through("10.0.0.0/8", "10.9.9.9", **told) == ("198.51.100.4", "https")
    assert await seen_through("10.0.0.5", "127.0.0.1", **told) == ("127.0.0.1", "http")


async def test_what_a_client_claims_before_the_proxy_is_not_believed() -> None:
    told = {"X_Forwarded_For": "192.0.2.1, 198.51.100.4, 10.0.0.6"}
    assert await seen_through("10.0.0.5, 10.0.0.6", "10.0.0.5", **told) == ("198.51.100.4", "http")


@pytest.mark.parametrize("written", ["*", "proxy", "10.0.0.0/33", "0.0.0.0/0", "::/0", "10.0.0.5/8"])
def test_what_would_believe_everybody_or_nobody_is_refused(written: str) -> None:
    with pytest.raises(SettingsError, match="PACELINE_TRUSTED_PROXIES"):
        trusted_proxies(written)


@given(st.text(max_size=40))
def test_any_other_setting_is_read_or_refused(written: str) -> None:
    try:
        named = trusted_proxies(written)
    except SettingsError:
        return
    assert all(each.strip() == each for each in named)
