"""The gate: who asks is made out once for each request and websocket, before anything else looks at it.

Below it `door.athlete_id()` tells who that is, and Chainlit finds the name tag it believes in its own cookie.
That cookie is written here, on the way in, and never leaves the server: what a browser sends under its name
is dropped.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

from tools.kit.acting import OWNER, acting_for
from ui.errors import error_response

NAME_TAG = b"access_token"
"""The cookie Chainlit reads who somebody is from."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks, as the gate made out."""

    athlete_id: str


Identify = Callable[[Scope], Awaitable[Identity | None]]


async def the_one_owner(_scope: Scope) -> Identity | None:
    """Take whoever reaches this machine for its one owner."""
    return Identity(OWNER)


class Gate:
    """Let in who `identify` knows; everybody else only to what `is_open` to all."""

    def __init__(self, app: ASGIApp, identify: Identify, is_open: Callable[[str], bool]) -> None:
        self.app = app
        self.identify = identify
        self.is_open = is_open

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as somebody's, or turn it away."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        identity = await self.identify(scope)
        if identity is None and not self.is_open(scope["path"]):
            await _turn_away(scope, receive, send)
            return
        headers = list(_without_name_tag(scope["headers"]))
        with ExitStack() as acting:
            if identity is not None:
                headers.append((b"cookie", NAME_TAG + b"=" + _name_tag(identity).encode()))
                acting.enter_context(acting_for(identity.athlete_id))
            await self.app({**scope, "headers": _one_cookie_header(headers)}, receive, send)


def _without_name_tag(headers: list[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """Yield a request's headers without the cookies that Chainlit would believe."""
    for name, value in headers:
        if name != b"cookie":
            yield name, value
            continue
        kept = [cookie for cookie in value.split(b";") if not cookie.strip().startswith(NAME_TAG)]
        if kept:
            yield name, b";".join(kept).strip()


def _one_cookie_header(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Put all cookies into one header: some of those who read them look at one alone."""
    cookies = [value for name, value in headers if name == b"cookie"]
    others = [(name, value) for name, value in headers if name != b"cookie"]
    return [*others, (b"cookie", b"; ".join(cookies))] if cookies else others


def _name_tag(identity: Identity) -> str:
    from chainlit.auth import create_jwt
    from chainlit.user import User

    return create_jwt(User(identifier=identity.athlete_id, display_name="You"))


async def _turn_away(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": "not signed in"})
        return
    sentence = "Sign in first: open Paceline in the browser, or send your key as X-API-Key."
    await error_response(401, "not_signed_in", sentence)(scope, receive, send)
