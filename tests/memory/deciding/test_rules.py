"""Rules change by a yes, on the rules they were made for, and every version is kept."""

from datetime import date, timedelta

import pytest

from memory.athletes import AthleteStore
from memory.database import Database
from memory.proposals import AthleteProposals, ProposalStore
from memory.rules import AthleteRuleVersions, RuleStore
from tests.support.plan_drafts import no_training_on
from tools.domain.athlete import AthletePreferences
from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, RulesDraft, RuleSet, Weekday
from tools.domain.proposal import ProposalKind, ProposalStatus
from tools.domain.race import UnitSystem
from tools.kit.context import RuleShelf
from tools.kit.errors import MissingInput, StaleProposal


@pytest.fixture
def desk(database: Database, athlete_id: str) -> AthleteProposals:
    return ProposalStore(database).for_athlete(athlete_id, "thread-1")


@pytest.fixture
def shelf(database: Database, athlete_id: str) -> AthleteRuleVersions:
    return RuleStore(database).for_athlete(athlete_id)


def test_it_is_what_tools_ask_for(shelf: AthleteRuleVersions) -> None:
    assert isinstance(shelf, RuleShelf)


async def test_before_the_first_there_are_none(shelf: AthleteRuleVersions) -> None:
    assert (await shelf.rules(), await shelf.rule_versions()) == (RuleSet(), ())


async def test_rules_wait_then_stand_with_their_words(
    desk: AthleteProposals, shelf: AthleteRuleVersions
) -> None:
    draft = no_training_on(Weekday.SUNDAY)
    proposal = await desk.propose_rules(draft)
    assert (proposal.kind, proposal.title) == (ProposalKind.CHANGE_RULES, "Your rules v1")
    assert (proposal.summary, proposal.changes) == ("1 rule in all.", ("New: No training on Sundays.",))
    assert await desk.waiting_rules() == (proposal, draft)
    assert await desk.rules_draft(proposal.id) == (proposal, draft)
    assert await shelf.rules() == RuleSet()

    decided = await desk.decide(proposal.id, approve=True)

    assert decided.outcome == (
        "Your rules are at v1 now. Your plan stays as it is until you say yes to a change of it."
    )
    kept = await shelf.rules()
    assert (kept.version, kept.parent, kept.reason, kept.rules) == (1, None, "You said so.", draft.rules)
    with pytest.raises(StaleProposal):
        await desk.rules_draft(proposal.id)


async def test_a_version_says_what_it_came_from(desk: AthleteProposals, shelf: AthleteRuleVersions) -> None:
    first = no_training_on(Weekday.SUNDAY)
    await desk.decide((await desk.propose_rules(first)).id, approve=True)
    second = no_training_on(Weekday.MONDAY, 1, first.rules)
    await desk.decide((await desk.propose_rules(second)).id, approve=True)

    assert [(each.version, each.parent, len(each.rules)) for each in await shelf.rule_versions()] == [
        (2, 1, 2),
        (1, None, 1),
    ]


async def test_rules_taken_away_are_said(desk: AthleteProposals, shelf: AthleteRuleVersions) -> None:
    first = no_training_on(Weekday.SUNDAY)
    await desk.decide((await desk.propose_rules(first)).id, approve=True)
    none = RulesDraft(based_on=1, rules=(), removed=first.rules, reason="You took it away.")
    gone = await desk.apply_rules(none)

    assert (gone.status, gone.changes) == (ProposalStatus.APPLIED, ("No longer: No training on Sundays.",))
    assert (await shelf.rules()).rules == ()


async def test_a_card_made_for_other_rules_changes_nothing(
    desk: AthleteProposals, shelf: AthleteRuleVersions, database: Database, athlete_id: str
) -> None:
    elsewhere = ProposalStore(database).for_athlete(athlete_id, "thread-2")
    here = await desk.propose_rules(no_training_on(Weekday.SUNDAY))
    there = await elsewhere.propose_rules(no_training_on(Weekday.MONDAY))
    await desk.decide(here.id, approve=True)
    late = await elsewhere.decide(there.id, approve=True)

    assert late.status is ProposalStatus.STALE
    assert late.outcome == (
        "This card was made when you had no rules, and your rules are at v1 now. Nothing was changed. "
        "Say the rule again, and I make a card for the rules as they are."
    )
    assert (await shelf.rules()).version == 1


async def test_a_newer_card_takes_the_place_of_an_older(desk: AthleteProposals) -> None:
    first = await desk.propose_rules(no_training_on(Weekday.SUNDAY))
    assert await desk.propose_rules(no_training_on(Weekday.SUNDAY)) == first
    await desk.propose_rules(no_training_on(Weekday.MONDAY))
    assert (await desk.proposal(first.id)).outcome == "Replaced by a newer card."


async def test_nobody_else_has_them(desk: AthleteProposals, database: Database, athlete_id: str) -> None:
    await desk.decide((await desk.propose_rules(no_training_on(Weekday.SUNDAY))).id, approve=True)
    assert await RuleStore(database).for_athlete(f"not-{athlete_id}").rules() == RuleSet()


async def test_forty_rules_are_the_most_and_too_many_can_still_be_made_fewer(
    desk: AthleteProposals, shelf: AthleteRuleVersions
) -> None:
    (rule,) = no_training_on(Weekday.SUNDAY).rules
    days = (date(2027, 1, 1) + timedelta(days=ahead) for ahead in range(41))
    many = tuple(rule.model_copy(update={"weekdays": (), "first": day, "last": day}) for day in days)
    with pytest.raises(MissingInput, match="more than 40 rules"):
        await desk.propose_rules(RulesDraft(based_on=0, rules=many, added=many, reason="You said so."))
    assert await desk.proposals() == ()

    forty = RulesDraft(based_on=0, rules=many[:40], added=many[:40], reason="You said so.")
    await desk.decide((await desk.propose_rules(forty)).id, approve=True)
    fewer = RulesDraft(based_on=1, rules=many[:41], removed=many[:1], reason="You took one away.")
    assert (await desk.apply_rules(fewer)).status is ProposalStatus.APPLIED


async def test_a_distance_is_read_back_in_the_units_of_the_athlete(
    desk: AthleteProposals, database: Database, athlete_id: str
) -> None:
    await AthleteStore(database).set_preferences(athlete_id, AthletePreferences(units=UnitSystem.IMPERIAL))
    rule = AthleteRule(kind=RuleKind.MOST_DISTANCE, words="5 miles a run", limit=8046.72, per=Per.SESSION)
    card = await desk.propose_rules(
        RulesDraft(based_on=0, rules=(rule,), added=(rule,), reason="You said so.")
    )
    assert card.changes == ("New: At most 5 mi for each session.",)
