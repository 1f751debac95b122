"""Which decision does what, kind by kind."""

from collections.abc import Awaitable, Callable

from memory.database import Row
from memory.deciding import facts, plans, rules, strategies
from memory.deciding.desk import Desk, Outcome
from tools.domain.proposal import ProposalKind, ProposalStatus

APPLIERS: dict[ProposalKind, Callable[[Desk, Row], Awaitable[Outcome]]] = {
    ProposalKind.SAVE_STRATEGY: strategies.save,
    ProposalKind.DELETE_STRATEGY: strategies.delete,
    ProposalKind.RESTORE_STRATEGY: strategies.restore,
    ProposalKind.PLAN_VERSION: plans.make_version,
    ProposalKind.CHANGE_RULES: rules.change,
    ProposalKind.KEEP_FACT: facts.keep,
}

REFUSED: dict[ProposalKind, str] = {
    ProposalKind.SAVE_STRATEGY: "Not saved.",
    ProposalKind.DELETE_STRATEGY: "Kept. Nothing was deleted.",
    ProposalKind.RESTORE_STRATEGY: "Not brought back. Nothing was changed.",
    ProposalKind.PLAN_VERSION: "Your plan stays as it is.",
    ProposalKind.CHANGE_RULES: "Your rules stay as they are.",
    ProposalKind.KEEP_FACT: "Not kept.",
}


async def decided(desk: Desk, claimed: Row, approve: bool) -> Outcome:
    """Do what a claimed proposal asks for if it was approved, and say what came of it."""
    kind = ProposalKind(claimed["kind"])
    if approve:
        return await APPLIERS[kind](desk, claimed)
    return Outcome(ProposalStatus.REJECTED, REFUSED[kind], claimed["subject_id"])
