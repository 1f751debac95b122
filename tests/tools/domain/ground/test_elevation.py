"""The profile: filled, cleaned, uniform, smooth, and blind to the jumps between pieces."""

import numpy as np
import pytest

from tools.domain.course import FloatArray
from tools.domain.ground.elevation import (
    Profile,
    build_profile,
    climbing,
    grade_over,
    grid_size,
    known_heights,
    smooth,
)

NO_BREAKS = np.array([], dtype=np.intp)


def profile_of(heights: FloatArray, spacing_m: float = 10.0, *, barometric: bool = False) -> Profile:
    at_m = np.arange(heights.size) * spacing_m
    return build_profile(at_m, heights, NO_BREAKS, steps=heights.size - 1, barometric=barometric)


@pytest.mark.parametrize(
    ("distance_m", "spacing_m", "step_m"),
    [(42_195, 30.0, 10.0), (10_000, 3.0, 5.0), (300_000, 3.0, 10.0), (1_872_504, 100.0, 50.0)],
)
def test_the_grid_is_ten_metres_five_for_dense_files_and_never_over_forty_thousand_points(
    distance_m: float, spacing_m: float, step_m: float
) -> None:
    steps = grid_size(distance_m, spacing_m)
    assert distance_m / steps == pytest.approx(step_m, rel=0.001)
    assert steps + 1 <= 40_000


def test_the_grid_of_a_circumnavigation_stays_bounded() -> None:
    assert grid_size(40_000_000.0, 1_000.0) + 1 <= 40_000
    assert grid_size(10.0, 10.0) >= 2


def test_a_constant_slope_is_left_alone_up_to_both_ends() -> None:
    slope = np.arange(200) * 0.5
    assert smooth(slope, 10.0, 30.0) == pytest.approx(slope)
    assert grade_over(slope, 10.0, 40.0) == pytest.approx(np.full(200, 0.05))


def test_smoothing_keeps_the_heights_of_both_ends() -> None:
    rough = np.random.default_rng(1).normal(100.0, 3.0, 300)
    smoothed = smooth(rough, 10.0, 30.0)
    assert smoothed[[0, -1]] == pytest.approx(rough[[0, -1]])


def test_grades_stop_at_45_percent() -> None:
    grades = grade_over(np.array([0.0, 0.0, 100.0, 100.0, 0.0, 0.0]), 10.0, 40.0)
    assert (grades.min(), grades.max()) == (-0.45, 0.45)


def test_missing_heights_are_drawn_between_their_neighbours() -> None:
    heights = np.linspace(100.0, 120.0, 21)
    heights[5:8] = np.nan
    profile = profile_of(heights)
    assert profile.raw_m == pytest.approx(np.linspace(100.0, 120.0, 21))
    assert profile.missing_share == pytest.approx(3 / 21)


def test_impossible_heights_are_unknown_and_zeros_everywhere_are_none_at_all() -> None:
    assert np.isnan(known_heights(np.array([-32_768.0, 10.0, 12.0, 65_535.0]))).tolist() == [
        True,
        False,
        False,
        True,
    ]
    assert np.isnan(known_heights(np.zeros(5))).all()
    assert np.isnan(known_heights(np.array([np.nan, 5.0]))).all()
    assert known_heights(np.full(5, 3.0)).tolist() == [3.0] * 5


def test_the_jump_between_two_pieces_is_nobodys_climb() -> None:
    at_m = np.concatenate((np.arange(51) * 10.0, 500.0 + np.arange(51) * 10.0))
    heights = np.concatenate((np.full(51, 100.0), np.full(51, 900.0)))
    profile = build_profile(at_m, heights, np.array([51]), steps=100, barometric=False)
    climbed = climbing(profile, barometric=False)
    assert (climbed.gain_m, climbed.loss_m) == (0.0, 0.0)
    assert np.abs(profile.grade).max() == 0.0
    true_heights = profile.smooth_m + profile.jump_m
    assert (true_heights[0], true_heights[-1]) == (100.0, 900.0)


def test_road_mountain_and_barometer_each_get_their_method() -> None:
    along = np.arange(2_001) * 10.0
    road = climbing(profile_of(100 + 10 * np.sin(along / 700)), barometric=False)
    mountain = climbing(profile_of(100 + 200 * np.sin(along / 700)), barometric=False)
    recorded = profile_of(100 + 10 * np.sin(along / 700), barometric=True)
    assert (road.threshold_m, mountain.threshold_m) == (2.0, 5.0)
    assert climbing(recorded, barometric=True).threshold_m == 3.0
    assert recorded.sigma_m == 12.0


def test_the_range_holds_the_value() -> None:
    noise = np.random.default_rng(5).normal(0.0, 1.0, 2_000)
    heights = 300 + 30 * np.sin(np.arange(2_000) / 40) + noise
    for barometric in (False, True):
        climbed = climbing(profile_of(heights, barometric=barometric), barometric=barometric)
        assert climbed.low_m <= climbed.gain_m <= climbed.high_m <= climbed.raw_gain_m
        assert climbed.loss_low_m <= climbed.loss_m <= climbed.loss_high_m


@pytest.mark.parametrize("truth_m", [923.0, 9_019.0])
def test_noise_does_not_invent_climbing(truth_m: float) -> None:
    """A raw sum finds a quarter more on such a recording; we stay within 4 %."""
    points = round(truth_m / 923.0 * 4_200)
    wave = np.sin(np.arange(points) * 2 * np.pi / 140.0)
    clean = wave * truth_m / np.clip(np.diff(wave), 0.0, None).sum()
    noisy = 500 + clean + np.random.default_rng(2).normal(0.0, 0.35, points)
    assert climbing(profile_of(noisy), barometric=False).gain_m == pytest.approx(truth_m, rel=0.04)
    assert np.clip(np.diff(noisy), 0.0, None).sum() > 1.2 * truth_m


def test_a_missing_height_at_the_end_of_a_piece_is_not_taken_from_the_next() -> None:
    at_m = np.concatenate((np.arange(51) * 10.0, 500.0 + np.arange(51) * 10.0))
    heights = np.concatenate((np.full(51, 100.0), np.full(51, 900.0)))
    heights[[50, 51]] = np.nan
    profile = build_profile(at_m, heights, np.array([51]), steps=100, barometric=False)
    assert climbing(profile, barometric=False).gain_m == pytest.approx(0.0, abs=0.01)
