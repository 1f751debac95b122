"""The whole judgement of a course, against published courses and against what must always hold."""

import contextlib
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.shared_data import shared_file
from tests.support.tracks import hills, make_track, straight_track
from tools.domain.course import CourseAnalysis, ElevationQuality, FloatArray, Track, Waypoint
from tools.domain.ground.course_analysis import CourseTooShort, analyze_course, flat_course
from tools.domain.race import Sport
from tools.sources.gpx import read_gpx


def test_the_profile_stands_on_a_uniform_grid_up_to_the_end() -> None:
    course = analyze_course(straight_track(10_000.0, hills))
    assert (len(course.elevation_m) - 1) * course.step_m == pytest.approx(course.distance_m)
    assert course.step_m == pytest.approx(10.0, rel=0.01)
    assert len(course.grade) == len(course.elevation_m)
    assert course.distance_m == pytest.approx(10_000, rel=1e-3)
    assert course.elevation_quality is ElevationQuality.GOOD


def test_findings_say_how_they_were_found() -> None:
    course = analyze_course(straight_track(10_000.0, hills))
    assert (course.gain.name, course.gain.unit, course.gain.model) == (
        "gain",
        "m",
        "Gaussian 30 m, zig-zag T2",
    )
    assert course.gain.inputs["threshold_m"] == 2.0
    assert course.distance.value == pytest.approx(course.distance_m, abs=0.1)
    recorded = analyze_course(straight_track(10_000.0, hills, barometric=True))
    assert recorded.gain.model == "zig-zag T3, unsmoothed"


def test_the_same_content_has_the_same_id_and_another_has_another() -> None:
    track = straight_track(5_000.0, hills)
    first = analyze_course(track)
    assert first.id == analyze_course(straight_track(5_000.0, hills)).id
    others = [
        analyze_course(replace(track, elevation_m=track.elevation_m + 0.1)),
        analyze_course(track, certified_distance_m=5_000.0),
        analyze_course(track, sport=Sport.RIDE),
        flat_course(5_000.0, "Test course"),
    ]
    assert len({first.id, *(course.id for course in others)}) == 5


def test_a_certified_distance_within_three_percent_rescales_the_axis() -> None:
    course = analyze_course(straight_track(42_600.0, hills), certified_distance_m=42_195.0)
    assert course.distance_m == course.certified_distance_m == 42_195.0
    assert (len(course.elevation_m) - 1) * course.step_m == pytest.approx(42_195.0)
    assert course.distance.inputs["measured_m"] == pytest.approx(42_600, rel=1e-3)


def test_a_certified_distance_further_away_is_asked_about() -> None:
    course = analyze_course(straight_track(45_000.0, hills), certified_distance_m=42_195.0)
    assert course.distance_m == pytest.approx(45_000, rel=1e-3)
    assert course.certified_distance_m is None
    assert "is it the right file?" in course.warnings[-1]


def test_without_heights_nothing_is_claimed_about_them() -> None:
    course = analyze_course(straight_track(10_000.0, None))
    assert (course.gain.value, course.loss.value) == (None, None)
    assert course.gain.reason == "the file has no heights"
    assert (course.elevation_m, course.grade, course.climbs) == ((), (), ())
    assert course.elevation_quality is ElevationQuality.NONE
    assert 4 <= len(course.key_segments) <= 10
    assert "nothing about climbs" in course.warnings[-1]


def test_a_distance_alone_is_a_course() -> None:
    course = flat_course(42_195.0, "Marathon")
    assert (course.name, course.origin, course.distance_m) == ("Marathon", "distance", 42_195.0)
    assert course.gain.value is None
    assert course.gain.reason
    assert course.warnings == ()
    assert course.id == flat_course(42_195.0, "Marathon").id
    assert course.key_segments[-1].end_m == 42_195.0


def test_duplicates_change_nothing() -> None:
    track = straight_track(3_000.0, hills)
    twice = make_track(*(np.repeat(column, 2) for column in (track.lat, track.lon, track.elevation_m)))
    once, doubled = analyze_course(track), analyze_course(twice)
    assert doubled.distance_m == pytest.approx(once.distance_m)
    assert doubled.elevation_m == once.elevation_m


def test_gaps_are_bridged_and_named() -> None:
    track = straight_track(10_000.0, hills)
    kept = np.ones(track.lat.size, dtype=np.bool_)
    kept[300:332] = False
    course = analyze_course(make_track(track.lat[kept], track.lon[kept], track.elevation_m[kept]))
    assert course.distance_m == pytest.approx(10_000, rel=1e-3)
    assert course.warnings == ("A gap is bridged with a straight line (330 m at km 3.0).",)


def test_separate_pieces_are_not_joined() -> None:
    track = straight_track(4_000.0, hills)
    away = make_track(
        np.concatenate((track.lat, track.lat + 1.0)),
        np.concatenate((track.lon, track.lon)),
        np.concatenate((track.elevation_m, track.elevation_m + 500.0)),
        starts=(0, track.lat.size),
    )
    alone, course = analyze_course(track), analyze_course(away)
    assert course.distance_m == pytest.approx(2 * alone.distance_m, rel=1e-4)
    assert course.gain.value == pytest.approx(2 * (alone.gain.value or 0), rel=0.15)
    assert "2 separate pieces; the 107.1 km between them" in course.warnings[0]


def test_recorded_duration_comes_from_the_first_and_last_known_time() -> None:
    track = straight_track(1_000.0, hills)
    times = np.arange(track.lat.size) * 4.0
    times[[0, -1]] = np.nan
    assert analyze_course(replace(track, time_s=times)).recorded_duration_s == 4.0 * (track.lat.size - 3)
    assert analyze_course(track).recorded_duration_s is None


def test_points_that_go_nowhere_are_too_short() -> None:
    still = make_track(np.full(50, 45.0), np.full(50, 7.0), np.zeros(50))
    with pytest.raises(CourseTooShort, match="that is no course"):
        analyze_course(still)


def test_aid_stations_of_the_bundled_sample_lie_along_it() -> None:
    content = files("tools").joinpath("data/sample-course.gpx").read_bytes()
    course = analyze_course(read_gpx(content), certified_distance_m=42_195.0)
    assert course.name == "Lakeside Marathon"
    assert course.distance_m == 42_195.0
    assert 250 <= (course.gain.value or 0) <= 300
    assert course.elevation_quality is ElevationQuality.GOOD
    assert course.warnings == ()
    places = [point.distance_m for point in course.waypoints]
    assert len(places) == 8
    assert all(place is not None and abs(place - 5_000 * (i + 1)) < 400 for i, place in enumerate(places))
    long_climb = max(course.climbs, key=lambda climb: climb.gain_m)
    assert 23_500 < long_climb.start_m < 25_000


RACES = [
    # course, gain by the method of the kind, its low end (sigma 30, T5), tolerance: VALIDATION table C
    ("race-courses/rb_ccc.gpx.gz", 5_627, 5_627, 0.01),
    ("race-courses/pg_utmb.gpx.gz", 10_453, 10_453, 0.01),
    ("race-courses/pg_marmotte.gpx.gz", 5_102, 5_102, 0.015),
    ("race-courses/fm_athens.gpx", None, 300, 0.02),
    ("race-courses/fm_boston.gpx", None, 147, 0.02),
]


@pytest.mark.parametrize(("name", "gain_m", "low_m", "tolerance"), RACES)
def test_gain_of_known_courses(name: str, gain_m: float | None, low_m: float, tolerance: float) -> None:
    gain = analyze_course(read_gpx(shared_file(name))).gain
    assert gain.low == pytest.approx(low_m, rel=tolerance)
    if gain_m is not None:
        assert gain.value == pytest.approx(gain_m, rel=tolerance)


def denser(track: Track, inserted: int) -> Track:
    """Return the same line with points put between every two of its own."""
    at = np.arange(track.lat.size)
    fine = np.linspace(0.0, track.lat.size - 1.0, (track.lat.size - 1) * (inserted + 1) + 1)
    lat, lon, height, time_s = (
        np.interp(fine, at, column) for column in (track.lat, track.lon, track.elevation_m, track.time_s)
    )
    starts = track.segment_starts * (inserted + 1)
    return replace(track, lat=lat, lon=lon, elevation_m=height, time_s=time_s, segment_starts=starts)


@pytest.mark.parametrize("inserted", [1, 3, 7])
@pytest.mark.parametrize("name", ["fm_boston.gpx", "fm_athens.gpx", "pg_marmotte.gpx.gz", "pg_utmb.gpx.gz"])
def test_gain_does_not_depend_on_how_densely_a_line_is_drawn(name: str, inserted: int) -> None:
    track = read_gpx(shared_file(f"race-courses/{name}"))
    sparse, dense = analyze_course(track), analyze_course(denser(track, inserted))
    assert dense.gain.value == pytest.approx(sparse.gain.value, rel=0.02)
    assert dense.loss.value == pytest.approx(sparse.loss.value, rel=0.02)
    assert dense.distance_m == pytest.approx(sparse.distance_m, rel=1e-4)


@given(st.lists(st.floats(-60.0, 60.0), min_size=12, max_size=60), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_gain_of_any_hills_does_not_depend_on_density(steps: list[float], inserted: int) -> None:
    """Hills 400 m apart, of up to 60 m; one reversal near the threshold may count here and not there."""
    corners = np.concatenate(([200.0], 200.0 + np.cumsum(steps)))
    at_corners = np.arange(corners.size) * 400.0
    track = straight_track(at_corners[-1], lambda at_m: np.interp(at_m, at_corners, corners), spacing_m=20.0)
    sparse, dense = analyze_course(track), analyze_course(denser(track, inserted))
    assert dense.gain.value == pytest.approx(sparse.gain.value, rel=0.02, abs=2.5)
    assert dense.loss.value == pytest.approx(sparse.loss.value, rel=0.02, abs=2.5)


def test_utmbs_official_gain_is_met() -> None:
    gain = analyze_course(read_gpx(shared_file("race-courses/pg_utmb.gpx.gz"))).gain
    assert gain.value == pytest.approx(10_000, rel=0.05)


@pytest.mark.parametrize(
    ("name", "ascent_m"),
    [("sports-lib__ride-3939576645.gpx", 672.0), ("sports-lib__run-6782987395.gpx", 363.0)],
)
def test_recorded_gain_agrees_with_the_device(name: str, ascent_m: float) -> None:
    """The mean error over 14 such recordings was 8.6 %."""
    gain = analyze_course(read_gpx(shared_file(f"gpx-recording/{name}"))).gain
    assert gain.value == pytest.approx(ascent_m, rel=0.086)


def test_boston_falls_from_hopkinton() -> None:
    track = read_gpx(shared_file("race-courses/fm_boston.gpx"))
    course = analyze_course(track, certified_distance_m=42_195.0)
    assert course.distance_m == 42_195.0
    assert course.elevation_m[-1] - course.elevation_m[0] == pytest.approx(-134, abs=2)
    at_5_km = course.elevation_m[round(5_000 / course.step_m)]
    assert at_5_km - course.elevation_m[0] == pytest.approx(-70.6, abs=1.5)
    assert course.key_segments[0].mean_grade < -0.01


def must_hold(course: CourseAnalysis) -> None:
    gain, loss = course.gain, course.loss
    if gain.value is not None and loss.value is not None:
        assert gain.low is not None
        assert gain.high is not None
        assert 0.0 <= gain.low <= gain.value <= gain.high
        assert loss.value >= 0.0
        assert len(course.elevation_m) == len(course.grade) <= 40_000
        assert max(map(abs, course.grade)) <= 0.45
    assert 4 <= len(course.key_segments) <= 10
    assert all(before.end_m <= after.start_m + 0.11 for before, after in pairwise(course.key_segments))
    assert all(0.0 <= climb.start_m <= course.distance_m for climb in course.climbs)
    assert all(text.endswith(".") or text.endswith("?") for text in course.warnings)


@given(
    st.lists(st.floats(-3.0, 3.0), min_size=20, max_size=200),
    st.floats(-300, 3_000),
    st.sampled_from([4.0, 10.0, 60.0]),
    st.booleans(),
)
@settings(max_examples=80, deadline=None)
def test_loss_is_gain_minus_net_change(
    steps: list[float], base: float, spacing_m: float, barometric: bool
) -> None:
    heights = base + np.cumsum(steps)
    track = straight_track(
        spacing_m * (heights.size - 1), lambda at_m: heights, spacing_m=spacing_m, barometric=barometric
    )
    course = analyze_course(track)
    must_hold(course)
    if course.gain.value is not None and course.loss.value is not None:
        net = course.elevation_m[-1] - course.elevation_m[0]
        assert course.loss.value == pytest.approx(course.gain.value - net, abs=1.0)


coordinate = st.floats(-0.01, 0.01) | st.floats(-80, 80)
height = st.floats(-12_000, 12_000) | st.just(float("nan")) | st.floats(100, 120)


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_tracks_raise_nothing_unexpected(data: st.DataObject) -> None:
    points = data.draw(st.integers(2, 40))

    def column(values: st.SearchStrategy[float]) -> FloatArray:
        return np.array(data.draw(st.lists(values, min_size=points, max_size=points)))

    starts = data.draw(st.sets(st.integers(1, points - 1), max_size=5))
    track = make_track(
        column(coordinate),
        column(coordinate),
        column(height),
        time_s=column(st.floats(0, 2e9) | st.just(float("nan"))),
        starts=(0, *sorted(starts)),
        barometric=data.draw(st.booleans()),
        waypoints=(Waypoint(name="Aid", lat=0.0, lon=0.0),),
    )
    with contextlib.suppress(CourseTooShort):
        must_hold(analyze_course(track, sport=data.draw(st.sampled_from(Sport))))


@pytest.mark.parametrize(
    "name", ["race-courses/fm_boston.gpx", "gpx-course/vatternrundan-companion__route.gpx"]
)
def test_what_was_put_together_unvalidated_is_valid(name: str) -> None:
    course = analyze_course(read_gpx(shared_file(name)), sport=Sport.RIDE)
    assert CourseAnalysis.model_validate(course.model_dump()) == course
    assert CourseAnalysis.model_validate_json(course.model_dump_json()) == course
