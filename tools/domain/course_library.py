"""An athlete's library of courses: what a list shows of each, and stretches kept under a name."""

from datetime import datetime
from enum import StrEnum

from tools.domain.course import CourseAnalysis, Difficulty
from tools.domain.finding import Frozen

LONGEST_TITLE = 80


class CourseOrder(StrEnum):
    """How a list of courses is sorted."""

    NEWEST = "newest"
    NAME = "name"
    LONGEST = "longest"
    HILLIEST = "hilliest"


class CourseSummary(Frozen):
    """A course as a list shows it; `title` is the athlete's own name where they gave one, else the file's.

    `saved_strategies` counts the saved versions that stand on it.
    """

    id: str
    title: str
    distance_m: float
    gain_m: float | None
    difficulty: Difficulty
    origin: str
    kept_at: datetime
    saved_strategies: int = 0
    sections: int = 0


class CourseSection(Frozen):
    """A stretch of a course under a name; metres from the start."""

    id: str
    course_id: str
    name: str
    start_m: float
    end_m: float


class CourseInLibrary(Frozen):
    """One course of the library, whole but for where it lies."""

    summary: CourseSummary
    course: CourseAnalysis
    sections: tuple[CourseSection, ...]


class CoursePage(Frozen):
    """A page of the library; `total` counts all that match."""

    courses: tuple[CourseSummary, ...]
    total: int
