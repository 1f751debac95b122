"""What a process would write into its log, as text, without changing the log of the tests."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from agent.settings import Settings
from agent.watching.logs import formatter_of


class Written:
    """The lines written so far."""

    def __init__(self) -> None:
        self._stream = io.StringIO()
        self.handler = logging.StreamHandler(self._stream)

    @property
    def text(self) -> str:
        return self._stream.getvalue()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]


@contextmanager
def written_log(settings: Settings, logger: str = "") -> Iterator[Written]:
    """Let a logger and all below it write as the settings say, everything from debug on."""
    written, watched = Written(), logging.getLogger(logger)
    written.handler.setFormatter(formatter_of(settings))
    before = watched.level
    watched.addHandler(written.handler)
    watched.setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        watched.setLevel(before)
        watched.removeHandler(written.handler)
