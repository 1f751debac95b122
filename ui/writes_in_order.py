"""Writes that Chainlit begins and does not wait for: in order, tried again, and all done when a turn ends."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

from agent.chats import patiently
from tools.kit.errors import DatabaseUnavailable, FilesUnavailable

log = logging.getLogger(__name__)


class WritesInOrder:
    """The writes under way. What is written of one message is written in the order it was begun."""

    def __init__(self) -> None:
        self._lines: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._under_way: Counter[str] = Counter()
        self._settled: dict[str, asyncio.Event] = {}

    async def write(
        self, conversation_id: str, message_id: str, write: Callable[[], Awaitable[object]]
    ) -> None:
        """Write something of a message once all before it is written; nobody waits: a failure is logged."""
        self._under_way[conversation_id] += 1
        try:
            async with self._lines.setdefault(message_id, asyncio.Lock()):
                await patiently(write)
        except (DatabaseUnavailable, FilesUnavailable) as error:
            log.warning("What was said in a conversation could not be kept: %s", error)
        finally:
            self._under_way[conversation_id] -= 1
            if not self._under_way[conversation_id]:
                del self._under_way[conversation_id]
                if settled := self._settled.pop(conversation_id, None):
                    settled.set()

    async def settled(self, conversation_id: str) -> None:
        """Wait until all that was begun in a conversation is written, or given up."""
        await asyncio.sleep(0)  # What Chainlit began just now comes to its first line.
        if self._under_way[conversation_id]:
            await self._settled.setdefault(conversation_id, asyncio.Event()).wait()
