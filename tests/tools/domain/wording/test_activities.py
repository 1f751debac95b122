"""Lines of the history: plain totals, and names that stay names."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.histories import known
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import ActivitySummary
from tools.domain.race import UnitSystem
from tools.domain.wording.activities import (
    activity_line,
    days,
    last_ones,
    quoted,
    sports,
    total_facts,
)

METRIC = UnitSystem.METRIC
DAY = date(2026, 11, 20)


def test_a_line_says_when_what_and_how_much() -> None:
    ride = ActivitySummary(
        sport=ActivitySport.RIDE,
        duration_s=7200,
        distance_m=60_000,
        started_at=datetime(2026, 11, 20, 23, 30, tzinfo=UTC),
        utc_offset_s=3600,
        name="Club ride",
        ascent_m=640,
        average_power_w=191.4,
    )
    assert activity_line(ride, METRIC) == (
        "21 November 2026, ride “Club ride”: 60 km in 2:00:00, 30 km/h, 640 m up, 191 W on average."
    )


def test_what_cannot_be_is_left_out() -> None:
    run = ActivitySummary(sport=ActivitySport.RUN, duration_s=80, distance_m=3_400, ascent_m=1)
    assert activity_line(run, METRIC) == "run: 3.4 km in 1:20."


def test_totals_are_sums_by_sport() -> None:
    week = [
        known(DAY, ActivitySport.RUN, 60, distance_m=12_000),
        known(DAY, ActivitySport.RUN, 30, distance_m=6_000),
        known(DAY, ActivitySport.STRENGTH, 45),
    ]
    assert total_facts(week, METRIC) == ("2 runs, 18 km in 1:30:00", "1 strength session, 45:00")


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (DAY, DAY, "on 20 November 2026"),
        (date(2026, 11, 9), date(2026, 11, 15), "from 9 to 15 November 2026"),
        (date(2026, 10, 26), date(2026, 11, 1), "from 26 October 2026 to 1 November 2026"),
    ],
)
def test_days_are_written(first: date, last: date, written: str) -> None:
    assert days(first, last) == written


def test_counts_are_written() -> None:
    assert sports(1, None) == "1 activity"
    assert sports(2, ActivitySport.SWIM) == "2 swims"
    assert last_ones(1, ActivitySport.RUN) == "Your last run"
    assert last_ones(1, None) == "Your last activity"
    assert last_ones(10, None) == "Your last 10 activities"
    assert last_ones(12, ActivitySport.RIDE) == "Your last 12 rides"


@given(st.text(max_size=300))
def test_nobodys_words_leave_their_quotation_marks(words: str) -> None:
    written = quoted(words)
    if written is None:
        return
    assert written[0] == "“"
    assert written[-1] == "”"
    assert not set(written[1:-1]) & set('“”\n\r"`')
    assert len(written) <= 82
