"""An athlete's library of courses: listed, named, put away; and stretches of them kept under a name."""

from dataclasses import dataclass
from uuid import uuid4

from memory.course_places import unpacked
from memory.database import Database, Row
from memory.statements import statements
from tools.domain.course import CoursePlaces
from tools.domain.course_library import CourseOrder, CoursePage, CourseSection, CourseSummary
from tools.kit.errors import NotFound

SQL = statements("course_library")
NO_COURSE = "That course is not in your library (any more). Look at your courses again."
_LIKE_SIGNS = str.maketrans({"%": r"\%", "_": r"\_", "\\": r"\\"})


@dataclass(frozen=True, slots=True)
class AthleteLibrary:
    """One athlete's library."""

    database: Database
    athlete_id: str

    async def page(
        self, *, search: str = "", order: CourseOrder = CourseOrder.NEWEST, limit: int = 50, offset: int = 0
    ) -> tuple[CoursePage, dict[str, CoursePlaces]]:
        """Return a page of the courses whose name holds `search`, and where those lie that have places."""
        rows = await self.database.rows(
            SQL["courses"],
            athlete_id=self.athlete_id,
            search=f"%{search.translate(_LIKE_SIGNS)}%" if search else None,
            order=order.value,
            limit=limit,
            offset=offset,
        )
        places = {row["id"]: unpacked(row["places"]) for row in rows if row["places"] is not None}
        total = rows[0]["total"] if rows else 0
        return CoursePage(courses=tuple(map(_summary, rows)), total=total), places

    async def summary(self, course_id: str) -> CourseSummary:
        """Return a course as a list shows it; raise NotFound."""
        row = await self.database.row(SQL["summary"], athlete_id=self.athlete_id, id=course_id)
        if row is None:
            raise NotFound(NO_COURSE)
        return _summary(row)

    async def rename(self, course_id: str, title: str) -> None:
        """Give a course the athlete's own name; raise NotFound."""
        await self._found("rename", id=course_id, title=title)

    async def delete(self, course_id: str) -> bool:
        """Delete a course; return False where saved strategies stand on it, and it only left the library.

        Raises NotFound.
        """
        async with self.database.transaction() as connection:
            named = {"athlete_id": self.athlete_id, "id": course_id}
            if await connection.row(SQL["summary"], **named) is None:
                raise NotFound(NO_COURSE)
            if await connection.row(SQL["delete"], **named):
                return True
            await connection.run(SQL["delete_sections"], athlete_id=self.athlete_id, course_id=course_id)
            await connection.row(SQL["put_away"], **named)
            return False

    async def sections(self, course_id: str) -> tuple[CourseSection, ...]:
        """Return the stretches kept of a course, in its order."""
        rows = await self.database.rows(SQL["sections"], athlete_id=self.athlete_id, course_id=course_id)
        return tuple(CourseSection.model_validate(row) for row in rows)

    async def keep_section(self, course_id: str, name: str, start_m: float, end_m: float) -> None:
        """Keep a stretch of a course under a name; the same stretch again takes the new name."""
        await self.database.row(
            SQL["keep_section"],
            athlete_id=self.athlete_id,
            id=uuid4().hex,
            course_id=course_id,
            name=name,
            start_m=round(start_m, 1),
            end_m=round(end_m, 1),
        )

    async def delete_section(self, section_id: str) -> None:
        """Delete a stretch; raise NotFound."""
        await self._found("delete_section", id=section_id)

    async def _found(self, statement: str, **named: object) -> None:
        if await self.database.row(SQL[statement], athlete_id=self.athlete_id, **named) is None:
            raise NotFound(NO_COURSE)


def _summary(row: Row) -> CourseSummary:
    return CourseSummary.model_validate({name: row[name] for name in CourseSummary.model_fields})
