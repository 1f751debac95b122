"""An athlete's plans taken along: as files for devices and calendars, and in their calendar elsewhere."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from agent.athlete_data import AthleteData
from agent.planned_calendar import PlannedCalendar
from agent.planned_files import PlannedFiles, filled
from tools.domain.plan_version import PlanVersion
from tools.kit.context import ToolContext
from tools.kit.errors import StaleProposal

PAGE_THREAD = "page"
OTHER_PLAN = "You train by another plan by now. Nothing was sent. Open that one."


@dataclass(frozen=True, slots=True)
class PlansTakenAlong:
    """The door. Every call names the athlete; ids of others are NotFound."""

    world_of: Callable[[str, str], Awaitable[ToolContext]]
    data: AthleteData

    async def files(self, athlete_id: str, plan_id: str) -> PlannedFiles:
        """Return the files of a plan as it is now; raise NotFound."""
        world = await self.world_of(athlete_id, PAGE_THREAD)
        plan = await _newest(world, plan_id)
        known = (await self.data.profile(athlete_id)).thresholds()
        time_zone = await self.data.clock.time_zone(athlete_id)
        return PlannedFiles(plan, filled(known, plan.plan.thresholds), world.brief.units, time_zone)

    async def calendar(self, athlete_id: str, plan_id: str) -> PlannedCalendar:
        """Return the calendar elsewhere, for the plan trained by; raise NotFound, StaleProposal."""
        world = await self.world_of(athlete_id, PAGE_THREAD)
        plan = await _newest(world, plan_id)
        current = await world.plans.current()
        if current is None or current.summary.plan_id != plan_id:
            raise StaleProposal(OTHER_PLAN)
        return PlannedCalendar(self.data, athlete_id, plan, world.today)


async def _newest(world: ToolContext, plan_id: str) -> PlanVersion:
    """Return a plan as it is now; raise NotFound."""
    return await world.plans.version(plan_id, (await world.plans.versions(plan_id))[0].version)
