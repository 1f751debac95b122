import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.recordings import recording
from tools.domain.recordings.recorded_ascent import recorded_ascent
from tools.domain.recordings.recorded_line import distance_along


def test_pressure_heights_are_counted_as_recorded() -> None:
    heights = np.interp(np.arange(401), [0, 100, 200, 300, 400], [0.0, 10.0, 0.0, 10.0, 4.0]) + 500.0
    found = recorded_ascent(recording(401, elevation_m=heights, barometric=True), None)
    assert found is not None
    assert found.gain_m == pytest.approx(20.0, abs=0.3)
    assert found.loss_m == pytest.approx(16.0, abs=0.3)
    assert found.low_m <= found.gain_m <= found.high_m


def test_noise_below_the_threshold_is_no_climb() -> None:
    heights = 300.0 + np.tile([0.0, 1.0, 0.0, -1.0], 500)
    found = recorded_ascent(recording(2000, elevation_m=heights, barometric=True), None)
    assert found is not None
    assert found.gain_m == 0.0


def test_a_height_of_one_record_alone_is_no_climb() -> None:
    heights = np.full(600, 250.0)
    heights[[100, 200, 300]] += (4.0, -6.0, 9.0)
    found = recorded_ascent(
        recording(time_s=np.arange(600) * 1.0, elevation_m=heights, barometric=True), None
    )
    assert found is not None
    assert found.gain_m == 0.0


def test_drift_during_a_stop_is_no_climb() -> None:
    time_s = np.concatenate((np.arange(0, 100), np.arange(4_000, 4_100))).astype(float)
    heights = np.where(time_s < 100, 100.0, 140.0)
    found = recorded_ascent(
        recording(time_s=time_s, elevation_m=heights, barometric=True, pauses=((99.0, 4_000.0),)), None
    )
    assert found is not None
    assert found.gain_m == 0.0


@pytest.mark.parametrize("jump", [87.0, -87.0])
def test_a_sensor_that_finds_itself_again_is_no_climb(jump: float) -> None:
    heights = np.concatenate((np.full(100, 200.0), np.full(500, 200.0 + jump)))
    found = recorded_ascent(recording(600, elevation_m=heights, barometric=True), None)
    assert found is not None
    assert found.gain_m == 0.0
    assert found.loss_m == 0.0


def test_satellite_heights_are_smoothed_along_the_way() -> None:
    rng = np.random.default_rng(3)
    distance = np.arange(4_000) * 6.0
    heights = 400.0 + 60.0 * np.sin(distance / 2_000.0) + rng.normal(0.0, 2.5, distance.size)
    ride = recording(4_000, distance_m=distance, elevation_m=heights)
    honest = recorded_ascent(ride, distance_along(ride))
    as_recorded = recorded_ascent(recording(4_000, elevation_m=heights, barometric=True), None)
    assert honest is not None
    assert as_recorded is not None
    true_gain = np.clip(np.diff(60.0 * np.sin(distance / 2_000.0)), 0.0, None).sum()
    assert honest.gain_m == pytest.approx(true_gain, rel=0.08)
    assert as_recorded.gain_m > 1.5 * true_gain


def test_without_heights_or_a_way_there_is_none() -> None:
    assert recorded_ascent(recording(100), None) is None
    assert recorded_ascent(recording(100, elevation_m=np.linspace(0, 50, 100)), None) is None


@given(st.lists(st.floats(-2.9, 2.9), min_size=2, max_size=200))
def test_loss_is_gain_less_the_net_change(steps: list[float]) -> None:
    heights = 500.0 + np.concatenate(([0.0], np.cumsum(steps)))
    found = recorded_ascent(recording(heights.size, elevation_m=heights, barometric=True), None)
    assert found is not None
    assert found.gain_m - found.loss_m == pytest.approx(heights[-1] - heights[0], abs=1e-6)


def test_the_method_says_what_was_done_to_the_heights() -> None:
    heights = 300.0 + 20.0 * np.sin(np.arange(600) / 40.0)
    dense, sparse = (
        recorded_ascent(recording(time_s=np.arange(600) * step_s, elevation_m=heights, barometric=True), None)
        for step_s in (1.0, 5.0)
    )
    assert dense is not None
    assert sparse is not None
    assert "median of three" in dense.method
    assert "median" not in sparse.method
    assert all("jumps of the sensor left out" in found.method for found in (dense, sparse))
