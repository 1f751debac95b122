"""Whose request, message or job is being worked on: said once where it comes in, known everywhere below."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

OWNER = "owner"
"""The athlete a house begins with; on a machine of one's own it stays the only one."""

_athlete_id: ContextVar[str | None] = ContextVar("acting_athlete", default=None)


@contextmanager
def acting_for(athlete_id: str) -> Iterator[None]:
    """Work for one athlete until the block ends, tasks begun inside it included."""
    token = _athlete_id.set(athlete_id)
    try:
        yield
    finally:
        _athlete_id.reset(token)


def acting_athlete() -> str | None:
    """Return for whom this task works; None where nobody has said."""
    return _athlete_id.get()
