"""The zig-zag accumulator against the worked values of its definition."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.ground.elevation_gain import (
    gain_and_loss_m,
    local_extremes,
    turning_heights,
    walked_gain_and_loss_m,
    wide_extremes,
)

profiles = st.lists(st.floats(-400, 8_000).map(lambda z: round(z, 1)), min_size=2, max_size=60).map(np.array)
thresholds = st.sampled_from([1.0, 2.0, 3.0, 5.0, 10.0])


def test_two_rises_of_ten_are_twenty() -> None:
    assert gain_and_loss_m(np.array([0.0, 10.0, 0.0, 10.0]), 3.0)[0] == 20.0


@pytest.mark.parametrize("teeth", [1, 5, 50, 500])
def test_a_sawtooth_of_one_metre_climbs_nothing(teeth: int) -> None:
    ends_where_it_began = np.where(np.arange(2 * teeth + 1) % 2, 1.0, -1.0)
    assert gain_and_loss_m(ends_where_it_began, 3.0) == (0.0, 0.0)
    # Two metres higher at the end are climbed, whatever the threshold: loss = gain - net.
    assert gain_and_loss_m(ends_where_it_began[:-1], 3.0) == (2.0, 0.0)


def test_noise_on_a_steady_rise_adds_nothing() -> None:
    noise = np.random.default_rng(3).uniform(-1.0, 1.0, 2_000)
    assert gain_and_loss_m(np.linspace(0.0, 500.0, 2_000) + noise, 3.0)[0] == pytest.approx(500.0, abs=2.0)


def test_a_climb_keeps_its_full_height() -> None:
    """A dead band would lose its step at every reversal."""
    assert gain_and_loss_m(np.array([0.0, 4.0, 0.0, 4.0, 0.0]), 3.0) == (8.0, 8.0)


def test_a_gentle_rise_below_the_threshold_still_arrives_higher() -> None:
    assert gain_and_loss_m(np.array([0.0, 1.0, 2.0, 4.0]), 5.0) == (4.0, 0.0)


def test_a_level_line_has_neither() -> None:
    assert gain_and_loss_m(np.full(5, 12.0), 2.0) == (0.0, 0.0)
    assert gain_and_loss_m(np.array([7.0]), 2.0) == (0.0, 0.0)


def test_extremes_of_a_plateau_are_counted_once() -> None:
    assert local_extremes(np.array([0.0, 5.0, 5.0, 5.0, 1.0])).tolist() == [0, 3, 4]


@given(profiles, thresholds)
def test_loss_is_gain_minus_net_change(profile: np.ndarray, threshold: float) -> None:
    gain, loss = gain_and_loss_m(profile, threshold)
    assert gain >= 0.0
    assert loss >= 0.0
    assert gain - loss == pytest.approx(profile[-1] - profile[0], abs=1e-6)


@given(profiles)
def test_a_higher_threshold_never_finds_more(profile: np.ndarray) -> None:
    found = [gain_and_loss_m(profile, threshold)[0] for threshold in (0.0, 1.0, 2.0, 3.0, 5.0, 10.0)]
    raw = float(np.clip(np.diff(profile), 0.0, None).sum())
    assert found[0] == pytest.approx(raw, abs=1e-6)
    assert all(more >= less - 1e-6 for more, less in pairwise(found))


@given(profiles, thresholds)
def test_turning_points_alternate_and_lie_far_enough_apart(profile: np.ndarray, threshold: float) -> None:
    steps = np.diff(turning_heights(profile, threshold))
    assert (np.abs(steps) >= threshold).all()
    assert (np.sign(steps[1:]) != np.sign(steps[:-1])).all()


@given(profiles, thresholds)
def test_backwards_gain_and_loss_change_places(profile: np.ndarray, threshold: float) -> None:
    gain, loss = gain_and_loss_m(profile, threshold)
    back_gain, back_loss = gain_and_loss_m(profile[::-1], threshold)
    assert back_gain - back_loss == pytest.approx(loss - gain, abs=1e-6)


@given(st.integers(0, 2**32 - 1), st.integers(200, 3_000), thresholds)
def test_what_is_left_out_before_walking_changes_nothing(seed: int, points: int, threshold: float) -> None:
    rng = np.random.default_rng(seed)
    profile = np.round(np.cumsum(rng.normal(0.0, 1.0, points)) + rng.normal(0.0, 1.5, points), 1)
    every, wide = local_extremes(profile), wide_extremes(profile, threshold)
    assert wide.size <= every.size
    assert gain_and_loss_m(profile, threshold) == pytest.approx(
        walked_gain_and_loss_m(profile[every].tolist(), threshold)
    )
    assert gain_and_loss_m(profile[wide], threshold) == gain_and_loss_m(profile, threshold)
