"""Power by section, ridden: seconds, work, and even power that has the normalized power asked for."""

import numpy as np
import pytest

from tests.support.courses import flat, symmetric_hill
from tests.support.rides import cut
from tools.domain.riding.ride_power import even_power, normalized_of, power_each_second, ride_sections


def test_even_power_on_the_flat_is_the_normalized_power() -> None:
    made = even_power(cut(flat(20_000)), 200.0)
    assert made.section_w == pytest.approx(np.full(made.section_w.size, 200.0), rel=3e-4)
    assert made.variability == pytest.approx(1.0, abs=1e-3)


def test_even_power_with_a_coasted_descent_is_higher_while_pedalling() -> None:
    course = cut(symmetric_hill(20_000, 0.07))
    made = even_power(course, 200.0)
    assert made.normalized_w == pytest.approx(200.0, rel=3e-4)
    assert made.section_w[0] > 205
    assert made.ride.power_w[~course.pedals].max() == 0
    assert made.variability > 1.05


def test_the_seconds_hold_all_the_work() -> None:
    made = ride_sections(cut(symmetric_hill(10_000, 0.03)), np.array([250.0, 90.0]))
    seconds = power_each_second(made.ride)
    assert seconds.sum() == pytest.approx(made.ride.work_j[-1], abs=250)
    assert seconds.max() <= 250.0 + 1e-6


def test_a_ride_of_seconds_has_the_mean_of_fourth_powers() -> None:
    made = ride_sections(cut(flat(150)), np.array([300.0]))
    assert made.duration_s < 30
    assert normalized_of(made.ride) == pytest.approx(300.0)
