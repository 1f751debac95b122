import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tools.domain.recordings.normalized_power import (
    mean_power_w,
    normalized_power_w,
    rolling_mean,
    variability_index,
    work_j,
)

STREAMS = arrays(np.float64, st.integers(30, 400), elements=st.floats(0, 1500))


def test_steady_power_is_its_own_normalized_power() -> None:
    assert normalized_power_w(np.full(3_600, 250.0)) == pytest.approx(250.0)


def test_two_levels_by_hand() -> None:
    # Long blocks: the 29 windows on the way between them weigh nothing in 20,000 s.
    power = np.repeat([100.0, 300.0], 10_000)
    assert normalized_power_w(power) == pytest.approx(((100**4 + 300**4) / 2) ** 0.25, rel=2e-3)


def test_alternating_seconds_are_smoothed_away() -> None:
    power = np.tile([0.0, 400.0], 600)
    assert normalized_power_w(power) == pytest.approx(200.0)


def test_rolling_mean_by_hand() -> None:
    assert rolling_mean(np.array([1.0, 2.0, 3.0, 6.0]), 3).tolist() == pytest.approx([2.0, 11.0 / 3.0])


def test_below_half_a_minute_there_is_none() -> None:
    assert normalized_power_w(np.full(29, 300.0)) is None
    assert normalized_power_w(np.full(30, 300.0)) == pytest.approx(300.0)


def test_a_drop_out_counts_as_zero() -> None:
    power = np.full(1_000, 200.0)
    power[500:600] = np.nan
    assert normalized_power_w(power) == pytest.approx(normalized_power_w(np.nan_to_num(power)))
    assert mean_power_w(power) == pytest.approx(180.0)
    assert work_j(power) == pytest.approx(180_000.0)


def test_variability() -> None:
    assert variability_index(240.0, 200.0) == pytest.approx(1.2)
    assert variability_index(0.0, 0.0) is None
    assert mean_power_w(np.array([])) is None


@given(STREAMS)
def test_normalized_power_lies_between_the_mean_of_its_windows_and_the_highest(power: np.ndarray) -> None:
    normalized = normalized_power_w(power)
    rolling = rolling_mean(power, 30)
    assert normalized is not None
    assert rolling.mean() - 1e-6 <= normalized <= rolling.max() + 1e-6


@given(STREAMS, st.floats(0.1, 3.0))
def test_twice_the_power_is_twice_the_normalized_power(power: np.ndarray, factor: float) -> None:
    assert normalized_power_w(power * factor) == pytest.approx(
        (normalized_power_w(power) or 0.0) * factor, rel=1e-6, abs=1e-6
    )
