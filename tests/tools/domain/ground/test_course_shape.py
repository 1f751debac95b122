"""How a course lies: directions that jitter does not turn, and the shapes of made and real courses."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.shared_data import shared_file
from tests.support.tracks import METRES_PER_DEGREE_AT_45, make_track
from tools.domain.course import CourseAnalysis, CourseShape, FloatArray
from tools.domain.ground.course_analysis import analyze_course, flat_course
from tools.domain.ground.course_line import measure_line
from tools.domain.ground.course_shape import Lie, lie_of
from tools.sources.gpx import read_gpx

EAST_PER_DEGREE = 78_846.8


def lie(north_m: FloatArray, east_m: FloatArray, starts: tuple[int, ...] = (0,)) -> Lie:
    lat, lon = 45.0 + north_m / METRES_PER_DEGREE_AT_45, 7.0 + east_m / EAST_PER_DEGREE
    line = measure_line(make_track(lat, lon, np.zeros(lat.size), starts=starts))
    return lie_of(line, max(2, round(line.distance_m / 10.0)))


def circle(laps: float, radius_m: float = 400.0, spacing_m: float = 10.0) -> tuple[FloatArray, FloatArray]:
    angle = np.arange(0.0, laps * 2 * np.pi, spacing_m / radius_m)
    return radius_m * np.sin(angle), radius_m * (1 - np.cos(angle))


def jitter(points: int, sigma_m: float = 3.0) -> FloatArray:
    """Noise as a receiver makes it: it wanders over seconds instead of leaping each second."""
    steps = np.random.default_rng(11).normal(0.0, sigma_m, points + 20)
    return np.convolve(steps, np.ones(21) / np.sqrt(21), mode="valid")


@pytest.mark.parametrize(
    ("north", "east", "bearing"),
    [(1, 0, 0), (0, 1, 90), (-1, 0, 180), (0, -1, 270), (1, 1, 45), (1, -1, 315)],
)
def test_a_straight_way_has_one_direction(north: int, east: int, bearing: int) -> None:
    along = np.arange(200) * 10.0 / np.hypot(north, east)
    found = lie(north * along, east * along)
    assert max(abs(degree - bearing) for degree in found.bearing_deg) <= 1
    assert found.shape is CourseShape.POINT_TO_POINT


def test_jitter_turns_nobody_round() -> None:
    """At 3.5 m between fixes, 3 m of noise makes single steps point anywhere."""
    along = np.arange(3_000) * 3.5
    north, east = along + jitter(3_000), jitter(3_000)[::-1]
    single = np.degrees(np.arctan2(np.diff(east), np.diff(north)))
    assert np.abs(single).max() > 40
    off = (np.array(lie(north, east).bearing_deg) + 180) % 360 - 180
    assert np.abs(off).max() < 40
    assert np.sqrt(np.mean(off**2)) < 12


def test_a_bend_turns_the_direction_once() -> None:
    along = np.arange(0.0, 2_000.0, 10.0)
    north = np.concatenate((along, np.full(200, 2_000.0)))
    east = np.concatenate((np.zeros(200), along + 10.0))
    bearing = np.array(lie(north, east).bearing_deg)
    assert set(bearing[:185]) <= {0, 1, 359}
    assert set(bearing[215:]) <= {89, 90, 91}
    assert (np.diff((bearing + 10) % 360) >= 0).all()


def test_who_stands_still_keeps_the_direction() -> None:
    north = np.concatenate(
        (np.arange(100) * 10.0, 990.0 + np.tile([0.05, 0.0], 500), 990 + np.arange(1, 100) * 10.0)
    )
    bearing = lie(north, np.zeros(north.size)).bearing_deg
    assert set(bearing) <= {0, 359, 1}


def test_a_leap_between_two_pieces_has_no_direction() -> None:
    along = np.arange(100) * 10.0
    north, east = np.concatenate((along, along)), np.concatenate((np.zeros(100), np.full(100, 5_000.0)))
    assert set(lie(north, east, starts=(0, 100)).bearing_deg) == {0}


@pytest.mark.parametrize(
    ("laps", "shape", "counted"), [(1.0, "loop", None), (2.0, "laps", 2), (5.0, "laps", 5)]
)
@pytest.mark.parametrize("noise_m", [0.0, 4.0])
def test_circles_are_loops_and_laps(laps: float, shape: str, counted: int | None, noise_m: float) -> None:
    north, east = circle(laps)
    rng = np.random.default_rng(4)
    found = lie(north + rng.normal(0, noise_m, north.size), east + rng.normal(0, noise_m, north.size))
    assert (found.shape, found.laps) == (shape, counted)


def test_ten_kilometres_on_a_track_are_twenty_five_laps() -> None:
    straight, radius = 84.39, 36.8
    along = np.arange(0.0, 10_000.0, 3.0) % 400.0
    bend = np.pi * radius
    turned = np.where(
        along < straight + bend, (along - straight) / radius, (along - 2 * straight - bend) / radius
    )
    leg = np.digitize(along, [straight, straight + bend, 2 * straight + bend])
    east = np.select(
        [leg == 0, leg == 1, leg == 2],
        [along, straight + radius * np.sin(turned), 2 * straight + bend - along],
        -radius * np.sin(turned),
    )
    north = np.select(
        [leg == 0, leg == 1, leg == 2],
        [0 * along, radius * (1 - np.cos(turned)), 0 * along + 2 * radius],
        radius * (1 + np.cos(turned)),
    )
    found = lie(north, east)
    assert (found.shape, found.laps) == (CourseShape.LAPS, 25)


def test_there_and_back_on_either_side_of_the_road() -> None:
    along = np.arange(0.0, 5_000.0, 10.0)
    winding = 200 * np.sin(along / 500)
    north = np.concatenate((along, along[::-1]))
    east = np.concatenate((winding, winding[::-1] + 15.0))
    assert lie(north, east).shape is CourseShape.OUT_AND_BACK
    assert lie(along, winding).shape is CourseShape.POINT_TO_POINT


def test_there_and_back_twice_is_two_laps() -> None:
    along = np.arange(0.0, 2_000.0, 10.0)
    north = np.tile(np.concatenate((along, along[::-1])), 2)
    found = lie(north, np.zeros(north.size))
    assert (found.shape, found.laps) == (CourseShape.LAPS, 2)


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("race-courses/fm_boston.gpx", "point to point"),
        ("race-courses/fm_london.gpx", "point to point"),
        ("race-courses/rb_ccc.gpx.gz", "point to point"),
        ("race-courses/pg_utmb.gpx.gz", "loop"),
        ("gpx-course/vatternrundan-companion__route.gpx", "loop"),
        ("gpx-recording/strava_py__activity_7448910422.gpx", "out and back"),
    ],
)
def test_known_courses(name: str, shape: str) -> None:
    course = analyze_course(read_gpx(shared_file(name)))
    assert (course.shape, course.laps) == (shape, None)
    assert len(course.bearing_deg) == round(course.distance_m / course.step_m) + 1


def test_boston_runs_east_by_north() -> None:
    bearing = np.radians(analyze_course(read_gpx(shared_file("race-courses/fm_boston.gpx"))).bearing_deg)
    mean = np.degrees(np.arctan2(np.sin(bearing).mean(), np.cos(bearing).mean()))
    assert mean == pytest.approx(70, abs=6)  # the straight line from start to finish points to 70 degrees


def test_the_courses_fields_are_filled_with_and_without_heights() -> None:
    north, east = circle(2.0)
    lat, lon = 45.0 + north / METRES_PER_DEGREE_AT_45, 7.0 + east / EAST_PER_DEGREE
    course: CourseAnalysis = analyze_course(make_track(lat, lon, np.full(lat.size, np.nan)))
    assert (course.shape, course.laps) == (CourseShape.LAPS, 2)
    assert len(course.bearing_deg) == round(course.distance_m / course.step_m) + 1
    known = flat_course(10_000.0, "Ten")
    assert (known.bearing_deg, known.shape, known.laps) == ((), None, None)


places = st.lists(st.tuples(st.floats(-0.02, 0.02), st.floats(-0.02, 0.02)), min_size=3, max_size=60)


@given(places, st.sampled_from([0.0, 179.99]), st.integers(2, 400))
@settings(max_examples=100, deadline=None)
def test_every_line_has_a_shape_and_directions(
    line: list[tuple[float, float]], lon: float, steps: int
) -> None:
    lat = np.array([place[0] for place in line])
    lam = (np.array([place[1] for place in line]) + lon + 180.0) % 360.0 - 180.0
    if np.abs(np.diff(lat)).sum() + np.abs(np.diff(lam)).sum() < 0.001:
        return
    found = lie_of(measure_line(make_track(lat, lam, np.zeros(lat.size))), steps)
    assert len(found.bearing_deg) == steps + 1
    assert all(0 <= degree < 360 for degree in found.bearing_deg)
    assert (found.laps is not None) == (found.shape is CourseShape.LAPS)


@pytest.mark.parametrize("length_m", [12.0, 25.0, 61.0, 95.0])
def test_the_shortest_courses_have_a_direction_too(length_m: float) -> None:
    along = np.array([0.0, length_m / 2, length_m])
    lat = 45.0 + along / METRES_PER_DEGREE_AT_45
    course = analyze_course(make_track(lat, np.full(3, 7.0), np.array([5.0, 6.0, 5.0])))
    assert set(course.bearing_deg) == {0}
    assert len(course.bearing_deg) == len(course.elevation_m)
