"""The courses an athlete had analysed."""

import zlib
from dataclasses import dataclass

import numpy as np

from memory.database import Database, as_json
from memory.statements import statements
from tools.domain.course import CourseAnalysis, CoursePlaces
from tools.kit.errors import NotFound

SQL = statements("courses")
_PER_DEGREE = 1e7


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

    async def places(self, course_id: str) -> CoursePlaces | None:
        """Return where a course lies, None where it is not known; raise NotFound."""
        row = await self.database.row(SQL["places"], athlete_id=self.athlete_id, id=course_id)
        if row is None:
            raise NotFound("I do not have that course. Drop its file again.")
        return None if row["places"] is None else _unpacked(row["places"])

    async def keep(
        self, course: CourseAnalysis, upload_id: str | None, places: CoursePlaces | None = None
    ) -> None:
        """Keep an analysis and where the course lies; keeping the same one again changes nothing."""
        await self.database.run(
            SQL["keep"],
            athlete_id=self.athlete_id,
            id=course.id,
            upload_id=upload_id,
            name=course.name,
            distance_m=course.distance_m,
            recorded_duration_s=course.recorded_duration_s,
            analysis=as_json(course),
            places=None if places is None else _packed(places),
        )


def _packed(places: CoursePlaces) -> bytes:
    degrees = np.concatenate((places.lat, places.lon)) * _PER_DEGREE
    return zlib.compress(np.rint(degrees).astype("<i4").tobytes())


def _unpacked(kept: bytes) -> CoursePlaces:
    lat, lon = np.frombuffer(zlib.decompress(kept), dtype="<i4").reshape(2, -1) / _PER_DEGREE
    return CoursePlaces(lat=lat, lon=lon)
