"""A service activities come from: what every one of them can do, whatever its protocol."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from tools.domain.activity import Activity, ActivitySport
from tools.domain.activity_summary import WellnessDay
from tools.domain.finding import Frozen
from tools.domain.provenance import Source

Secret = dict[str, str]
"""Keys and tokens of one connection, by name. Never logged, never in a state, an event or a prompt."""


class Listed(Frozen):
    """One activity as a service lists it. `withheld` says why the service will not give it to us.

    `power_estimated` says that its power was not measured: then it is no measure of anybody's threshold.
    """

    source_id: str
    name: str | None = None
    note: str | None = None
    sport: ActivitySport = ActivitySport.OTHER
    started_at: datetime | None = None
    utc_offset_s: float | None = None
    distance_m: float | None = None
    duration_s: float | None = None
    ascent_m: float | None = None
    average_heart_rate_bpm: float | None = None
    average_power_w: float | None = None
    race: bool = False
    indoor: bool = False
    device: str | None = None
    power_estimated: bool = False
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """One activity as a service gave it: its original file, or the records themselves.

    Both None: the service has only the totals it listed (an entry made by hand).
    """

    file_name: str
    content: bytes | None = None
    activity: Activity | None = None


@dataclass(slots=True)
class SecretLease:
    """A connection's secret, held so that nobody else renews it meanwhile. `keep` replaces it at the end."""

    secret: Secret
    keep: Callable[[Secret], Awaitable[None]]


class SecretKeeper(Protocol):
    """One connection's secret in the database, encrypted."""

    async def secret(self) -> Secret:
        """Return it as it stands; raise MissingInput when the service is not connected."""
        ...

    def lease(self) -> AbstractAsyncContextManager[SecretLease]:
        """Hold it under a row lock: tokens that rotate are renewed by one worker at a time."""
        ...


class ActivitySource(Protocol):
    """A connected service. Every method raises SourceRefused, SourceBusy or SourceUnavailable."""

    @property
    def source(self) -> Source:
        """Return which it is."""
        ...

    def listed(self, since: date | None) -> AsyncIterator[Listed]:
        """Yield the activities since a day (None: all there are), newest first, page by page."""
        ...

    async def fetch(self, listed: Listed) -> Fetched:
        """Return one activity."""
        ...

    async def wellness(self, since: date) -> tuple[WellnessDay, ...]:
        """Return mornings since a day; nothing where the service keeps none."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
