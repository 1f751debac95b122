"""A course as a line of places, each with the time the plan is there: the virtual partner of a device."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

import numpy as np

from tools.domain.carrying.carry_plan import CarryPlan, Moment
from tools.domain.course import CourseAnalysis, CoursePlaces, FloatArray
from tools.domain.ground.course_places import place_at
from tools.domain.race import Sport
from tools.formats.carried import NO_LINE, Carried
from tools.kit.errors import MissingInput

STEP_M = {Sport.RUN: 25.0, Sport.RIDE: 50.0}  # fine enough for a turn; our design choice [D]
MOST_POINTS = 8_000  # older devices keep some ten thousand; our design choice [D]
NEAREST_M = 2.0
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CourseLine:
    """The course at rising distances, arrays of shape (points,).

    `at_s` are whole seconds from the start, `elevation_m` is None where the heights are not known. `begins`
    is the start: the race's own clock written as UTC, because where the race is stands nowhere; devices only
    use differences.
    """

    at_m: FloatArray
    at_s: FloatArray
    lat: FloatArray
    lon: FloatArray
    elevation_m: FloatArray | None
    begins: datetime


@dataclass(frozen=True, slots=True)
class CourseMark:
    """A moment of the plan at its place. It stands on a point of the line, at its time."""

    moment: Moment
    at_m: float
    at_s: float
    lat: float
    lon: float
    elevation_m: float | None


def course_line(carried: Carried) -> CourseLine:
    """Return the line of a plan: ends of splits and moments exactly, and points between them.

    Raises MissingInput for a course that lies nowhere.
    """
    places, course, plan = carried.places, carried.course, carried.plan
    if places is None:
        raise MissingInput(NO_LINE)
    knots_m, knots_s = _knots(plan, course.distance_m)
    at_m = _points(knots_m, course.distance_m, STEP_M[plan.sport])
    at_s = np.rint(np.interp(at_m, knots_m, knots_s))
    kept = np.isin(at_m, knots_m) | (np.diff(at_s, prepend=-1.0) > 0)
    at_m, at_s = at_m[kept], at_s[kept]
    lat, lon = _where(places, course, at_m)
    return CourseLine(at_m, at_s, lat, lon, _heights(course, at_m), begins(plan))


def course_marks(carried: Carried, line: CourseLine) -> tuple[CourseMark, ...]:
    """Return the moments of a plan that lie on its line, in order."""
    marks = []
    for moment in carried.plan.moments:
        at = int(np.argmin(np.abs(line.at_m - moment.at_m)))
        height = None if line.elevation_m is None else float(line.elevation_m[at])
        place = (float(line.lat[at]), float(line.lon[at]))
        marks.append(CourseMark(moment, float(line.at_m[at]), float(line.at_s[at]), *place, height))
    return tuple(marks)


def begins(plan: CarryPlan) -> datetime:
    """Return the start on the race's own clock, as UTC; midnight of a far day where it is not known."""
    day = plan.race_day or NO_DAY.date()
    return datetime.combine(day, plan.start_time or time(), UTC)


def _knots(plan: CarryPlan, distance_m: float) -> tuple[FloatArray, FloatArray]:
    """Return (places in m, seconds) where the plan says a time, both rising; its splits stay as they are."""
    said = {0.0: 0.0} | {min(row.end_m, distance_m): row.at_s for row in plan.rows}
    ends_m = np.array(sorted(said))
    ends_s = np.array([said[float(at_m)] for at_m in ends_m])
    for moment in plan.moments:
        at_m = min(max(moment.at_m, 0.0), distance_m)
        if np.abs(ends_m - at_m).min() >= NEAREST_M:
            after = int(np.searchsorted(ends_m, at_m))
            within = np.clip(moment.at_s, ends_s[after - 1], ends_s[min(after, ends_s.size - 1)])
            said.setdefault(at_m, float(within))
    places = np.array(sorted(said))
    return places, np.maximum.accumulate(np.array([said[float(at_m)] for at_m in places]))


def _points(knots_m: FloatArray, distance_m: float, step_m: float) -> FloatArray:
    """Return the knots with points about every `step_m` between them, none next to a knot."""
    count = int(min(max(distance_m // step_m, 1), MOST_POINTS))
    grid = np.linspace(0.0, distance_m, count + 1)
    after = np.clip(np.searchsorted(knots_m, grid), 1, knots_m.size - 1)
    apart = np.minimum(np.abs(grid - knots_m[after - 1]), np.abs(knots_m[after] - grid))
    return np.union1d(knots_m, grid[apart > NEAREST_M])


def _where(places: CoursePlaces, course: CourseAnalysis, at_m: FloatArray) -> tuple[FloatArray, FloatArray]:
    return place_at(places, at_m / course.distance_m)


def _heights(course: CourseAnalysis, at_m: FloatArray) -> FloatArray | None:
    if not course.elevation_m:
        return None
    grid = np.append(np.arange(len(course.elevation_m) - 1) * course.step_m, course.distance_m)
    return np.asarray(np.interp(at_m, grid, np.array(course.elevation_m)))
