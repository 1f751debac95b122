"""Better heights for a course: the same way, its bridges straight, its noise not counted, the old kept."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.tracks import straight_track
from tools.domain.course import CourseAnalysis, CoursePlaces, ElevationQuality, FloatArray
from tools.domain.ground.better_elevation import (
    NoGroundHeights,
    is_barometric,
    on_better_ground,
    without_bridges,
)
from tools.domain.ground.certified_distance import on_certified_distance
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.ground.course_for_sport import for_sport
from tools.domain.ground.course_places import course_places
from tools.domain.race import Sport

LONG_M = 20_000.0
STEP_M = 20.0
Heights = Callable[[FloatArray], FloatArray]


def hill(at_m: FloatArray) -> FloatArray:
    """One hill: 200 m up to halfway and down again."""
    return np.asarray(400 + 200 * np.sin(np.pi * at_m / LONG_M), dtype=np.float64)


def file_of(heights: Heights | None, *, barometric: bool = False) -> tuple[CourseAnalysis, CoursePlaces]:
    """Return a file's course with these heights, and its places."""
    track = straight_track(LONG_M, heights, barometric=barometric)
    return analyze_course(track), course_places(track)


def corrected(
    course: CourseAnalysis,
    places: CoursePlaces,
    ground: Heights = hill,
    *,
    resolution_m: float = 10.0,
    sport: Sport = Sport.RUN,
) -> CourseAnalysis:
    """Return the course on this ground."""
    at_m = np.linspace(0, LONG_M, places.lat.size)
    return on_better_ground(
        course, places, ground(at_m), resolution_m=resolution_m, source="a model", sport=sport
    )


def gain_m(course: CourseAnalysis) -> float:
    assert course.gain.value is not None
    return course.gain.value


def test_a_course_without_heights_gets_them() -> None:
    course, places = file_of(None)
    better = corrected(course, places)

    assert (course.elevation_quality, course.gain.value) == (ElevationQuality.NONE, None)
    assert better.elevation_quality is ElevationQuality.GOOD
    assert gain_m(better) == pytest.approx(200, abs=1)
    assert better.elevation_source == "a model"
    assert better.climbs
    assert not [said for said in better.warnings if "climbs" in said]


def test_the_way_stays_and_the_old_course_with_it() -> None:
    course, places = file_of(lambda at_m: 400 + 0 * at_m)
    better = corrected(course, places)

    assert better.id != course.id
    assert corrected(course, places).id == better.id, "the same heights make the same course"
    same = ("name", "origin", "distance_m", "distance", "bearing_deg", "waypoints", "shape", "step_m")
    assert {name: getattr(better, name) for name in same} == {name: getattr(course, name) for name in same}
    assert len(better.elevation_m) == len(better.grade) == len(better.bearing_deg)


def test_it_plans_like_any_course() -> None:
    better = corrected(*file_of(None))

    assert for_sport(better, Sport.RIDE).judged_for is Sport.RIDE
    assert on_certified_distance(better, LONG_M * 1.01).distance_m == LONG_M * 1.01
    assert type(better).model_validate_json(better.model_dump_json()) == better


def test_noise_of_a_file_is_not_counted_any_more() -> None:
    rng = np.random.default_rng(7)
    knots = np.arange(0, LONG_M + 60, 60.0)
    noise = rng.normal(0, 8, knots.size)
    course, places = file_of(lambda at_m: hill(at_m) + np.interp(at_m, knots, noise))
    better = corrected(course, places)

    assert gain_m(course) > 300
    assert gain_m(better) == pytest.approx(200, abs=1)


@pytest.mark.parametrize(("resolution_m", "within"), [(10.0, 0.06), (90.0, 0.06)])
def test_the_roughness_of_a_model_is_hardly_counted(resolution_m: float, within: float) -> None:
    rng = np.random.default_rng(3)

    def rough(at_m: FloatArray) -> FloatArray:
        knots = np.arange(0, LONG_M + resolution_m, max(resolution_m, 30.0))
        return hill(at_m) + np.interp(at_m, knots, rng.normal(0, 1.5, knots.size))

    better = corrected(*file_of(None), rough, resolution_m=resolution_m)
    assert gain_m(better) == pytest.approx(200, rel=within)
    assert better.gain.model == f"Gaussian {50 if resolution_m < 30 else 100} m, zig-zag T3"


def test_a_bridge_is_a_straight_line() -> None:
    def valley(at_m: FloatArray) -> FloatArray:
        return np.where(np.abs(at_m - 8_000) < 300, hill(at_m) - 120, hill(at_m))

    better = corrected(*file_of(None), valley)
    assert gain_m(better) == pytest.approx(200, abs=4)
    assert gain_m(corrected(*file_of(None), valley, resolution_m=90.0)) == pytest.approx(200, abs=4)


def test_a_tunnel_is_a_straight_line() -> None:
    def mountain(at_m: FloatArray) -> FloatArray:
        over = np.clip(1 - np.abs(at_m - 9_000) / 700, 0, None) * 500  # 71 % steep, 1,400 m long
        return hill(at_m) + over

    assert gain_m(corrected(*file_of(None), mountain, sport=Sport.RIDE)) == pytest.approx(200, abs=8)


def test_a_real_climb_is_no_tunnel() -> None:
    def pass_road(at_m: FloatArray) -> FloatArray:
        return np.asarray(400 + np.clip(900 - np.abs(at_m - 10_000) * 0.11, 0, None), dtype=np.float64)

    assert gain_m(corrected(*file_of(None), pass_road, sport=Sport.RIDE)) == pytest.approx(900, rel=0.03)


def test_a_steep_trail_in_the_mountains_is_believed_of_a_runner() -> None:
    def peaks(at_m: FloatArray) -> FloatArray:
        return np.asarray(1_000 + 70 * (1 - np.cos(2 * np.pi * at_m / 1_000)), dtype=np.float64)  # 44 %

    walked = corrected(*file_of(None), peaks)
    assert gain_m(walked) == pytest.approx(20 * 140, rel=0.12)


def test_what_is_known_here_and_there_is_filled() -> None:
    def patchy(at_m: FloatArray) -> FloatArray:
        return np.where((at_m > 3_000) & (at_m < 5_000), np.nan, hill(at_m))

    assert gain_m(corrected(*file_of(None), patchy)) == pytest.approx(200, abs=2)


def test_what_is_hardly_known_is_refused() -> None:
    with pytest.raises(NoGroundHeights, match="No heights are known for most of this way"):
        corrected(*file_of(None), lambda at_m: np.where(at_m < 12_000, np.nan, 500.0))


def test_points_far_apart_make_no_good_course() -> None:
    track = straight_track(LONG_M, None, spacing_m=400.0)
    better = corrected(analyze_course(track), course_places(track))

    assert better.elevation_quality is ElevationQuality.POOR


def test_a_barometer_is_known_by_its_course() -> None:
    assert is_barometric(file_of(hill, barometric=True)[0])
    assert not is_barometric(file_of(hill)[0])
    assert not is_barometric(file_of(None)[0])
    assert not is_barometric(corrected(*file_of(None)))


@settings(max_examples=60, deadline=None)
@given(
    heights=st.lists(st.floats(0, 3_000), min_size=2, max_size=300),
    steepest=st.floats(0.2, 0.7),
    resolution_m=st.sampled_from([0.0, 90.0, 300.0]),
)
def test_taking_bridges_out_keeps_the_ends_and_stays_between(
    heights: list[float], steepest: float, resolution_m: float
) -> None:
    ground = np.array(heights)
    way = without_bridges(ground, STEP_M, steepest, resolution_m)

    assert way.shape == ground.shape
    assert (way[0], way[-1]) == (ground[0], ground[-1])
    assert way.min() >= ground.min() - 1e-9
    assert way.max() <= ground.max() + 1e-9


@settings(max_examples=30, deadline=None)
@given(st.floats(-0.19, 0.19), st.integers(10, 400))
def test_a_slope_a_road_can_take_has_no_bridges(grade: float, points: int) -> None:
    ground = 500 + grade * STEP_M * np.arange(points, dtype=np.float64)
    np.testing.assert_array_equal(without_bridges(ground, STEP_M, 0.35), ground)
