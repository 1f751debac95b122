"""What is learnt is kept with a yes, once, and forgotten at a click."""

from datetime import date

import pytest

from memory.database import Database
from memory.facts import AthleteFacts, FactStore
from memory.proposals import AthleteProposals, ProposalStore
from tools.domain.fact import AthleteFact
from tools.domain.proposal import ProposalKind, ProposalStatus
from tools.kit.context import FactShelf
from tools.kit.errors import NotFound

LEARNT = AthleteFact(
    text="Gels after 30 km upset your stomach.", source="the Vienna Marathon", learnt_on=date(2026, 4, 19)
)


@pytest.fixture
def desk(database: Database, athlete_id: str) -> AthleteProposals:
    return ProposalStore(database).for_athlete(athlete_id, "thread-1")


@pytest.fixture
def shelf(database: Database, athlete_id: str) -> AthleteFacts:
    return FactStore(database).for_athlete(athlete_id)


def test_it_is_what_tools_ask_for(shelf: AthleteFacts) -> None:
    assert isinstance(shelf, FactShelf)


async def test_a_fact_is_kept_with_a_yes_and_where_it_comes_from(
    desk: AthleteProposals, shelf: AthleteFacts
) -> None:
    proposal = await desk.propose_fact(LEARNT)
    assert (proposal.kind, proposal.summary) == (ProposalKind.KEEP_FACT, LEARNT.text)
    assert proposal.reason == "Learnt from the Vienna Marathon on 19 April 2026."
    assert await desk.propose_fact(LEARNT) == proposal
    assert await shelf.facts() == ()
    decided = await desk.decide(proposal.id, approve=True)

    (kept,) = await shelf.facts()
    assert (decided.subject_id, decided.outcome) == (kept.id, "I will remember that.")
    assert kept.model_copy(update={"id": "", "kept_at": None}) == LEARNT


async def test_what_is_known_is_not_kept_twice(desk: AthleteProposals, shelf: AthleteFacts) -> None:
    await desk.decide((await desk.propose_fact(LEARNT)).id, approve=True)
    again = await desk.propose_fact(LEARNT)
    assert (again.status, again.outcome) == (ProposalStatus.APPLIED, "I remember that already.")
    assert len(await shelf.facts()) == 1


async def test_a_no_keeps_nothing(desk: AthleteProposals, shelf: AthleteFacts) -> None:
    decided = await desk.decide((await desk.propose_fact(LEARNT)).id, approve=False)
    assert (decided.outcome, await shelf.facts()) == ("Not kept.", ())


async def test_a_fact_can_be_forgotten_by_its_athlete_alone(
    desk: AthleteProposals, shelf: AthleteFacts, database: Database, athlete_id: str
) -> None:
    kept = await desk.decide((await desk.propose_fact(LEARNT)).id, approve=True)
    stranger = FactStore(database).for_athlete(f"not-{athlete_id}")
    with pytest.raises(NotFound):
        await stranger.forget(kept.subject_id or "")
    assert await stranger.facts() == ()
    await shelf.forget(kept.subject_id or "")
    assert await shelf.facts() == ()
    with pytest.raises(NotFound):
        await shelf.forget(kept.subject_id or "")
