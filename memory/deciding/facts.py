"""Keeping what was learnt of the athlete."""

from hashlib import sha256
from uuid import uuid4

from memory.database import Row, as_json
from memory.deciding.desk import Asked, Desk, Outcome
from memory.facts import SQL
from tools.domain.fact import AthleteFact
from tools.domain.proposal import ProposalKind, ProposalStatus


def keeping(fact: AthleteFact) -> Asked:
    """Ask to keep a fact."""
    return Asked(
        kind=ProposalKind.KEEP_FACT,
        title="Remember this",
        summary=fact.text,
        name=fact.source,
        version=1,
        content_key=sha256(fact.text.encode()).hexdigest(),
        body=as_json(fact),
        reason=f"Learnt from {fact.source} on {fact.learnt_on:%-d %B %Y}.",
    )


async def known_already(desk: Desk, text: str) -> Outcome | None:
    """Say that a fact is kept, where one says the same."""
    known = await desk.row(SQL["with_text"], text=text)
    return Outcome(ProposalStatus.APPLIED, "I remember that already.", known["id"]) if known else None


async def keep(desk: Desk, claimed: Row) -> Outcome:
    """Keep the fact, unless one says the same."""
    fact = AthleteFact.model_validate_json(claimed["body"])
    if already := await known_already(desk, fact.text):
        return already
    fact_id = f"fact-{uuid4()}"
    await desk.run(
        SQL["keep"],
        id=fact_id,
        text=fact.text,
        source=fact.source,
        activity_id=fact.activity_id,
        learnt_on=fact.learnt_on,
        proposal_id=claimed["id"],
        kind=fact.kind.value,
        slot=fact.slot,
        quote=fact.quote,
        thread_id=fact.thread_id,
        confidence=fact.confidence,
        embedding=None,
        embedded_by=None,
    )
    return Outcome(ProposalStatus.APPLIED, "I will remember that.", fact_id)
