"""A measured course put on the distance its organiser certified."""

from typing import TypeVar

from tools.domain.course import Climb, CourseAnalysis, KeySegment, Waypoint
from tools.domain.finding import Finding

Part = TypeVar("Part", Climb, KeySegment, Waypoint)

TOLERANCE = 0.03  # above this the file is another course, and the athlete is asked


def on_certified_distance(course: CourseAnalysis, certified_m: float) -> CourseAnalysis:
    """Return the course with its distance axis scaled linearly to `certified_m`, heights unchanged.

    A course file is measured, not certified: marathon files run from 42.19 to 43.37 km. Beyond 3 % apart, or
    for a course without a file, the course comes back as it is.
    """
    scale = certified_m / course.distance_m
    if course.origin == "distance" or abs(1 / scale - 1) > TOLERANCE or abs(scale - 1) < 1e-6:
        return course
    changes = {
        "distance_m": certified_m,
        "distance": _certified(course, certified_m),
        "certified_distance_m": certified_m,
        "step_m": course.step_m * scale,
        "grade": tuple(round(grade / scale, 4) for grade in course.grade),
        "climbs": tuple(_scaled(climb, scale) for climb in course.climbs),
        "key_segments": tuple(_scaled(segment, scale) for segment in course.key_segments),
        "waypoints": tuple(_scaled(waypoint, scale) for waypoint in course.waypoints),
    }
    return course.model_copy(update=changes)


def _certified(course: CourseAnalysis, certified_m: float) -> Finding:
    return Finding(
        name="distance",
        value=certified_m,
        unit="m",
        low=min(certified_m, course.distance_m),
        high=max(certified_m, course.distance_m),
        model="certified distance",
        source="the distance you named; the file was scaled to it",
        inputs={"measured_m": course.distance.value},
    )


def _scaled(part: Part, scale: float) -> Part:
    """Return a part of the course with its ways stretched and its grades flattened alike."""
    ways = {name: getattr(part, name, None) for name in ("start_m", "end_m", "length_m", "distance_m")}
    grades = {name: getattr(part, name, None) for name in ("mean_grade", "max_grade")}
    changes = {name: way * scale for name, way in ways.items() if way is not None}
    changes |= {name: grade / scale for name, grade in grades.items() if grade is not None}
    return part.model_copy(update=changes)
