"""From the texts of a GPX file to numeric columns; whatever cannot be read becomes NaN, never zero."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from tools.domain.course import FloatArray

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SHORTEST_STAMP = len("2024-05-01T08:00:00Z")
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
    if not any(texts):
        return np.full(len(texts), np.nan)
    if _all_plain_utc(texts):
        try:
            stamps = np.array([text[:-1] if text else "NaT" for text in texts], dtype="datetime64[ms]")
        except ValueError:
            pass
        else:
            seconds = stamps.astype(np.int64) / 1000.0
            seconds[np.isnat(stamps)] = np.nan
            return seconds
    return np.array([_unix_seconds(text) for text in texts], dtype=np.float64)


def _all_plain_utc(texts: Sequence[str | None]) -> bool:
    """Tell whether every stamp looks like 2024-05-01T08:00:00[.000]Z, so that numpy can read them in bulk."""
    present = [text for text in texts if text]
    joined = "".join(present)
    return (
        joined.count("Z") == len(present) == joined.count("T")
        and joined.count("-") == 2 * len(present)
        and "+" not in joined
        and all(text[-1] == "Z" and len(text) >= _SHORTEST_STAMP for text in present)
    )


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
