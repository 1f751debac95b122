"""A service of a few activities, for what a sync does with whatever a service says."""

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from agent.settings import Settings
from tools.domain.activity_summary import WellnessDay
from tools.domain.provenance import Source
from tools.kit.sources import ActivitySource, Fetched, Listed, SecretKeeper


@dataclass
class SmallService:
    """Lists and gives what a test puts in. `troubles` are raised one a request, None lets it pass."""

    source: Source = Source.GARMIN
    activities: list[tuple[Listed, Fetched]] = field(default_factory=list)
    mornings: Sequence[WellnessDay] = ()
    troubles: deque[Exception | None] = field(default_factory=deque)
    asked_since: list[date | None] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    before_giving: Callable[[], Awaitable[object]] | None = None
    opened: int = 0
    closed: int = 0

    async def open(self, source: Source, keeper: SecretKeeper, settings: Settings) -> ActivitySource:
        """Open it as a worker does: the secret must be there."""
        await keeper.secret()
        assert source is self.source
        self.opened += 1
        return self

    async def listed(self, since: date | None) -> AsyncIterator[Listed]:
        """Yield what there is since a day."""
        self._perhaps_fail()
        self.asked_since.append(since)
        for listed, _ in self.activities:
            if since is None or listed.started_at is None or listed.started_at.date() >= since:
                yield listed

    async def fetch(self, listed: Listed) -> Fetched:
        """Return one activity."""
        self._perhaps_fail()
        self.fetched.append(listed.source_id)
        if self.before_giving is not None:
            await self.before_giving()
        return next(fetched for each, fetched in self.activities if each.source_id == listed.source_id)

    async def wellness(self, since: date) -> tuple[WellnessDay, ...]:
        """Return the mornings since a day."""
        return tuple(day for day in self.mornings if day.day >= since)

    async def close(self) -> None:
        """Count that it was closed."""
        self.closed += 1

    def _perhaps_fail(self) -> None:
        trouble = self.troubles.popleft() if self.troubles else None
        if trouble is not None:
            raise trouble
