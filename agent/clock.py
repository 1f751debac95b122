"""Which day is today: the athlete's own, wherever the server stands."""

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from memory.athletes import AthleteStore
from tools.domain.athlete import AthletePreferences
from tools.kit.errors import MissingInput

UNKNOWN_ZONE = "I know no time zone of that name: send one like Europe/Vienna. Nothing was changed."


def today_of(preferences: AthletePreferences, now: datetime | None = None) -> date:
    """Return the day it is where the athlete is; the server's own where no time zone is known."""
    now = now or datetime.now(UTC)
    return now.astimezone(_zone(preferences.time_zone)).date()


def checked_zone(name: str) -> str:
    """Return an IANA time zone's name; raise MissingInput for what is none."""
    if name not in _names():
        raise MissingInput(UNKNOWN_ZONE)
    return name


class AthleteClock:
    """Tells each athlete's own day."""

    def __init__(self, athletes: AthleteStore) -> None:
        self._athletes = athletes

    async def today(self, athlete_id: str) -> date:
        """Return the day it is where the athlete is."""
        return today_of(await self._athletes.preferences(athlete_id))

    async def time_zone(self, athlete_id: str) -> str | None:
        """Return the IANA name of where the athlete is, None where it is not known."""
        return (await self._athletes.preferences(athlete_id)).time_zone


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(name: str | None) -> ZoneInfo | None:
    """Return a time zone; None, the server's own, where there is none of that name (any more)."""
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
