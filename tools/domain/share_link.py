"""A link to one version of a strategy: what it shows, and when it ends."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

from tools.domain.finding import Frozen


class SharedView(StrEnum):
    """What whoever has the link may see: the whole plan and the crew's page, or the crew's page alone."""

    PLAN = "plan"
    CREW = "crew"


class LinkEnd(StrEnum):
    """When a link ends by itself."""

    AFTER_RACE = "after-race"
    MONTH = "month"
    YEAR = "year"


class LinkState(StrEnum):
    """Whether a link still opens."""

    LIVE = "live"
    ENDED = "ended"
    TAKEN_BACK = "taken back"


AFTER_RACE = timedelta(days=7)
LASTING = {LinkEnd.MONTH: timedelta(days=30), LinkEnd.YEAR: timedelta(days=365)}
LAST_ZONE = timezone(timedelta(hours=-12))
"""Where a day ends last on Earth: a race day is over when it is over there."""


class ShareLink(Frozen):
    """A link as its athlete sees it; the token it opens by is no part of it."""

    id: str
    strategy_id: str
    view: SharedView
    made_at: datetime
    ends_at: datetime
    revoked_at: datetime | None = None

    def state(self, now: datetime) -> LinkState:
        """Return whether it still opens."""
        if self.revoked_at is not None:
            return LinkState.TAKEN_BACK
        return LinkState.LIVE if now < self.ends_at else LinkState.ENDED


def end_of(end: LinkEnd, now: datetime, race_day: date | None) -> datetime | None:
    """Return when a link made now ends; None where that needs a race day still to come, or just over."""
    if end is not LinkEnd.AFTER_RACE:
        return now + LASTING[end]
    if race_day is None or race_day > date.max - timedelta(days=9):
        return None
    race_is_over = datetime.combine(race_day + timedelta(days=1), time(), LAST_ZONE).astimezone(UTC)
    after = race_is_over + AFTER_RACE
    return after if after > now else None
