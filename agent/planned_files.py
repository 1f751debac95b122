"""Planned sessions to take along: files for devices, and a calendar."""

import asyncio
from dataclasses import dataclass
from datetime import date

from tools.domain.athlete import Thresholds
from tools.domain.plan_version import PlanVersion
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import PlannedWorkout
from tools.formats.carried import CarriedFile, plain_name
from tools.formats.week_ics import sessions_calendar
from tools.formats.workout_files import WorkoutFormat, workout_file
from tools.kit.errors import NotFound

NO_SESSION = "Your plan has no such session any more. Reload the page and choose again."
NO_WEEK = "Your plan has no week that begins on that day. Reload the page and choose again."


@dataclass(frozen=True, slots=True)
class PlannedFiles:
    """The files of one version of a plan. `thresholds` are the athlete's, those of the plan where unknown."""

    plan: PlanVersion
    thresholds: Thresholds
    units: UnitSystem
    time_zone: str | None

    async def workout(self, workout_id: str, wanted: WorkoutFormat) -> CarriedFile:
        """Return a session as a file; raise NotFound, and MissingInput where the format cannot hold it."""
        found = next((each for each in self.plan.plan.workouts if each.id == workout_id), None)
        if found is None or not workout_id:
            raise NotFound(NO_SESSION)
        return await asyncio.to_thread(workout_file, found, self.thresholds, wanted)

    async def calendar(self, week: date | None = None) -> CarriedFile:
        """Return the sessions of a week as a calendar, of the whole plan without one; raise NotFound."""
        content = await asyncio.to_thread(
            sessions_calendar, self.plan, self._sessions(week), self.units, self.time_zone
        )
        stem = plain_name(self.plan.summary.name) + (f"-{week}" if week else "")
        return CarriedFile(name=f"{stem}.ics", media_type="text/calendar", content=content)

    def _sessions(self, week: date | None) -> tuple[PlannedWorkout, ...]:
        weeks = [each for each in self.plan.plan.weeks if week is None or each.starts_on == week]
        if not weeks:
            raise NotFound(NO_WEEK)
        return tuple(workout for each in weeks for workout in each.workouts)


def filled(known: Thresholds, planned: Thresholds | None) -> Thresholds:
    """Return what is known of an athlete, its gaps filled with what a plan's targets were written by."""
    return (planned or Thresholds()).model_copy(update=known.model_dump(exclude_none=True))
