"""A version of a plan is made by one yes, on what it was made for, and never changes the past."""

import asyncio
from datetime import date

import pytest

from memory.athletes import AthleteStore
from memory.database import Database
from memory.plans import AthletePlanVersions, PlanStore
from memory.proposals import AthleteProposals, ProposalStore
from tests.support.plan_drafts import (
    TODAY,
    a_plan,
    change_of,
    days_after,
    new_draft,
    no_training_on,
    shortened,
)
from tests.support.training_plans import history_of
from tools.domain.athlete import AthletePreferences
from tools.domain.athlete_rules import RulesDraft, Weekday
from tools.domain.plan_request import PlanStanding
from tools.domain.plan_version import MadeBy, PlanVersion
from tools.domain.proposal import ProposalKind, ProposalStatus
from tools.kit.context import PlanShelf
from tools.kit.errors import NotFound, StaleProposal


@pytest.fixture
def desk(database: Database, athlete_id: str) -> AthleteProposals:
    return ProposalStore(database).for_athlete(athlete_id, "thread-1", TODAY)


@pytest.fixture
def shelf(database: Database, athlete_id: str) -> AthletePlanVersions:
    return PlanStore(database).for_athlete(athlete_id)


async def trained_by(desk: AthleteProposals, shelf: AthletePlanVersions) -> PlanVersion:
    """A plan the athlete said yes to."""
    await desk.decide((await desk.propose_plan(new_draft())).id, approve=True)
    return await now(shelf)


def on_day(
    database: Database, athlete_id: str, day: date, rules: RulesDraft | None = None
) -> AthleteProposals:
    """The desk on a day, with what a plan of an earlier day is judged against."""

    async def standing() -> PlanStanding:
        known = history_of((1.0,) * 8, TODAY)
        return PlanStanding(today=day, history=known, rules=rules.rules if rules else ())

    return ProposalStore(database).for_athlete(athlete_id, "thread-1", day, standing)


async def now(shelf: AthletePlanVersions) -> PlanVersion:
    current = await shelf.current()
    assert current is not None
    return current


def test_it_is_what_tools_ask_for(shelf: AthletePlanVersions) -> None:
    assert isinstance(shelf, PlanShelf)


async def test_a_new_plan_waits_then_is_the_one_trained_by(
    desk: AthleteProposals, shelf: AthletePlanVersions
) -> None:
    proposal = await desk.propose_plan(new_draft())
    assert (proposal.kind, proposal.status) == (ProposalKind.PLAN_VERSION, ProposalStatus.PENDING)
    assert (proposal.title, proposal.summary) == ("New plan “Spring marathon” v1", "Six calm weeks.")
    assert (proposal.version, proposal.based_on) == (1, 0)
    assert proposal.evidence == new_draft().evidence
    assert proposal.reason == "You asked for it."
    assert (await shelf.current(), await shelf.plans()) == (None, ())

    decided = await desk.decide(proposal.id, approve=True)

    assert decided.outcome == "You train by “Spring marathon” v1 now."
    current = await now(shelf)
    assert current.plan == new_draft().plan
    summary = current.summary
    assert (summary.plan_id, summary.version, summary.parent) == (decided.subject_id, 1, None)
    assert (summary.reason, summary.evidence) == (proposal.reason, proposal.evidence)
    assert summary.made_by is MadeBy.ATHLETE
    (plan,) = await shelf.plans()
    assert (plan.name, plan.versions, plan.current) == ("Spring marathon", 1, True)


async def test_a_rejected_plan_leaves_nothing(desk: AthleteProposals, shelf: AthletePlanVersions) -> None:
    decided = await desk.decide((await desk.propose_plan(new_draft())).id, approve=False)
    assert (decided.status, decided.outcome) == (ProposalStatus.REJECTED, "Your plan stays as it is.")
    assert await shelf.current() is None


async def test_a_change_is_the_next_version_and_says_what_it_came_from(
    desk: AthleteProposals, shelf: AthletePlanVersions
) -> None:
    first = await trained_by(desk, shelf)
    draft = change_of(first, days_after(1))
    proposal = await desk.propose_plan(draft)
    assert proposal.changes == tuple(each.sentence for each in draft.difference.changes)  # type: ignore[union-attr]
    decided = await desk.decide(proposal.id, approve=True)

    assert (decided.outcome, decided.version) == ("You train by “Spring marathon” v2 now.", 2)
    assert [(each.version, each.parent) for each in await shelf.versions(first.summary.plan_id)] == [
        (2, 1),
        (1, None),
    ]
    assert (await now(shelf)).plan == draft.plan
    assert await shelf.version(first.summary.plan_id, 1) == first


async def test_the_same_draft_is_the_same_proposal_and_a_revised_one_takes_its_place(
    desk: AthleteProposals, shelf: AthletePlanVersions
) -> None:
    current = await trained_by(desk, shelf)
    first = await desk.propose_plan(change_of(current, days_after(1)))
    assert await desk.propose_plan(change_of(current, days_after(1))) == first
    second = await desk.propose_plan(change_of(current, days_after(3)), first.id)

    replaced = await desk.proposal(first.id)
    assert (replaced.status, replaced.outcome) == (ProposalStatus.STALE, "Replaced by a newer card.")
    assert not replaced.rebasable
    with pytest.raises(StaleProposal):
        await desk.plan_draft(first.id)
    waiting = await desk.waiting_plan()
    assert waiting == (second, change_of(current, days_after(3)).model_copy(update={"made_on": TODAY}))
    assert (await desk.decide(first.id, approve=True)).status is ProposalStatus.STALE
    assert (await now(shelf)).summary.version == 1


async def test_a_card_that_replaces_another_is_in_its_thread(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    current = await trained_by(desk, shelf)
    first = await desk.propose_plan(change_of(current, days_after(1)))
    page = ProposalStore(database).for_athlete(athlete_id, "page", TODAY)
    second = await page.propose_plan(change_of(current, days_after(3)), first.id)

    assert await page.waiting_plan() is None
    assert (await desk.waiting_plan() or (None,))[0] == second
    assert await page.thread_of(second.id) == "thread-1"


async def test_what_is_decided_is_not_replaced(desk: AthleteProposals, shelf: AthletePlanVersions) -> None:
    current = await trained_by(desk, shelf)
    first = await desk.propose_plan(change_of(current, days_after(1)))
    await desk.decide(first.id, approve=False)
    with pytest.raises(StaleProposal, match="decided already"):
        await desk.propose_plan(change_of(current, days_after(3)), first.id)


async def test_two_tabs_on_the_same_base_make_one_version(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    current = await trained_by(desk, shelf)
    elsewhere = ProposalStore(database).for_athlete(athlete_id, "thread-2", TODAY)
    here = await desk.propose_plan(change_of(current, days_after(1)))
    there = await elsewhere.propose_plan(change_of(current, days_after(3)))
    await desk.decide(here.id, approve=True)

    late = await elsewhere.decide(there.id, approve=True)

    assert (late.status, late.rebasable) == (ProposalStatus.STALE, True)
    assert late.outcome == (
        "This card was made for “Spring marathon” v1, and the plan is at v2 now. "
        "Nothing was changed. Choose “Bring up to date” for a card made for how it is now."
    )
    assert (await now(shelf)).summary.version == 2
    kept = (await elsewhere.plan_draft(there.id))[1]
    assert kept.model_copy(update={"made_on": None}) == change_of(current, days_after(3))
    again = await elsewhere.propose_plan(change_of(await now(shelf), days_after(3)), there.id)
    assert again.based_on == 2
    assert not (await elsewhere.proposal(there.id)).rebasable


async def test_two_new_plans_at_once_leave_one_to_train_by(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    elsewhere = ProposalStore(database).for_athlete(athlete_id, "thread-2", TODAY)
    cards = [await desk.propose_plan(new_draft("Spring")), await elsewhere.propose_plan(new_draft("Autumn"))]
    decided = await asyncio.gather(*(desk.decide(card.id, approve=True) for card in cards))

    assert sorted(each.status for each in decided) == [ProposalStatus.APPLIED, ProposalStatus.STALE]
    assert len(await shelf.plans()) == 1


async def test_a_new_plan_retires_the_one_before_and_says_so(
    desk: AthleteProposals, shelf: AthletePlanVersions
) -> None:
    old = await trained_by(desk, shelf)
    proposal = await desk.propose_plan(new_draft("Autumn 10 km", a_plan(scale=0.9)))
    assert proposal.changes == (
        "“Spring marathon” is retired: you train by this plan instead. Its versions stay.",
    )
    decided = await desk.decide(proposal.id, approve=True)

    assert decided.outcome == (
        "You train by “Autumn 10 km” v1 now. “Spring marathon” is retired; its versions stay, and you can "
        "bring it back."
    )
    assert [(each.name, each.current) for each in await shelf.plans()] == [
        ("Autumn 10 km", True),
        ("Spring marathon", False),
    ]
    assert await shelf.version(old.summary.plan_id, 1) == old


async def test_a_change_of_a_retired_plan_is_stale(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    old = await trained_by(desk, shelf)
    elsewhere = ProposalStore(database).for_athlete(athlete_id, "thread-2", TODAY)
    change = await elsewhere.propose_plan(change_of(old, days_after(1)))
    await desk.decide((await desk.propose_plan(new_draft("Autumn"))).id, approve=True)

    late = await elsewhere.decide(change.id, approve=True)
    assert (late.status, late.rebasable) == (ProposalStatus.STALE, False)
    assert late.outcome == (
        "This card was made for “Spring marathon” v1, and you train by “Autumn” v1 now. Nothing was changed. "
        "Ask me again, and I make a card for the plan you train by."
    )


async def test_a_version_of_a_retired_plan_can_be_brought_back(
    desk: AthleteProposals, shelf: AthletePlanVersions
) -> None:
    old = await trained_by(desk, shelf)
    await desk.decide((await desk.propose_plan(change_of(old, days_after(1)))).id, approve=True)
    await desk.decide((await desk.propose_plan(new_draft("Autumn", a_plan(scale=0.9)))).id, approve=True)
    back = change_of(old, days_after(1), 60).model_copy(
        update={"plan": old.plan, "based_on": 2, "restored_from": 1, "difference": None}
    )
    decided = await desk.decide((await desk.propose_plan(back)).id, approve=True)

    assert decided.status is ProposalStatus.APPLIED, decided.outcome
    current = await now(shelf)
    assert (current.summary.plan_id, current.summary.version) == (old.summary.plan_id, 3)
    assert current.summary.restored_from == 1
    ahead = [each for each in current.plan.workouts if each.day >= TODAY]
    assert ahead == [each for each in old.plan.workouts if each.day >= TODAY]
    assert len([plan for plan in await shelf.plans() if plan.current]) == 1


async def test_a_late_yes_rewrites_no_day_that_has_passed(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    first = await trained_by(desk, shelf)
    plan = shortened(shortened(first.plan, days_after(1), 20), days_after(3), 20)
    draft = change_of(first, days_after(1), 20).model_copy(update={"plan": plan})
    card = await desk.propose_plan(draft)
    later = on_day(database, athlete_id, days_after(3))
    decided = await later.decide(card.id, approve=True)

    assert decided.outcome is not None
    assert decided.outcome.endswith("The days before today stay as they were.")
    minutes = {each.day: each.planned_duration_s / 60 for each in (await now(shelf)).plan.workouts}
    assert (minutes[days_after(1)], minutes[days_after(3)]) == (60, 20)


async def test_a_new_plan_approved_late_says_nothing_of_the_days_before(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    card = await desk.propose_plan(new_draft())
    later = on_day(database, athlete_id, days_after(3))
    await later.decide(card.id, approve=True)

    sessions = (await now(shelf)).plan.workouts
    assert sessions == tuple(each for each in a_plan().workouts if each.day >= days_after(3))


async def test_a_card_of_an_earlier_day_is_judged_again_before_it_is_kept(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    first = await trained_by(desk, shelf)
    card = await desk.propose_plan(change_of(first, days_after(3)))
    rule = no_training_on(Weekday.SATURDAY)
    late = await on_day(database, athlete_id, days_after(2), rule).decide(card.id, approve=True)

    assert (late.status, late.rebasable) == (ProposalStatus.STALE, True)
    assert "It was made for Monday 2 March. From today on it would break a rule: " in (late.outcome or "")
    assert "“Bring up to date”" in (late.outcome or "")
    assert (await now(shelf)).summary.version == 1


async def test_a_card_of_an_earlier_day_is_never_kept_unjudged(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    card = await desk.propose_plan(new_draft())
    late = await ProposalStore(database).for_athlete(athlete_id, "", days_after(1)).decide(card.id, True)
    assert (late.status, late.rebasable) == (ProposalStatus.STALE, True)
    assert await shelf.current() is None


async def test_two_changes_of_one_card_at_once_leave_one_and_the_other_is_refused(
    desk: AthleteProposals, shelf: AthletePlanVersions
) -> None:
    current = await trained_by(desk, shelf)
    card = await desk.propose_plan(change_of(current, days_after(1)))
    drafts = [change_of(current, days_after(3)), change_of(current, days_after(5))]
    told = await asyncio.gather(
        *(desk.propose_plan(each, card.id) for each in drafts), return_exceptions=True
    )

    (kept,) = [each for each in told if not isinstance(each, BaseException)]
    (refused,) = [each for each in told if isinstance(each, BaseException)]
    assert isinstance(refused, StaleProposal)
    assert "replaced by a newer one" in str(refused)
    assert (await desk.proposal(kept.id)).status is ProposalStatus.PENDING
    assert await desk.propose_plan((await desk.plan_draft(kept.id))[1], card.id) == kept, "a double click"


async def test_a_click_that_cannot_be_done_any_more_leaves_no_card(
    desk: AthleteProposals, shelf: AthletePlanVersions
) -> None:
    first = await trained_by(desk, shelf)
    await desk.apply_plan(change_of(first, days_after(1)))
    with pytest.raises(StaleProposal, match="made for “Spring marathon” v1"):
        await desk.apply_plan(change_of(first, days_after(3)))
    assert {each.status for each in await desk.proposals()} == {ProposalStatus.APPLIED}


async def test_a_card_of_days_that_are_over_changes_nothing(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    card = await desk.propose_plan(change_of(await trained_by(desk, shelf), days_after(1)))
    later = ProposalStore(database).for_athlete(athlete_id, "thread-1", days_after(3))
    decided = await later.decide(card.id, approve=True)

    assert decided.status is ProposalStatus.STALE
    assert "lies in the past" in (decided.outcome or "")
    assert (await now(shelf)).summary.version == 1


async def test_a_rule_said_since_is_not_broken(desk: AthleteProposals, shelf: AthletePlanVersions) -> None:
    first = await trained_by(desk, shelf)
    card = await desk.propose_plan(change_of(first, days_after(1)))
    rules = no_training_on(Weekday.SATURDAY)
    await desk.decide((await desk.propose_rules(rules)).id, approve=True)
    decided = await desk.decide(card.id, approve=True)

    assert (decided.status, decided.rebasable) == (ProposalStatus.STALE, True)
    assert (decided.outcome or "").startswith("Your rules are others than when this card was made")
    knowing = change_of(first, days_after(1)).model_copy(update={"rules_version": 1})
    assert (await desk.decide((await desk.propose_plan(knowing)).id, approve=True)).version == 2


async def test_a_rule_said_since_that_is_kept_does_not_matter(
    desk: AthleteProposals, shelf: AthletePlanVersions
) -> None:
    first = await trained_by(desk, shelf)
    card = await desk.propose_plan(change_of(first, days_after(1)))
    await desk.decide((await desk.propose_rules(no_training_on(Weekday.MONDAY))).id, approve=True)
    assert (await desk.decide(card.id, approve=True)).status is ProposalStatus.APPLIED


async def test_a_small_change_waits_unless_the_athlete_lets_it_be(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    first = await trained_by(desk, shelf)
    asked = await desk.propose_plan(change_of(first, days_after(1), small=True))
    assert asked.status is ProposalStatus.PENDING
    await AthleteStore(database).set_preferences(athlete_id, AthletePreferences(small_changes=True))

    large = await desk.propose_plan(change_of(first, days_after(3)))
    assert large.status is ProposalStatus.PENDING
    made = await desk.propose_plan(change_of(first, days_after(1), small=True))

    assert made.status is ProposalStatus.APPLIED
    assert made.outcome == (
        "Changed without asking, as your settings allow: “Spring marathon” v2. You can undo it."
    )
    assert (await now(shelf)).summary.made_by is MadeBy.SMALL_CHANGES


async def test_the_past_of_a_settled_proposal_stays_but_not_its_plan(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    first = await trained_by(desk, shelf)
    card = await desk.propose_plan(change_of(first, days_after(1)))
    await desk.decide(card.id, approve=False)
    kept = await desk.proposal(card.id)

    assert (kept.changes, kept.reason, kept.evidence) == (card.changes, card.reason, card.evidence)
    rows = await database.rows("select body from proposal where athlete_id = %(id)s", id=athlete_id)
    assert [row["body"] for row in rows] == [None, None]


async def test_forged_ids_are_refused(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    current = await trained_by(desk, shelf)
    card = await desk.propose_plan(change_of(current, days_after(1)))
    stranger = ProposalStore(database).for_athlete(f"not-{athlete_id}", "thread-1", TODAY)
    strangers = PlanStore(database).for_athlete(f"not-{athlete_id}")

    for forged in (
        stranger.propose_plan(change_of(current, days_after(1))),
        stranger.propose_plan(new_draft(), card.id),
        stranger.decide(card.id, approve=True),
        stranger.plan_draft(card.id),
        stranger.rules_draft(card.id),
        desk.rules_draft(card.id),
        desk.propose_plan(new_draft().model_copy(update={"strategy_id": "strategy-of-nobody"})),
        desk.propose_plan(change_of(current, days_after(1)).model_copy(update={"plan_id": "plan-of-nobody"})),
        strangers.version(current.summary.plan_id, 1),
        strangers.versions(current.summary.plan_id),
        shelf.version(current.summary.plan_id, 2),
    ):
        with pytest.raises(NotFound):
            await forged
    assert await strangers.current() is None
    assert (await desk.proposal(card.id)).status is ProposalStatus.PENDING


async def test_a_plan_that_waits_too_long_lapses(
    desk: AthleteProposals, shelf: AthletePlanVersions, database: Database, athlete_id: str
) -> None:
    first = await trained_by(desk, shelf)
    card = await desk.propose_plan(change_of(first, days_after(1)))
    await database.run("update proposal set expires_at = now() where athlete_id = %(a)s", a=athlete_id)

    assert (await desk.decide(card.id, approve=True)).status is ProposalStatus.EXPIRED
    assert await desk.waiting_plan() is None
    assert (await now(shelf)).summary.version == 1


async def test_all_proposals_are_listed_those_that_wait_first(
    desk: AthleteProposals, shelf: AthletePlanVersions
) -> None:
    first = await trained_by(desk, shelf)
    waiting = await desk.propose_plan(change_of(first, days_after(1)))
    assert [each.status for each in await desk.proposals()] == [
        ProposalStatus.PENDING,
        ProposalStatus.APPLIED,
    ]
    assert await desk.proposals(ProposalStatus.PENDING) == (waiting,)
