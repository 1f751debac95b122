"""What was read in the pictures of courses an athlete gave."""

import hashlib
from dataclasses import dataclass

from memory.courses import SQL as COURSES
from memory.courses import course_row
from memory.database import Database, Row, as_json
from memory.statements import statements
from tools.domain.course import CourseAnalysis
from tools.domain.course_picture import KeptPicture, PictureCorrections, PictureReading
from tools.kit.errors import NotFound

SQL = statements("pictures")
GONE = "I no longer have that picture. Please drop it again."


class PictureStore:
    """Everybody's readings of pictures."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthletePictures":
        """Return one athlete's readings."""
        return AthletePictures(self._database, athlete_id)


@dataclass(frozen=True, slots=True)
class AthletePictures:
    """One athlete's readings (kit's PictureShelf)."""

    database: Database
    athlete_id: str

    async def keep(self, upload_id: str, reading: PictureReading) -> KeptPicture:
        """Keep a reading of a page, which waits for a word; one that is in use comes back as it stands."""
        reading_id = _id(upload_id, reading.page)
        async with self.database.transaction() as connection:
            await connection.run(SQL["hold"], athlete_id=self.athlete_id, id=reading_id)
            await connection.run(
                SQL["keep"],
                athlete_id=self.athlete_id,
                id=reading_id,
                upload_id=upload_id,
                page=reading.page,
                reading=as_json(reading),
            )
        return await self.picture(reading_id)

    async def picture(self, reading_id: str) -> KeptPicture:
        """Return a kept reading; raise NotFound."""
        row = await self.database.row(SQL["picture"], athlete_id=self.athlete_id, id=reading_id)
        if row is None:
            raise NotFound(GONE)
        return _kept(row)

    async def of_upload(self, upload_id: str) -> tuple[KeptPicture, ...]:
        """Return what was read in a picture, page by page; nothing where it was not read yet."""
        rows = await self.database.rows(SQL["of_upload"], athlete_id=self.athlete_id, upload_id=upload_id)
        return tuple(map(_kept, rows))

    async def confirmed(
        self, reading_id: str, corrections: PictureCorrections, course: CourseAnalysis | None
    ) -> KeptPicture:
        """Note a yes and keep the course it makes, both or neither; a second yes changes nothing."""
        async with self.database.transaction() as connection:
            await connection.run(SQL["hold"], athlete_id=self.athlete_id, id=reading_id)
            waits = await connection.row(SQL["waits"], athlete_id=self.athlete_id, id=reading_id)
            if waits is not None:
                if course is not None:
                    await connection.run(COURSES["keep"], **course_row(self.athlete_id, course))
                await connection.run(
                    SQL["use"],
                    athlete_id=self.athlete_id,
                    id=reading_id,
                    corrections=as_json(corrections),
                    course_id=course.id if course else None,
                )
        return await self.picture(reading_id)

    async def declined(self, reading_id: str) -> KeptPicture:
        """Note a no; what is in use already stays so."""
        await self.database.run(SQL["decline"], athlete_id=self.athlete_id, id=reading_id)
        return await self.picture(reading_id)


def _id(upload_id: str, page: int) -> str:
    """Return the name of a reading: 32 digits that say nothing, the same for the same page of a picture."""
    return hashlib.sha256(f"{upload_id} page {page}".encode()).hexdigest()[:32]


def _kept(row: Row) -> KeptPicture:
    return KeptPicture(
        id=row["id"],
        upload_id=row["upload_id"],
        name=row["name"],
        reading=PictureReading.model_validate_json(row["reading"]),
        corrections=PictureCorrections.model_validate_json(row["corrections"]),
        course_id=row["course_id"],
        decided=row["decided"],
    )
