"""Analyses over HTTP: the reviews that were made, who told them, and taking one over into the plan."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from tools.domain.feedback import WorkoutReview
from tools.domain.proposal import Proposal
from tools.kit.errors import StaleProposal
from ui import door
from ui.api.models import NOT_FOUND, REFUSALS, STALE, THREAD

router = APIRouter(prefix="/analyses", tags=["analyses"])
NEWER = "There is a newer review of that workout. Read it, and approve that one."


class AnalysesAnswer(BaseModel):
    """Reviews, newest first, each with the model and the versions of the prompts it was told with."""

    analyses: list[WorkoutReview]


class ApprovedAnswer(BaseModel):
    """What came of an approved review."""

    message: str
    proposal: Proposal | None = Field(description="A change of the plan that waits for its yes, if any.")


@router.get("", summary="List the reviews of all activities.", responses=REFUSALS)
async def analyses(limit: Annotated[int, Query(ge=1, le=200)] = 20) -> AnalysesAnswer:
    """Return them as they were made, newest first."""
    return AnalysesAnswer(analyses=list(await door.coach().data.analyses(door.athlete_id(), limit)))


@router.get("/{analysis_id}", summary="Read a review as it was made.", responses=NOT_FOUND)
async def analysis(analysis_id: str) -> WorkoutReview:
    """Return one."""
    return await door.coach().data.analysis(door.athlete_id(), analysis_id)


@router.post("/{analysis_id}/approve", summary="Take a review over into the plan.", responses=STALE)
async def approve(analysis_id: str) -> ApprovedAnswer:
    """Propose what follows from it, once; nothing is changed until that is approved."""
    coach = door.coach()
    approved = await coach.data.analysis(door.athlete_id(), analysis_id)
    newest = (await coach.data.reviews(door.athlete_id(), approved.activity_id))[0]
    if approved.approved_at is None and newest.id != approved.id:
        raise StaleProposal(NEWER)
    taken = await coach.plans.approve_analysis(door.athlete_id(), THREAD, approved.activity_id)
    return ApprovedAnswer(message=taken.sentence, proposal=taken.proposal)
