"""GPX bytes to a finished analysis, beside gpxpy's own parse + length + uphill in the same run.

Run with `--benchmark-enable`. The ratio of CPU time is recorded, not asserted: machines are noisy. That it
is correct is asserted, missing values included.
"""

import io

import gpxpy
import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.cpu_time import cpu_s
from tests.support.gpx_files import garmin_recording
from tools.domain.course import CourseAnalysis
from tools.domain.ground.course_analysis import analyze_course
from tools.sources.gpx import read_gpx

MISSING_EVERY = 50


def analyze(content: bytes) -> CourseAnalysis:
    return analyze_course(read_gpx(content))


def analyze_with_gpxpy(content: bytes) -> tuple[float, float, float]:
    parsed = gpxpy.parse(io.BytesIO(content))
    return parsed.length_2d(), parsed.length_3d(), parsed.get_uphill_downhill().uphill


@pytest.mark.parametrize(("points", "rounds"), [(12_000, 5), (120_000, 3)])
@pytest.mark.timeout(600)
def test_gpx_bytes_to_finished_analysis(benchmark: BenchmarkFixture, points: int, rounds: int) -> None:
    content = garmin_recording(points, missing_every=MISSING_EVERY)
    course = benchmark.pedantic(analyze, args=(content,), rounds=rounds, warmup_rounds=1)
    track = read_gpx(content)
    assert track.lat.size == points
    assert np.count_nonzero(np.isnan(track.elevation_m)) == points // MISSING_EVERY
    assert np.nanmin(track.elevation_m) > 200  # a missing height is never 0
    assert np.count_nonzero(np.isnan(track.time_s)) == points // MISSING_EVERY - 1
    assert course.recorded_duration_s == points - 1

    if not benchmark.disabled:
        ours = cpu_s(lambda: analyze(content), rounds)
        theirs = cpu_s(lambda: analyze_with_gpxpy(content), rounds)
        benchmark.extra_info["gpxpy_cpu_ms"] = round(theirs * 1e3, 1)
        benchmark.extra_info["ours_cpu_ms"] = round(ours * 1e3, 1)
        benchmark.extra_info["times_less_cpu"] = round(theirs / ours, 1)

    if points <= 12_000:
        # gpxpy measures on a sphere: 0.3 % apart is the sphere, more would be a mistake.
        length_m = gpxpy.parse(io.BytesIO(content)).length_2d()
        assert course.distance_m == pytest.approx(length_m, rel=3e-3)
