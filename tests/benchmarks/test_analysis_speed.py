"""A track already read to a finished analysis, beside gpxpy's length, uphill and moving data in one run.

Run with `--benchmark-enable`. The ratio of CPU time is recorded, not asserted: machines are noisy. gpxpy
finds three numbers; the analysis finds those and the profile, climbs, segments, bearings, shape and quality.
"""

import io

import gpxpy
import pytest
from gpxpy.gpx import GPX
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.cpu_time import cpu_s
from tests.support.gpx_files import garmin_recording
from tools.domain.ground.course_analysis import analyze_course
from tools.sources.gpx import read_gpx

POINTS = 12_000
ROUNDS = 15


def three_numbers(parsed: GPX) -> tuple[float, float, float]:
    moving = parsed.get_moving_data()
    assert moving is not None
    return parsed.length_3d(), parsed.get_uphill_downhill().uphill, moving.moving_distance


@pytest.mark.timeout(300)
def test_a_track_already_read_to_a_finished_analysis(benchmark: BenchmarkFixture) -> None:
    content = garmin_recording(POINTS)
    track, parsed = read_gpx(content), gpxpy.parse(io.BytesIO(content))
    course = benchmark.pedantic(analyze_course, args=(track,), rounds=ROUNDS, warmup_rounds=2)
    length_m, uphill_m, _ = three_numbers(parsed)
    assert track.lat.size == POINTS
    assert course.distance_m == pytest.approx(length_m, rel=0.02)
    assert (course.gain.value or 0) < uphill_m  # gpxpy counts the noise as well
    assert len(course.bearing_deg) == len(course.elevation_m)

    if not benchmark.disabled:
        ours = cpu_s(lambda: analyze_course(track), ROUNDS)
        theirs = cpu_s(lambda: three_numbers(parsed), ROUNDS)
        benchmark.extra_info["gpxpy_cpu_ms"] = round(theirs * 1e3, 2)
        benchmark.extra_info["ours_cpu_ms"] = round(ours * 1e3, 2)
        benchmark.extra_info["times_less_cpu"] = round(theirs / ours, 1)
