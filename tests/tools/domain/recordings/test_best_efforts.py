import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tools.domain.recordings.best_efforts import best_means, best_times, curve_durations_s


def test_best_means_by_hand() -> None:
    power = np.array([100.0, 300.0, 200.0, 400.0, 0.0])
    efforts = {effort.duration_s: effort for effort in best_means(power, (1, 2, 3, 5, 6))}
    assert efforts[1].value == 400.0
    assert efforts[1].start_s == 3.0
    assert efforts[2].value == 300.0
    assert efforts[2].start_s == 2.0
    assert efforts[3].value == 300.0
    assert efforts[3].start_s == 1.0
    assert efforts[5].value == 200.0
    assert 6 not in efforts


def test_a_drop_out_counts_as_zero() -> None:
    assert best_means(np.array([200.0, np.nan, 200.0]), (3,))[0].value == pytest.approx(400.0 / 3.0)


@settings(deadline=None)
@given(arrays(np.float64, st.integers(1, 60), elements=st.floats(0, 2000)))
def test_the_fast_way_finds_what_trying_everything_finds(power: np.ndarray) -> None:
    durations = curve_durations_s(power.size)
    for effort in best_means(power, durations):
        window = int(effort.duration_s)
        slow = max(power[at : at + window].mean() for at in range(power.size - window + 1))
        assert effort.value == pytest.approx(slow, abs=1e-6)


@given(arrays(np.float64, st.integers(2, 300), elements=st.floats(0, 2000)))
def test_twice_the_duration_is_never_better(power: np.ndarray) -> None:
    durations = tuple(d for d in (1, 2, 4, 8, 16, 32, 64) if d <= power.size)
    means = [effort.value for effort in best_means(power, durations)]
    assert all(after <= before + 1e-6 for before, after in itertools.pairwise(means))


def test_a_curve_is_log_spaced_and_ends_with_the_recording() -> None:
    durations = curve_durations_s(1_000_000)
    assert durations[0] == 1
    assert durations[-1] == 1_000_000
    assert {5, 60, 300, 1200, 3600} <= set(durations)
    assert all(after / before <= 1.19 for before, after in itertools.pairwise(durations) if before > 20)
    assert curve_durations_s(0) == ()


def test_best_times_by_hand() -> None:
    # A kilometre at 4 m/s, 500 m at 5 m/s, a stop of a minute, and another 500 m at 4 m/s.
    time_s = np.array([0.0, 250.0, 350.0, 410.0, 535.0])
    distance_m = np.array([0.0, 1000.0, 1500.0, 1500.0, 2000.0])
    found = {
        effort.distance_m: effort
        for effort in best_times(time_s, distance_m, (500.0, 1000.0, 2000.0, 3000.0))
    }
    assert found[500.0].duration_s == pytest.approx(100.0)
    assert found[500.0].start_s == pytest.approx(250.0)
    assert found[500.0].value == pytest.approx(200.0)
    assert found[1000.0].duration_s == pytest.approx(225.0), "half at 4 m/s, half at 5 m/s"
    assert found[2000.0].duration_s == pytest.approx(535.0), "a stop counts"
    assert 3000.0 not in found


@settings(deadline=None)
@given(st.lists(st.floats(0, 12).map(lambda speed: round(speed, 2)), min_size=3, max_size=60))
def test_best_times_find_what_trying_every_start_finds(speeds: list[float]) -> None:
    time_s = np.arange(len(speeds) + 1, dtype=float)
    distance_m = np.concatenate(([0.0], np.cumsum(speeds)))
    wanted = float(distance_m[-1]) / 2
    if wanted < 1.0:
        return
    (best,) = best_times(time_s, distance_m, (wanted,))
    starts = np.linspace(0.0, time_s[-1], 400)
    for start in starts:
        target = np.interp(start, time_s, distance_m) + wanted
        if target <= distance_m[-1]:
            end = time_s[np.searchsorted(distance_m, target - 1e-9)]
            assert best.duration_s <= end - start + 1e-6
