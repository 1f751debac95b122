"""What waits for one athlete's next step: in this process, for ten minutes, handed out once."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Waiting = TypeVar("Waiting")
TICKET_LIFE_S = 600.0
MOST_TICKETS = 50


@dataclass(slots=True)
class Tickets(Generic[Waiting]):
    """Things that wait for one athlete's next step: each is handed out once, to that athlete, in time."""

    clock_s: Callable[[], float] = time.monotonic
    _waiting: dict[str, tuple[str, float, Waiting]] = field(default_factory=dict)

    def issue(self, athlete_id: str, waiting: Waiting) -> str:
        """Keep a thing and return the unguessable ticket for it; the oldest go when there are too many."""
        self._forget_old()
        while len(self._waiting) >= MOST_TICKETS:
            self._waiting.pop(next(iter(self._waiting)))
        ticket = secrets.token_urlsafe(32)
        self._waiting[ticket] = (athlete_id, self.clock_s() + TICKET_LIFE_S, waiting)
        return ticket

    def redeem(self, athlete_id: str, ticket: str) -> Waiting | None:
        """Return the thing a ticket is for, once; None for one unknown, used, too old or somebody else's."""
        self._forget_old()
        kept = self._waiting.get(ticket)
        if kept is None or kept[0] != athlete_id:
            return None
        del self._waiting[ticket]
        return kept[2]

    def _forget_old(self) -> None:
        now_s = self.clock_s()
        for ticket in [each for each, (_, until_s, _w) in self._waiting.items() if until_s <= now_s]:
            del self._waiting[ticket]
