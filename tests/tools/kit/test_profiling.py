"""How far the data reaches, and a profile that is computed once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import pytest

from tests.support.histories import easy_run, known
from tools.domain.activity_summary import KnownActivity, WellnessDay
from tools.domain.profile import Correction, ProfileName
from tools.domain.provenance import Source
from tools.domain.syncing import Connection, ConnectionStatus
from tools.kit.once import Once
from tools.kit.profiling import known_until, profile_of

RIDDEN, SYNCED = date(2026, 11, 10), date(2026, 11, 20)


class Desk:
    """Connections alone."""

    def __init__(self, *sources: Source, synced: date = SYNCED) -> None:
        moment = datetime(synced.year, synced.month, synced.day, tzinfo=UTC)
        self._connections = tuple(
            Connection(
                source=source, status=ConnectionStatus.CONNECTED, connected_at=moment, last_sync=moment
            )
            for source in sources
        )

    async def connections(self) -> tuple[Connection, ...]:
        return self._connections


@pytest.mark.parametrize(
    ("of", "connected", "until"),
    [
        (Source.FILE, (), RIDDEN),
        (Source.FILE, (Source.GARMIN,), SYNCED),
        (Source.FILE, (Source.STRAVA,), RIDDEN),
        (Source.STRAVA, (Source.STRAVA,), SYNCED),
    ],
)
async def test_the_data_reaches_to_the_last_sync_that_tells_the_one_who_asks(
    of: Source, connected: tuple[Source, ...], until: date
) -> None:
    activities = [known(RIDDEN, source=of)]
    assert await known_until(activities, cast(Any, Desk(*connected))) == until


async def test_without_data_nothing_is_known() -> None:
    assert await known_until([], cast(Any, Desk())) is None


class Shelf:
    """Six weeks of running before a break, nothing else and nothing said."""

    async def activities(self) -> tuple[KnownActivity, ...]:
        return tuple(easy_run(RIDDEN - timedelta(days=back), 10) for back in range(0, 42, 2))

    async def wellness(self, since: date) -> tuple[WellnessDay, ...]:
        return ()

    async def corrections(self) -> tuple[Correction, ...]:
        return ()


@pytest.mark.parametrize(("connected", "km"), [((), 40), ((Source.GARMIN,), 0)])
async def test_weeks_that_a_sync_saw_empty_were_rest(connected: tuple[Source, ...], km: float) -> None:
    shelf, today = cast(Any, Shelf()), RIDDEN + timedelta(days=38)
    desk = Desk(*connected, synced=today)
    profile = await profile_of(shelf, shelf, cast(Any, desk), today)
    assert profile.value(ProfileName.WEEKLY_RUN_KM) == pytest.approx(km)
    assert profile.known_until == (today if connected else RIDDEN)


async def test_what_fails_is_computed_again_and_what_is_known_is_not() -> None:
    once: Once[int] = Once()
    asked: list[int] = []

    async def compute() -> int:
        asked.append(len(asked))
        if len(asked) == 1:
            raise ValueError("not yet")
        return len(asked)

    with pytest.raises(ValueError, match="not yet"):
        await once.get(compute)
    assert [await once.get(compute), await once.get(compute)] == [2, 2]
