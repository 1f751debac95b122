"""The course as a program reads it: both unit systems, and what a rounded distance means."""

import pytest

from tools.domain.course import CourseAnalysis
from tools.domain.ground.course_analysis import flat_course
from ui.course_answer import CourseAnswer, meant_distance_m


@pytest.mark.parametrize(
    ("said_m", "meant_m"),
    [(42_200, 42_195), (42_164.8, 42_195), (21_100, 21_097.5), (42_300, 42_300), (10_000, 10_000)],
)
def test_a_rounded_distance_means_the_official_one(said_m: float, meant_m: float) -> None:
    assert meant_distance_m(said_m) == meant_m


def test_both_unit_systems_agree(course: CourseAnalysis) -> None:
    told = CourseAnswer.of(course)
    assert told.total_distance_miles * 1609.344 == pytest.approx(told.distance_m, abs=1)
    assert told.gain_m is not None
    assert told.total_elevation_gain_ft == pytest.approx(told.gain_m / 0.3048, abs=0.06)
    assert told.elevation_profile[-1].mile == pytest.approx(told.total_distance_miles, abs=0.1)


def test_a_course_without_heights_says_none() -> None:
    told = CourseAnswer.of(flat_course(10_000, "10 km"))
    assert (told.gain_m, told.total_elevation_gain_ft, told.elevation_profile) == (None, None, [])
