"""What services answer, read with distrust: numbers, moments, days, and how they say no."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from tools.kit.errors import SourceBusy, SourceError, SourceRefused, SourceUnavailable

_USUAL_WAIT_S = 60.0
_LONGEST_WAIT_S = 86_400.0
_LONGEST_OFFSET_S = 15 * 3600.0  # the widest time zone is UTC+14
_EARLIEST_YEAR = 1970
_LATER = "Another try in a few minutes may work."
_MOST = 1e9  # metres, seconds, watts: no activity has more; our design choice [D]


@dataclass(frozen=True, slots=True)
class Service:
    """A service by its name, and the sentence for an athlete it lets in no longer."""

    name: str
    refused: str

    def failure(self, status: int, retry_after: str | None = None) -> SourceError:
        """Return the error of an HTTP status: what it means for the athlete."""
        if status in (401, 403):
            return SourceRefused(self.refused)
        if status == 429:
            return self.busy(waiting_s(retry_after, datetime.now(UTC)))
        return SourceUnavailable(f"{self.name} answers with an error ({status}). {_LATER}")

    def busy(self, retry_after_s: float) -> SourceBusy:
        """Return the error of a service that asks us to come back later."""
        when = "in a minute" if retry_after_s <= 90 else f"in about {math.ceil(retry_after_s / 60)} minutes"
        return SourceBusy(f"{self.name} asks to slow down: it can be asked again {when}.", retry_after_s)

    def silent(self) -> SourceUnavailable:
        """Return the error of a service that gives no answer."""
        return SourceUnavailable(f"{self.name} cannot be reached right now. {_LATER}")

    def nonsense(self) -> SourceUnavailable:
        """Return the error of an answer that cannot be read."""
        return SourceUnavailable(f"{self.name} gave an answer I cannot read. {_LATER}")


def waiting_s(retry_after: str | None, now: datetime) -> float:
    """Return the seconds a Retry-After header asks for (a number or a date), a minute where it says none."""
    if retry_after is None:
        return _USUAL_WAIT_S
    try:
        seconds = float(retry_after)
    except ValueError:
        try:
            until = parsedate_to_datetime(retry_after)
        except ValueError:
            return _USUAL_WAIT_S
        seconds = ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds()
    return min(max(seconds, 1.0), _LONGEST_WAIT_S) if math.isfinite(seconds) else _USUAL_WAIT_S


def entry(value: object, *path: str) -> object:
    """Return what lies at a path of nested objects, None where there is none."""
    for name in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(name)
    return value


def entries(value: object) -> tuple[Mapping[str, object], ...]:
    """Return the objects of a list, without whatever else stands in it; nothing where it is no list."""
    return tuple(row for row in value if isinstance(row, Mapping)) if isinstance(value, list) else ()


def number(value: object, most: float = _MOST) -> float | None:
    """Return a number of at least 0 and at most `most`, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value <= most else None


def measured(value: object, most: float) -> float | None:
    """Return a number above 0 and at most `most`, None for anything else: 0 stands for not measured."""
    return number(value, most) or None


def identity(value: object) -> str | None:
    """Return an activity's id as it may stand in an address: letters, digits, dash; None for any other."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = str(value)
    plain = text.isascii() and text.replace("-", "").replace("_", "").isalnum()
    return text if plain and len(text) <= 64 else None


def moment(value: object) -> datetime | None:
    """Return a point in time: ISO text (UTC where it names no zone) or milliseconds since 1970."""
    try:
        if isinstance(value, str):
            told = datetime.fromisoformat(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            told = datetime.fromtimestamp(value / 1000, UTC)
        else:
            return None
        told = told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return told if told.year > _EARLIEST_YEAR else None


def offset_s(local: object, started_at: datetime | None) -> float | None:
    """Return local time minus UTC in seconds, from a local clock's reading of the same moment."""
    told = moment(local)
    if told is None or started_at is None:
        return None
    offset = (told - started_at).total_seconds()
    return offset if abs(offset) <= _LONGEST_OFFSET_S else None


def day(value: object) -> date | None:
    """Return a calendar day written as YYYY-MM-DD, with or without a time behind it."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def windows(since: date, until: date, days: int) -> tuple[tuple[date, date], ...]:
    """Return (first, last) of spans of at most `days` that cover a time, newest first, both ends included."""
    spans = []
    last = until
    while last >= since:
        first = max(since, last - timedelta(days=days - 1))
        spans.append((first, last))
        last = first - timedelta(days=1)
    return tuple(spans)
