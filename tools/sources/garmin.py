"""Garmin as a source of activities: by a Personal API key, or by a saved garth session."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tools.domain.activity_summary import WellnessDay
from tools.domain.provenance import Source
from tools.kit.sources import ActivitySource, Fetched, Listed, Secret, SecretKeeper
from tools.sources.garmin_rows import (
    listed_activity,
    night_hrv,
    nights,
    resting_heart_rates,
    weights,
    wellness_days,
)
from tools.sources.service_answers import entries, windows
from tools.sources.zipped_original import zipped_original

if TYPE_CHECKING:
    from tools.sources.garmin_connection import GarminLine

ACTIVITIES = "/activitylist-service/activities/search/activities"
_PAGE = 40  # pages of more than about 45 are answered with 500
_SUMMARY_DAYS = 31  # the longest span of daily summaries and of nights in one answer
_HRV_DAYS = 28  # what Connect's own API gives at once; the Personal API gives more
_WEIGHT_DAYS = 365


async def open_garmin(keeper: SecretKeeper, *, base_url: str, login_url: str | None = None) -> ActivitySource:
    """Open an athlete's Garmin; nothing is asked of it yet.

    `base_url` is the Personal API's address, `login_url` that of a stand-in for every other page of Garmin.
    Raises MissingInput when it is not connected, and SourceRefused for a secret that cannot work.
    """
    secret = await keeper.secret()
    return GarminSource(await asyncio.to_thread(_line, keeper, secret, base_url, login_url))


def _line(keeper: SecretKeeper, secret: Secret, base_url: str, login_url: str | None) -> "GarminLine":
    from tools.sources import garmin_connection as garmin  # garth takes a second to load

    if "session" in secret:
        return garmin.GarminLine(keeper, garmin.SessionCredential(base_url, login_url, secret))
    return garmin.GarminLine(keeper, garmin.KeyCredential(base_url, secret))


class GarminSource:
    """One athlete's Garmin."""

    def __init__(self, line: "GarminLine") -> None:
        self._line = line

    @property
    def source(self) -> Source:
        """Return which it is."""
        return Source.GARMIN

    async def listed(self, since: date | None) -> AsyncIterator[Listed]:
        """Yield the activities since a day, newest first; one that moves a page on while we read, once."""
        seen: set[str] = set()
        start = 0
        while True:
            rows = entries(await self._line.answer(ACTIVITIES, _page(start, since)))
            found = [row for row in map(listed_activity, rows) if row is not None]
            fresh = [row for row in found if row.source_id not in seen]
            if not fresh:
                return
            for row in fresh:
                seen.add(row.source_id)
                yield row
            start += _PAGE

    async def fetch(self, listed: Listed) -> Fetched:
        """Return an activity's original file; none for what was entered by hand.

        Raises UnreadableFile for a file that arrives damaged.
        """
        packed = await self._line.file(f"/download-service/files/activity/{listed.source_id}")
        original = zipped_original(packed, f"garmin-{listed.source_id}")
        return Fetched(f"garmin-{listed.source_id}") if original is None else Fetched(*original)

    async def wellness(self, since: date) -> tuple[WellnessDay, ...]:
        """Return resting heart rates, nights and weights since a day, as far as Garmin has them."""
        until = datetime.now(UTC).date()
        daily = await asyncio.gather(
            self._measure(since, until, _SUMMARY_DAYS, _summaries, resting_heart_rates),
            self._measure(since, until, _HRV_DAYS, _hrv, night_hrv),
            self._measure(since, until, _SUMMARY_DAYS, _nights, nights),
            self._measure(since, until, _WEIGHT_DAYS, _weights, weights),
        )
        names = ("resting_heart_rate_bpm", "hrv_ms", "sleep_s", "weight_kg")
        return wellness_days(dict(zip(names, daily, strict=True)), since)

    async def close(self) -> None:
        """Let go of connections."""
        await self._line.close()

    async def _measure(
        self,
        since: date,
        until: date,
        days: int,
        request: Callable[[date, date], tuple[str, dict[str, str]]],
        read: Callable[[object], dict[date, float]],
    ) -> dict[date, float]:
        """Return one measure by day; an account that has none of it is asked once."""
        known: dict[date, float] = {}
        for first, last in windows(since, until, days):
            answer = await self._line.optional(*request(first, last))
            if answer is None:
                break
            known |= read(answer)
        return known


def _page(start: int, since: date | None) -> dict[str, str | int]:
    page: dict[str, str | int] = {"start": start, "limit": _PAGE}
    return page if since is None else page | {"startDate": since.isoformat()}


def _span(first: date, last: date) -> dict[str, str]:
    return {"startDate": first.isoformat(), "endDate": last.isoformat()}


def _summaries(first: date, last: date) -> tuple[str, dict[str, str]]:
    return "/usersummary-service/v2/dailysummaries", _span(first, last)


def _nights(first: date, last: date) -> tuple[str, dict[str, str]]:
    return "/sleep-service/sleep/dailySleepSummariesByDate", _span(first, last)


def _hrv(first: date, last: date) -> tuple[str, dict[str, str]]:
    return f"/hrv-service/hrv/daily/{first}/{last}", {}


def _weights(first: date, last: date) -> tuple[str, dict[str, str]]:
    return f"/weight-service/weight/range/{first}/{last}", {"includeAll": "true"}
