"""What services answer, read with distrust."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.kit.errors import SourceBusy, SourceRefused, SourceUnavailable
from tools.sources.service_answers import Service, day, identity, moment, number, offset_s, waiting_s, windows

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 60),
        ("14", 14),
        ("0", 1),
        ("-5", 1),
        ("1e9", 86_400),
        ("inf", 60),
        ("nan", 60),
        ("soon", 60),
        ("Fri, 20 Nov 2026 12:02:00 GMT", 120),
        ("Fri, 20 Nov 2026 11:00:00 GMT", 1),
    ],
)
def test_how_long_to_wait(header: str | None, seconds: float) -> None:
    assert waiting_s(header, NOW) == seconds


def test_statuses_become_what_an_athlete_can_do() -> None:
    service = Service("Garmin", "Make a new key.")
    assert isinstance(service.failure(401), SourceRefused)
    assert str(service.failure(403)) == "Make a new key."
    busy = service.failure(429, "600")
    assert isinstance(busy, SourceBusy)
    assert "about 10 minutes" in str(busy)
    assert isinstance(service.failure(502), SourceUnavailable)


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("2026-01-08 14:10:21", datetime(2026, 1, 8, 14, 10, 21, tzinfo=UTC)),
        ("2026-01-08T14:10:21Z", datetime(2026, 1, 8, 14, 10, 21, tzinfo=UTC)),
        ("2026-01-08T15:10:21+01:00", datetime(2026, 1, 8, 14, 10, 21, tzinfo=UTC)),
        (1767881421000, datetime(2026, 1, 8, 14, 10, 21, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        (10**30, None),
        (True, None),
        (None, None),
        (0, None),
    ],
)
def test_moments(told: object, at: datetime | None) -> None:
    assert moment(told) == at


def test_offsets_of_no_time_zone_are_unknown() -> None:
    assert offset_s("2026-11-20T13:00:00", NOW) == 3600
    assert offset_s("2026-11-20T01:00:00", NOW) == -11 * 3600
    assert offset_s("2026-11-25T13:00:00", NOW) is None
    assert offset_s("2026-11-20T13:00:00", None) is None


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=3)
)
def test_nothing_that_arrives_can_crash(value: object) -> None:
    told = number(value)
    assert told is None or told >= 0
    assert day(value) is None or isinstance(day(value), date)
    assert moment(value) is None or isinstance(moment(value), datetime)
    name = identity(value)
    assert name is None or ("/" not in name and name.isascii())


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 2000), st.integers(1, 400))
def test_windows_cover_every_day_once(since: date, length: int, days: int) -> None:
    spans = windows(since, since + timedelta(days=length), days)
    assert sum((last - first).days + 1 for first, last in spans) == length + 1
    assert all((last - first).days < days for first, last in spans)
    assert spans[-1][0] == since
    assert list(spans) == sorted(spans, reverse=True)
