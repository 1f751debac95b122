"""What a log line may say: no secret, no word of an athlete's, nobody's name.

Our own lines are sentences of ours with figures in them. Other libraries put whatever they hold into theirs:
of those only the fixed part is told, and where it was written. Of an exception its kind and its way through
the code are told, never its message: that quotes what was read, asked or stored.
"""

import hashlib
import logging
import re
import traceback
from collections.abc import Iterable, Mapping
from types import TracebackType

from pydantic import SecretStr
from pydantic_settings import BaseSettings

from agent.understanding.secrets import REMOVED, without_secrets
from tools.kit.errors import (
    DatabaseUnavailable,
    FilesUnavailable,
    ModelUnavailable,
    PacelineError,
    SettingsError,
    SourceError,
)

OURS = frozenset({"agent", "memory", "migrations", "tools", "ui", "paceline", "__main__"})
SPOKEN_FOR = OURS | {"uvicorn"}
"""Whose words are told whole: libraries among them were read for what they say at the level of a warning."""
FIRST_LINE_ONLY = frozenset({"asyncio"})
OUR_SENTENCES = (SourceError, DatabaseUnavailable, FilesUnavailable, ModelUnavailable, SettingsError)
"""Failures whose sentences quote nobody."""
SHORTEST_SECRET = 8  # characters; a shorter setting would blank words by chance [D]
MOST_FRAMES = 30

_ADDRESS = re.compile(
    r"\b([a-z][a-z0-9+.-]*://)([^\s/@\"']+@)?([^\s?#\"'<>]*)([?#][^\s\"'<>]*)?", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HEADER = re.compile(r"(?i)\b(authorization|cookie|x-api-key)\b([\"']?\s*[:=]\s*).+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def athlete_tag(athlete_id: str) -> str:
    """Return what an athlete is called in logs and traces: a digest, always the same, told to nobody else."""
    return hashlib.sha256(f"paceline/athlete/{athlete_id}".encode()).hexdigest()[:12]


def secrets_in(*settings: BaseSettings) -> tuple[str, ...]:
    """Return the secrets among the settings, the longest first, so that none is left in half."""
    values = (getattr(each, name) for each in settings for name in type(each).model_fields)
    known = {value.get_secret_value() for value in values if isinstance(value, SecretStr)}
    return tuple(sorted((each for each in known if len(each) >= SHORTEST_SECRET), key=len, reverse=True))


def blanked(text: str, known_secrets: Iterable[str] = ()) -> str:
    """Return a text without secrets, addresses' keys and people's addresses, on as many lines as it had."""
    for secret in known_secrets:
        text = text.replace(secret, REMOVED)
    text = _HEADER.sub(rf"\1\2{REMOVED}", text)
    text = _ADDRESS.sub(_plain_address, text)
    text = _EMAIL.sub("[address]", text)
    return _CONTROL.sub(" ", without_secrets(text))


def words_of(record: logging.LogRecord, arguments: object) -> str:
    """Return what a line of a log says, as far as it may be told."""
    family = record.name.partition(".")[0]
    if family in SPOKEN_FOR:
        return _filled(record.msg, arguments)
    if family in FIRST_LINE_ONLY and isinstance(record.msg, str):
        return record.msg.partition("\n")[0]
    if isinstance(action := getattr(record, "action", None), str):
        return _of_the_queue(action, getattr(record, "job", None))
    if arguments and isinstance(record.msg, str):
        return record.msg  # what would be filled in stays out
    return f"{record.module}.{record.funcName}, line {record.lineno}"


def failure_told(error: BaseException) -> str:
    """Return a failure's kind, with what is known to quote nobody: a code, or a sentence of ours."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, OUR_SENTENCES):
        return f"{kind}: {error}"
    if isinstance(error, PacelineError):
        return f"{kind} ({error.code})"
    if isinstance(error, OSError) and error.strerror:
        return f"{kind}: {error.strerror}"
    sqlstate = getattr(error, "sqlstate", None)
    return f"{kind} ({sqlstate})" if isinstance(sqlstate, str) else kind


def way_of(error: BaseException) -> list[str]:
    """Return how a failure came about: each exception of its chain by its kind, with its places."""
    lines: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(failure_told(cause))
        frames = traceback.extract_tb(cause.__traceback__)[-MOST_FRAMES:]
        lines.extend(f"  {_place(frame)}" for frame in frames)
        if isinstance(cause, BaseExceptionGroup):
            lines.extend(f"  | {line}" for each in cause.exceptions for line in way_of(each))
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return lines


def _place(frame: traceback.FrameSummary) -> str:
    file = frame.filename.rpartition("site-packages/")[2]
    return f"{file}:{frame.lineno} {frame.name}"


def _filled(template: object, arguments: object) -> str:
    if isinstance(template, BaseException):
        return failure_told(template)
    text = str(template)
    try:
        if isinstance(arguments, Mapping):
            return text % {name: _told(value) for name, value in arguments.items()}
        return text % tuple(map(_told, arguments)) if isinstance(arguments, tuple) and arguments else text
    except (TypeError, ValueError, KeyError):
        return text  # the values do not fit the words: the words alone


def _of_the_queue(action: str, job: object) -> str:
    """Tell what the queue (procrastinate) did with which job, without its arguments: they name an athlete."""
    told = action.replace("_", " ").capitalize()
    return f"{told}: {job.get('task_name')}, number {job.get('id')}" if isinstance(job, dict) else told


def _told(value: object) -> object:
    return failure_told(value) if isinstance(value, BaseException) else value


def _plain_address(match: re.Match[str]) -> str:
    scheme, who, place, asked = match.groups()
    return f"{scheme}{REMOVED + '@' if who else ''}{place}{'?' + REMOVED if asked else ''}"
