"""intervals.icu as a source of activities and mornings, by the athlete's key."""

import logging
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

from tools.domain.activity_summary import LONGEST_NAME, WellnessDay
from tools.domain.others_words import others_words
from tools.domain.provenance import Source
from tools.kit.errors import SourceRefused, UnreadableFile
from tools.kit.sources import ActivitySource, Fetched, Listed, SecretKeeper
from tools.sources.file_kind import unpacked
from tools.sources.intervals_line import PACE_S, SERVICE, IntervalsLine
from tools.sources.intervals_rows import STREAMS, listed_activity, mornings, streamed_activity
from tools.sources.service_account import CheckedAccount, pasted_key
from tools.sources.service_answers import entries, entry, windows
from tools.sources.zipped_original import zipped_original

LOG = logging.getLogger(__name__)
_EARLIEST = date(2000, 1, 1)  # no device we know recorded before; our design choice [D]
_SPAN_DAYS = 365
_NO_FILE = frozenset({400, 403, 404, 422})
_STREAM_TYPES = ",".join(("time", "latlng", *STREAMS))


async def open_intervals(keeper: SecretKeeper, *, base_url: str, pace_s: float = PACE_S) -> ActivitySource:
    """Open an athlete's intervals.icu; nothing is asked of it yet.

    `pace_s` is the least time between two requests. Raises MissingInput when it is not connected, and
    SourceRefused for a secret that cannot work.
    """
    api_key = (await keeper.secret()).get("api_key")
    if not api_key:
        raise SourceRefused(SERVICE.refused)
    return IntervalsSource(IntervalsLine(base_url, api_key, pace_s))


async def check_key(api_key: str, *, base_url: str) -> CheckedAccount:
    """Return whose key this is; raise SourceError where it does not work."""
    key = pasted_key(api_key)
    if key is None:
        raise SourceRefused(
            "This does not look like a key. Copy it whole from intervals.icu: Settings, Developer Settings."
        )
    line = IntervalsLine(base_url, key)
    try:
        athlete = await line.answer("/athlete/0")
    finally:
        await line.close()
    names = (others_words(entry(athlete, name), LONGEST_NAME) for name in ("name", "id"))
    return CheckedAccount({"api_key": key}, next((name for name in names if name), None))


class IntervalsSource:
    """One athlete's intervals.icu."""

    def __init__(self, line: IntervalsLine) -> None:
        self._line = line

    @property
    def source(self) -> Source:
        """Return which it is."""
        return Source.INTERVALS

    async def listed(self, since: date | None) -> AsyncIterator[Listed]:
        """Yield the activities since a day, newest first, a year of them at a time.

        What comes from Strava is withheld; an entry without an id cannot be fetched and is left out.
        """
        seen: set[str] = set()
        until = datetime.now(UTC).date() + timedelta(days=1)  # it may be tomorrow where the athlete is
        for first, last in windows(since or _EARLIEST, until, _SPAN_DAYS):
            for row in await self._span(first, last):
                if row.source_id not in seen:
                    seen.add(row.source_id)
                    yield row

    async def fetch(self, listed: Listed) -> Fetched:
        """Return an activity's original file, else its streams; neither for one entered by hand.

        Raises UnreadableFile for one that is withheld, or that arrives damaged.
        """
        if listed.withheld is not None:
            raise UnreadableFile(listed.withheld)
        name = f"intervals-{listed.source_id}"
        content = await self._line.content(f"/activity/{listed.source_id}/file", nothing=_NO_FILE)
        original = zipped_original(content or b"", name)
        if original is not None and _readable(original[1]):
            return Fetched(*original)
        streams = await self._line.answer(
            f"/activity/{listed.source_id}/streams.json", {"types": _STREAM_TYPES}, _NO_FILE
        )
        return Fetched(name, activity=streamed_activity(streams, listed))

    async def wellness(self, since: date) -> tuple[WellnessDay, ...]:
        """Return mornings since a day, oldest first."""
        known: dict[date, WellnessDay] = {}
        until = datetime.now(UTC).date() + timedelta(days=1)
        for first, last in windows(since, until, _SPAN_DAYS):
            answer = await self._line.answer("/athlete/0/wellness", _oldest_newest(first, last))
            known |= {morning.day: morning for morning in mornings(answer) if morning.day >= since}
        return tuple(known[when] for when in sorted(known))

    async def close(self) -> None:
        """Let go of connections."""
        await self._line.close()

    async def _span(self, first: date, last: date) -> list[Listed]:
        """Return the activities of a span of days, newest first; those whose start is not told, last."""
        # One day more: the service does not say whether its newest day is included.
        answer = await self._line.answer(
            "/athlete/0/activities", _oldest_newest(first, last + timedelta(days=1))
        )
        if not isinstance(answer, list):
            raise SERVICE.nonsense()
        rows = [row for row in map(listed_activity, entries(answer)) if row is not None]
        if len(rows) < len(answer):
            LOG.warning("intervals.icu listed %d entries without an id: left out.", len(answer) - len(rows))
        never = datetime.min.replace(tzinfo=UTC)
        return sorted(rows, key=lambda row: row.started_at or never, reverse=True)


def _oldest_newest(first: date, last: date) -> dict[str, str]:
    return {"oldest": first.isoformat(), "newest": last.isoformat()}


def _readable(content: bytes) -> bool:
    """Say whether a file is of a kind we read."""
    try:
        return unpacked(content)[1] is not None
    except UnreadableFile:
        return False
