"""How fast a course of 5,000 points becomes a FIT file: by columns, and by objects with fit-tool."""

import io
from functools import partial

import fitdecode
import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.cpu_time import cpu_s
from tests.support.carried_races import carried_ride
from tests.support.rides import passes
from tools.formats import course_fit, course_gpx, course_tcx
from tools.formats.course_line import CourseLine, course_line

POINTS = 5_000
FIT_EPOCH_MS = 631_065_600_000


def by_objects(line: CourseLine) -> bytes:
    """Write the same records with fit-tool: a message object for each."""
    from fit_tool.fit_file_builder import FitFileBuilder
    from fit_tool.profile.messages.file_id_message import FileIdMessage
    from fit_tool.profile.messages.record_message import RecordMessage
    from fit_tool.profile.profile_type import FileType

    builder = FitFileBuilder(auto_define=True, min_string_size=16)
    about = FileIdMessage()
    about.type = FileType.COURSE
    builder.add(about)
    heights = line.elevation_m if line.elevation_m is not None else np.zeros(line.at_m.size)
    rows = zip(line.at_s, line.lat, line.lon, heights, line.at_m, strict=True)
    for at_s, lat, lon, height, at_m in rows:
        record = RecordMessage()
        record.timestamp = FIT_EPOCH_MS + round(at_s) * 1000
        record.position_lat, record.position_long = float(lat), float(lon)
        record.altitude, record.distance = float(height), float(at_m)
        builder.add(record)
    return bytes(builder.build_bytes())


def records_in(content: bytes) -> int:
    with fitdecode.FitReader(io.BytesIO(content)) as reader:
        frames = [frame for frame in reader if frame.frame_type == fitdecode.FIT_FRAME_DATA]
    return sum(frame.name == "record" for frame in frames)


@pytest.mark.benchmark(group="course file")
def test_a_fit_course_against_objects(benchmark: BenchmarkFixture) -> None:
    carried = carried_ride(passes(POINTS * 50.0))
    line = course_line(carried)
    content = benchmark(course_fit.written, carried)
    assert line.at_m.size > POINTS
    assert records_in(content) == records_in(by_objects(line)) == line.at_m.size
    if not benchmark.disabled:
        ours, theirs = cpu_s(lambda: course_fit.written(carried)), cpu_s(lambda: by_objects(line), rounds=2)
        benchmark.extra_info["cpu_ms"] = round(1e3 * ours, 1)
        benchmark.extra_info["objects_times_more_cpu"] = round(theirs / ours, 1)
        for name, write in (("gpx", course_gpx.written), ("tcx", course_tcx.written)):
            benchmark.extra_info[f"{name}_cpu_ms"] = round(1e3 * cpu_s(partial(write, carried), rounds=3), 1)
