"""How much faster FIT files are read as columns than message by message, in the same run."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.cpu_time import cpu_s
from tests.support.fit_files import ACTIVITY, CYCLING, SEMICIRCLES_PER_DEGREE, fit_file, record, session
from tests.support.shared_data import shared_file
from tools.domain.activity import Activity
from tools.sources.decoding import decode
from tools.sources.fit import legs_of, read_fit_activities
from tools.sources.fit_fast import read_fast
from tools.sources.fit_messages import read_slowly

MEGABYTE = "device-truth/Nick2bad4u+FitFileViewer__Fenton_Michigan_Saturday_Afternoon_Ride_25_45_miles.fit"
DAY_OUT = "fit-activity/GoldenCheetah__MultiSport-2019-11-24.fit"
RECORDS = 34_000


def long_ride() -> bytes:
    """Return a ride of two megabytes: a record a second for more than nine hours."""
    rows = (
        record(
            at,
            position_lat=(45.0 + at * 1e-5) * SEMICIRCLES_PER_DEGREE,
            position_long=7.0 * SEMICIRCLES_PER_DEGREE,
            altitude=300.0 + at % 700,
            heart_rate=120 + at % 50,
            cadence=80 + at % 20,
            distance=at * 8.0,
            speed=8.0,
            power=150 + at % 150,
        )
        for at in range(RECORDS)
    )
    return fit_file([ACTIVITY, *rows, session(0, CYCLING, total_distance=RECORDS * 8.0)])


def slowly(content: bytes) -> tuple[Activity, ...]:
    return legs_of(*read_slowly(content))


@pytest.mark.benchmark(group="fit")
@pytest.mark.parametrize("name", [MEGABYTE, DAY_OUT, None], ids=["0.8 MB", "3 MB", "written"])
def test_reading_columns_against_messages(benchmark: BenchmarkFixture, name: str | None) -> None:
    content = shared_file(name) if name else long_ride()
    activities = benchmark.pedantic(read_fit_activities, args=(content,), rounds=5, warmup_rounds=1)
    assert read_fast(content) is not None
    benchmark.extra_info["megabytes"] = round(len(content) / 1e6, 3)
    benchmark.extra_info["records"] = sum(leg.time_s.size for leg in activities)
    if not benchmark.disabled:
        ours, theirs = cpu_s(lambda: read_fast(content)), cpu_s(lambda: read_slowly(content), rounds=3)
        benchmark.extra_info["messages_times_less_cpu"] = round(theirs / ours, 1)
        whole, long = cpu_s(lambda: read_fit_activities(content)), cpu_s(lambda: slowly(content), rounds=3)
        benchmark.extra_info["activity_cpu_ms"] = round(1e3 * whole, 1)
        benchmark.extra_info["message_by_message_cpu_ms"] = round(1e3 * long, 1)
        benchmark.extra_info["activity_times_less_cpu"] = round(long / whole, 1)


@pytest.mark.benchmark(group="fit")
def test_importing_a_file_as_far_as_the_database(benchmark: BenchmarkFixture) -> None:
    content = shared_file(MEGABYTE)
    (ride,) = benchmark(decode, content, MEGABYTE)
    benchmark.extra_info["kept_bytes"] = len(ride.recording)
    assert ride.summary.best_power_w
