"""Which turns are under way: one at a time in a conversation, none while an athlete's past is rewritten.

Over all servers of a house: what is under way is a row in the database (memory/turn_leases.py), renewed while
it goes on. Within a server those who wait for the same conversation stand in line first.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from uuid import uuid4
from weakref import WeakValueDictionary

from memory.turn_leases import EVERY_THREAD, TurnLeases
from tools.kit.errors import DatabaseUnavailable

LAST_WRITES_S = 0.5
"""How long the page may take to store what it showed of a turn that has just ended: our design choice [D]."""
LOOK_S = 0.2
"""How often is looked whether another server's turn has ended: our design choice [D]."""
RENEWALS = 3
"""How often a lease is renewed within its time, so that one lost answer loses nothing [D]."""
TAKEN_OVER = "Another window took this conversation over while the connection was lost. Reload the page."

log = logging.getLogger(__name__)


class Turns:
    """The turns of a house, as one of its servers sees them."""

    def __init__(self, leases: TurnLeases) -> None:
        self._leases = leases
        self._lines: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def one(self, athlete_id: str, thread_id: str) -> AsyncIterator[None]:
        """Be the one turn of a conversation, whatever tab or server it comes from.

        A turn whose server was cut off from the database for so long that another took over ends with
        DatabaseUnavailable, so that two never write the same conversation.
        """
        async with self._line(athlete_id, thread_id):
            holder = uuid4().hex
            async with self._given_back(athlete_id, thread_id, holder):
                await self._take_open(athlete_id, thread_id, holder)
                async with self._renewed(athlete_id, thread_id, holder):
                    yield

    @asynccontextmanager
    async def none(self, athlete_id: str) -> AsyncIterator[None]:
        """Wait until no turn of an athlete is under way, and let none begin before the block ends.

        Never to be asked for inside a turn: it would wait for itself.
        """
        async with self._line(athlete_id, EVERY_THREAD):
            holder = uuid4().hex
            async with self._given_back(athlete_id, EVERY_THREAD, holder):
                await self._take(athlete_id, EVERY_THREAD, holder)
                async with self._renewed(athlete_id, EVERY_THREAD, holder):
                    await self._until_all_ended(athlete_id)
                    yield

    def _line(self, athlete_id: str, thread_id: str) -> asyncio.Lock:
        """Return where those of this server wait for the same conversation, in the order they came."""
        return self._lines.setdefault((athlete_id, thread_id), asyncio.Lock())

    async def _take_open(self, athlete_id: str, thread_id: str, holder: str) -> None:
        """Take a conversation while nobody rewrites its athlete's past.

        It is taken first and looked second; who closes does the same the other way round. So at least one of
        two at the same time sees the other.
        """
        while True:
            await self._take(athlete_id, thread_id, holder)
            if not await self._leases.closed(athlete_id):
                return
            await self._leases.give_back(athlete_id, thread_id, holder)
            await _until(partial(self._open, athlete_id))

    async def _open(self, athlete_id: str) -> bool:
        return not await self._leases.closed(athlete_id)

    async def _take(self, athlete_id: str, thread_id: str, holder: str) -> None:
        """Take a conversation once its holder lets go or has died."""
        await _until(partial(self._leases.take, athlete_id, thread_id, holder))

    async def _until_all_ended(self, athlete_id: str) -> None:
        """Wait until every turn has ended and what it showed is stored."""
        while (ends_in_s := await self._leases.others_end_in_s(athlete_id)) is not None:
            if ends_in_s <= -LAST_WRITES_S:
                return
            await asyncio.sleep(min(LOOK_S, ends_in_s + LAST_WRITES_S + 0.01))

    @asynccontextmanager
    async def _renewed(self, athlete_id: str, thread_id: str, holder: str) -> AsyncIterator[None]:
        """Renew a lease while the block goes on; stop the block when the lease is lost."""
        try:
            async with asyncio.timeout(None) as block:
                renewing = asyncio.create_task(self._renew(athlete_id, thread_id, holder, block))
                try:
                    yield
                finally:
                    renewing.cancel()
        except TimeoutError:
            if block.expired():
                raise DatabaseUnavailable(TAKEN_OVER) from None
            raise

    async def _renew(self, athlete_id: str, thread_id: str, holder: str, block: asyncio.Timeout) -> None:
        """Renew a lease again and again. A database that is away is waited for: nobody can take it then."""
        while True:
            await asyncio.sleep(self._leases.lease_s / RENEWALS)
            try:
                ours = await self._leases.take(athlete_id, thread_id, holder)
            except DatabaseUnavailable:
                continue
            if not ours:
                log.warning("A turn lost its conversation to another server and was stopped.")
                block.reschedule(asyncio.get_running_loop().time())
                return

    @asynccontextmanager
    async def _given_back(self, athlete_id: str, thread_id: str, holder: str) -> AsyncIterator[None]:
        """Give a lease back when the block ends, however it does."""
        try:
            yield
        finally:
            await asyncio.shield(self._give_back(athlete_id, thread_id, holder))

    async def _give_back(self, athlete_id: str, thread_id: str, holder: str) -> None:
        """Let go; with the database away the lease runs out by itself."""
        try:
            await self._leases.give_back(athlete_id, thread_id, holder)
        except DatabaseUnavailable as error:
            log.info("A conversation stays held until its lease runs out: %s", error)


async def _until(is_so: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something is so that another server may bring about: nobody tells us, so it is looked at."""
    while True:
        if await is_so():
            return
        await asyncio.sleep(LOOK_S)
