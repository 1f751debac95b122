"""A measured course put on the distance its organiser certified."""

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding

TOLERANCE = 0.03  # above this the file is another course, and the athlete is asked


def on_certified_distance(course: CourseAnalysis, certified_m: float) -> CourseAnalysis:
    """Return the course with its distance axis scaled linearly to `certified_m`, heights unchanged.

    A course file is measured, not certified: marathon files run from 42.19 to 43.37 km. Beyond 3 % apart, or for
    a course without a file, the course comes back as it is.
    """
    scale = certified_m / course.distance_m
    if course.origin == "distance" or abs(1 / scale - 1) > TOLERANCE or abs(scale - 1) < 1e-6:
        return course
    measured = course.distance
    return course.model_copy(
        update={
            "distance_m": certified_m,
            "distance": Finding(
                name="distance",
                value=certified_m,
                unit="m",
                low=min(certified_m, course.distance_m),
                high=max(certified_m, course.distance_m),
                model="certified distance",
                source="the distance you named; the file was scaled to it",
                inputs={"measured_m": measured.value},
            ),
            "certified_distance_m": certified_m,
            "step_m": course.step_m * scale,
            "grade": tuple(round(grade / scale, 4) for grade in course.grade),
            "climbs": tuple(
                climb.model_copy(
                    update={
                        "start_m": climb.start_m * scale,
                        "length_m": climb.length_m * scale,
                        "mean_grade": climb.mean_grade / scale,
                        "max_grade": climb.max_grade / scale,
                    }
                )
                for climb in course.climbs
            ),
            "key_segments": tuple(
                part.model_copy(
                    update={
                        "start_m": part.start_m * scale,
                        "end_m": part.end_m * scale,
                        "mean_grade": part.mean_grade / scale,
                    }
                )
                for part in course.key_segments
            ),
            "waypoints": tuple(
                point
                if point.distance_m is None
                else point.model_copy(update={"distance_m": point.distance_m * scale})
                for point in course.waypoints
            ),
        }
    )
