"""Who pays: every athlete's requests are written down, and a full day refuses further ones."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agent.endpoint.budget import TurnBudget
from memory.spending import AthleteSpending, SpendingStore
from tools.domain.spending import DailyCap, ModelRequest, Spending
from tools.kit.errors import DatabaseUnavailable

REFUSAL = (
    "Today's limit of {limit} for the model is reached. The offline coach goes on; it resets at midnight."
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SpendingBook:
    """The house's record of requests to models, and what each athlete's day may take.

    Requests are written beside the turn, so that nobody waits for it and a cancelled one is written too.
    """

    store: SpendingStore
    cap: DailyCap = field(default_factory=DailyCap)
    _under_way: dict[tuple[str, date], dict[str, Spending]] = field(default_factory=dict)
    _writing: set[asyncio.Task[None]] = field(default_factory=set)

    def for_turn(self, athlete_id: str, thread_id: str, day: date) -> TurnBudget:
        """Return the budget of one turn; `day` is the athlete's own."""
        ledger = AthleteLedger(self, self.store.for_athlete(athlete_id), day)
        return TurnBudget(ledger=ledger, thread_id=thread_id, day=day)

    def for_athlete(self, athlete_id: str) -> AthleteSpending:
        """Return the record of one athlete's requests."""
        return self.store.for_athlete(athlete_id)

    async def settled(self) -> None:
        """Wait until all that was asked so far is written."""
        await asyncio.gather(*self._writing)

    def under_way(self, athlete_id: str, day: date) -> dict[str, Spending]:
        """Return what is set aside for the requests of a day that are not written yet, by their ids."""
        return self._under_way.setdefault((athlete_id, day), {})

    def write(self, writing: Coroutine[Any, Any, None]) -> None:
        """Let something be written, whatever becomes of the turn."""
        task = asyncio.get_running_loop().create_task(writing)
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)


@dataclass(frozen=True, slots=True)
class AthleteLedger:
    """One athlete's day (budget's Ledger): turns and specialists side by side see each other's requests."""

    book: SpendingBook
    record: AthleteSpending
    day: date

    async def reserve(self, request_id: str, expected: Spending) -> str | None:
        """Set aside what a request will take, over all servers; return the sentence that refuses it."""
        cap = self.book.cap
        if cap != DailyCap():
            limit = await self.record.reserve(
                request_id, self.day, expected, cap=cap, here=lambda: self._under_way
            )
            if limit:
                return REFUSAL.format(limit=limit)
        self._under_way[request_id] = expected
        return None

    def write(self, request: ModelRequest) -> None:
        """Write a request down; what it took counts for the day from now on, written or not."""
        self._under_way[request.id] = request.spending
        self.book.write(self._written(request))

    async def settled(self) -> None:
        """Wait until all is written."""
        await self.book.settled()

    @property
    def _under_way(self) -> dict[str, Spending]:
        return self.book.under_way(self.record.athlete_id, self.day)

    async def _written(self, request: ModelRequest) -> None:
        try:
            await self.record.keep(request)
        except DatabaseUnavailable as error:
            log.error("A request to %s could not be written down: %s", request.model, error)  # noqa: TRY400
        finally:
            self._under_way.pop(request.id, None)
