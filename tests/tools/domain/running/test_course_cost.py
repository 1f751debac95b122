"""Cost of a course: integrated on its grid."""

import pytest

from tests.support.courses import course_of, flat, symmetric_hill, without_elevation
from tools.domain.race import RaceBrief, Surface
from tools.domain.running.course_cost import cost_grid, course_factor, ground_factor, terrain_factor


def test_a_flat_course_costs_what_flat_costs() -> None:
    assert terrain_factor(flat()) == pytest.approx(1.0)


def test_a_symmetric_hill_costs_the_mean_of_up_and_down() -> None:
    assert terrain_factor(symmetric_hill(grade=0.02)) == pytest.approx((1.055 + 0.98) / 2, abs=1e-4)


def test_hills_between_the_marks_are_counted() -> None:
    """A wave of 1 km is level at every kilometre mark, and still costs."""
    waves = course_of(lambda x: 40 * (1 - abs((x % 1000) / 500 - 1)), 10_000)
    assert terrain_factor(waves) > 1.05


def test_without_elevation_there_is_no_course_factor_and_a_reason() -> None:
    finding = course_factor(without_elevation())
    assert finding.value is None
    assert finding.reason == "no elevation for this course"


def test_drift_begins_at_forty_five_percent_and_congestion_ends_after_a_kilometre() -> None:
    course = flat(10_000)
    cost = cost_grid(course, drift=0.03, congestion=0.02)
    per_step = [after - before for before, after in zip(cost.cumulative, cost.cumulative[1:], strict=False)]
    assert per_step[99] == pytest.approx(10.2)
    assert per_step[100] == pytest.approx(10.0)
    assert per_step[449] == pytest.approx(10.0)
    assert per_step[451] > 10.0
    assert per_step[-1] == pytest.approx(10.3, abs=0.001)


def test_surface_and_altitude_are_in_the_ground_and_not_in_the_terrain() -> None:
    high = course_of(lambda _: 1300.0, 10_000)
    grid = cost_grid(high, surface=1.2)
    assert grid.terrain == pytest.approx(1.0)
    assert grid.ground == pytest.approx(1.2 * 1.028)
    assert grid.cumulative[-1] == pytest.approx(10_000 * 1.2 * 1.028)


def test_the_grounds_range_is_that_of_surface_and_altitude() -> None:
    high = course_of(lambda _: 1300.0, 10_000)
    ground = ground_factor(high, RaceBrief(surface=Surface.TECHNICAL))
    assert ground.value == pytest.approx(1.2 * 1.028)
    assert ground.low == pytest.approx(1.15 * 1.024)
    assert ground.high == pytest.approx(1.25 * 1.06)


def test_a_plain_course_has_a_ground_without_range() -> None:
    ground = ground_factor(without_elevation(), RaceBrief())
    assert (ground.low, ground.value, ground.high) == pytest.approx((1, 1, 1))
    assert ground.altitude.reason == "no elevation for this course"
