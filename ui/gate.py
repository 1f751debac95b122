"""The gate: who asks is made out once for each request and websocket, before anything else looks at it.

Below it `door.athlete_id()` tells who that is, and Chainlit finds the name tag it believes in its own cookie.
That cookie is written here, on the way in, and never leaves the server: what a browser sends under its name
is dropped, and so is what Chainlit would have a browser keep.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tools.kit.acting import OWNER, acting_for
from tools.kit.errors import NotAllowed, NotSignedIn, PacelineError
from ui.errors import error_response
from ui.guards import SAFE_METHODS

NAME_TAG = b"access_token"
"""The cookie Chainlit reads who somebody is from."""
SIGN_IN = "/sign-in"
NOT_SIGNED_IN = "Sign in first: open Paceline in the browser, or send your key as X-API-Key."
ONLY_READS = "This key may only read. Make one that may change things too, in the browser under Signing in."
_IDENTITY = "paceline_identity"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks, as the gate made out; `sign_in_id` or `key_id` by what, both None on the house's own word."""

    athlete_id: str
    sign_in_id: str | None = None
    key_id: str | None = None
    may_change: bool = True
    by_program: bool = False


Identify = Callable[[Scope], Awaitable[Identity | None]]
Watch = Callable[[ASGIApp, Identity, Scope, Receive, Send], Awaitable[None]]


async def the_one_owner(_scope: Scope) -> Identity | None:
    """Take whoever reaches this machine for its one owner."""
    return Identity(OWNER)


async def unwatched(app: ASGIApp, _identity: Identity, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve a websocket for as long as it lasts."""
    await app(scope, receive, send)


def identity_of(connection: HTTPConnection) -> Identity | None:
    """Return who asks, None for somebody the gate let in unknown."""
    return identity_in(connection.scope)


def identity_in(scope: Scope) -> Identity | None:
    """Return as whom the gate passed a request or a websocket on."""
    found: Identity | None = scope.get(_IDENTITY)
    return found


class Gate:
    """Let in who `identify` knows; everybody else only to what `is_open` to all.

    `watch` serves websockets, and ends those whose athlete has signed out meanwhile.
    """

    def __init__(
        self,
        app: ASGIApp,
        identify: Identify,
        is_open: Callable[[str], bool],
        watch: Watch = unwatched,
        name_tag: Callable[[Identity], str] | None = None,
    ) -> None:
        self.app = app
        self.identify = identify
        self.is_open = is_open
        self.watch = watch
        self.name_tag = name_tag or chainlits_name_tag

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as somebody's, or turn it away."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        try:
            identity = await self.identify(scope)
        except PacelineError as failure:
            await _refuse(_answer(failure), scope, receive, send)
            return
        if identity is None and not self.is_open(scope["path"]):
            await _turn_away(scope, receive, send)
        elif identity is not None and not identity.may_change and _would_change(scope):
            await _refuse(_answer(NotAllowed(ONLY_READS)), scope, receive, send)
        else:
            await self._pass_on(identity, scope, receive, send)

    async def _pass_on(self, identity: Identity | None, scope: Scope, receive: Receive, send: Send) -> None:
        headers = list(_without_name_tag(scope["headers"]))
        with ExitStack() as acting:
            if identity is not None:
                headers.append((b"cookie", NAME_TAG + b"=" + self.name_tag(identity).encode()))
                acting.enter_context(acting_for(identity.athlete_id))
            inner = {**scope, "headers": _one_cookie_header(headers), _IDENTITY: identity}
            if scope["type"] == "websocket" and identity is not None:
                await self.watch(self.app, identity, inner, receive, send)
            else:
                await self.app(inner, receive, _keeping_name_tags(send))


def _would_change(scope: Scope) -> bool:
    return scope["type"] == "websocket" or scope["method"] not in SAFE_METHODS


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


def chainlits_name_tag(identity: Identity) -> str:
    """Return what Chainlit believes: who it is, signed with its secret."""
    from chainlit.auth import create_jwt
    from chainlit.user import User

    return create_jwt(User(identifier=identity.athlete_id, display_name="You"))


def _keeping_name_tags(send: Send) -> Send:
    """Send an answer without the cookies that would have a browser keep who somebody is."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [
                (name, value)
                for name, value in message.get("headers", ())
                if not (name.lower() == b"set-cookie" and value.startswith(NAME_TAG))
            ]
            message = {**message, "headers": kept}
        await send(message)

    return sent


async def _turn_away(scope: Scope, receive: Receive, send: Send) -> None:
    headers = Headers(scope=scope)
    wants_a_page = "text/html" in headers.get("accept", "") and "x-api-key" not in headers
    if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and wants_a_page:
        await to_sign_in(scope)(scope, receive, send)
        return
    await _refuse(_answer(NotSignedIn(NOT_SIGNED_IN)), scope, receive, send)


def to_sign_in(scope: Scope) -> Response:
    """Lead a browser to the page where one signs in, and from there back to what it asked for."""
    asked = scope["path"] + (
        "?" + scope["query_string"].decode("ascii", "ignore") if scope["query_string"] else ""
    )
    back = "" if asked in ("/", "/login") else f"?next={quote(asked, safe='')}"
    return RedirectResponse(SIGN_IN + back, 303, headers={"Cache-Control": "no-store"})


def _answer(failure: PacelineError) -> Response:
    return error_response(failure.http_status, failure.code, str(failure))


async def _refuse(answer: Response, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": "not signed in"})
        return
    await answer(scope, receive, send)
