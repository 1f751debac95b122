"""Saved strategies written in every format an athlete carries."""

import asyncio
from dataclasses import dataclass

from memory.athletes import AthleteStore
from memory.courses import CourseStore
from memory.strategies import StrategyStore
from tools.domain.carrying.carry_plan import carry_plan
from tools.formats.carried import USUAL_WRIST_MM, Carried, CarriedFile, CarryFormat, written
from tools.kit.context import SavedStrategy
from tools.kit.planning import course_among


@dataclass(frozen=True, slots=True)
class Carrying:
    """Writes saved strategies; nothing is kept, for it is made anew in milliseconds."""

    strategies: StrategyStore
    courses: CourseStore
    athletes: AthleteStore

    async def of_saved(
        self, athlete_id: str, strategy_id: str, *, wrist_mm: float = USUAL_WRIST_MM
    ) -> Carried:
        """Return one saved version of an athlete made ready for any format; raise NotFound."""
        saved = await self.strategies.for_athlete(athlete_id).saved(strategy_id)
        return await self.carried(athlete_id, saved, wrist_mm=wrist_mm)

    async def carried(
        self, athlete_id: str, saved: SavedStrategy, *, wrist_mm: float = USUAL_WRIST_MM
    ) -> Carried:
        """Return a saved strategy made ready for any format; raise NotFound where its course is gone."""
        shelf, brief = self.courses.for_athlete(athlete_id), saved.strategy.brief
        course = await course_among(shelf, brief)
        plan = carry_plan(saved.summary.name, saved.summary.version, saved.strategy, course)
        return Carried(
            plan,
            saved.strategy,
            course,
            places=await shelf.places(brief.course_id) if brief.course_id else None,
            wrist_mm=wrist_mm,
            saved_at=saved.summary.saved_at,
            time_zone=(await self.athletes.preferences(athlete_id)).time_zone,
        )

    async def file(self, carried: Carried, wanted: CarryFormat) -> CarriedFile:
        """Write a format off the event loop; raise MissingInput where it cannot hold this plan."""
        return await asyncio.to_thread(written, carried, wanted)
