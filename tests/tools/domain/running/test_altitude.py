"""Altitude: 2.8 % per 1000 m above 300 m, its range, and where nothing was measured."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.running.altitude import altitude_factor, altitude_slowdown


def level(height_m: float, steps: int = 10) -> tuple[np.ndarray, np.ndarray]:
    return np.full(steps, height_m), np.ones(steps)


@pytest.mark.parametrize(
    ("height_m", "factor"), [(0, 1), (300, 1), (1300, 1.028), (2300, 1.056), (2500, 1.0616), (4000, 1.0616)]
)
def test_pace_at_a_height(height_m: float, factor: float) -> None:
    assert altitude_factor(np.array([height_m]))[0] == pytest.approx(factor)


def test_the_range_runs_from_the_five_kilometre_rate_to_six_percent_compounded() -> None:
    found = altitude_slowdown(*level(2300))
    assert found.value == pytest.approx(5.6)
    assert found.low == pytest.approx(4.8)
    assert found.high == pytest.approx(100 * (1.06**2 - 1))


def test_ten_kilometre_rate_per_thousand_feet_is_the_published_one() -> None:
    thousand_feet = altitude_factor(np.array([300 + 304.8]))[0] - 1
    assert thousand_feet == pytest.approx(0.0085, abs=5e-5)


def test_low_ground_costs_nothing() -> None:
    found = altitude_slowdown(*level(120))
    assert (found.low, found.value, found.high) == (0, 0, 0)


def test_the_slow_parts_weigh_more() -> None:
    heights, even = np.array([300.0, 1300.0]), np.ones(2)
    assert altitude_slowdown(heights, even).value == pytest.approx(1.4)
    assert (altitude_slowdown(heights, np.array([1.0, 3.0])).value or 0) == pytest.approx(2.1)


@given(st.floats(-100, 2500), st.floats(0, 500))
def test_the_value_lies_in_its_range_and_rises(height_m: float, higher_m: float) -> None:
    low, high = (altitude_slowdown(*level(at_m)) for at_m in (height_m, min(2500, height_m + higher_m)))
    for found in (low, high):
        assert (found.low or 0) <= (found.value or 0) + 1e-9
        assert (found.value or 0) <= (found.high or 0) + 1e-9
    assert (low.value or 0) <= (high.value or 0)


def test_without_heights_and_above_the_measured_there_is_no_number() -> None:
    assert altitude_slowdown(np.empty(0), np.ones(3)).reason == "no elevation for this course"
    high = altitude_slowdown(*level(3200))
    assert high.value is None
    assert high.reason == "nothing was measured above 2,500 m"
