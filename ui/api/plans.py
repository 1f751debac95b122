"""Training plans over HTTP: read them, their versions and what differs, and propose changes of them.

Nothing here changes a plan but the undoing of its newest version: a proposal waits for its yes at /proposals.
Its sessions are taken along as files, and put into the athlete's calendar at intervals.icu.
"""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from agent.planned_calendar import CalendarState
from tools.domain.plan_change import PlanDifference
from tools.domain.plan_edit import PlanEdit
from tools.domain.plan_event import Away, Hurt, Ill, Missed, NewRace, RaceGone, RulesChanged
from tools.domain.plan_request import PlanWish
from tools.domain.plan_timeline import PlanTimeline
from tools.domain.plan_version import PlanSummary, PlanVersion, PlanVersionSummary
from tools.domain.proposal import Proposal
from tools.formats.workout_files import MEDIA_TYPES, WorkoutFormat
from ui import door
from ui.api.models import NOT_FOUND, REFUSALS, STALE, THREAD, Request, Version
from ui.handed_over import handed_over

router = APIRouter(prefix="/plans", tags=["plans"])
MOST_EDITS = 50
Week = Annotated[date | None, Query(description="The week's first day. Left out: all that is planned.")]
A_CALENDAR: dict[int | str, dict[str, object]] = {
    200: {"description": "An iCalendar file.", "content": {"text/calendar": {}}}
}
WORKOUT_FILES: dict[int | str, dict[str, object]] = {
    200: {"description": "The file.", "content": {media_type: {} for media_type in MEDIA_TYPES.values()}}
}

SaidEvent = Annotated[
    Missed | Ill | Hurt | Away | NewRace | RaceGone | RulesChanged, Field(discriminator="event")
]


class PlansAnswer(BaseModel):
    """The athlete's plans, the one they train by first."""

    plans: list[PlanSummary]


class PlanVersionsAnswer(BaseModel):
    """The versions of a plan, newest first: what changed, why, and on what evidence."""

    versions: list[PlanVersionSummary]


class EditsRequest(Request):
    """Structured edits. They name sessions, days and minutes; Paceline writes steps, targets and sums."""

    edits: tuple[PlanEdit, ...] = Field(min_length=1, max_length=MOST_EDITS)


class EventRequest(Request):
    """Something that happened, as an athlete can say it; what a review found comes from the review alone."""

    event: SaidEvent


class VersionRequest(Request):
    """Which version is meant."""

    version: Version


@router.get("", summary="List the plans.")
async def plans() -> PlansAnswer:
    """Return every plan, the current one first."""
    return PlansAnswer(plans=list(await door.coach().plans.listed(door.athlete_id())))


@router.post("", summary="Propose a plan for a wish.", status_code=201, responses=REFUSALS)
async def propose(wish: PlanWish) -> Proposal:
    """Build a plan from what is wished, known and ruled; it counts once the proposal is approved."""
    return await door.coach().plans.propose(door.athlete_id(), THREAD, wish)


@router.get("/{plan_id}", summary="Read a plan as it is now.", responses=NOT_FOUND)
async def plan(plan_id: str) -> PlanVersion:
    """Return its newest version."""
    shelf = door.coach().plans
    newest = (await shelf.versions(door.athlete_id(), plan_id))[0]
    return await shelf.version(door.athlete_id(), plan_id, newest.version)


@router.get("/{plan_id}/versions", summary="List a plan's versions.", responses=NOT_FOUND)
async def versions(plan_id: str) -> PlanVersionsAnswer:
    """Return every version without its weeks, newest first."""
    return PlanVersionsAnswer(versions=list(await door.coach().plans.versions(door.athlete_id(), plan_id)))


@router.get("/{plan_id}/versions/{version}", summary="Read a version.", responses=REFUSALS)
async def version(plan_id: str, version: Version) -> PlanVersion:
    """Return one version whole."""
    return await door.coach().plans.version(door.athlete_id(), plan_id, version)


@router.get(
    "/{plan_id}/calendar.ics",
    summary="Take a plan along as a calendar.",
    response_class=Response,
    responses=REFUSALS | A_CALENDAR,
)
async def calendar_file(plan_id: str, week: Week = None) -> Response:
    """Return the planned sessions as whole days; brought in again later, they move where they moved to."""
    files = await door.coach().plans.taken_along.files(door.athlete_id(), plan_id)
    return handed_over(await files.calendar(week))


@router.get(
    "/{plan_id}/workouts/{workout_id}/{format}",
    summary="Take a planned session along as a file.",
    response_class=Response,
    responses=REFUSALS | WORKOUT_FILES,
)
async def workout_file(plan_id: str, workout_id: str, format: WorkoutFormat) -> Response:
    """Return the session for a watch (fit) or a trainer (zwo, erg, mrc); 422 says why it cannot be held."""
    files = await door.coach().plans.taken_along.files(door.athlete_id(), plan_id)
    return handed_over(await files.workout(workout_id, format))


@router.get("/{plan_id}/calendar", summary="See what is in intervals.icu's calendar.", responses=STALE)
async def calendar(plan_id: str) -> CalendarState:
    """Return how many of the sessions ahead were put there; nothing is asked of the service."""
    return await (await door.coach().plans.taken_along.calendar(door.athlete_id(), plan_id)).state()


@router.put("/{plan_id}/calendar", summary="Put the plan into intervals.icu's calendar.", responses=STALE)
async def send(plan_id: str, week: Week = None) -> CalendarState:
    """Send the sessions ahead of a week, or all; sending again changes what changed and makes no doubles."""
    return await (await door.coach().plans.taken_along.calendar(door.athlete_id(), plan_id)).send(week)


@router.delete("/{plan_id}/calendar", summary="Take the plan off intervals.icu's calendar.", responses=STALE)
async def withdraw(plan_id: str) -> CalendarState:
    """Take every session ahead that was put there off again."""
    return await (await door.coach().plans.taken_along.calendar(door.athlete_id(), plan_id)).withdraw()


@router.get("/{plan_id}/difference", summary="Compare two versions.", responses=REFUSALS)
async def difference(
    plan_id: str,
    after: Annotated[Version, Query(alias="to")],
    before: Annotated[
        Version | None, Query(alias="from", description="Left out: the one that `to` was made from.")
    ] = None,
) -> PlanDifference:
    """Return what was added, removed, moved and resized, with the totals before and after."""
    return await door.coach().plans.difference(door.athlete_id(), plan_id, before, after)


@router.get("/{plan_id}/timeline", summary="Read a plan beside what was done.", responses=REFUSALS)
async def timeline(
    plan_id: str,
    version: Annotated[Version | None, Query(description="Left out: the newest.")] = None,
) -> PlanTimeline:
    """Return its weeks with done, moved and missed sessions; after `known_until` nobody knows."""
    return await door.coach().plans.timeline(door.athlete_id(), plan_id, version)


@router.post("/{plan_id}/edits", summary="Propose edits.", status_code=201, responses=STALE)
async def edit(plan_id: str, said: EditsRequest) -> Proposal:
    """Check the edited plan against every rule and propose it; 422 says which rule it breaks."""
    return await door.coach().plans.change(door.athlete_id(), THREAD, plan_id, said.edits)


@router.post("/{plan_id}/events", summary="Say what happened.", status_code=201, responses=STALE)
async def happened(plan_id: str, said: EventRequest) -> Proposal:
    """Propose what follows from illness, travel, a missed session, another race; 422 where nothing does."""
    return await door.coach().plans.happened(door.athlete_id(), THREAD, said.event, plan_id)


@router.post("/{plan_id}/restore", summary="Propose an old version.", status_code=201, responses=REFUSALS)
async def restore(plan_id: str, said: VersionRequest) -> Proposal:
    """Propose its content as the newest version, from today on."""
    return await door.coach().plans.restore(door.athlete_id(), THREAD, plan_id, said.version)


@router.post("/{plan_id}/undo", summary="Take the newest version back.", responses=STALE)
async def undo(plan_id: str, said: VersionRequest) -> Proposal:
    """Bring back what stood before it, at once. The version is named so that twice is not two steps."""
    return await door.coach().plans.undo(door.athlete_id(), plan_id, said.version)
