"""How long the numbers of a very long recording take, and how long reading a device's file does."""

import math

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.cpu_time import cpu_s
from tests.support.shared_data import shared_file
from tools.domain.activity import BestEffort
from tools.domain.athlete import Thresholds
from tools.domain.course import FloatArray
from tools.domain.recordings.activity_review import review_activity
from tools.domain.recordings.best_efforts import best_means, curve_durations_s
from tools.domain.recordings.normalized_power import normalized_power_w
from tools.domain.riding.w_balance import w_balance_j
from tools.sources.activity_file import read_activity

SECONDS = 1_000_000
CRITICAL_POWER_W, W_PRIME_J = 250.0, 20_000.0


def million_seconds() -> FloatArray:
    """Return power of a rider who never sleeps: hills, surges, and a drop-out now and then."""
    rng = np.random.default_rng(11)
    along = np.arange(SECONDS)
    power = 190 + 60 * np.sin(along / 700) + 25 * np.sin(along / 53) + rng.normal(0, 45, SECONDS)
    power[rng.integers(0, SECONDS, 2_000)] = np.nan
    return np.clip(power, 0, None).round()


def all_three(power: FloatArray) -> tuple[float | None, FloatArray, tuple[BestEffort, ...]]:
    """Return normalized power, W' balance and the whole curve of best efforts."""
    curve = best_means(power, curve_durations_s(power.size))
    return normalized_power_w(power), w_balance_j(power, CRITICAL_POWER_W, W_PRIME_J), curve


def written_plainly(power: FloatArray) -> tuple[float, list[float], list[float]]:
    """Return the same as one writes it first: a mean, a loop over seconds, every window of every duration."""
    known = np.nan_to_num(power)
    normalized = float((np.convolve(known, np.full(30, 1 / 30), mode="valid") ** 4).mean() ** 0.25)
    spent, balance = 0.0, []
    for above in (known - CRITICAL_POWER_W).tolist():
        spent = spent + above if above > 0 else spent * math.exp(above / W_PRIME_J)
        balance.append(W_PRIME_J - spent)
    total = np.concatenate(([0.0], np.cumsum(known)))
    curve = [float((total[s:] - total[:-s]).max()) / s for s in curve_durations_s(power.size)]
    return normalized, balance, curve


@pytest.mark.benchmark(group="activity")
def test_a_million_seconds_of_power(benchmark: BenchmarkFixture) -> None:
    power = million_seconds()
    normalized, balance, curve = benchmark(all_three, power)
    plain_normalized, plain_balance, plain_curve = written_plainly(power)
    assert normalized == pytest.approx(plain_normalized, rel=0.001)
    assert np.allclose(balance, plain_balance, rtol=0, atol=1.0)
    assert [effort.value for effort in curve] == pytest.approx(plain_curve, rel=0.01)
    if not benchmark.disabled:
        ours, plain = cpu_s(lambda: all_three(power)), cpu_s(lambda: written_plainly(power), rounds=3)
        benchmark.extra_info["cpu_ms"] = round(1e3 * ours, 1)
        benchmark.extra_info["written_plainly_cpu_ms"] = round(1e3 * plain, 1)
        benchmark.extra_info["times_less_cpu"] = round(plain / ours, 1)


@pytest.mark.benchmark(group="activity")
@pytest.mark.parametrize(
    "name",
    [
        "fit-activity/fitdecode__2019-02-17-062644-ELEMNT-297E-195-0.fit",
        "tcx/stravalib__sample.tcx",
        "gpx-recording/sports-lib__ride-3939576645.gpx",
    ],
    ids=["fit", "tcx", "gpx"],
)
def test_reading_a_file(benchmark: BenchmarkFixture, name: str) -> None:
    content = shared_file(name)
    activity = benchmark.pedantic(read_activity, args=(content, name), rounds=5, warmup_rounds=1)
    benchmark.extra_info["megabytes"] = round(len(content) / 1e6, 3)
    benchmark.extra_info["records"] = activity.time_s.size
    assert activity.time_s.size > 500
    if not benchmark.disabled:
        benchmark.extra_info["cpu_ms"] = round(1e3 * cpu_s(lambda: read_activity(content, name), rounds=3), 1)


@pytest.mark.benchmark(group="activity")
def test_reviewing_a_long_ride(benchmark: BenchmarkFixture) -> None:
    name = "device-truth/tormoder+fit_garmin.fit"
    ride = read_activity(shared_file(name), name)
    review = benchmark(review_activity, ride, Thresholds(ftp_w=280))
    assert review.training_stress.value is not None
