import numpy as np
import pytest

from tests.support.recordings import recording
from tools.domain.activity import ActivitySport
from tools.domain.recordings.recorded_line import (
    distance_along,
    piece_starts,
    recorded_heights,
    recorded_profile,
    without_jumps,
)

METRES_PER_DEGREE = 111_195.0


def test_the_devices_distance_counts_and_never_falls() -> None:
    distance = np.array([0.0, 5.0, np.nan, 15.0, 3.0, 20.0])
    along = distance_along(recording(6, distance_m=distance))
    assert along is not None
    assert along.tolist() == pytest.approx([0.0, 5.0, 10.0, 15.0, 15.0, 20.0])


def test_an_older_odometer_is_left_out() -> None:
    along = distance_along(recording(3, distance_m=np.array([42_000.0, 42_010.0, 42_030.0])))
    assert along is not None
    assert along.tolist() == pytest.approx([0.0, 10.0, 30.0])


def test_without_a_distance_the_places_count_and_a_jump_does_not() -> None:
    north = np.array([0.0, 10.0, 20.0, 5_020.0, 5_030.0]) / METRES_PER_DEGREE
    run = recording(5, sport=ActivitySport.RUN, lat=45.0 + north, lon=7.0)
    along = distance_along(run)
    assert along is not None
    assert along[-1] == pytest.approx(30.0, rel=0.002)


def test_the_way_across_a_stop_was_not_recorded() -> None:
    north = np.array([0.0, 10.0, 510.0, 520.0]) / METRES_PER_DEGREE
    time_s = np.array([0.0, 3.0, 400.0, 403.0])
    pauses = ((3.0, 400.0),)
    run = recording(time_s=time_s, sport=ActivitySport.RUN, lat=45.0 + north, lon=7.0, pauses=pauses)
    along = distance_along(run)
    assert along is not None
    assert along.tolist() == pytest.approx([0.0, 10.0, 10.0, 20.0], rel=0.002)


def test_nobody_went_anywhere() -> None:
    assert distance_along(recording(100)) is None
    assert distance_along(recording(100, distance_m=0.0)) is None
    assert distance_along(recording(100, lat=45.0, lon=7.0)) is None


def test_jumps_of_the_device_are_no_best_pace() -> None:
    run = recording(4, sport=ActivitySport.RUN, distance_m=np.array([0.0, 4.0, 4_000.0, 4_004.0]))
    assert without_jumps(run, run.distance_m).tolist() == pytest.approx([0.0, 4.0, 4.0, 8.0])


def test_pieces_begin_after_stops() -> None:
    time_s = np.concatenate((np.arange(0, 50), np.arange(80, 100), np.arange(400, 420))).astype(float)
    assert piece_starts(recording(time_s=time_s, pauses=((49.0, 80.0),))).tolist() == [50, 70]


def test_heights_that_only_pretend_are_none() -> None:
    assert recorded_heights(recording(10, elevation_m=0.0)) is None
    assert recorded_heights(recording(10)) is None
    some = recorded_heights(recording(3, elevation_m=np.array([100.0, np.nan, 12_000.0]) + 0.0))
    assert some is None, "one height alone is no profile"


def test_a_steady_slope_has_its_grade() -> None:
    distance = np.arange(600) * 5.0
    ride = recording(600, distance_m=distance, elevation_m=200.0 + 0.06 * distance)
    profile = recorded_profile(ride, distance)
    assert profile is not None
    assert np.median(profile.grade) == pytest.approx(0.06, abs=1e-4)
