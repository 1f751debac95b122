"""A stretch of a course measured."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.races import a_course
from tests.support.tracks import straight_track
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.ground.course_stretch import measured_stretch

COURSE = analyze_course(
    straight_track(10_000, lambda at_m: 100 + 60 * np.clip((at_m - 2000) / 1000, 0, 1), barometric=True)
)


def test_the_climb_of_a_stretch_is_its_own() -> None:
    climb = measured_stretch(COURSE, 2_000, 3_000)
    flat = measured_stretch(COURSE, 5_000, 8_000)

    assert climb.gain_m == pytest.approx(60, abs=3)
    assert climb.mean_grade == pytest.approx(0.06, abs=0.004)
    assert climb.steepest_grade == pytest.approx(0.06, abs=0.01)
    assert (flat.gain_m, flat.loss_m, flat.mean_grade) == (0, 0, 0)


def test_a_course_without_heights_tells_its_length_alone() -> None:
    flat = a_course().model_copy(update={"elevation_m": (), "grade": (), "distance_m": 5_000.0})

    stretch = measured_stretch(flat, 1_000, 2_000)

    assert (stretch.length_m, stretch.gain_m, stretch.mean_grade) == (1_000, None, None)


@pytest.mark.parametrize(
    ("start_m", "end_m"), [(-1, 500), (500, 400), (500, 550), (9_000, 11_000), (math.nan, 1e3), (0, math.inf)]
)
def test_what_is_no_stretch_of_it_is_refused(start_m: float, end_m: float) -> None:
    with pytest.raises(ValueError, match="stretch"):
        measured_stretch(COURSE, start_m, end_m)


@given(cut=st.floats(600, 9_400))
def test_two_halves_climb_as_much_as_the_whole(cut: float) -> None:
    whole = measured_stretch(COURSE, 0, COURSE.distance_m)
    halves = measured_stretch(COURSE, 0, cut), measured_stretch(COURSE, cut, COURSE.distance_m)

    assert sum(half.gain_m or 0 for half in halves) == pytest.approx(whole.gain_m, abs=3.1)
