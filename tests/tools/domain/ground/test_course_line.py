"""The measured line: duplicates dropped, pieces kept apart."""

import numpy as np
import pytest

from tests.support.tracks import METRES_PER_DEGREE_AT_45, make_track, straight_track
from tools.domain.ground.course_line import CourseTooShort, measure_line


def test_a_straight_line_is_as_long_as_it_is() -> None:
    line = measure_line(straight_track(10_000.0, None))
    assert line.distance_m == pytest.approx(10_000.0, rel=1e-3)
    assert line.spacing_m == pytest.approx(10.0, rel=1e-3)
    assert (line.breaks.size, line.break_lengths_m.size) == (0, 0)


def test_points_closer_than_a_centimetre_are_one() -> None:
    steps = np.array([0.0, 10.0, 10.005, 20.0, 20.0, 30.0]) / METRES_PER_DEGREE_AT_45
    line = measure_line(make_track(45.0 + steps, np.full(6, 7.0), np.arange(6.0)))
    assert line.elevation_m.tolist() == [0.0, 1.0, 3.0, 5.0]


def test_between_pieces_nothing_is_measured() -> None:
    steps = np.array([0.0, 10.0, 5_000.0, 5_010.0]) / METRES_PER_DEGREE_AT_45
    line = measure_line(make_track(45.0 + steps, np.full(4, 7.0), np.zeros(4), starts=(0, 2)))
    assert line.at_m == pytest.approx([0.0, 10.0, 10.0, 20.0], rel=1e-3)
    assert line.breaks.tolist() == [2]
    assert line.break_lengths_m == pytest.approx([4_990.0], rel=1e-3)


@pytest.mark.parametrize("step_m", [0.0, 0.5])
def test_a_line_that_goes_nowhere_is_refused(step_m: float) -> None:
    lat = 45.0 + np.arange(10) * step_m / METRES_PER_DEGREE_AT_45
    with pytest.raises(CourseTooShort, match="that is no course"):
        measure_line(make_track(lat, np.full(10, 7.0), np.zeros(10)))
