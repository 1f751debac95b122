"""Shelves of an athlete who has recorded and said nothing."""

from datetime import date

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import KnownActivity, WellnessDay
from tools.domain.profile import Correction


class NoActivities:
    """No activities (the parts of kit's ActivityShelf that planning asks)."""

    async def activities(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        sport: ActivitySport | None = None,
        limit: int | None = None,
    ) -> tuple[KnownActivity, ...]:
        return ()

    async def wellness(self, since: date) -> tuple[WellnessDay, ...]:
        return ()

    async def withheld(self) -> int:
        return 0


class NoCorrections:
    """Nothing said (kit's ProfileShelf)."""

    async def corrections(self) -> tuple[Correction, ...]:
        return ()
