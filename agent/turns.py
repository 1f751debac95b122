"""Which turns are under way: one at a time in a conversation, none while an athlete's past is rewritten."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

LAST_WRITES_S = 0.5
"""How long the page may take to store what it showed of a turn that has just ended: our design choice [D]."""


class Turns:
    """The turns of this process."""

    def __init__(self) -> None:
        self._threads: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()
        self._running: Counter[str] = Counter()
        self._last_ended_s: dict[str, float] = {}
        self._ended: dict[str, asyncio.Event] = {}
        self._closed: dict[str, asyncio.Event] = {}

    @asynccontextmanager
    async def one(self, athlete_id: str, thread_id: str) -> AsyncIterator[None]:
        """Be the one turn of a conversation, whatever tab it comes from."""
        async with self._threads.setdefault((athlete_id, thread_id), asyncio.Lock()):
            while closed := self._closed.get(athlete_id):
                await closed.wait()
            self._running[athlete_id] += 1
            try:
                yield
            finally:
                self._running[athlete_id] -= 1
                self._last_ended_s[athlete_id] = time.monotonic()
                if not self._running[athlete_id]:
                    del self._running[athlete_id]
                    if ended := self._ended.pop(athlete_id, None):
                        ended.set()

    @asynccontextmanager
    async def none(self, athlete_id: str) -> AsyncIterator[None]:
        """Wait until no turn of an athlete is under way, and let none begin before the block ends.

        Never to be asked for inside a turn: it would wait for itself.
        """
        while closed := self._closed.get(athlete_id):
            await closed.wait()
        closed = self._closed[athlete_id] = asyncio.Event()
        try:
            if self._running[athlete_id]:
                await self._ended.setdefault(athlete_id, asyncio.Event()).wait()
            if (ended_s := self._last_ended_s.pop(athlete_id, None)) is not None:
                await asyncio.sleep(max(0.0, ended_s + LAST_WRITES_S - time.monotonic()))
            yield
        finally:
            del self._closed[athlete_id]
            closed.set()
