"""The cards on the desk: what stands on one, and whether another may take its place."""

from datetime import timedelta
from uuid import uuid4

from memory.athletes import SQL as ATHLETES
from memory.database import Row
from memory.deciding.desk import SQL, Asked, Desk, Outcome
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus
from tools.domain.race import UnitSystem
from tools.kit.errors import NotFound, StaleProposal

LIFETIME = timedelta(days=30)
NO_PROPOSAL = "There is no such proposal. Ask me again and I will make a new card."
NOT_OPEN = "That card is decided already, so it cannot be changed any more. Ask me for a new one."
REPLACED = Outcome(ProposalStatus.STALE, "Replaced by a newer card.")
REPLACED_ALREADY = (
    "That card was replaced by a newer one, so it cannot be changed any more. Look at the newest card, then "
    "change that one."
)


async def propose(desk: Desk, thread_id: str, asked: Asked, settled: Outcome | None = None) -> Proposal:
    """Put a proposal on the desk: open, or settled already."""
    values = dict(asked.stored()) | {"status": ProposalStatus.PENDING, "outcome": None}
    if settled is not None:
        values["status"], values["outcome"] = settled.status, settled.sentence
        values["subject_id"], values["body"] = settled.subject_id, None
    row = await desk.row(
        SQL["propose"], id=f"proposal-{uuid4()}", thread_id=thread_id, lifetime=LIFETIME, **values
    )
    if row is None:
        raise LookupError("an insert that returns its row returned none")
    return proposal_of(row)


def proposal_of(row: Row) -> Proposal:
    """Read a row of `propose`, `waiting`, `proposal` or `proposals`."""
    return Proposal.model_validate({name: row[name] for name in Proposal.model_fields})


async def lets_small_changes_be(desk: Desk) -> bool:
    """Tell whether the athlete lets small changes be made without a yes."""
    row = await desk.row(ATHLETES["preferences"])
    return bool(row and row["small_changes"])


async def units_of(desk: Desk) -> UnitSystem:
    """Return the units the athlete reads in."""
    row = await desk.row(ATHLETES["preferences"])
    return UnitSystem(row["units"]) if row else UnitSystem.METRIC


async def applied(desk: Desk, proposal_id: str) -> Proposal:
    """Return a proposal that was applied; raise StaleProposal for any other, which takes all of it back."""
    row = await desk.row(SQL["proposal"], id=proposal_id)
    if row is None or row["status"] != ProposalStatus.APPLIED:
        raise StaleProposal(row["outcome"] if row and row["outcome"] else NOT_OPEN)
    return proposal_of(row)


def refuse_replaced(row: Row) -> None:
    """Raise StaleProposal for a card whose place another took: a change of it would undo that one's."""
    if row["status"] == ProposalStatus.STALE and row["body"] is None:
        raise StaleProposal(REPLACED_ALREADY)


def replaceable(row: Row | None, kind: ProposalKind) -> Row:
    """Return a proposal that another may take the place of; raise NotFound, StaleProposal."""
    if row is None or row["kind"] != kind:
        raise NotFound(NO_PROPOSAL)
    if row["status"] not in (ProposalStatus.PENDING, ProposalStatus.STALE):
        raise StaleProposal(NOT_OPEN)
    return row
