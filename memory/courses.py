"""The courses an athlete had analysed."""

from dataclasses import dataclass

from memory.database import Database, as_json
from memory.statements import statements
from tools.domain.course import CourseAnalysis
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

    async def keep(self, course: CourseAnalysis, upload_id: str | None) -> None:
        """Keep an analysis; keeping the same one again changes nothing."""
        await self.database.run(
            SQL["keep"],
            athlete_id=self.athlete_id,
            id=course.id,
            upload_id=upload_id,
            name=course.name,
            distance_m=course.distance_m,
            recorded_duration_s=course.recorded_duration_s,
            analysis=as_json(course),
        )
