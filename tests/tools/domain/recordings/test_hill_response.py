"""A run over hills made by a known runner gives that runner back."""

import numpy as np
import pytest

from tests.support.recordings import recording
from tools.domain.activity import Activity, ActivitySport
from tools.domain.course import FloatArray
from tools.domain.recordings.hill_response import hill_and_fade
from tools.domain.recordings.timer_time import second_grid
from tools.domain.running.grade_factor import grade_factor

FLAT_S_PER_M = 0.33


def hills(at_m: FloatArray) -> FloatArray:
    """Return heights of long, even hills of up to 6 %."""
    return 200 + 30 * np.sin(at_m / 500)


def run(
    metres: float, factor: float, *, fade: float = 0.0, barometric: bool = True, noise: float = 0.0
) -> Activity:
    """Return the run of a runner who pays `factor` of a grade's cost and slows by `fade` from halfway."""
    rng = np.random.default_rng(3)
    at, along = 0.0, [0.0]
    while at < metres:
        grade = 0.06 * np.cos(at / 500)
        slower = 1 + factor * (float(grade_factor(np.array([grade]))[0]) - 1)
        late = 1 + (fade if at > metres / 2 else 0.0)
        at += 1 / (FLAT_S_PER_M * slower * late) * (1 + noise * rng.normal())
        along.append(at)
    distance = np.array(along)
    return recording(
        time_s=np.arange(distance.size, dtype=np.float64),
        sport=ActivitySport.RUN,
        distance_m=distance,
        elevation_m=hills(distance),
        barometric=barometric,
    )


@pytest.mark.parametrize("factor", [0.6, 1.0, 1.3])
def test_the_factor_of_the_runner_is_found_again(factor: float) -> None:
    activity = run(12_000, factor)
    response = hill_and_fade(activity, second_grid(activity))["hill_response"]
    assert response.shared / response.spread == pytest.approx(factor, abs=0.06)
    assert response.stretches == 60
    assert response.hilly_m > 6_000


def test_noise_widens_the_scatter_and_keeps_the_factor() -> None:
    activity = run(12_000, 0.8, noise=0.2)
    response = hill_and_fade(activity, second_grid(activity))["hill_response"]
    assert response.shared / response.spread == pytest.approx(0.8, abs=0.1)
    assert response.scatter > (response.shared / response.spread) ** 2 * response.spread


def test_satellite_heights_tell_no_factor() -> None:
    activity = run(12_000, 1.0, barometric=False)
    assert hill_and_fade(activity, second_grid(activity))["hill_response"] is None


def test_the_second_half_is_compared_at_equal_ground() -> None:
    activity = run(20_000, 1.0, fade=0.04)
    late = hill_and_fade(activity, second_grid(activity))["late_slowing_percent"]
    assert late == pytest.approx(4.0, abs=0.2)


def test_a_short_run_a_ride_and_a_run_without_heights_say_nothing() -> None:
    short = run(2_000, 1.0)
    ride = recording(600, distance_m=np.arange(600) * 8.0, elevation_m=100.0)
    level = recording(900, sport=ActivitySport.RUN, distance_m=np.arange(900) * 3.0)
    empty = recording(5, sport=ActivitySport.RUN)
    for activity in (short, ride, level, empty):
        found = hill_and_fade(activity, second_grid(activity))
        assert found == {"hill_response": None, "late_slowing_percent": None}
