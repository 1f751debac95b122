"""Conversations on the page: a message is kept before its answer begins, and answered once."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from memory.chat_history import AthleteChatHistory, ChatHistoryStore
from tools.domain.conversation import CutMessage, Said, Shown
from tools.kit.errors import DatabaseUnavailable, FilesUnavailable

MESSAGE_PATIENCE_S = 10.0
"""How long somebody waits for their message to be kept while the database is away: our design choice [D]."""
WRITE_PATIENCE_S = 60.0
"""How long what was shown waits to be kept: as long as a database may take to start again [D]."""
FIRST_WAIT_S, LONGEST_WAIT_S = 0.2, 5.0

Result = TypeVar("Result")
AthleteChats = AthleteChatHistory
"""One athlete's conversations, by the name the page knows them."""


async def patiently(write: Callable[[], Awaitable[Result]], patience_s: float = WRITE_PATIENCE_S) -> Result:
    """Do a write that may be done twice, again while the database is away or the disk full.

    Raises DatabaseUnavailable, FilesUnavailable when it has been long enough.
    """
    gives_up_at, wait_s = time.monotonic() + patience_s, FIRST_WAIT_S
    while True:
        try:
            return await write()
        except (DatabaseUnavailable, FilesUnavailable):
            if time.monotonic() + wait_s > gives_up_at:
                raise
        await asyncio.sleep(wait_s)
        wait_s = min(2 * wait_s, LONGEST_WAIT_S)


@dataclass(frozen=True, slots=True)
class Chats:
    """Everybody's conversations on the page."""

    store: ChatHistoryStore
    _answering: set[tuple[str, str]] = field(default_factory=set)
    """(athlete, message) of what this server is answering."""

    def for_athlete(self, athlete_id: str) -> AthleteChatHistory:
        """Return one athlete's conversations."""
        return self.store.for_athlete(athlete_id)

    @asynccontextmanager
    async def answering(
        self, athlete_id: str, said: Said, name: str, shown: Sequence[Shown] = ()
    ) -> AsyncIterator[bool]:
        """Keep a message with its files, and say whether it is to be answered: one that arrives again is not.

        When the block ends, so has its turn. One that never ends here (the server dies, or goes down before
        it is through), or whose answer could not be kept (DatabaseUnavailable, FilesUnavailable), stays open,
        and is found by `abandoned`. Raises DatabaseUnavailable where the message could not be kept: then
        nothing is to be answered.
        """
        kept, this = self.for_athlete(athlete_id), (athlete_id, said.id)
        if this in self._answering:
            yield False
            return
        self._answering.add(this)
        try:
            tries = itertools.count()
            if not await patiently(
                lambda: kept.begin_turn(said, name, shown, again=next(tries) > 0), MESSAGE_PATIENCE_S
            ):
                yield False
                return
            broke_off = True
            try:
                yield True
                await patiently(lambda: kept.end_turn(said.id))
                broke_off = False
            except (DatabaseUnavailable, FilesUnavailable):
                broke_off = False
                raise
            finally:
                if broke_off:
                    await self._end_where_possible(kept, said.id)
        finally:
            self._answering.discard(this)

    async def abandoned(self, athlete_id: str, conversation_id: str) -> tuple[CutMessage, ...]:
        """Return the messages of a conversation whose answer died with its server."""
        living = [message for whose, message in self._answering if whose == athlete_id]
        return await self.for_athlete(athlete_id).abandoned(conversation_id, living)

    async def _end_where_possible(self, kept: AthleteChatHistory, step_id: str) -> None:
        """End a turn that broke off; while the server goes down, the database may be gone already."""
        try:
            await kept.end_turn(step_id)
        except DatabaseUnavailable:
            return
