"""Rules from words to a version and back: read, joined, narrowed, approved, taken away."""

from pathlib import Path

import pytest

from agent.coach import Coach
from memory.database import Database
from tests.support.coaching import coach_on
from tools.domain.proposal import ProposalStatus
from tools.kit.errors import NotFound, StaleProposal
from tools.kit.rule_making import ALREADY_SO, APPROVE, NOTHING_READ, propose_rules_from

THREAD = "thread-1"


async def said(coach: Coach, athlete_id: str, words: str) -> list[str]:
    """Say words and return all that is told."""
    _, _, facts = await propose_rules_from(await coach.plans.world_of(athlete_id, THREAD), words)
    return [sentence for paragraph in facts for sentence in paragraph]


async def kept(coach: Coach, athlete_id: str) -> list[str]:
    return [rule.words for rule in (await coach.plans.rules(athlete_id)).rules]


async def test_rules_wait_for_a_yes_and_are_kept_with_their_words(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    async with coach_on(database, tmp_path) as coach:
        proposal, _ = await coach.plans.propose_rules(
            athlete_id, THREAD, "no rides on Sunday, maybe Friday off, 8 hours a week"
        )
        assert proposal is not None
        assert await kept(coach, athlete_id) == []
        _, draft = await coach.plans.rules_draft(athlete_id, proposal.id)
        assert [each.words for each in draft.unsure] == ["maybe Friday off"]
        decided = await coach.decide(athlete_id, proposal.id, True)
        assert decided.status is ProposalStatus.APPLIED
        assert await kept(coach, athlete_id) == ["no rides on Sunday", "8 hours a week"]


async def test_what_is_said_next_joins_the_card_that_waits(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    async with coach_on(database, tmp_path) as coach:
        first, _ = await coach.plans.propose_rules(athlete_id, THREAD, "no rides on Sunday")
        second, _ = await coach.plans.propose_rules(athlete_id, THREAD, "strength on Tuesday")
        assert first is not None
        assert second is not None
        assert (await coach.proposal(athlete_id, first.id)).status is not ProposalStatus.PENDING
        await coach.decide(athlete_id, second.id, True)
        assert await kept(coach, athlete_id) == ["no rides on Sunday", "strength on Tuesday"]


async def test_single_changes_are_left_out_before_the_yes(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    async with coach_on(database, tmp_path) as coach:
        proposal, _ = await coach.plans.propose_rules(
            athlete_id, THREAD, "no rides on Sunday, 8 hours a week"
        )
        assert proposal is not None
        narrower = await coach.plans.narrow_rules(athlete_id, proposal.id, (0,))
        await coach.decide(athlete_id, narrower.id, True)
        assert await kept(coach, athlete_id) == ["8 hours a week"]


async def test_a_rule_is_taken_back_in_words_and_by_a_click(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    async with coach_on(database, tmp_path) as coach:
        plans = coach.plans
        proposal, _ = await plans.propose_rules(
            athlete_id, THREAD, "no rides on Sunday, strength on Tuesday, 8 hours a week"
        )
        assert proposal is not None
        await coach.decide(athlete_id, proposal.id, True)
        told = await said(coach, athlete_id, "I can ride again on Sundays")
        assert told == ["No longer a rule:", "- No rides on Sundays.", APPROVE]
        version = (await plans.rules(athlete_id)).version
        await plans.withdraw_rule(athlete_id, version, 1)
        assert await kept(coach, athlete_id) == ["no rides on Sunday", "8 hours a week"]
        with pytest.raises(StaleProposal):
            await plans.withdraw_rule(athlete_id, version, 0)
        with pytest.raises(NotFound):
            await plans.withdraw_rule(athlete_id, version + 1, 7)
        assert [each.version for each in await plans.rule_versions(athlete_id)] == [2, 1]


async def test_what_is_told_reads_back_warns_and_asks(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    async with coach_on(database, tmp_path) as coach:
        told = await said(coach, athlete_id, "strength on Tuesday, no training on Tuesdays, only mornings")
        assert told[:3] == [
            "I understood:",
            "- A strength session on every Tuesday.",
            "- No training on Tuesdays.",
        ]
        assert "“strength on Tuesday” wants a session on Tuesday" in told[3]
        assert told[4] == APPROVE
        assert "hours of the day" in told[5]
        assert await said(coach, athlete_id, "hello there") == [NOTHING_READ]


async def test_a_rule_said_again_needs_no_card(database: Database, athlete_id: str, tmp_path: Path) -> None:
    async with coach_on(database, tmp_path) as coach:
        proposal, _ = await coach.plans.propose_rules(athlete_id, THREAD, "8 hours a week")
        assert proposal is not None
        await coach.decide(athlete_id, proposal.id, True)
        again, _ = await coach.plans.propose_rules(athlete_id, THREAD, "at most 8 hours a week")
        assert again is None
        assert await said(coach, athlete_id, "8 hours a week") == [ALREADY_SO]
