"""An athlete's library of courses: looked through, renamed, put away, compared."""

from dataclasses import dataclass

from memory.courses import CourseStore


@dataclass(frozen=True, slots=True)
class CourseLibrary:
    """Everybody's courses, by athlete."""

    courses: CourseStore
