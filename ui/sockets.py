"""The sockets of open pages: what waits for one, and what Chainlit is kept from keeping for each of them."""

import asyncio
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs

from chainlit.server import sio
from chainlit.session import BaseSession, WebsocketSession
from starlette.types import ASGIApp, Receive, Scope, Send

from tools.kit.acting import acting_for
from ui.errors import error_response
from ui.gate import Identity, identity_in

NAMESPACE = "/"
SOCKETS = "/ws/"
LOST = "This page lost its connection. Reload it and try again."


def waiting_for(session: BaseSession) -> int:
    """Return how many packets wait until a session's page takes them; none where no page is connected.

    They wait in engine.io's queue, which has no bound of its own.
    """
    if not isinstance(session, WebsocketSession):
        return 0
    socket_id = sio.manager.eio_sid_from_sid(session.socket_id, NAMESPACE)
    socket = sio.eio.sockets.get(socket_id)
    queue: asyncio.Queue[Any] | None = getattr(socket, "queue", None)
    return queue.qsize() if queue is not None else 0


class Unkept(dict[str, list[Any]]):
    """Lists that nobody keeps: each is a new one.

    Chainlit holds every message of every session in memory, for features that are switched off here
    (editing a question, favourites); what was said is in the database.
    """

    def __missing__(self, _session_id: str) -> list[Any]:
        """Return a list that is forgotten at once."""
        return []

    def __setitem__(self, _session_id: str, _messages: list[Any]) -> None:
        """Keep nothing."""


def keep_no_messages() -> None:
    """Have Chainlit keep no messages in memory."""
    # By its full name: `chainlit.chat_context` is an object that hides the module.
    kept: Any = import_module("chainlit.chat_context")
    kept.chat_contexts = Unkept()


class OwnSockets:
    """Refuse who goes on with a socket that somebody else has opened; stands inside the gate.

    A page without websockets asks again and again and names its socket in the address: engine.io believes
    whoever knows that name.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless it names a socket that is not one's own."""
        if scope["type"] in ("http", "websocket") and scope["path"].startswith(SOCKETS):
            named = parse_qs(scope["query_string"].decode("latin-1")).get("sid", [])
            if any(_opened_by(each) != identity_in(scope) for each in named):
                await _refuse(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _opened_by(socket_id: str) -> Identity | None:
    """Return as whom a socket was opened: the same sign-in, or the same key."""
    environ = sio.environ.get(socket_id)
    return identity_in(environ["asgi.scope"]) if environ else None


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": "no socket of yours"})
        return
    await error_response(400, "bad_request", LOST)(scope, receive, send)


def end_as_they_began() -> None:
    """Have what Chainlit keeps when a page is gone be kept as that page's athlete's.

    A page that vanished is noticed by a task of engine.io that began with the first visitor, and as theirs.
    """
    ended = sio.handlers[NAMESPACE]["disconnect"]

    async def disconnect(socket_id: str) -> None:
        session = WebsocketSession.get(socket_id)
        if session is None or session.user is None:
            return
        with acting_for(session.user.identifier):
            await ended(socket_id)

    sio.on("disconnect", disconnect)
