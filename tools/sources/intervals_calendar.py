"""An athlete's calendar at intervals.icu: planned sessions put there, changed, and taken off again."""

from datetime import date, timedelta

from tools.kit.errors import SourceRefused
from tools.kit.sources import SecretKeeper
from tools.sources.intervals_line import PACE_S, SERVICE, IntervalsLine
from tools.sources.intervals_workout import OURS, CalendarSession
from tools.sources.service_answers import entries, entry, identity

_EVENTS = "/athlete/0/events"
_GONE = frozenset({403, 404})  # taken off by hand, or of an account connected before


async def open_calendar(
    keeper: SecretKeeper, *, base_url: str, pace_s: float = PACE_S
) -> "IntervalsCalendar":
    """Open an athlete's calendar; nothing is asked of it yet.

    Raises MissingInput when intervals.icu is not connected, and SourceRefused for a key that cannot work.
    """
    api_key = (await keeper.secret()).get("api_key")
    if not api_key:
        raise SourceRefused(SERVICE.refused)
    return IntervalsCalendar(IntervalsLine(base_url, api_key, pace_s))


class IntervalsCalendar:
    """One athlete's calendar. Every method raises SourceRefused, SourceBusy or SourceUnavailable."""

    def __init__(self, line: IntervalsLine) -> None:
        self._line = line

    async def events(self, first: date, last: date) -> dict[str, str | None]:
        """Return the ids of all events from a day to a day, both included, each with our name where ours."""
        span = {"oldest": first.isoformat(), "newest": (last + timedelta(days=1)).isoformat()}
        answer = await self._line.answer(_EVENTS, span)
        if not isinstance(answer, list):
            raise SERVICE.nonsense()
        told = ((identity(entry(row, "id")), entry(row, "external_id")) for row in entries(answer))
        return {event_id: _ours(name) for event_id, name in told if event_id}

    async def put(self, session: CalendarSession, event_id: str | None) -> str:
        """Put a session in the calendar, in place of an event where that still stands; return its id."""
        if event_id is not None:
            answer = await self._line.told("PUT", f"{_EVENTS}/{event_id}", session.fields, _GONE)
            if answer is not None:
                return event_id
        answer = await self._line.told("POST", _EVENTS, session.fields)
        made = identity(entry(answer, "id"))
        if made is None:
            raise SERVICE.nonsense()
        return made

    async def remove(self, event_id: str) -> None:
        """Take an event off; one that is gone already stays gone."""
        await self._line.content_of("DELETE", f"{_EVENTS}/{event_id}", nothing=_GONE)

    async def close(self) -> None:
        """Let go of connections."""
        await self._line.close()


def _ours(name: object) -> str | None:
    return name if isinstance(name, str) and name.startswith(OURS) else None
