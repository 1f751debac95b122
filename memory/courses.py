"""The courses an athlete had analysed."""

from dataclasses import dataclass

from memory.course_library import AthleteLibrary
from memory.course_places import packed, unpacked
from memory.database import Database, as_json
from memory.statements import statements
from tools.domain.course import CourseAnalysis, CoursePlaces
from tools.domain.course_library import CoursePage
from tools.kit.errors import NotFound

SQL = statements("courses")


class CourseStore:
    """Everybody's courses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthleteCourses":
        """Return one athlete's courses."""
        return AthleteCourses(self._database, athlete_id)


@dataclass(frozen=True, slots=True)
class AthleteCourses:
    """One athlete's courses (kit's CourseShelf)."""

    database: Database
    athlete_id: str

    async def course(self, course_id: str) -> CourseAnalysis:
        """Return a course; raise NotFound."""
        row = await self.database.row(SQL["course"], athlete_id=self.athlete_id, id=course_id)
        if row is None:
            raise NotFound("I do not have that course. Drop its GPX file, or tell me the distance.")
        return CourseAnalysis.model_validate_json(row["analysis"])

    async def listed(self, search: str = "", limit: int = 50) -> CoursePage:
        """Return the courses of the library whose name holds `search`, newest first."""
        page, _ = await AthleteLibrary(self.database, self.athlete_id).page(search=search, limit=limit)
        return page

    async def places(self, course_id: str) -> CoursePlaces | None:
        """Return where a course lies, None where it is not known; raise NotFound."""
        row = await self.database.row(SQL["places"], athlete_id=self.athlete_id, id=course_id)
        if row is None:
            raise NotFound("I do not have that course. Drop its file again.")
        return None if row["places"] is None else unpacked(row["places"])

    async def keep(
        self, course: CourseAnalysis, upload_id: str | None, places: CoursePlaces | None = None
    ) -> None:
        """Keep an analysis and where the course lies; keeping the same one again changes nothing."""
        await self.database.run(SQL["keep"], **course_row(self.athlete_id, course, upload_id, places))


def course_row(
    athlete_id: str,
    course: CourseAnalysis,
    upload_id: str | None = None,
    places: CoursePlaces | None = None,
) -> dict[str, object]:
    """Return what the statement `keep` is told."""
    return {
        "athlete_id": athlete_id,
        "id": course.id,
        "upload_id": upload_id,
        "name": course.name,
        "distance_m": course.distance_m,
        "recorded_duration_s": course.recorded_duration_s,
        "analysis": as_json(course),
        "places": None if places is None else packed(places),
    }
