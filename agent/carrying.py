"""Saved strategies written in every format an athlete carries."""

import asyncio
from dataclasses import dataclass

from memory.courses import CourseStore
from memory.strategies import StrategyStore
from tools.domain.carrying.carry_plan import carry_plan
from tools.domain.course import CourseAnalysis
from tools.formats.carried import Carried, CarriedFile, CarryFormat, written
from tools.kit.context import SavedStrategy


@dataclass(frozen=True, slots=True)
class Carrying:
    """Writes saved strategies; nothing is kept, for it is made anew in milliseconds."""

    strategies: StrategyStore
    courses: CourseStore

    async def carried(
        self, athlete_id: str, saved: SavedStrategy, course: CourseAnalysis, share_url: str | None = None
    ) -> Carried:
        """Return a saved strategy made ready for any format."""
        places = None
        if saved.strategy.brief.course_id:
            places = await self.courses.for_athlete(athlete_id).places(saved.strategy.brief.course_id)
        plan = carry_plan(saved.summary.name, saved.summary.version, saved.strategy, course)
        return Carried(plan, saved.strategy, course, places, share_url)

    async def file(self, carried: Carried, wanted: CarryFormat) -> CarriedFile:
        """Write a format off the event loop; raise MissingInput where it cannot hold this plan."""
        return await asyncio.to_thread(written, carried, wanted)
