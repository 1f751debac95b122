"""A course as a picture of its line: inside its box, north up, true in scale, with marks."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.races import a_course
from tests.support.tracks import hills, straight_track
from tools.domain.course import CoursePlaces
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.ground.course_map import HEIGHT, WIDTH, course_map, outline
from tools.domain.ground.course_places import course_places
from tools.domain.race import UnitSystem


def test_a_way_north_goes_up_and_its_scale_is_true() -> None:
    track = straight_track(20_000, hills)

    drawn = course_map(analyze_course(track), course_places(track), UnitSystem.METRIC)

    assert drawn.start[1] > drawn.finish[1]
    assert drawn.start[0] == pytest.approx(drawn.finish[0], abs=0.2)
    length_px = drawn.start[1] - drawn.finish[1]
    number, unit = drawn.scale_label.split()
    assert unit == "km"
    assert float(number) * 1000 / drawn.scale_px == pytest.approx(20_000 / length_px, rel=0.01)
    assert [mark.label for mark in drawn.marks] == [str(km) for km in range(2, 20, 2)]


def test_in_miles_the_marks_and_the_scale_are_in_miles() -> None:
    track = straight_track(20_000, hills)

    drawn = course_map(analyze_course(track), course_places(track), UnitSystem.IMPERIAL)

    assert drawn.scale_label.endswith("mi")
    assert [mark.label for mark in drawn.marks] == [str(mile) for mile in range(2, 12, 2)]


def test_climbing_is_seen_in_its_colour() -> None:
    track = straight_track(4_000, lambda at_m: np.where(at_m < 2000, 0.08 * at_m, 160.0))

    drawn = course_map(analyze_course(track), course_places(track), UnitSystem.METRIC)

    assert drawn.stretches[0].colour == 6
    assert drawn.stretches[-1].colour == 3
    for one, other in zip(drawn.stretches, drawn.stretches[1:], strict=False):
        assert one.points[-1] == other.points[0]


@settings(max_examples=60, deadline=None)
@given(
    lat=st.floats(-80, 80),
    lon=st.floats(-180, 179),
    shape=st.lists(st.tuples(st.floats(-0.3, 0.3), st.floats(-0.3, 0.3)), min_size=2, max_size=40),
)
def test_whatever_the_line_it_stays_in_its_box(
    lat: float, lon: float, shape: list[tuple[float, float]]
) -> None:
    degrees = np.array(shape) + np.array([lat, lon])
    places = CoursePlaces(lat=degrees[:, 0], lon=(degrees[:, 1] + 180) % 360 - 180)

    drawn = course_map(a_course().model_copy(update={"distance_m": 9_000.0}), places, UnitSystem.METRIC)

    points = [point for stretch in drawn.stretches for point in stretch.points]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
    assert 0 < drawn.scale_px <= WIDTH
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in outline(places))


def test_a_long_course_is_thinned_to_what_can_be_seen() -> None:
    turns = np.linspace(0, 200 * np.pi, 20_000)
    places = CoursePlaces(lat=46 + turns / 3000, lon=7 + 0.02 * np.sin(turns))

    drawn = course_map(a_course().model_copy(update={"distance_m": 180_000.0}), places, UnitSystem.METRIC)

    assert sum(len(stretch.points) for stretch in drawn.stretches) < places.lat.size / 2
