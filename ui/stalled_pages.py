"""A page that takes nothing more is let go of: what waits for it is memory others need.

The network keeps some tens of kilobytes for a page that reads slowly, and the server waits for it before it
sends more. One that stands still (a phone in a tunnel, a browser put to sleep) is cut off after a while; it
comes back by itself, and finds its conversation in the database.
"""

import asyncio

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

STALLED_S = 30.0
"""How long a page may take nothing of what waits for it: our design choice [D]."""


class LivelySockets(WebSocketsSansIOProtocol):
    """Uvicorn's websockets, each cut off when its other end has stood still for too long."""

    stalled_s = STALLED_S
    stalled: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        """Begin to count: the network takes no more."""
        super().pause_writing()
        self.stalled = self.loop.call_later(self.stalled_s, self.transport.abort)

    def resume_writing(self) -> None:
        """Stop counting: it goes on."""
        self._stop_counting()
        super().resume_writing()

    def keepalive_timeout(self) -> None:
        """Cut off who does not answer: closing would wait for ever for what is still to be sent."""
        super().keepalive_timeout()
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop counting: it is gone."""
        self._stop_counting()
        super().connection_lost(exc)

    def _stop_counting(self) -> None:
        if self.stalled is not None:
            self.stalled.cancel()
            self.stalled = None
