"""What stands between the network and the application: body size, origin, and every answer's headers.

All pure ASGI, so that streams and websockets pass through untouched.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.errors import error_response

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
HTTPS_FROM_NOW_ON = "max-age=31536000"
"""For a year a browser that has come by https asks for this host in no other way."""


class BodyTooLarge(Exception):
    """More bytes arrived than the limit allows."""


class BodyLimit:
    """Refuse a body above the limit of its path while it arrives, before anything has gathered it in memory.

    `limit_bytes` returns a path's limit.
    """

    def __init__(self, app: ASGIApp, limit_bytes: Callable[[str], int]) -> None:
        self.app = app
        self.limit_bytes = limit_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting its bytes; answer 413 when there are too many."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.limit_bytes(scope["path"])
        announced = Headers(scope=scope).get("content-length", "0")
        if announced.isdecimal() and int(announced) > limit:
            await _refuse(limit, scope, receive, send)
            return
        await self._count(limit, scope, receive, send)

    async def _count(self, limit: int, scope: Scope, receive: Receive, send: Send) -> None:
        received, answering, overflowed = 0, False, False

        async def counted() -> Message:
            nonlocal received, overflowed
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                overflowed = True
                raise BodyTooLarge
            return message

        async def watched(message: Message) -> None:
            nonlocal answering
            if overflowed and not answering:
                return
            answering = True
            await send(message)

        try:
            await self.app(scope, counted, watched)
        except BodyTooLarge:
            overflowed = True
        if overflowed and not answering:
            await _refuse(limit, scope, receive, send)


async def _refuse(limit_bytes: int, scope: Scope, receive: Receive, send: Send) -> None:
    megabytes = limit_bytes / 1_000_000
    most = f"{megabytes:.1f} MB" if megabytes < 1 else f"{int(megabytes)} MB"
    sentence = (
        f"This is larger than {most}, the most I take at once. "
        "Export less at a time: a course alone, or an archive of fewer years."
    )
    await error_response(413, "file_too_large", sentence)(scope, receive, send)


class SameOrigin:
    """Refuse a changing request, or a websocket, that another site's page has sent.

    Browsers name the page's origin; programs such as curl send none and are let through.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Compare the origin's host with the host that was asked for."""
        asks_to_change = scope["type"] == "websocket" or scope.get("method") not in SAFE_METHODS
        if (
            scope["type"] in ("http", "websocket")
            and asks_to_change
            and not _same_origin(Headers(scope=scope))
        ):
            await _turn_away(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _same_origin(headers: Mapping[str, str]) -> bool:
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") in ("none", "same-origin")
    return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


async def _turn_away(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": "another origin"})
        return
    sentence = "This request came from another site's page. Open Paceline itself and try there."
    await error_response(403, "other_origin", sentence)(scope, receive, send)


class AnswerHeaders:
    """Add the headers that tell a browser what our pages may do."""

    def __init__(self, app: ASGIApp, content_security_policy: str) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": content_security_policy,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Permitted-Cross-Domain-Policies": "none",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Set each header the answer has not set itself."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                if scope.get("scheme") == "https":
                    headers.setdefault("Strict-Transport-Security", HTTPS_FROM_NOW_ON)
            await send(message)

        await self.app(scope, receive, with_headers)
