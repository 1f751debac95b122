"""Websockets end when their athlete signs out: all of them are looked after together, every few seconds."""

import asyncio
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tools.kit.errors import DatabaseUnavailable
from ui import door
from ui.gate import Identity

LOOK_S = 10.0
"""How often it is asked who is still signed in; a socket is cut within that and the time of one question."""
SIGNED_OUT = 4401
"""The code a socket is closed with: of those left to applications, after HTTP's 401."""

TOLD = '42["window_message",{"paceline":"signed out"}]'
"""What the page is told before (public/paceline.js), as Socket.IO writes an event of Chainlit's."""


@dataclass(eq=False, slots=True)
class _Watched:
    """An open socket of somebody's, and whether its time is over."""

    identity: Identity
    over: asyncio.Event = field(default_factory=asyncio.Event)


class SocketWatch:
    """Serves websockets, and ends those whose sign-in or key no longer holds."""

    def __init__(self, look_s: float = LOOK_S) -> None:
        self._look_s = look_s
        self._open: set[_Watched] = set()
        self._looking: asyncio.Task[None] | None = None

    async def __call__(
        self, app: ASGIApp, identity: Identity, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Serve a socket until its client leaves, or its athlete is no longer signed in."""
        if identity.sign_in_id is None and identity.key_id is None:
            await app(scope, receive, send)
            return
        watched = _Watched(identity)
        self._open.add(watched)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        ending = asyncio.create_task(watched.over.wait())
        try:
            await app(scope, _until(ending, receive, send), _unless(watched.over, send))
        finally:
            self._open.discard(watched)
            ending.cancel()

    async def _look(self) -> None:
        while self._open:
            await asyncio.sleep(self._look_s)
            try:
                await self._cut()
            except DatabaseUnavailable:
                continue  # Nobody is thrown out because Postgres restarts; the next look tells.

    async def _cut(self) -> None:
        sockets = tuple(self._open)
        asked = {each.identity for each in sockets}
        sign_ins = {(each.athlete_id, each.sign_in_id) for each in asked if each.sign_in_id}
        keys = {(each.athlete_id, each.key_id) for each in asked if each.key_id}
        signing_in = door.coach().signing_in
        living = await signing_in.living(sign_ins) if sign_ins else frozenset()
        living |= await signing_in.keys.living(keys) if keys else frozenset()
        for each in sockets:
            if (each.identity.sign_in_id or each.identity.key_id) not in living:
                each.over.set()


def _until(ending: asyncio.Task[bool], receive: Receive, send: Send) -> Receive:
    """Return a socket's reading which tells of its end as soon as its time is over."""
    waiting: asyncio.Task[Message] | None = None

    async def received() -> Message:
        nonlocal waiting
        if waiting is None:
            waiting = asyncio.ensure_future(receive())
        try:
            await asyncio.wait({waiting, ending}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            waiting.cancel()
            raise
        if waiting.done():
            message, waiting = waiting.result(), None
            return message
        waiting.cancel()
        await send({"type": "websocket.send", "text": TOLD})
        await send({"type": "websocket.close", "code": SIGNED_OUT, "reason": "signed out"})
        return {"type": "websocket.disconnect", "code": SIGNED_OUT}

    return received


def _unless(over: asyncio.Event, send: Send) -> Send:
    """Return a socket's sending which is silent once its time is over."""

    async def sent(message: Message) -> None:
        if not over.is_set():
            await send(message)

    return sent
