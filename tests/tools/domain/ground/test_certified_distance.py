"""A measured course on the distance its organiser certified."""

import pytest

from tests.support.courses import hilly_marathon
from tools.domain.ground.certified_distance import on_certified_distance


def test_the_axis_is_scaled_and_the_heights_stay() -> None:
    course = hilly_marathon()
    certified_m = course.distance_m * 1.02
    scaled = on_certified_distance(course, certified_m)
    assert scaled.distance_m == scaled.distance.value == scaled.certified_distance_m == certified_m
    assert scaled.elevation_m == course.elevation_m
    assert scaled.gain == course.gain
    assert scaled.step_m * (len(scaled.elevation_m) - 1) == pytest.approx(certified_m, abs=scaled.step_m)
    assert scaled.key_segments[-1].end_m == pytest.approx(course.key_segments[-1].end_m * 1.02)


@pytest.mark.parametrize("share", [0.96, 1.04, 1.0])
def test_another_course_or_the_same_length_is_left_alone(share: float) -> None:
    course = hilly_marathon()
    assert on_certified_distance(course, course.distance_m * share) is course
