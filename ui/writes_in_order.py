"""Writes that Chainlit begins and does not wait for: in order, tried again, and all done when a turn ends."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

from agent.chats import WRITE_PATIENCE_S, patiently
from tools.kit.errors import DatabaseUnavailable, FilesUnavailable

log = logging.getLogger(__name__)


class WritesInOrder:
    """The writes under way. What is written of one message is written in the order it was begun."""

    def __init__(self, patience_s: float = WRITE_PATIENCE_S) -> None:
        self.patience_s = patience_s
        self._lines: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._under_way: Counter[str] = Counter()
        self._settled: dict[str, asyncio.Event] = {}
        self._given_up: set[str] = set()

    async def write(
        self, conversation_id: str, message_id: str, write: Callable[[], Awaitable[object]]
    ) -> None:
        """Write something of a message once all before it is written; nobody waits: a failure is logged."""
        self._under_way[conversation_id] += 1
        try:
            async with self._lines.setdefault(message_id, asyncio.Lock()):
                await patiently(write, self.patience_s)
        except (DatabaseUnavailable, FilesUnavailable) as error:
            self._given_up.add(conversation_id)
            log.warning("What was said in a conversation could not be kept: %s", error)
        finally:
            self._under_way[conversation_id] -= 1
            if not self._under_way[conversation_id]:
                del self._under_way[conversation_id]
                if settled := self._settled.pop(conversation_id, None):
                    settled.set()

    async def settled(self, conversation_id: str) -> bool:
        """Wait until all that was begun in a conversation is written, or given up; say whether all was."""
        await asyncio.sleep(0)  # What Chainlit began just now comes to its first line.
        if self._under_way[conversation_id]:
            await self._settled.setdefault(conversation_id, asyncio.Event()).wait()
        all_kept = conversation_id not in self._given_up
        self._given_up.discard(conversation_id)
        return all_kept
