"""Requests in numbers: how many of which route, how they ended, how long they took. Pure ASGI."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent.watching.numbers import ANSWER_SECONDS, ASKED

ELSEWHERE = "other"
"""The page's own files, and addresses nobody knows: as one, since anybody can ask for anything."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestsWatched:
    """Counts what passes; a route is told by its pattern, never by what stands in its place."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and count its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, counted)
        finally:
            route = route_of(scope)
            method = scope["method"] if scope["method"] in METHODS else ELSEWHERE
            ASKED.labels(method, route, str(status)).inc()
            ANSWER_SECONDS.labels(route).observe(time.perf_counter() - began)


def route_of(scope: Scope) -> str:
    """Return the pattern of the route that answered, as far as the router has said."""
    pattern = getattr(scope.get("route"), "path", None)
    return pattern if isinstance(pattern, str) and pattern else ELSEWHERE
