"""A stretch of a course measured: how long, how much up and down, how steep."""

import math

import numpy as np

from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.finding import Frozen
from tools.domain.ground.elevation_gain import gain_and_loss_m

THRESHOLD_M = 3.0  # of a rise that counts, on heights smoothed already: our design choice [D]
SHORTEST_STRETCH_M = 100.0  # below it a grade says little: our design choice [D]


class StretchMeasure(Frozen):
    """A stretch from `start_m` to `end_m`; heights and grades are None where the course has no heights."""

    start_m: float
    end_m: float
    gain_m: float | None
    loss_m: float | None
    mean_grade: float | None
    steepest_grade: float | None

    @property
    def length_m(self) -> float:
        """Return how long it is."""
        return self.end_m - self.start_m


def measured_stretch(course: CourseAnalysis, start_m: float, end_m: float) -> StretchMeasure:
    """Measure a stretch of a course; raise ValueError where it is too short or lies beyond its ends."""
    if not (math.isfinite(start_m) and math.isfinite(end_m)):
        raise ValueError("a stretch begins and ends somewhere")
    if start_m < 0 or end_m > course.distance_m + 1.0 or end_m - start_m < SHORTEST_STRETCH_M:
        raise ValueError("a stretch lies on the course and is at least 100 m long")
    end_m = min(end_m, course.distance_m)
    if not course.elevation_m:
        return StretchMeasure(
            start_m=start_m, end_m=end_m, gain_m=None, loss_m=None, mean_grade=None, steepest_grade=None
        )
    height_m, grade = _between(course, start_m, end_m)
    gain_m, loss_m = gain_and_loss_m(height_m, THRESHOLD_M)
    return StretchMeasure(
        start_m=start_m,
        end_m=end_m,
        gain_m=round(gain_m, 1),
        loss_m=round(loss_m, 1),
        mean_grade=round(float(height_m[-1] - height_m[0]) / (end_m - start_m), 4),
        steepest_grade=round(float(grade[np.abs(grade).argmax()]), 4),
    )


def _between(course: CourseAnalysis, start_m: float, end_m: float) -> tuple[FloatArray, FloatArray]:
    """Return heights and grades on the course's grid between two places, both ends included."""
    elevation_m, grade = np.array(course.elevation_m), np.array(course.grade)
    grid_m = np.linspace(0.0, course.distance_m, elevation_m.size)
    inside = (grid_m > start_m) & (grid_m < end_m)
    at_m = np.concatenate(([start_m], grid_m[inside], [end_m]))
    graded_m = np.linspace(0.0, course.distance_m, grade.size)
    return np.interp(at_m, grid_m, elevation_m), np.interp(at_m, graded_m, grade)
