"""What a red-flag rule is made of."""

import re
from dataclasses import dataclass

DOCTOR = "Your doctor."
NEAR_CHARACTERS = 300  # what belongs together stands this close: our design choice [D]


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
    """Return the patterns compiled; they meet text in lower case.

    `.*` spans at most 300 characters, so that even a very long message is read in a time that grows with its
    length only.
    """
    near = f".{{0,{NEAR_CHARACTERS}}}"
    return tuple(re.compile(pattern.replace(".*", near)) for pattern in patterns)
