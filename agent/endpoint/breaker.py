"""A model that keeps failing is left alone for a while, so that nobody waits for it."""

import time
from collections.abc import Callable
from typing import Literal

FAILURES_TO_OPEN = 5  # in a row; our design choice [D]
PAUSE_S = 60.0  # how long it is left alone before one request tries again [D]
LONGEST_PAUSE_S = 300.0  # whatever an endpoint asks for in Retry-After [D]


class Breaker:
    """Closed: requests go through. Open: none does. Half open, after the pause: one does, and decides.

    `clock` counts seconds from anywhere. One event loop uses it, so nothing is locked.
    """

    def __init__(
        self,
        *,
        failures: int = FAILURES_TO_OPEN,
        pause_s: float = PAUSE_S,
        longest_pause_s: float = LONGEST_PAUSE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._failures_to_open = failures
        self._pause_s = pause_s
        self._longest_pause_s = longest_pause_s
        self._clock = clock
        self._failed_in_a_row = 0
        self._open_until: float | None = None
        self._on_trial = False

    @property
    def state(self) -> Literal["closed", "open", "half open"]:
        """Return how it stands."""
        if self._open_until is None:
            return "closed"
        return "open" if self._clock() < self._open_until else "half open"

    @property
    def opens_in_s(self) -> float:
        """Return for how many seconds the model is left alone from now; 0 where it may be asked."""
        return max(0.0, (self._open_until or 0.0) - self._clock()) if self._open_until else 0.0

    @property
    def passable(self) -> bool:
        """Tell whether a request may go through now, without taking the place of the one on trial."""
        return self.state == "closed" or (self.state == "half open" and not self._on_trial)

    def admit(self) -> bool:
        """Let a request through, or not; the first after the pause is on trial."""
        if not self.passable:
            return False
        self._on_trial = self.state == "half open"
        return True

    def worked(self) -> None:
        """Note a request that ended well."""
        self._failed_in_a_row, self._open_until, self._on_trial = 0, None, False

    def failed(self) -> None:
        """Note one that did not; a trial that fails opens at once again."""
        self._failed_in_a_row += 1
        if self._on_trial or self._failed_in_a_row >= self._failures_to_open:
            self.rest(self._pause_s)

    def rest(self, seconds: float) -> None:
        """Leave the model alone for as long as it asked, within reason."""
        until = self._clock() + min(seconds, self._longest_pause_s)
        self._open_until = max(until, self._open_until or until)
        self._on_trial = False

    def undecided(self) -> None:
        """Note a request that says nothing of the model: cancelled, or refused for what it asked."""
        self._on_trial = False
