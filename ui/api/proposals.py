"""Proposals over HTTP: what waits for a yes, and the yes or the no."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from tools.domain.athlete_rules import RulesDraft
from tools.domain.plan_version import PlanDraft
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus
from tools.kit.errors import StaleProposal
from ui import door
from ui.api.models import NOT_FOUND, REFUSALS, STALE
from ui.api.plans import EditsRequest
from ui.errors import ErrorAnswer

router = APIRouter(prefix="/proposals", tags=["proposals"])
DECIDED: dict[int | str, dict[str, object]] = NOT_FOUND | {409: {"model": ErrorAnswer}}
DECIDED_ALREADY = "That proposal is decided already."


class ProposalsAnswer(BaseModel):
    """The newest proposals, those that wait first."""

    proposals: list[Proposal]


class ProposalAnswer(BaseModel):
    """A proposal, with what a yes would keep where it is a plan or rules that wait."""

    proposal: Proposal
    plan: PlanDraft | None = Field(default=None, description="Of a plan: the whole version.")
    rules: RulesDraft | None = Field(default=None, description="Of rules that wait: the whole set.")


@router.get("", summary="List proposals.", responses=REFUSALS)
async def proposals(status: ProposalStatus | None = None) -> ProposalsAnswer:
    """Return them, those that wait first."""
    return ProposalsAnswer(proposals=list(await door.coach().plans.proposals(door.athlete_id(), status)))


@router.get("/{proposal_id}", summary="Read a proposal.", responses=NOT_FOUND)
async def proposal(proposal_id: str) -> ProposalAnswer:
    """Return it as it stands, with what it would keep."""
    coach = door.coach()
    found = await coach.proposal(door.athlete_id(), proposal_id)
    if found.kind is ProposalKind.PLAN_VERSION:
        proposed = await coach.plans.proposed(door.athlete_id(), proposal_id)
        return ProposalAnswer(proposal=proposed.proposal, plan=proposed.draft)
    if found.kind is ProposalKind.CHANGE_RULES and found.status is ProposalStatus.PENDING:
        found, draft = await coach.plans.rules_draft(door.athlete_id(), proposal_id)
        return ProposalAnswer(proposal=found, rules=draft)
    return ProposalAnswer(proposal=found)


@router.post("/{proposal_id}/approve", summary="Say yes.", responses=DECIDED)
async def approve(proposal_id: str) -> Proposal:
    """Apply it, once, however often it is asked; 409 where it can be applied no longer."""
    return await decided(proposal_id, yes=True)


@router.post("/{proposal_id}/reject", summary="Say no.", responses=DECIDED)
async def reject(proposal_id: str) -> Proposal:
    """Reject it; 409 where it is applied already."""
    return await decided(proposal_id, yes=False)


@router.post("/{proposal_id}/edits", summary="Edit a plan that waits.", status_code=201, responses=STALE)
async def edit(proposal_id: str, said: EditsRequest) -> Proposal:
    """Put an edited proposal in its place; 422 says which rule the edited plan breaks."""
    return await door.coach().plans.edit(door.athlete_id(), proposal_id, said.edits)


@router.post("/{proposal_id}/rebase", summary="Bring a stale plan up to date.", responses=STALE)
async def rebase(proposal_id: str) -> Proposal:
    """Propose the same changes of the plan as it is now."""
    return await door.coach().plans.rebase(door.athlete_id(), proposal_id)


async def decided(proposal_id: str, *, yes: bool) -> Proposal:
    """Decide a proposal; raise StaleProposal where it stands otherwise than asked for."""
    proposal = await door.coach().decide(door.athlete_id(), proposal_id, yes)
    if proposal.status is not (ProposalStatus.APPLIED if yes else ProposalStatus.REJECTED):
        raise StaleProposal(proposal.outcome or DECIDED_ALREADY)
    return proposal
