"""Repeats are found where there are some, and nowhere else."""

from itertools import pairwise

import numpy as np
import pytest

from tests.support.workouts import noisy, repeats, ride_at, run_at, steps
from tools.domain.activity import Activity, Lap
from tools.domain.athlete import Thresholds
from tools.domain.feedback import IntervalSet
from tools.domain.recordings.found_intervals import find_intervals, interval_set
from tools.domain.recordings.timer_time import second_grid
from tools.domain.recordings.workout_output import read_output


def found_in(activity: Activity, thresholds: Thresholds | None = None) -> IntervalSet | None:
    grid = second_grid(activity)
    output = read_output(activity, grid, thresholds or Thresholds())
    assert output is not None
    repeats_found = find_intervals(output, grid, activity.laps)
    return interval_set(repeats_found, output) if repeats_found else None


def test_five_times_four_minutes_of_a_run_come_back() -> None:
    found = found_in(run_at(noisy(repeats(1000 / 240, 1000 / 360), 0.05)))
    assert found is not None
    assert found.repeats == 5
    assert found.work_s == pytest.approx(240, abs=8)
    assert found.rest_s == pytest.approx(120, abs=8)
    assert found.mean == pytest.approx(240, rel=0.02)
    assert found.unit == "s/km"
    assert found.spread_percent < 2


def test_five_times_four_minutes_of_a_ride_come_back() -> None:
    found = found_in(ride_at(noisy(repeats(300, 130), 0.15)))
    assert found is not None
    assert (found.repeats, found.unit) == (5, "W")
    assert found.mean == pytest.approx(300, rel=0.02)


@pytest.mark.parametrize(
    ("times", "work_s", "rest_s"), [(10, 60, 60), (20, 30, 30), (3, 600, 180), (2, 1200, 300)]
)
def test_short_and_long_repeats_are_counted(times: int, work_s: int, rest_s: int) -> None:
    found = found_in(ride_at(noisy(repeats(320, 120, times=times, work_s=work_s, rest_s=rest_s), 0.08)))
    assert found is not None
    assert found.repeats == times
    assert found.work_s == pytest.approx(work_s, abs=max(4, 0.05 * work_s))


def test_a_dip_within_a_repeat_does_not_cut_it() -> None:
    power = repeats(300, 120)
    power[1000:1005] = 0.0
    found = found_in(ride_at(power))
    assert found is not None
    assert found.repeats == 5


def test_laps_that_were_pressed_give_the_edges() -> None:
    edges = np.cumsum([0, 900, *[240, 120] * 4, 240])
    laps = tuple(Lap(start_s=float(start), duration_s=float(end - start)) for start, end in pairwise(edges))
    found = found_in(run_at(noisy(repeats(4.2, 2.8), 0.05), laps=laps))
    assert found is not None
    assert (found.repeats, found.work_s) == (5, 240.0)


def test_laps_of_each_kilometre_are_no_repeats() -> None:
    speed = noisy(np.tile(np.repeat([3.0, 3.7], 300), 8), 0.02)
    laps = tuple(Lap(start_s=at * 300.0, duration_s=300.0, distance_m=1000.0) for at in range(16))
    activity = run_at(noisy(np.full(speed.size, 3.3), 0.05), laps=laps)
    assert found_in(activity) is None


@pytest.mark.parametrize("seed", range(6))
def test_rolling_country_is_no_session(seed: int) -> None:
    chance = np.random.default_rng(seed)
    lengths = chance.uniform(20, 900, size=24)
    levels = chance.uniform(80, 320, size=24)
    assert found_in(ride_at(noisy(steps(*zip(levels, lengths, strict=True)), 0.2, seed))) is None


def test_an_even_effort_has_no_repeats() -> None:
    assert found_in(run_at(noisy(np.full(3600, 3.3), 0.1))) is None
    assert found_in(ride_at(noisy(np.full(3600, 200.0), 0.25))) is None


def test_surges_that_hardly_differ_are_no_repeats() -> None:
    assert found_in(ride_at(repeats(220, 190))) is None
    assert found_in(run_at(repeats(3.4, 3.1))) is None


def test_jogging_and_walking_far_below_threshold_is_no_interval_session() -> None:
    walk_jog = run_at(repeats(2.2, 1.4))
    assert found_in(walk_jog, Thresholds(threshold_pace_s_per_km=270)) is None
