"""Changes wait for a yes, and a yes counts once, whoever says it how often at the same time."""

import asyncio
from datetime import timedelta

import pytest

from memory.database import Database
from memory.proposals import AthleteProposals, ProposalStore
from memory.strategies import AthleteStrategies, StrategyStore
from tests.support.races import a_strategy
from tools.domain.proposal import ProposalKind, ProposalStatus
from tools.domain.race import UnitSystem
from tools.kit.context import ProposalDesk, StrategyShelf
from tools.kit.errors import NotFound


@pytest.fixture
def desk(database: Database, athlete_id: str) -> AthleteProposals:
    return ProposalStore(database).for_athlete(athlete_id, "thread-1")


@pytest.fixture
def shelf(database: Database, athlete_id: str) -> AthleteStrategies:
    return StrategyStore(database).for_athlete(athlete_id)


def test_they_are_what_tools_ask_for(desk: AthleteProposals, shelf: AthleteStrategies) -> None:
    assert isinstance(desk, ProposalDesk)
    assert isinstance(shelf, StrategyShelf)


async def test_a_proposal_changes_nothing_until_it_is_approved(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    proposal = await desk.propose_save(a_strategy(), "Boston Marathon")

    assert proposal.kind is ProposalKind.SAVE_STRATEGY
    assert proposal.status is ProposalStatus.PENDING
    assert proposal.title == "Save as “Boston Marathon” v1"
    assert proposal.summary == "Boston Marathon: 42.195 km in 3:30:00"
    assert proposal.expires_at - proposal.created_at == timedelta(days=30)
    assert proposal.outcome is None
    assert proposal.subject_id is None
    assert await shelf.history() == ()


async def test_an_approved_save_is_kept_whole(desk: AthleteProposals, shelf: AthleteStrategies) -> None:
    proposal = await desk.propose_save(a_strategy(), "Boston Marathon")
    decided = await desk.decide(proposal.id, approve=True)

    assert decided.status is ProposalStatus.APPLIED
    assert decided.outcome == "Saved as “Boston Marathon” v1."
    assert decided.decided_at is not None
    (summary,) = await shelf.history()
    assert (summary.id, summary.name, summary.version) == (decided.subject_id, "Boston Marathon", 1)
    assert (summary.distance_m, summary.goal_time_s) == (42_195.0, 12_600.0)
    saved = await shelf.saved(summary.id)
    assert saved.strategy == a_strategy()
    assert saved.summary == summary
    assert await desk.proposal(proposal.id) == decided


async def test_a_rejected_save_leaves_nothing(desk: AthleteProposals, shelf: AthleteStrategies) -> None:
    proposal = await desk.propose_save(a_strategy(), "Boston Marathon")
    decided = await desk.decide(proposal.id, approve=False)

    assert (decided.status, decided.outcome) == (ProposalStatus.REJECTED, "Not saved.")
    assert await shelf.history() == ()


async def test_a_card_waiting_in_other_units_is_replaced_by_one_in_those_wanted_now(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    first = await desk.propose_save(a_strategy(), "Boston")
    second = await desk.propose_save(a_strategy().in_units(UnitSystem.IMPERIAL), "Boston")

    assert second.summary == "Boston Marathon: 26.2 mi in 3:30:00"
    assert second.status is ProposalStatus.PENDING
    assert (await desk.proposal(first.id)).status is ProposalStatus.STALE
    assert await desk.propose_save(a_strategy().in_units(UnitSystem.IMPERIAL), "Boston") == second
    await desk.decide(second.id, approve=True)
    (saved,) = await shelf.history()
    assert (await shelf.saved(saved.id)).strategy.brief.units is UnitSystem.IMPERIAL


async def test_a_decision_made_comes_back_as_it_stands(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    proposal = await desk.propose_save(a_strategy(), "Boston Marathon")
    first = await desk.decide(proposal.id, approve=True)

    assert await desk.decide(proposal.id, approve=True) == first
    assert await desk.decide(proposal.id, approve=False) == first
    assert len(await shelf.history()) == 1


async def test_versions_of_a_name_count_up_and_say_what_changed(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    first = await desk.propose_save(a_strategy("key-1"), "Boston")
    await desk.decide(first.id, approve=True)
    second = await desk.propose_save(
        a_strategy("key-2", goal_s=12_300.0), "Boston", ("Goal 3:30:00 → 3:25:00",)
    )
    assert (second.title, second.changes) == ("Save as “Boston” v2", ("Goal 3:30:00 → 3:25:00",))
    await desk.decide(second.id, approve=True)

    assert [summary.version for summary in await shelf.history()] == [2, 1]


async def test_the_same_plan_again_in_a_thread_is_the_same_proposal(desk: AthleteProposals) -> None:
    first = await desk.propose_save(a_strategy(), "Boston")

    assert await desk.propose_save(a_strategy(), "  Boston ") == first


async def test_another_thread_has_its_own_proposal_and_no_second_copy(
    desk: AthleteProposals, shelf: AthleteStrategies, database: Database, athlete_id: str
) -> None:
    elsewhere = ProposalStore(database).for_athlete(athlete_id, "thread-2")
    here, there = (
        await desk.propose_save(a_strategy(), "Boston"),
        await elsewhere.propose_save(a_strategy(), "Boston"),
    )
    assert here.id != there.id

    await desk.decide(here.id, approve=True)
    second = await elsewhere.decide(there.id, approve=True)

    assert (second.status, second.outcome) == (ProposalStatus.APPLIED, "Already saved as “Boston” v1.")
    assert len(await shelf.history()) == 1


async def test_another_name_replaces_the_open_card(desk: AthleteProposals, shelf: AthleteStrategies) -> None:
    first = await desk.propose_save(a_strategy(), "Boston")
    second = await desk.propose_save(a_strategy(), "Patriots' Day")

    replaced = await desk.decide(first.id, approve=True)
    assert (replaced.status, replaced.outcome) == (
        ProposalStatus.STALE,
        "Replaced by a card that calls it “Patriots' Day”.",
    )
    assert await shelf.history() == ()
    assert (await desk.decide(second.id, approve=True)).outcome == "Saved as “Patriots' Day” v1."


async def test_a_plan_saved_already_is_not_saved_again(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    saved = await desk.decide((await desk.propose_save(a_strategy(), "Boston")).id, approve=True)
    again = await desk.propose_save(a_strategy(), "Boston")

    assert (again.status, again.outcome) == (ProposalStatus.APPLIED, "Already saved as “Boston” v1.")
    assert again.subject_id == saved.subject_id
    assert again.decided_at is not None
    assert len(await shelf.history()) == 1


async def test_a_number_taken_in_the_meantime_is_not_taken_twice(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    slow = await desk.propose_save(a_strategy("slow"), "Boston")
    fast = await desk.propose_save(a_strategy("fast"), "Boston")
    await desk.decide(fast.id, approve=True)
    late = await desk.decide(slow.id, approve=True)

    assert late.outcome == "Saved as “Boston” v2. Another plan had become v1 in the meantime."
    assert sorted(summary.version for summary in await shelf.history()) == [1, 2]


async def test_deleting_asks_first_then_takes_it_out_of_sight(
    desk: AthleteProposals, shelf: AthleteStrategies, database: Database
) -> None:
    saved = await desk.decide((await desk.propose_save(a_strategy(), "Boston")).id, approve=True)
    assert saved.subject_id is not None
    proposal = await desk.propose_delete(saved.subject_id)
    assert proposal.title == "Delete “Boston” v1"
    assert await desk.propose_delete(saved.subject_id) == proposal
    assert len(await shelf.history()) == 1

    deleted = await desk.decide(proposal.id, approve=True)

    assert deleted.outcome == "Deleted “Boston” v1."
    assert await shelf.history() == ()
    with pytest.raises(NotFound):
        await shelf.saved(saved.subject_id)
    with pytest.raises(NotFound):
        await desk.propose_delete(saved.subject_id)
    kept = await database.row("select deleted_at from strategy where id = %(id)s", id=saved.subject_id)
    assert kept is not None
    assert kept["deleted_at"] is not None


async def test_keeping_what_was_to_be_deleted(desk: AthleteProposals, shelf: AthleteStrategies) -> None:
    saved = await desk.decide((await desk.propose_save(a_strategy(), "Boston")).id, approve=True)
    proposal = await desk.propose_delete(saved.subject_id or "")

    assert (await desk.decide(proposal.id, approve=False)).outcome == "Kept. Nothing was deleted."
    assert len(await shelf.history()) == 1


async def test_a_deleted_plan_can_be_saved_again_under_a_new_number(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    saved = await desk.decide((await desk.propose_save(a_strategy(), "Boston")).id, approve=True)
    await desk.decide((await desk.propose_delete(saved.subject_id or "")).id, approve=True)
    again = await desk.decide((await desk.propose_save(a_strategy(), "Boston")).id, approve=True)

    assert again.outcome == "Saved as “Boston” v2."
    assert [summary.version for summary in await shelf.history()] == [2]


async def test_deleting_what_is_gone_says_so(
    desk: AthleteProposals, database: Database, athlete_id: str
) -> None:
    saved = await desk.decide((await desk.propose_save(a_strategy(), "Boston")).id, approve=True)
    elsewhere = ProposalStore(database).for_athlete(athlete_id, "thread-2")
    here = await desk.propose_delete(saved.subject_id or "")
    there = await elsewhere.propose_delete(saved.subject_id or "")
    await desk.decide(here.id, approve=True)

    late = await elsewhere.decide(there.id, approve=True)
    assert (late.status, late.outcome) == (ProposalStatus.STALE, "“Boston” v1 was already deleted.")


async def test_what_waits_too_long_lapses(
    desk: AthleteProposals, shelf: AthleteStrategies, database: Database, athlete_id: str
) -> None:
    proposal = await desk.propose_save(a_strategy(), "Boston")
    await database.run(
        "update proposal set expires_at = now() - interval '1 second' where athlete_id = %(a)s", a=athlete_id
    )

    decided = await desk.decide(proposal.id, approve=True)
    assert decided.status is ProposalStatus.EXPIRED
    assert decided.outcome is not None
    assert "30 days" in decided.outcome
    assert await shelf.history() == ()
    fresh = await desk.propose_save(a_strategy(), "Boston")
    assert (fresh.status, fresh.id != proposal.id) == (ProposalStatus.PENDING, True)


async def test_reading_a_lapsed_proposal_says_that_it_lapsed(
    desk: AthleteProposals, database: Database, athlete_id: str
) -> None:
    proposal = await desk.propose_save(a_strategy(), "Boston")
    await database.run("update proposal set expires_at = now() where athlete_id = %(a)s", a=athlete_id)

    assert (await desk.proposal(proposal.id)).status is ProposalStatus.EXPIRED


async def test_nobody_else_sees_or_decides_it(
    desk: AthleteProposals, database: Database, athlete_id: str
) -> None:
    proposal = await desk.propose_save(a_strategy(), "Boston")
    stranger = ProposalStore(database).for_athlete(f"not-{athlete_id}", "thread-1")

    with pytest.raises(NotFound):
        await stranger.proposal(proposal.id)
    with pytest.raises(NotFound):
        await stranger.decide(proposal.id, approve=True)
    assert (await desk.proposal(proposal.id)).status is ProposalStatus.PENDING


async def test_two_yeses_at_once_save_once(
    desk: AthleteProposals, shelf: AthleteStrategies, postgres_url: str, athlete_id: str
) -> None:
    proposal = await desk.propose_save(a_strategy(), "Boston")
    async with Database(postgres_url) as one, Database(postgres_url) as other:
        desks = [ProposalStore(database).for_athlete(athlete_id) for database in (one, other) * 4]
        decided = await asyncio.gather(*(each.decide(proposal.id, approve=True) for each in desks))

    assert {each.outcome for each in decided} == {"Saved as “Boston” v1."}
    assert len({each.subject_id for each in decided}) == 1
    assert len(await shelf.history()) == 1


async def test_a_yes_and_a_no_at_once_leave_one_answer(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    proposal = await desk.propose_save(a_strategy(), "Boston")
    decided = await asyncio.gather(*(desk.decide(proposal.id, approve=said) for said in (True, False) * 4))

    assert len({each.status for each in decided}) == 1
    assert len(await shelf.history()) == (decided[0].status is ProposalStatus.APPLIED)


async def test_many_plans_at_once_get_numbers_of_their_own(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    proposals = [await desk.propose_save(a_strategy(f"key-{each}"), "Boston") for each in range(6)]
    await asyncio.gather(*(desk.decide(proposal.id, approve=True) for proposal in proposals))

    assert sorted(summary.version for summary in await shelf.history()) == [1, 2, 3, 4, 5, 6]


async def test_the_same_plan_proposed_many_times_at_once_is_one_proposal(desk: AthleteProposals) -> None:
    proposals = await asyncio.gather(*(desk.propose_save(a_strategy(), "Boston") for _ in range(8)))

    assert len({proposal.id for proposal in proposals}) == 1


async def test_the_distance_kept_is_the_courses_where_the_race_named_another(
    desk: AthleteProposals, shelf: AthleteStrategies
) -> None:
    strategy = a_strategy()
    other = strategy.model_copy(update={"brief": strategy.brief.with_changes(distance_m=10_000.0)})
    proposal = await desk.propose_save(other, "Boston Marathon")
    assert proposal.summary == "Boston Marathon: 42.195 km in 3:30:00"
    await desk.decide(proposal.id, approve=True)
    (summary,) = await shelf.history()
    assert summary.distance_m == 42_195.0


async def test_a_forgotten_thread_leaves_no_open_proposal_behind(
    database: Database, desk: AthleteProposals, athlete_id: str
) -> None:
    saved = await desk.propose_save(a_strategy(), "Boston Marathon")
    await desk.decide(saved.id, approve=True)
    waiting = await desk.propose_save(a_strategy(key="another"), "Boston Marathon")
    elsewhere = ProposalStore(database).for_athlete(athlete_id, "thread-2")
    kept = await elsewhere.propose_save(a_strategy(key="third"), "Boston Marathon")

    await desk.forget_waiting()

    with pytest.raises(NotFound):
        await desk.proposal(waiting.id)
    assert (await desk.proposal(saved.id)).status is ProposalStatus.APPLIED
    assert (await desk.proposal(kept.id)).status is ProposalStatus.PENDING


async def test_a_decided_proposal_keeps_no_second_copy_of_the_plan(
    database: Database, desk: AthleteProposals, athlete_id: str
) -> None:
    for number, approve in enumerate((True, False)):
        proposal = await desk.propose_save(a_strategy(key=f"key-{number}"), "Boston Marathon")
        await desk.decide(proposal.id, approve)
    rows = await database.rows("select body from proposal where athlete_id = %(id)s", id=athlete_id)
    assert [row["body"] for row in rows] == [None, None]
