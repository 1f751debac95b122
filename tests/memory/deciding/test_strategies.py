"""An old strategy is brought back as a new version; a plain save makes no second copy."""

import pytest

from memory.database import Database
from memory.proposals import AthleteProposals, ProposalStore
from memory.strategies import AthleteStrategies, StrategyStore
from tests.support.races import a_strategy
from tools.domain.proposal import ProposalKind, ProposalStatus
from tools.kit.errors import NotFound


@pytest.fixture
def desk(database: Database, athlete_id: str) -> AthleteProposals:
    return ProposalStore(database).for_athlete(athlete_id, "thread-1")


@pytest.fixture
def shelf(database: Database, athlete_id: str) -> AthleteStrategies:
    return StrategyStore(database).for_athlete(athlete_id)


async def save(desk: AthleteProposals, key: str) -> str:
    decided = await desk.decide((await desk.propose_save(a_strategy(key), "Boston")).id, approve=True)
    assert decided.subject_id is not None
    return decided.subject_id


async def test_an_old_version_comes_back_as_the_newest(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    first = await save(desk, "a")
    await save(desk, "b")
    proposal = await desk.propose_restore(first)
    assert (proposal.kind, proposal.title) == (
        ProposalKind.RESTORE_STRATEGY,
        "Bring back “Boston” v1 as v3",
    )
    assert await desk.propose_restore(first) == proposal
    assert len(await shelf.history()) == 2
    decided = await desk.decide(proposal.id, approve=True)

    assert decided.outcome == "Brought “Boston” v1 back as v3."
    newest = (await shelf.history())[0]
    assert (newest.id, newest.version, newest.restored_from) == (decided.subject_id, 3, 1)
    assert (await shelf.saved(newest.id)).strategy == (await shelf.saved(first)).strategy


async def test_a_plain_save_of_what_is_there_makes_no_copy(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    first = await save(desk, "a")
    await save(desk, "b")
    await desk.decide((await desk.propose_restore(first)).id, approve=True)
    again = await desk.propose_save(a_strategy("a"), "Boston")

    assert (again.status, again.outcome) == (ProposalStatus.APPLIED, "Already saved as “Boston” v3.")
    assert len(await shelf.history()) == 3


async def test_what_is_the_newest_already_is_not_brought_back(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    only = await save(desk, "a")
    said = await desk.propose_restore(only)
    assert (said.status, said.outcome) == (
        ProposalStatus.APPLIED,
        "“Boston” v1 holds this very plan already.",
    )
    assert len(await shelf.history()) == 1


async def test_what_was_deleted_meanwhile_does_not_come_back(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    first = await save(desk, "a")
    await save(desk, "b")
    card = await desk.propose_restore(first)
    await desk.decide((await desk.propose_delete(first)).id, approve=True)
    decided = await desk.decide(card.id, approve=True)

    assert (decided.status, decided.outcome) == (
        ProposalStatus.STALE,
        "“Boston” v1 was deleted in the meantime. Nothing was changed.",
    )
    with pytest.raises(NotFound):
        await desk.propose_restore(first)


async def test_a_no_changes_nothing(desk: AthleteProposals, shelf: AthleteStrategies) -> None:
    first = await save(desk, "a")
    await save(desk, "b")
    decided = await desk.decide((await desk.propose_restore(first)).id, approve=False)
    assert decided.outcome == "Not brought back. Nothing was changed."
    assert len(await shelf.history()) == 2


async def test_nobody_else_does(desk: AthleteProposals, database: Database, athlete_id: str) -> None:
    first = await save(desk, "a")
    with pytest.raises(NotFound):
        await ProposalStore(database).for_athlete(f"not-{athlete_id}").propose_restore(first)
