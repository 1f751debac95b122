"""Pictures of courses: shown as they were read, corrected by hand, and made a course with a yes."""

from dataclasses import dataclass

from memory.courses import CourseStore
from memory.uploads import UploadStore


@dataclass(frozen=True, slots=True)
class Pictures:
    """Everybody's pictures of courses."""

    uploads: UploadStore
    courses: CourseStore
