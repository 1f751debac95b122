"""How long the numbers of a very long recording take, and how long reading a device's file does."""

import time

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.support.shared_data import shared_file
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


def cpu_seconds(power: FloatArray) -> float:
    """Return the CPU time of normalized power, W' balance and the whole curve of best efforts."""
    began = time.process_time()
    normalized_power_w(power)
    w_balance_j(power, CRITICAL_POWER_W, W_PRIME_J)
    best_means(power, curve_durations_s(power.size))
    return time.process_time() - began


@pytest.mark.benchmark(group="activity")
def test_a_million_seconds_of_power(benchmark: BenchmarkFixture) -> None:
    power = million_seconds()

    def all_three() -> tuple[float | None, FloatArray, int]:
        curve = best_means(power, curve_durations_s(power.size))
        return normalized_power_w(power), w_balance_j(power, CRITICAL_POWER_W, W_PRIME_J), len(curve)

    normalized, balance, durations = benchmark(all_three)
    if not benchmark.disabled:
        benchmark.extra_info["cpu_ms"] = round(1e3 * min(cpu_seconds(power) for _ in range(3)), 1)
    assert normalized is not None
    assert balance.size == SECONDS
    assert durations > 100


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
    activity = benchmark(read_activity, content, name)
    benchmark.extra_info["megabytes"] = round(len(content) / 1e6, 3)
    benchmark.extra_info["records"] = activity.time_s.size
    assert activity.time_s.size > 500


@pytest.mark.benchmark(group="activity")
def test_reviewing_a_long_ride(benchmark: BenchmarkFixture) -> None:
    name = "device-truth/tormoder+fit_garmin.fit"
    ride = read_activity(shared_file(name), name)
    review = benchmark(review_activity, ride, Thresholds(ftp_w=280))
    assert review.training_stress.value is not None
