from pathlib import Path

import numpy as np
import pytest

from tests.support.gpx_files import garmin_recording, gpx, line_points, point, track
from tools.domain.activity import ActivitySport
from tools.domain.recordings.timer_time import timer_seconds
from tools.kit.errors import UnreadableFile
from tools.sources.gpx_activity import read_gpx_activity

DATA = Path(__file__).parents[2] / "data"


def stamped(at: int, inside: str = "") -> str:
    return (
        f'<trkpt lat="{45 + at * 3e-5:.6f}" lon="7"><ele>{100 + at}</ele>'
        f"<time>2026-05-03T07:{at // 60:02}:{at % 60:02}Z</time>{inside}</trkpt>"
    )


def test_a_recording_of_a_watch() -> None:
    run = read_gpx_activity(garmin_recording(300))
    assert run.sport == ActivitySport.RUN
    assert run.name == "Long run"
    assert run.device == "Garmin Connect"
    assert run.barometric
    assert run.time_s.tolist() == list(range(300))
    assert run.heart_rate_bpm[0] == 140.0
    assert run.cadence_rpm[0] == 84.0
    assert np.isnan(run.distance_m).all(), "a GPX has places, no distance"


@pytest.mark.parametrize(
    ("inside", "column", "value"),
    [
        ("<extensions><power>231</power></extensions>", "power_w", 231.0),
        ("<extensions><pwr:PowerInWatts>231</pwr:PowerInWatts></extensions>", "power_w", 231.0),
        ("<extensions><a:TPX><a:Watts>231</a:Watts></a:TPX></extensions>", "power_w", 231.0),
        ("<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>151</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions>",
         "heart_rate_bpm", 151.0),
        ("<extensions><heartrate>151</heartrate></extensions>", "heart_rate_bpm", 151.0),
        ("<extensions><ns3:cad>88</ns3:cad></extensions>", "cadence_rpm", 88.0),
        ("<speed>3.25</speed>", "speed_m_per_s", 3.25),
    ],
)  # fmt: skip
def test_sensors_however_they_are_written(inside: str, column: str, value: float) -> None:
    run = read_gpx_activity(gpx(track([stamped(0, inside), stamped(1)])).encode())
    assert getattr(run, column)[0] == value
    assert np.isnan(getattr(run, column)[1])


def test_time_between_segments_is_a_pause() -> None:
    first = "".join(stamped(at) for at in range(10))
    second = "".join(stamped(at) for at in range(100, 110))
    run = read_gpx_activity(gpx(f"<trk><trkseg>{first}</trkseg><trkseg>{second}</trkseg></trk>").encode())
    assert run.pauses == ((9.0, 100.0),)
    assert timer_seconds(run) == 18.0


def test_a_segment_that_goes_on_at_once_is_no_pause() -> None:
    first, second = stamped(0) + stamped(1), stamped(2) + stamped(3)
    run = read_gpx_activity(gpx(f"<trk><trkseg>{first}</trkseg><trkseg>{second}</trkseg></trk>").encode())
    assert run.pauses == ()


@pytest.mark.parametrize(
    ("word", "sport"),
    [
        *(("cycling", ActivitySport.RIDE), ("9", ActivitySport.RUN), ("1", ActivitySport.RIDE)),
        *(("HIKING", ActivitySport.HIKE), ("unknown", ActivitySport.OTHER)),
    ],
)  # fmt: skip
def test_the_sport_a_track_names(word: str, sport: ActivitySport) -> None:
    body = f"<trk><type>{word}</type><trkseg>{stamped(0)}{stamped(1)}</trkseg></trk>"
    assert read_gpx_activity(gpx(body).encode()).sport == sport


@pytest.mark.parametrize(
    ("inside", "note"),
    [
        ("<desc>Easy\n with Bo</desc>", "Easy with Bo"),
        ("<cmt>only this</cmt>", "only this"),
        ("<desc> </desc><cmt>this</cmt>", "this"),
        ("", None),
    ],
)
def test_what_somebody_wrote_is_its_note(inside: str, note: str | None) -> None:
    body = f"<trk>{inside}<trkseg>{stamped(0)}{stamped(1)}</trkseg></trk>"
    assert read_gpx_activity(gpx(body).encode()).note == note


def test_a_name_is_cut_and_shows_all_it_has() -> None:
    body = f"<trk><name>{'x' * 300}\u202e</name><trkseg>{stamped(0)}{stamped(1)}</trkseg></trk>"
    assert read_gpx_activity(gpx(body).encode()).name == "x" * 79 + "…"


def test_a_course_is_no_activity() -> None:
    with pytest.raises(UnreadableFile, match="This GPX is a course"):
        read_gpx_activity(gpx(track(line_points([100, 101, 102]))).encode())
    with pytest.raises(UnreadableFile, match="This GPX is a course"):
        read_gpx_activity(gpx(f"<rte>{point(45, 7, tag='rtept')}</rte>").encode())
    with pytest.raises(UnreadableFile, match="no track points"):
        read_gpx_activity((DATA / "gpxpy__unicode_with_bom.gpx").read_bytes())


def test_what_stands_before_a_cut_is_kept() -> None:
    whole = garmin_recording(200)
    cut = read_gpx_activity(whole[: len(whole) // 2])
    assert 90 <= cut.time_s.size <= 110
    assert "stops in the middle" in cut.warnings[0]


def test_a_recording_with_silent_straps() -> None:
    hike = read_gpx_activity((DATA / "togeojson__missing_hr.gpx").read_bytes())
    assert hike.time_s.size == 16
    assert np.count_nonzero(~np.isnan(hike.heart_rate_bpm)) == 9
    assert len(hike.pauses) == 2
