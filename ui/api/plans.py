"""Training plans over HTTP: read them, their versions and what differs, and propose changes of them.

Nothing here changes a plan but the undoing of its newest version: a proposal waits for its yes at /proposals.
"""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from tools.domain.plan_change import PlanDifference
from tools.domain.plan_edit import PlanEdit
from tools.domain.plan_event import Away, Hurt, Ill, Missed, NewRace, RaceGone, RulesChanged
from tools.domain.plan_request import PlanWish
from tools.domain.plan_timeline import PlanTimeline
from tools.domain.plan_version import PlanSummary, PlanVersion, PlanVersionSummary
from tools.domain.proposal import Proposal
from ui import door
from ui.api.models import NOT_FOUND, REFUSALS, STALE, THREAD, Request, Version

router = APIRouter(prefix="/plans", tags=["plans"])
MOST_EDITS = 50

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
    return PlansAnswer(plans=list(await door.coach().plans.listed(door.OWNER)))


@router.post("", summary="Propose a plan for a wish.", status_code=201, responses=REFUSALS)
async def propose(wish: PlanWish) -> Proposal:
    """Build a plan from what is wished, known and ruled; it counts once the proposal is approved."""
    return await door.coach().plans.propose(door.OWNER, THREAD, wish)


@router.get("/{plan_id}", summary="Read a plan as it is now.", responses=NOT_FOUND)
async def plan(plan_id: str) -> PlanVersion:
    """Return its newest version."""
    shelf = door.coach().plans
    newest = (await shelf.versions(door.OWNER, plan_id))[0]
    return await shelf.version(door.OWNER, plan_id, newest.version)


@router.get("/{plan_id}/versions", summary="List a plan's versions.", responses=NOT_FOUND)
async def versions(plan_id: str) -> PlanVersionsAnswer:
    """Return every version without its weeks, newest first."""
    return PlanVersionsAnswer(versions=list(await door.coach().plans.versions(door.OWNER, plan_id)))


@router.get("/{plan_id}/versions/{version}", summary="Read a version.", responses=REFUSALS)
async def version(plan_id: str, version: Version) -> PlanVersion:
    """Return one version whole."""
    return await door.coach().plans.version(door.OWNER, plan_id, version)


@router.get("/{plan_id}/difference", summary="Compare two versions.", responses=REFUSALS)
async def difference(
    plan_id: str,
    after: Annotated[Version, Query(alias="to")],
    before: Annotated[
        Version | None, Query(alias="from", description="Left out: the one that `to` was made from.")
    ] = None,
) -> PlanDifference:
    """Return what was added, removed, moved and resized, with the totals before and after."""
    return await door.coach().plans.difference(door.OWNER, plan_id, before, after)


@router.get("/{plan_id}/timeline", summary="Read a plan beside what was done.", responses=REFUSALS)
async def timeline(
    plan_id: str,
    version: Annotated[Version | None, Query(description="Left out: the newest.")] = None,
) -> PlanTimeline:
    """Return its weeks with done, moved and missed sessions; after `known_until` nobody knows."""
    return await door.coach().plans.timeline(door.OWNER, plan_id, version)


@router.post("/{plan_id}/edits", summary="Propose edits.", status_code=201, responses=STALE)
async def edit(plan_id: str, said: EditsRequest) -> Proposal:
    """Check the edited plan against every rule and propose it; 422 says which rule it breaks."""
    return await door.coach().plans.change(door.OWNER, THREAD, plan_id, said.edits)


@router.post("/{plan_id}/events", summary="Say what happened.", status_code=201, responses=STALE)
async def happened(plan_id: str, said: EventRequest) -> Proposal:
    """Propose what follows from illness, travel, a missed session, another race; 422 where nothing does."""
    return await door.coach().plans.happened(door.OWNER, THREAD, said.event, plan_id)


@router.post("/{plan_id}/restore", summary="Propose an old version.", status_code=201, responses=REFUSALS)
async def restore(plan_id: str, said: VersionRequest) -> Proposal:
    """Propose its content as the newest version, from today on."""
    return await door.coach().plans.restore(door.OWNER, THREAD, plan_id, said.version)


@router.post("/{plan_id}/undo", summary="Take the newest version back.", responses=STALE)
async def undo(plan_id: str, said: VersionRequest) -> Proposal:
    """Bring back what stood before it, at once. The version is named so that twice is not two steps."""
    return await door.coach().plans.undo(door.OWNER, plan_id, said.version)
