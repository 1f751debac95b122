"""The pace and energy curves against the published values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.running.grade_factor import (
    STRAVA_FACTOR,
    STRAVA_GRADE_PERCENT,
    grade_factor,
    minetti_cost,
    strava_factor,
)

GRADES = st.floats(-0.45, 0.45)


@pytest.mark.parametrize(
    ("grade", "cost"),
    [
        (-0.3, 2.462),
        (-0.2, 1.800),
        (-0.1, 2.152),
        (-0.05, 2.746),
        (0.0, 3.600),
        (0.05, 4.685),
        (0.1, 5.968),
        (0.2, 9.007),
        (0.45, 19.426),
    ],
)
def test_minetti_gives_the_published_polynomial(grade: float, cost: float) -> None:
    assert minetti_cost(np.array([grade]))[0] == pytest.approx(cost, abs=5e-4)


def test_minetti_is_cheapest_at_eighteen_percent_downhill() -> None:
    grade = np.linspace(-0.45, 0.45, 9001)
    cost = minetti_cost(grade)
    assert cost.min() == pytest.approx(1.781, abs=5e-4)
    assert grade[cost.argmin()] == pytest.approx(-0.181, abs=1e-3)


# The knots as they are published, written out again: grade in percent, factor on pace.
PUBLISHED_KNOTS = (
    *((-45, 2.096), (-30, 1.495), (-25, 1.273), (-20, 1.081), (-15, 0.941), (-10, 0.876), (-8, 0.876)),
    *((-6, 0.891), (-4, 0.918), (-2, 0.960), (0, 1.0), (2, 1.055), (4, 1.135), (6, 1.228), (8, 1.337)),
    *((10, 1.459), (15, 1.846), (20, 2.297), (25, 2.727), (30, 3.158), (45, 4.286)),
)


@pytest.mark.parametrize(("percent", "factor"), PUBLISHED_KNOTS)
def test_the_published_knots(percent: float, factor: float) -> None:
    grade = np.array([percent / 100])
    assert strava_factor(grade)[0] == pytest.approx(factor, abs=1e-9)
    ours = 1 - 0.5 * (1 - factor) if percent < 0 and factor < 1 else factor
    assert grade_factor(grade)[0] == pytest.approx(ours, abs=1e-9)


def test_there_is_no_other_knot() -> None:
    assert tuple(zip(STRAVA_GRADE_PERCENT, STRAVA_FACTOR, strict=True)) == PUBLISHED_KNOTS


def test_minetti_rises_by_five_percent_of_itself_for_one_of_grade() -> None:
    slope = (minetti_cost(np.array([1e-4]))[0] / minetti_cost(np.array([0.0]))[0] - 1) / 1e-4
    assert slope == pytest.approx(5.4, abs=0.05)


def test_the_strava_curve_goes_through_its_knots() -> None:
    grade = np.array(STRAVA_GRADE_PERCENT) / 100
    np.testing.assert_allclose(strava_factor(grade), STRAVA_FACTOR, atol=1e-12)


def test_the_target_curve_is_stravas_uphill_and_half_of_its_gain_downhill() -> None:
    assert grade_factor(np.array([0.02]))[0] == pytest.approx(1.055)
    assert grade_factor(np.array([-0.02]))[0] == pytest.approx(1 - 0.5 * (1 - 0.960))
    assert grade_factor(np.array([-0.02]), downhill_share=0.35)[0] == pytest.approx(1 - 0.35 * 0.04)


def test_a_very_steep_descent_is_slower_than_the_flat() -> None:
    assert grade_factor(np.array([-0.30]))[0] == pytest.approx(1.495)


@given(st.lists(GRADES, min_size=1, max_size=30))
def test_no_grade_asks_for_more_than_six_and_a_half_percent_above_flat_speed(grades: list[float]) -> None:
    assert (grade_factor(np.array(grades)) >= 0.935).all()


@given(GRADES, GRADES)
def test_uphill_a_steeper_grade_is_never_faster(one: float, other: float) -> None:
    gentle, steep = sorted((abs(one), abs(other)))
    factors = grade_factor(np.array([gentle, steep]))
    assert factors[0] <= factors[1] + 1e-12


def test_grades_beyond_the_measured_range_count_as_its_end() -> None:
    assert grade_factor(np.array([0.9]))[0] == grade_factor(np.array([0.45]))[0]
    assert minetti_cost(np.array([-0.9]))[0] == minetti_cost(np.array([-0.45]))[0]
