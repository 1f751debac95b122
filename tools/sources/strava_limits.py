"""How often Strava may be asked: counted by Strava itself, kept here for every athlete of one application."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tools.kit.errors import SourceBusy

_MARGIN = 0.05  # of a limit is left for what an athlete does by hand: our design choice [D]
_LEAST_MARGIN = 2
_SLACK_S = 5.0  # our clock is not Strava's: our design choice [D]
_QUARTER = timedelta(minutes=15)
# Read requests have limits of their own below the overall ones (developers.strava.com/docs/rate-limits).
_HEADERS = ("X-RateLimit", "X-ReadRateLimit")


@dataclass(slots=True)
class _Window:
    """What one limit allows until it begins anew."""

    allowed: int
    used: int
    until: datetime
    length: str

    def is_used_up(self, now: datetime) -> bool:
        margin = max(_LEAST_MARGIN, round(self.allowed * _MARGIN))
        return now < self.until and self.used >= max(1, self.allowed - margin)


class StravaLimits:
    """The limits of one application: 15 minutes from each quarter of an hour, and a day from midnight UTC.

    Shared by threads. Nothing is known before the first answer, so the first request always goes out.
    """

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._windows: dict[tuple[str, str], _Window] = {}
        self._lock = threading.Lock()

    def take(self) -> None:
        """Count a read request about to go out; raise SourceBusy when it has to wait for a reset."""
        with self._lock:
            now = self._now()
            full = [window for window in self._windows.values() if window.is_used_up(now)]
            if full:
                raise self._busy(max(full, key=lambda window: window.until), now)
            for window in self._windows.values():
                window.used += 1

    def observe(self, headers: Mapping[str, str], method: str = "GET") -> None:
        """Take over what an answer's headers say; an answer without them changes nothing."""
        with self._lock:
            now = self._now()
            for name in _HEADERS:
                allowed, used = _pair(headers.get(f"{name}-Limit")), _pair(headers.get(f"{name}-Usage"))
                if allowed and used:
                    quarter = _Window(allowed[0], used[0], _next_quarter(now), "in 15 minutes")
                    day = _Window(allowed[1], used[1], _next_midnight(now), "a day")
                    self._windows |= {(name, "quarter"): quarter, (name, "day"): day}

    def refused(self) -> SourceBusy:
        """Return when to come back after Strava answered 429: at the reset of what is used up."""
        with self._lock:
            now = self._now()
            over = [window for window in self._windows.values() if window.is_used_up(now)]
            quarter = _Window(0, 0, _next_quarter(now), "in 15 minutes")
            return self._busy(max(over, key=lambda window: window.until, default=quarter), now)

    def _busy(self, window: _Window, now: datetime) -> SourceBusy:
        often = f"{window.allowed:,} times {window.length}" if window.allowed else "only so often"
        sentence = (
            f"Strava lets this application ask {often}, and that is used up until {window.until:%H:%M} UTC. "
            "There is nothing to do: the sync goes on by itself then."
        )
        return SourceBusy(sentence, (window.until - now).total_seconds() + _SLACK_S)


def _pair(header: str | None) -> tuple[int, int] | None:
    """Return (15 minutes, day) of a header like "200,2000", None for anything else."""
    parts = [part.strip() for part in (header or "").split(",")]
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        return None
    return int(parts[0]), int(parts[1])


def _next_quarter(now: datetime) -> datetime:
    begun = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)
    return begun + _QUARTER


def _next_midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
