"""Where a race turned, on ratios made by hand."""

import numpy as np
import pytest

from tools.domain.recordings.turning_point import find_turn


def noise(count: int, share: float, seed: int) -> np.ndarray:
    return share * np.random.default_rng(seed).standard_normal(count)


@pytest.mark.parametrize("at", [8, 21, 30, 37])
def test_a_step_turned_where_it_stands(at: int) -> None:
    ratio = 1.0 + 0.06 * (np.arange(42) >= at)
    turn = find_turn(ratio)
    assert turn is not None
    assert (turn.piece, turn.slower) == (at, pytest.approx(0.06))


def test_even_noise_never_turned() -> None:
    turned = [seed for seed in range(300) if find_turn(1.0 + noise(42, 0.03, seed)) is not None]
    assert turned == []


def test_noise_that_hangs_together_seldom_looks_like_a_turn() -> None:
    found = 0
    for seed in range(200):
        values, drift = noise(42, 0.01, seed), 0.0
        for place in range(42):
            drift = 0.5 * drift + values[place]
            values[place] = drift
        found += find_turn(1.0 + values) is not None
    assert found <= 4


def test_one_slow_piece_or_a_slow_last_one_is_no_turn() -> None:
    ratio = np.ones(42)
    ratio[20] = 1.5
    assert find_turn(ratio) is None
    ratio = np.ones(42)
    ratio[-1] = 1.3
    assert find_turn(ratio) is None


def test_whoever_recovers_did_not_turn() -> None:
    ratio = np.ones(42)
    ratio[15:25] = 1.06
    assert find_turn(ratio) is None


def test_still_faster_than_planned_is_no_turn() -> None:
    assert find_turn(0.93 + 0.05 * (np.arange(42) >= 20)) is None


def test_too_few_pieces_or_unknown_ones_say_nothing() -> None:
    assert find_turn(np.array([1.0, 1.0, 1.2, 1.2])) is None
    assert find_turn(np.full(42, np.nan)) is None
    assert find_turn(np.array([])) is None
