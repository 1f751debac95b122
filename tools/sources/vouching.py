"""Who another service says somebody is: the one thing signing in elsewhere brings here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vouched:
    """Somebody, as a service knows them: by `subject`, which is theirs at `issuer` for good.

    `email` is there only where the service says that it has verified it.
    """

    issuer: str
    subject: str
    email: str | None = None
    name: str = ""
