from datetime import UTC, datetime

import numpy as np
import pytest

from tools.domain.activity import Activity, ActivitySport
from tools.kit.errors import UnreadableFile
from tools.sources.track_of_places import one_line, recorded_track

NAN = float("nan")


def a_run(lat: list[float], *, started: bool = True) -> Activity:
    column = np.full(len(lat), NAN)
    return Activity(
        sport=ActivitySport.RUN,
        started_at=datetime(2026, 5, 3, 7, tzinfo=UTC) if started else None,
        name="Trail Run",
        device=None,
        time_s=np.arange(len(lat), dtype=np.float64),
        distance_m=column,
        elevation_m=np.array([100.0 + i for i in range(len(lat))]),
        speed_m_per_s=column,
        heart_rate_bpm=column,
        power_w=column,
        cadence_rpm=column,
        lat=np.array(lat),
        lon=np.array(lat),
        barometric=True,
        warnings=("It was damaged.",),
    )


def test_records_without_a_place_are_left_out() -> None:
    track = recorded_track(a_run([45.0, NAN, 45.001, 45.002]))
    assert track.lat.tolist() == [45.0, 45.001, 45.002]
    assert track.elevation_m.tolist() == [100.0, 102.0, 103.0]
    assert np.diff(track.time_s).tolist() == [2.0, 1.0]
    assert track.time_s[0] == datetime(2026, 5, 3, 7, tzinfo=UTC).timestamp()
    assert (track.barometric, track.warnings, track.name) == (True, ("It was damaged.",), None)


def test_a_recording_without_a_date_is_a_way_all_the_same() -> None:
    assert recorded_track(a_run([45.0, 45.001], started=False)).time_s.tolist() == [0.0, 1.0]


@pytest.mark.parametrize("lat", [[NAN, NAN], [45.0, NAN]])
def test_a_recording_made_indoors_is_no_course(lat: list[float]) -> None:
    with pytest.raises(UnreadableFile, match="indoors"):
        recorded_track(a_run(lat))


def test_a_name_is_one_line() -> None:
    assert one_line("  Lake \n loop ") == "Lake loop"
    assert one_line(None) is one_line(" \n") is None
    assert one_line("x" * 500) == "x" * 119 + "…"
