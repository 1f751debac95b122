"""A message told at an even pace: the page hears of it about ten times a second, and no more than it takes.

The coach lets whole sentences through once they are checked. A page that got each of them at once would
stand still between them; one that got every word would keep the server busy with nothing else.
"""

import asyncio
import math
from collections.abc import Awaitable, Callable

from tools.kit.beat import to_the_beat

UPDATE_EVERY_S = 0.1
"""How often a page is told more: quick enough to look steady, our design choice [D]."""
SHARE = 0.2
"""How much of what waits is told at a time, so that a sentence lasts until the next one stands [D]."""
LEAST_CHARACTERS = 12
"""What is told at least where so much waits [D]."""
MOST_WAITING = 4
"""Updates that may wait for one page; a slower one is told more at a time instead [D]."""


class Telling:
    """One message as it is told. `text` is all that was said, of which the page has heard the beginning.

    `tell` sends the page more, `waiting` says how many updates wait for it.
    """

    def __init__(self, tell: Callable[[str], Awaitable[None]], waiting: Callable[[], int]) -> None:
        self.text = ""
        self._tell = tell
        self._waiting = waiting
        self._told = 0
        self._task: asyncio.Task[None] | None = None

    def say(self, more: str) -> None:
        """Take more to tell; the first of it goes to the page at once."""
        self.text += more
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._go_on())

    async def end(self) -> str:
        """Tell no more; return all that was said, for the page to be shown as a whole."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.wait([task])
        return self.text

    async def _go_on(self) -> None:
        while self._told < len(self.text):
            if self._waiting() <= MOST_WAITING:
                piece = next_piece(self.text[self._told :])
                self._told += len(piece)
                await self._tell(piece)
            await asyncio.sleep(to_the_beat(asyncio.get_running_loop().time(), UPDATE_EVERY_S))


def next_piece(waiting: str) -> str:
    """Return how much of a text is told next: a share of it, up to the end of a word."""
    least = max(LEAST_CHARACTERS, math.ceil(len(waiting) * SHARE))
    end = waiting.find(" ", least - 1)
    return waiting if end < 0 else waiting[: end + 1]
