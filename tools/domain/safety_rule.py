"""What a red-flag rule is made of."""

import re
from dataclasses import dataclass

DOCTOR = "Your doctor."


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: any pattern fires it.

    `deniable` rules do not fire after "no", "not", "without"; `heals` rules not when it is long past.
    """

    name: str
    patterns: tuple[re.Pattern[str], ...]
    sentence: str
    see: str
    deniable: bool = True
    heals: bool = False


def any_of(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns compiled; they meet text in lower case."""
    return tuple(re.compile(pattern) for pattern in patterns)
