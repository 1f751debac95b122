"""What a course costs a runner beside a flat one, integrated on the course's own grid."""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.finding import Finding
from tools.domain.grade_factor import grade_factor

COST_MODEL = "grade_factor_v1"
COST_SOURCE = (
    "Strava 2017 grade curve (knots: A. Schroeder, specialsauce), half of its downhill gain; "
    "checked on Boston runners who beat their own other years"
)
DRIFT_STARTS_AT = 0.45  # share of the distance
CONGESTED_M = 1000.0
FASTEST_SHARE_OF_FLAT_PACE = 0.90
FLAT_GRID_M = 10.0


@dataclass(frozen=True, slots=True)
class CostGrid:
    """Cost along a course. Arrays have shape (points,), the first point at 0 m, the last at the finish.

    `cumulative[i]` is the cost in flat metres from the start to `position_m[i]`, with drift and congestion;
    `terrain` is the mean cost of the ground alone over a flat course.
    """

    position_m: FloatArray
    elevation_m: FloatArray
    grade: FloatArray
    cumulative: FloatArray
    terrain: float


def cost_grid(course: CourseAnalysis, *, drift: float = 0.0, congestion: float = 0.0) -> CostGrid:
    """Integrate grade_factor_v1 along the course; sums at kilometre marks would miss the hills between.

    `drift` is the extra share at the finish, rising linearly from 45 % of the distance; `congestion` the
    extra share of the first kilometre. A course without elevation counts as flat.
    """
    position, elevation, grade = _profile(course)
    factor = np.maximum(grade_factor(grade), FASTEST_SHARE_OF_FLAT_PACE)
    length = np.diff(position)
    middle = position[:-1] + length / 2
    terrain_cost = (factor[:-1] + factor[1:]) / 2 * length
    late = (middle / course.distance_m - DRIFT_STARTS_AT) / (1 - DRIFT_STARTS_AT)
    slowing = (1 + drift * np.maximum(late, 0.0)) * np.where(middle < CONGESTED_M, 1 + congestion, 1.0)
    cumulative = np.concatenate(([0.0], np.cumsum(terrain_cost * slowing)))
    return CostGrid(position, elevation, grade, cumulative, float(terrain_cost.sum() / course.distance_m))


def terrain_factor(course: CourseAnalysis) -> float:
    """Return the mean of grade_factor_v1 along the course: 1.02 is 2 % slower than flat at equal effort."""
    return cost_grid(course).terrain


def course_factor(course: CourseAnalysis, terrain: float | None = None) -> Finding:
    """Return the course's mean cost over a flat one as a finding; null without elevation.

    `terrain` spares the integration when it is known already.
    """
    known = bool(course.grade)
    value = (terrain_factor(course) if terrain is None else terrain) if known else None
    return Finding(
        name="course_factor",
        value=value,
        unit="ratio",
        model=COST_MODEL,
        source=COST_SOURCE,
        inputs={"course_id": course.id, "distance_m": course.distance_m},
        reason=None if known else "no elevation for this course",
    )


def _profile(course: CourseAnalysis) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return position, elevation and grade; a level line where the course has no elevation."""
    if not course.grade:
        count = max(1, round(course.distance_m / FLAT_GRID_M))
        position = np.linspace(0.0, course.distance_m, count + 1)
        return position, np.zeros_like(position), np.zeros_like(position)
    grade = np.asarray(course.grade, dtype=np.float64)
    position = np.arange(grade.size, dtype=np.float64) * course.step_m
    position[-1] = course.distance_m
    return position, np.asarray(course.elevation_m, dtype=np.float64), grade
