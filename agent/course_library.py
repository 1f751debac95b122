"""An athlete's library of courses: looked through, named, put away, compared; stretches worth a name."""

import asyncio
from dataclasses import dataclass

from memory.course_library import AthleteLibrary
from memory.courses import CourseStore
from memory.database import Database
from tools.domain.course import CourseAnalysis, CoursePlaces
from tools.domain.course_library import (
    LONGEST_TITLE,
    CourseInLibrary,
    CourseOrder,
    CoursePage,
)
from tools.domain.ground.course_map import CourseMap, course_map
from tools.domain.ground.course_stretch import StretchMeasure, measured_stretch
from tools.domain.others_words import others_words
from tools.domain.race import UnitSystem
from tools.kit.errors import MissingInput

MOST_ON_A_PAGE = 100
STRETCH = "Say where the stretch begins and ends: on the course, and at least 100 m apart. Nothing was kept."


@dataclass(frozen=True, slots=True)
class CourseLibrary:
    """Everybody's courses. Every call names the athlete; ids of others are NotFound."""

    database: Database
    courses: CourseStore

    async def page(
        self,
        athlete_id: str,
        *,
        search: str = "",
        order: CourseOrder = CourseOrder.NEWEST,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[CoursePage, dict[str, CoursePlaces]]:
        """Return a page of the courses whose name holds `search`, and where they lie."""
        words = " ".join(search.split())[:LONGEST_TITLE]
        shelf = self._shelf(athlete_id)
        most = max(1, min(limit, MOST_ON_A_PAGE))
        return await shelf.page(search=words, order=order, limit=most, offset=max(0, offset))

    async def course(self, athlete_id: str, course_id: str) -> CourseInLibrary:
        """Return one course with its stretches; raise NotFound."""
        shelf = self._shelf(athlete_id)
        summary = await shelf.summary(course_id)
        course = await self.courses.for_athlete(athlete_id).course(course_id)
        return CourseInLibrary(summary=summary, course=course, sections=await shelf.sections(course_id))

    async def map(self, athlete_id: str, course_id: str, units: UnitSystem) -> CourseMap | None:
        """Return the picture of a course's line, None where nobody knows where it lies; raise NotFound."""
        shelf = self.courses.for_athlete(athlete_id)
        places = await shelf.places(course_id)
        if places is None:
            return None
        return await asyncio.to_thread(course_map, await shelf.course(course_id), places, units)

    async def rename(self, athlete_id: str, course_id: str, title: str) -> None:
        """Give a course the athlete's own name; raise NotFound, and MissingInput for none."""
        await self._shelf(athlete_id).rename(course_id, _name(title))

    async def delete(self, athlete_id: str, course_id: str) -> str:
        """Delete a course and say what became of it; the click is the yes. Raises NotFound."""
        if await self._shelf(athlete_id).delete(course_id):
            return "Deleted."
        return "It is out of your library. The strategies you saved on it stay, and open as before."

    async def keep_section(
        self, athlete_id: str, course_id: str, name: str, start_m: float, end_m: float
    ) -> None:
        """Keep a stretch under a name; raise NotFound, and MissingInput for one that is none."""
        known = await self.course(athlete_id, course_id)
        stretch = measured(known.course, start_m, end_m)
        await self._shelf(athlete_id).keep_section(course_id, _name(name), stretch.start_m, stretch.end_m)

    async def delete_section(self, athlete_id: str, section_id: str) -> None:
        """Delete a stretch; raise NotFound."""
        await self._shelf(athlete_id).delete_section(section_id)

    def _shelf(self, athlete_id: str) -> AthleteLibrary:
        return AthleteLibrary(self.database, athlete_id)


def measured(course: CourseAnalysis, start_m: float, end_m: float) -> StretchMeasure:
    """Measure a stretch; raise MissingInput where it is none."""
    try:
        return measured_stretch(course, start_m, end_m)
    except ValueError:
        raise MissingInput(STRETCH) from None


def _name(said: str) -> str:
    name = others_words(said, LONGEST_TITLE)
    if not name:
        raise MissingInput("Write a name for it. Nothing was changed.")
    return name
