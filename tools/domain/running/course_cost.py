"""What a course costs a runner beside a flat one, integrated on the course's own grid."""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.finding import Finding
from tools.domain.race import RaceBrief
from tools.domain.running.altitude import altitude_factor, altitude_slowdown
from tools.domain.running.grade_factor import grade_factor
from tools.domain.running.surface import surface_factor

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
    """Cost along a course: arrays of shape (points,), from 0 m to the finish, and of its steps (points - 1,).

    `step_cost` is what each step costs in metres of flat pavement near the sea: grade, surface, altitude,
    drift and congestion; `cumulative` is its running sum at the points. `step_terrain` is the part of the
    grade alone, `terrain` its mean over a flat course, and `ground` the mean with surface and altitude too.
    """

    position_m: FloatArray
    elevation_m: FloatArray
    grade: FloatArray
    step_terrain: FloatArray
    step_cost: FloatArray
    cumulative: FloatArray
    terrain: float
    ground: float


@dataclass(frozen=True, slots=True)
class GroundFactor:
    """The mean cost of a course's ground over flat pavement near the sea, with its range.

    The range is that of the surface and the altitude; the grade has none of its own.
    """

    value: float
    low: float
    high: float
    surface: Finding
    altitude: Finding


def cost_grid(
    course: CourseAnalysis,
    *,
    surface: float = 1.0,
    drift: float = 0.0,
    congestion: float = 0.0,
    hills: float | None = None,
) -> CostGrid:
    """Integrate grade_factor_v1 along the course; sums at kilometre marks would miss the hills between.

    `surface` is the time factor of what is underfoot; altitude comes from the course's own heights. `drift`
    is the extra share at the finish, rising linearly from 45 % of the distance; `congestion` the extra share
    of the first kilometre. `hills` is the share of a grade's cost that this runner pays, downhill of its
    gain; None counts as 1. A course without elevation counts as flat and near the sea.
    """
    position, elevation, grade = _profile(course)
    personal = 1 + (1.0 if hills is None else hills) * (grade_factor(grade) - 1)
    factor = np.maximum(personal, FASTEST_SHARE_OF_FLAT_PACE)
    length = np.diff(position)
    middle = position[:-1] + length / 2
    terrain_cost = _between(factor) * length
    ground_cost = terrain_cost * surface * altitude_factor(_between(elevation))
    late = (middle / course.distance_m - DRIFT_STARTS_AT) / (1 - DRIFT_STARTS_AT)
    slowing = (1 + drift * np.maximum(late, 0.0)) * np.where(middle < CONGESTED_M, 1 + congestion, 1.0)
    cost = ground_cost * slowing
    return CostGrid(
        position_m=position,
        elevation_m=elevation,
        grade=grade,
        step_terrain=terrain_cost,
        step_cost=cost,
        cumulative=np.concatenate(([0.0], np.cumsum(cost))),
        terrain=float(terrain_cost.sum() / course.distance_m),
        ground=float(ground_cost.sum() / course.distance_m),
    )


def ground_factor(course: CourseAnalysis, brief: RaceBrief, grid: CostGrid | None = None) -> GroundFactor:
    """Return what grade, surface and altitude together make of a flat paved time near the sea.

    `grid` spares the integration when it is known already; it must hold the brief's surface and hill factor.
    """
    surface = surface_factor(brief)
    integrated = grid or cost_grid(course, surface=surface.value or 1.0, hills=brief.hill_factor)
    heights = _between(integrated.elevation_m) if course.grade else np.empty(0)
    altitude = altitude_slowdown(heights, integrated.step_terrain)
    low, high = (
        _relative(surface.value, under) * _relative(_factor(altitude.value), _factor(thin))
        for under, thin in ((surface.low, altitude.low), (surface.high, altitude.high))
    )
    return GroundFactor(
        integrated.ground, integrated.ground * low, integrated.ground * high, surface, altitude
    )


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


def _between(at_points: FloatArray) -> FloatArray:
    """Return the mean of each step's two ends."""
    return (at_points[:-1] + at_points[1:]) / 2


def _factor(percent: float | None) -> float | None:
    return None if percent is None else 1 + percent / 100


def _relative(value: float | None, bound: float | None) -> float:
    return bound / value if value and bound else 1.0
