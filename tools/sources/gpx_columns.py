"""From the texts of a GPX file to numeric columns; whatever cannot be read becomes NaN, never zero."""

import math
import re
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from tools.domain.course import FloatArray

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLAIN_UTC = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?Z\n)++")
_OLD_FORMATS = ("%Y/%m/%d %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f")


def number_column(texts: Sequence[str | None]) -> FloatArray:
    """Return one float per text, NaN where it is missing, not a number or not finite."""
    try:
        column = np.array(texts, dtype=np.float64)
    except ValueError:
        column = np.array([_number(text) for text in texts], dtype=np.float64)
    column[~np.isfinite(column)] = np.nan
    return column


def _number(text: str | None) -> float:
    if text is None:
        return math.nan
    try:
        return float(text.strip().replace(",", "."))  # some exporters write a decimal comma
    except ValueError:
        return math.nan


def time_column(texts: Sequence[str | None]) -> FloatArray:
    """Return Unix seconds per ISO 8601 text, NaN where it is missing or unreadable; no offset means UTC."""
    present = [text for text in texts if text]
    if not present:
        return np.full(len(texts), np.nan)
    lines = "\n".join(present) + "\n"
    # Only texts of exactly this form: numpy takes "today", and warns of what it believes to be a time zone.
    if lines.count("\n") == len(present) and _PLAIN_UTC.fullmatch(lines):
        try:
            stamps = np.array([text[:-1] if text else "NaT" for text in texts], dtype="datetime64[ms]")
        except ValueError:
            pass
        else:
            seconds = stamps.astype(np.int64) / 1000.0
            seconds[np.isnat(stamps)] = np.nan
            return seconds
    return np.array([_unix_seconds(text) for text in texts], dtype=np.float64)


def _unix_seconds(text: str | None) -> float:
    if not text:
        return math.nan
    stamp = _parse_stamp(text.strip())
    if stamp is None:
        return math.nan
    return ((stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)) - _EPOCH).total_seconds()


def _parse_stamp(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for old in _OLD_FORMATS:
        try:
            return datetime.strptime(text.rstrip("Zz"), old).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None
