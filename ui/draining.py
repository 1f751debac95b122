"""A server that stops without cutting anybody off: no new visitor, answers under way may end, then it goes.

Told once (SIGTERM, SIGINT, Ctrl-C) it drains; told twice it ends the answers at once; told a third time it
leaves everything lying.
"""

import asyncio
import socket
import sys
from types import FrameType

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

LOOK_S = 0.1
IN_HASTE_S = 1
"""How long what is cut off may take to clear up behind itself: our design choice [D]."""
LEAVING = "Paceline is being restarted. What you sent is kept; this page comes back by itself."


class AnswersUnderWay:
    """Counts what a stopping server waits for: requests, and the turns of open conversations.

    A websocket is open as long as its page, so it counts only while a turn is under way on it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.requests = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, counted until its answer has ended; a page's polling waits for nothing."""
        if scope["type"] != "http" or scope["path"].startswith("/ws/"):
            await self.app(scope, receive, send)
            return
        self.requests += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.requests -= 1

    @property
    def count(self) -> int:
        """Return how many answers are under way."""
        return self.requests + turns_under_way()


def turns_under_way() -> int:
    """Return how many conversations of this process are being answered."""
    if "chainlit.session" not in sys.modules:
        return 0  # The interface alone, without the page.
    from chainlit.session import ws_sessions_id

    tasks = (session.current_task for session in ws_sessions_id.values())
    return sum(task is not None and not task.done() for task in tasks)


class DrainingServer(uvicorn.Server):
    """Uvicorn's server, which lets answers under way go on for a while when it is told to stop."""

    def __init__(self, config: uvicorn.Config, under_way: AnswersUnderWay, drain_s: float) -> None:
        super().__init__(config)
        self.under_way = under_way
        self.drain_s = drain_s
        self.in_haste = False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop: the first time with patience, the second without, the third without anything."""
        self._captured_signals.append(sig)
        self.force_exit = self.in_haste
        self.in_haste = self.should_exit
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let nobody new in, tell those who are here, wait for their answers, then go."""
        for server in self.servers:
            server.close()
        if not self.in_haste and self.drain_s and self.under_way.count:
            await _tell_open_pages()
            await self._wait()
        if self.in_haste:
            self.config.timeout_graceful_shutdown = IN_HASTE_S
        await super().shutdown(sockets)

    async def _wait(self) -> None:
        """Wait for the answers; Chainlit's tasks and a signal tell nobody, so they are looked at."""
        for _ in range(round(self.drain_s / LOOK_S)):
            if self.in_haste or not self.under_way.count:
                return
            await asyncio.sleep(LOOK_S)


async def _tell_open_pages() -> None:
    if "chainlit.server" not in sys.modules:
        return
    from chainlit.server import sio

    await sio.emit("toast", {"message": LEAVING, "type": "info"})
