"""How often something was tried in one turn."""

from dataclasses import dataclass


@dataclass(slots=True)
class Attempts:
    """A count that belongs to a turn: a model that fails again and again is stopped."""

    failed: int = 0

    def fail(self) -> int:
        """Count a failure and return how many there are now."""
        self.failed += 1
        return self.failed
