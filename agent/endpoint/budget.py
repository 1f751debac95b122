"""What one turn may spend on models, and what it has spent; its specialists share it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, runtime_checkable
from uuid import uuid4

from agent.watching.numbers import count_request
from tools.domain.spending import ModelRequest, Spending
from tools.kit.errors import ModelCapReached
from tools.kit.watching import current_turn


@runtime_checkable
class Ledger(Protocol):
    """Where an athlete's requests are written down, and what their day still has room for."""

    async def reserve(self, request_id: str, expected: Spending) -> str | None:
        """Set aside what a request will take; return the sentence that refuses it where the day is full."""
        ...

    def write(self, request: ModelRequest) -> None:
        """Write a request down, once, and give back what was set aside for it."""
        ...

    async def settled(self) -> None:
        """Wait until all is written."""
        ...


class NoLedger:
    """Keeps nothing and refuses nothing (Ledger of who pays for nothing)."""

    async def reserve(self, request_id: str, expected: Spending) -> str | None:
        """Refuse nothing."""
        return None

    def write(self, request: ModelRequest) -> None:
        """Write nothing."""

    async def settled(self) -> None:
        """Wait for nothing."""


@dataclass(slots=True)
class TurnBudget:
    """The one budget of a turn. `refusal` is the sentence said when nothing more may be spent."""

    refusal: str | None = None
    spent: Spending = field(default_factory=Spending)
    ledger: Ledger = field(default_factory=NoLedger)
    thread_id: str = ""
    day: date = date.min
    turn_id: str = field(default_factory=lambda: current_turn() or uuid4().hex)

    def add(self, spending: Spending) -> None:
        """Count one request, once."""
        self.spent = self.spent.plus(spending)

    async def reserve(self, request_id: str, expected: Spending) -> None:
        """Set aside what a request will take; raise ModelCapReached where the day has no room for it."""
        if self.refusal is None:
            self.refusal = await self.ledger.reserve(request_id, expected)
        if self.refusal is not None:
            raise ModelCapReached(self.refusal)

    def close(self, request: ModelRequest) -> None:
        """Count a request that has ended, however it did, and write it down."""
        self.add(request.spending)
        count_request(request)
        self.ledger.write(request)
