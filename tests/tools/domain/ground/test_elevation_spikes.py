"""The spike guard: what no road does is removed, what hills do is kept."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tools.domain.course import FloatArray
from tools.domain.ground.elevation import build_profile
from tools.domain.ground.elevation_gain import local_extremes
from tools.domain.ground.elevation_spikes import ROAD_LIMIT, TRAIL_LIMIT, count_runs
from tools.domain.ground.elevation_spikes import spikes as spikes_between

CLOSE = np.arange(400) * 10.0
FAR = np.arange(21) * 200.0


def spikes(heights: FloatArray, step_m: float, points_m: FloatArray, limit: float) -> NDArray[np.bool_]:
    return spikes_between(heights, local_extremes(heights), step_m, points_m, limit)


def cleaned(heights: FloatArray) -> FloatArray:
    at_m = np.arange(heights.size) * 10.0
    none = np.array([], dtype=np.intp)
    return build_profile(at_m, heights, none, steps=heights.size - 1, barometric=False).raw_m


def test_one_faulty_point_is_a_straight_line_again() -> None:
    heights = np.linspace(100.0, 120.0, 400)
    faulty = heights.copy()
    faulty[200] += 40.0
    assert cleaned(faulty) == pytest.approx(heights, abs=0.5)


def test_a_plateau_cut_by_a_v_is_bridged() -> None:
    """A bridge in a height model: the road is level, the model falls into the valley and comes back."""
    heights = np.full(400, 80.0)
    heights[200:211] -= np.array([3, 6, 9, 11, 12, 12, 12, 11, 9, 6, 3])
    assert cleaned(heights) == pytest.approx(np.full(400, 80.0), abs=0.1)
    assert cleaned(160.0 - heights) == pytest.approx(np.full(400, 80.0), abs=0.1)


def test_a_cliff_in_a_height_model_is_spread_out() -> None:
    heights = np.concatenate((np.full(200, 60.0), [54.0, 48.0], np.full(198, 42.0)))
    assert spikes(heights, 10.0, CLOSE, ROAD_LIMIT).any()
    assert np.abs(np.diff(cleaned(heights))).max() < 4.0


def test_a_real_valley_with_sloping_rims_stays() -> None:
    along = np.arange(400) * 10.0
    valley = 100.0 + np.abs(along - 2_000.0) * 0.12
    assert not spikes(valley, 10.0, CLOSE, TRAIL_LIMIT).any()
    assert cleaned(valley) == pytest.approx(valley)


def test_a_steep_line_between_points_far_apart_is_no_spike() -> None:
    heights = np.concatenate((np.zeros(200), np.arange(20) * 4.0, np.full(180, 80.0)))
    assert spikes(heights, 10.0, CLOSE, ROAD_LIMIT).any()
    assert not spikes(heights, 10.0, FAR, ROAD_LIMIT).any()
    assert not spikes(heights, 10.0, CLOSE, TRAIL_LIMIT).any()


def test_runs_are_counted_once_each() -> None:
    assert count_runs(np.array([True, True, False, True, False, False, True])) == 3
    assert count_runs(np.zeros(4, dtype=np.bool_)) == 0


@pytest.mark.parametrize("points", [2, 3, 5, 14, 15, 16])
def test_tiny_profiles_are_survived(points: int) -> None:
    assert spikes(np.arange(points) * 9.0, 10.0, CLOSE[:points], ROAD_LIMIT).shape == (points,)
