"""What is watched while work is done: which turn it belongs to, and how long its stages take.

Whoever wants to know (numbers, traces) puts a watcher here once; what is watched knows none of them.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar
from typing import Literal

Kind = Literal["turn", "stage", "tool", "statement", "job"]
Watcher = Callable[[Kind, str], AbstractContextManager[None]]
"""Entered where a piece of work begins and left where it ends, by whatever way."""

_turn_id: ContextVar[str | None] = ContextVar("turn_id", default=None)
_watchers: list[Watcher] = []


def begin_turn(turn_id: str) -> None:
    """Let all that this task does from now on belong to a turn."""
    _turn_id.set(turn_id)


def end_turn() -> None:
    """Let what comes belong to no turn. Not by a token: a generator may be closed by another task."""
    _turn_id.set(None)


def current_turn() -> str | None:
    """Return the id of the turn this task works on; None outside of turns."""
    return _turn_id.get()


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Let a watcher see all that is watched until the block ends."""
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)


@contextmanager
def watched(kind: Kind, name: str) -> Iterator[None]:
    """Let the watchers see one piece of work; `name` is ours, never a word of an athlete's."""
    if not _watchers:
        yield
        return
    with ExitStack() as seen:
        for watcher in dict.fromkeys(_watchers):  # two houses in one process count once
            seen.enter_context(watcher(kind, name))
        yield
