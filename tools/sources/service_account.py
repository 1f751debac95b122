"""What a connect form gets for a key, a session or a login that works."""

from dataclasses import dataclass, field
from datetime import date

from tools.kit.sources import Secret


@dataclass(frozen=True, slots=True)
class CheckedAccount:
    """An account a service let us into: the secret to keep, whose it is, when it ends where that is told."""

    secret: Secret = field(repr=False)
    account: str | None = None
    key_expires_on: date | None = None


def pasted_key(text: str) -> str | None:
    """Return a key as it was pasted, without the spaces around it; None for what can be no key."""
    key = text.strip()
    return key if 8 <= len(key) <= 4096 and key.isascii() and key.isprintable() and " " not in key else None
