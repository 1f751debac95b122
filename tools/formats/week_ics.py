"""Planned sessions as a calendar: a week of a plan, or all that is ahead."""

from collections.abc import Iterable
from datetime import datetime

from tools.domain.plan_version import PlanVersion
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import PlannedWorkout
from tools.domain.wording.plan import amount_of, step_lines
from tools.formats.calendar_writing import CalendarEvent, calendar_file


def sessions_calendar(
    plan: PlanVersion, workouts: Iterable[PlannedWorkout], units: UnitSystem, time_zone: str | None
) -> bytes:
    """Return sessions as whole days: a plan says the day, never the hour.

    A session keeps its name through every version, so that bringing the file in again moves it.
    """
    summary = plan.summary
    return calendar_file(
        summary.name,
        [_event(summary.plan_id, each, units) for each in workouts if not each.is_rest],
        made_at=_moment(summary.made_at),
        version=summary.version,
        time_zone=time_zone,
    )


def _event(plan_id: str, workout: PlannedWorkout, units: UnitSystem) -> CalendarEvent:
    load = None if workout.planned_load is None else f"Load {workout.planned_load:.0f}"
    told = (load, workout.note, *step_lines(workout, units), *_rehearsed(workout))
    return CalendarEvent(
        key=f"{plan_id}|{workout.id or f'{workout.day}-{workout.title}'}",
        title=amount_of(workout, units),
        text="\n".join(line for line in told if line),
        begins=workout.day,
    )


def _rehearsed(workout: PlannedWorkout) -> tuple[str, ...]:
    return tuple(f"Rehearses: {each.text}" for each in workout.rehearses)


def _moment(made_at: datetime) -> datetime:
    return made_at.replace(microsecond=0)
