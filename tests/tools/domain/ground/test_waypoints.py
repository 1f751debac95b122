"""Named places along the course."""

import numpy as np
import pytest

from tools.domain.course import Waypoint
from tools.domain.ground.geodesy import cumulative_distance_m
from tools.domain.ground.waypoints import place_waypoints

LAT = np.concatenate((np.linspace(45.0, 45.02, 50), np.linspace(45.02, 45.0, 50)))
LON = np.full(100, 7.0)
AT_M = cumulative_distance_m(LAT, LON)


def placed(name: str, lat: float, lon: float) -> float | None:
    (found,) = place_waypoints((Waypoint(name=name, lat=lat, lon=lon),), LAT, LON, AT_M)
    return found.distance_m


def test_a_place_beside_the_course_is_found_between_its_points() -> None:
    assert placed("Aid", 45.0101, 7.0005) == pytest.approx(1_122, abs=25)


def test_a_place_passed_twice_counts_the_first_time_a_finish_the_last() -> None:
    assert placed("Aid", 45.005, 7.0) == pytest.approx(556, abs=25)
    assert placed("Finish line", 45.0, 7.0) == pytest.approx(AT_M[-1], abs=25)
    assert placed("Start", 45.0, 7.0) == pytest.approx(0.0, abs=25)


def test_a_place_far_from_the_course_is_not_on_it() -> None:
    assert placed("Hotel", 45.01, 7.01) is None


def test_no_places() -> None:
    assert place_waypoints((), LAT, LON, AT_M) == ()
