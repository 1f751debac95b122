"""Riegel's law as published, and with the slope beyond a half marathon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.prediction.riegel import (
    marathon_exponent,
    power_law_time_reason,
    riegel,
    riegel_fitted,
    riegel_time_s,
    two_slope_time_s,
)
from tools.domain.race import RaceResult
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

HALF_90 = RaceResult(distance_m=HALF_MARATHON_M, time_s=5400)
TEN_40 = RaceResult(distance_m=10_000, time_s=2400)
MARATHON_FIVE = RaceResult(distance_m=MARATHON_M, time_s=5 * 3600)
KM_PER_MILE = METRES_PER_MILE / 1000


def test_as_published() -> None:
    assert riegel(HALF_90, MARATHON_M).value == pytest.approx(187.64 * 60, abs=0.6)
    assert riegel(TEN_40, MARATHON_M).value == pytest.approx(184.01 * 60, abs=0.6)


def test_it_has_a_range_only_where_one_was_measured() -> None:
    to_half = riegel(TEN_40, HALF_MARATHON_M)
    assert to_half.low is not None
    assert to_half.high is not None
    marathon = riegel(HALF_90, MARATHON_M)
    assert (marathon.low, marathon.high) == (None, None)
    assert "no range was measured" in marathon.source
    assert riegel(TEN_40, 3000).low is None


@pytest.mark.parametrize(
    ("miles", "exponent"), [(None, 1.15), (20, 1.15), (39.9, 1.15), (45, 1.13), (60, 1.13), (70, 1.105)]
)
def test_the_exponent_falls_with_the_weekly_distance(miles: float | None, exponent: float) -> None:
    assert marathon_exponent(None if miles is None else miles * KM_PER_MILE) == exponent


def test_each_slope_is_used_where_it_was_measured() -> None:
    assert two_slope_time_s(5400, HALF_MARATHON_M, MARATHON_M, 1.15) == pytest.approx(5400 * 2**1.15)
    half_s = riegel_time_s(2400, 10_000, HALF_MARATHON_M)
    assert two_slope_time_s(2400, 10_000, MARATHON_M, 1.15) == pytest.approx(half_s * 2**1.15)
    assert two_slope_time_s(2400, 10_000, 5000, 1.15) == pytest.approx(riegel_time_s(2400, 10_000, 5000))


@given(st.floats(5000, 42_000), st.floats(5000, 42_000))
def test_there_and_back_is_the_same_time(one_m: float, other_m: float) -> None:
    there = two_slope_time_s(3000, one_m, other_m, 1.13)
    assert two_slope_time_s(there, other_m, one_m, 1.13) == pytest.approx(3000)


def test_a_slow_marathon_points_to_a_half_that_is_more_than_half_as_quick() -> None:
    finding = riegel_fitted(MARATHON_FIVE, HALF_MARATHON_M, None)
    assert finding.value == pytest.approx(5 * 3600 / 2**1.15)
    assert (finding.low or 0) < (finding.value or 0) < (finding.high or 0)


@pytest.mark.parametrize(
    ("finding", "because"),
    [
        (riegel(RaceResult(distance_m=800, time_s=120), 5000), "3.5 minutes"),
        (riegel(MARATHON_FIVE, 50_000), "4 hours"),
        (riegel(HALF_90, 90_000), "4 hours"),
        (riegel(RaceResult(distance_m=10_000, time_s=600), 5000), "pace"),
        (riegel_fitted(TEN_40, HALF_MARATHON_M, None), "as published"),
        (riegel_fitted(HALF_90, 60_000, None), "beyond a marathon"),
        (riegel_fitted(RaceResult(distance_m=60_000, time_s=18_000), MARATHON_M, None), "beyond a marathon"),
        (riegel_fitted(RaceResult(distance_m=3000, time_s=600), MARATHON_M, None), "under 5 km"),
        (riegel_fitted(HALF_90, MARATHON_M, 5), "outside the survey's"),
        (
            riegel_fitted(RaceResult(distance_m=HALF_MARATHON_M, time_s=3500), MARATHON_M, None),
            "2:15 to 6:15",
        ),
    ],
)
def test_outside_its_validity_there_is_a_reason_and_no_number(finding, because: str) -> None:  # type: ignore[no-untyped-def]
    assert finding.value is None
    assert because in finding.reason


@pytest.mark.parametrize(
    ("time_s", "inside"), [(209.9, False), (210, True), (14_400, True), (14_400.1, False)]
)
def test_times_of_three_and_a_half_minutes_to_four_hours(time_s: float, inside: bool) -> None:
    assert (power_law_time_reason(time_s) is None) is inside


def test_a_limit_from_memory_is_told_as_usage() -> None:
    assert "commonly used" in str(power_law_time_reason(60))
