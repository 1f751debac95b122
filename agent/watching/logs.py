"""Log lines: one shape for ours and everybody else's, as text or as JSON, each with its turn and athlete.

Written on the standard library's logging, so that what other libraries log comes out the same way.
"""

import logging
import sys
from collections.abc import MutableMapping, Sequence
from typing import Any, TextIO

import structlog

from agent.settings import Settings
from agent.watching.redacting import athlete_tag, blanked, failure_told, secrets_in, way_of, words_of
from tools.kit.acting import acting_athlete
from tools.kit.watching import current_turn

TALKATIVE = ("openai", "httpx", "httpcore", "langchain", "langgraph", "urllib3", "websockets", "botocore")
"""Libraries that log what they send and hear: at most their warnings, whatever the level."""
OTHERS_LEAST = logging.WARNING
SOCKETS = ("engineio.server", "socketio.server")
"""Where no level is set these write their lines themselves, with all they were sent."""
LINES_OF_UVICORN = ("uvicorn", "uvicorn.error", "uvicorn.access")
FIGURES = "figures"
"""The `extra` of our own lines: values by name, computed by us."""

Line = MutableMapping[str, Any]


class Shaped:
    """Makes a record a line: what may be said of it, by whom, for whom, in which turn."""

    def __init__(self, known_secrets: Sequence[str] = ()) -> None:
        self._secrets = tuple(known_secrets)

    def __call__(self, _logger: Any, _method: str, line: Line) -> Line:
        """Return the line of a record."""
        record: logging.LogRecord = line["_record"]
        told: Line = {"event": self._clean(words_of(record, line.pop("positional_args", ())))}
        told.update(level=record.levelname.lower(), logger=record.name)
        if (turn := current_turn()) is not None:
            told["turn"] = turn
        if (athlete := acting_athlete()) is not None:
            told["athlete"] = athlete_tag(athlete)
        for name, value in getattr(record, FIGURES, {}).items():
            told[name] = self._clean(value) if isinstance(value, str) else value
        error = (record.exc_info or line.get("exc_info") or (None, None))[1]
        if error is not None:
            told["failure"] = self._clean(failure_told(error))
            told["way"] = [self._clean(step) for step in way_of(error)]
        return told

    def _clean(self, text: str) -> str:
        return blanked(text, self._secrets)


def as_text(_logger: Any, _method: str, line: Line) -> str:
    """Write a line for people: when, how bad, who, what; then the rest by name, and the way of a failure."""
    way = line.pop("way", [])
    shown = [line.pop(name) for name in ("timestamp", "level", "logger", "event")]
    rest = " ".join(f"{name}={value}" for name, value in line.items())
    head = f"{shown[0]} {shown[1]:<7} {shown[2]}: {shown[3]}"
    return "\n".join([f"{head} [{rest}]" if rest else head, *(f"    {step}" for step in way)])


def formatter_of(settings: Settings) -> logging.Formatter:
    """Return what writes records as the settings say."""
    written = structlog.processors.JSONRenderer(ensure_ascii=False, default=str)
    return structlog.stdlib.ProcessorFormatter(
        processors=[
            Shaped(secrets_in(settings)),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            written if settings.log_format == "json" else as_text,
        ],
        pass_foreign_args=True,
        use_get_message=False,
    )


def keep_logs(settings: Settings, stream: TextIO | None = None) -> None:
    """Let this process write its log as the settings say, to standard error unless told otherwise."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter_of(settings))
    root = logging.getLogger()
    for other in root.handlers[:]:
        root.removeHandler(other)
    root.addHandler(handler)
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    root.setLevel(max(level, OTHERS_LEAST))
    for ours in ("agent", "memory", "migrations", "tools", "ui", "paceline"):
        logging.getLogger(ours).setLevel(level)
    for name in (*TALKATIVE, *SOCKETS):
        logging.getLogger(name).setLevel(max(level, OTHERS_LEAST))
    for name in LINES_OF_UVICORN:
        _through_the_root(logging.getLogger(name))
    logging.captureWarnings(True)
    logging.raiseExceptions = False  # What cannot be written would be printed with all its values.


def _through_the_root(logger: logging.Logger) -> None:
    logger.handlers.clear()
    logger.propagate = True
