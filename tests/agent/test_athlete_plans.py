"""What the page asks of plans and rules: shown, changed with a yes, brought back, and nobody else's."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from agent.coach import Coach
from memory.database import Database
from tests.support.coaching import coach_on
from tools.domain.plan_edit import MoveWorkout, RemoveWorkout, ResizeWorkout
from tools.domain.plan_event import Away
from tools.domain.plan_request import PlanWish
from tools.domain.plan_version import PlanVersion
from tools.domain.proposal import Proposal, ProposalStatus
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport
from tools.kit.errors import MissingInput, NotFound, PlanRefused, StaleProposal

WISH = PlanWish(
    weeks=8,
    sport=TrainingSport.RUN,
    weekly_hours_now=4,
    longest_now_s=4_500,
    hours_a_week=5,
    days_a_week=4,
    novice=False,
)


@pytest.fixture
async def coach(database: Database, home: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, home) as coach:
        yield coach


@pytest.fixture
async def plan(coach: Coach, athlete_id: str) -> PlanVersion:
    """The plan the athlete trains by, as it was made."""
    proposal = await coach.plans.propose(athlete_id, "thread-1", WISH)
    await coach.decide(athlete_id, proposal.id, True)
    return await now(coach, athlete_id)


async def now(coach: Coach, athlete_id: str) -> PlanVersion:
    current = await coach.plans.current(athlete_id)
    assert current is not None
    return current


def last_week(plan: PlanVersion) -> list[PlannedWorkout]:
    """The four sessions that no week follows: each may be shortened or left out."""
    return [each for each in plan.plan.weeks[-1].workouts if not each.is_rest]


async def shortened(coach: Coach, athlete_id: str, thread: str, plan: PlanVersion, place: int) -> Proposal:
    """A proposal to make a session last 25 minutes."""
    session = last_week(plan)[place]
    edits = (ResizeWorkout(workout_id=session.id, minutes=25),)
    return await coach.plans.change(athlete_id, thread, plan.summary.plan_id, edits)


def minutes(plan: PlanVersion) -> dict[str, float]:
    return {each.id: each.planned_duration_s / 60 for each in plan.plan.workouts}


async def test_a_plan_is_approved_and_shown(coach: Coach, athlete_id: str, plan: PlanVersion) -> None:
    (listed,) = await coach.plans.listed(athlete_id)
    assert (listed.plan_id, listed.current, listed.versions) == (plan.summary.plan_id, True, 1)
    timeline = await coach.plans.timeline(athlete_id, plan.summary.plan_id)
    assert [len(week.workouts) for week in timeline.weeks] == [len(week.workouts) for week in plan.plan.weeks]
    assert timeline.versions == (plan.summary,)
    first = await coach.plans.difference(athlete_id, plan.summary.plan_id, None, 1)
    assert first.after.sessions == len([each for each in plan.plan.workouts if not each.is_rest])


async def test_an_edited_card_takes_the_place_of_the_one_in_its_conversation(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    card = await shortened(coach, athlete_id, "thread-1", plan, 0)
    other = last_week(plan)[3]
    edited = await coach.plans.edit(athlete_id, card.id, [RemoveWorkout(workout_id=other.id)])

    assert len(edited.changes) == 2
    assert (await coach.proposal(athlete_id, card.id)).status is ProposalStatus.STALE
    with pytest.raises(StaleProposal):
        await coach.plans.edit(athlete_id, card.id, [RemoveWorkout(workout_id=other.id)])
    await coach.decide(athlete_id, edited.id, True)
    with pytest.raises(StaleProposal):
        await coach.plans.edit(athlete_id, edited.id, [RemoveWorkout(workout_id=other.id)])
    assert other.id not in minutes(await now(coach, athlete_id))


async def test_an_edit_that_breaks_a_rule_is_refused_with_why(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    session = last_week(plan)[0]
    yesterday = await coach.today(athlete_id) - timedelta(days=1)
    move = MoveWorkout(workout_id=session.id, to=yesterday)
    with pytest.raises(PlanRefused, match="past"):
        await coach.plans.change(athlete_id, "thread-1", plan.summary.plan_id, [move])


async def test_a_stale_card_is_brought_up_to_date(coach: Coach, athlete_id: str, plan: PlanVersion) -> None:
    here = await shortened(coach, athlete_id, "thread-1", plan, 0)
    there = await shortened(coach, athlete_id, "thread-2", plan, 2)
    await coach.decide(athlete_id, here.id, True)
    late = await coach.decide(athlete_id, there.id, True)
    assert (late.status, late.rebasable) == (ProposalStatus.STALE, True)

    renewed = await coach.plans.rebase(athlete_id, late.id)

    assert (renewed.status, renewed.based_on, renewed.changes) == (ProposalStatus.PENDING, 2, there.changes)
    with pytest.raises(StaleProposal):
        await coach.plans.rebase(athlete_id, late.id)
    await coach.decide(athlete_id, renewed.id, True)
    sessions = last_week(plan)
    told = minutes(await now(coach, athlete_id))
    assert (told[sessions[0].id], told[sessions[2].id]) == (25, 25)


async def test_a_new_plan_that_breaks_a_rule_said_since_is_brought_up_to_date(
    coach: Coach, athlete_id: str
) -> None:
    card = await coach.plans.propose(athlete_id, "thread-1", WISH)
    shown = (await coach.plans.proposed(athlete_id, card.id)).draft
    assert shown is not None
    weekday = shown.plan.workouts[0].day.strftime("%A")
    rules, _ = await coach.plans.propose_rules(athlete_id, "thread-2", f"No runs on {weekday}")
    assert rules is not None
    await coach.decide(athlete_id, rules.id, True)
    late = await coach.decide(athlete_id, card.id, True)
    assert (late.status, late.rebasable) == (ProposalStatus.STALE, True)
    assert await coach.plans.current(athlete_id) is None

    renewed = await coach.plans.rebase(athlete_id, late.id)
    await coach.decide(athlete_id, renewed.id, True)

    days = {
        each.day.strftime("%A") for each in (await now(coach, athlete_id)).plan.workouts if not each.is_rest
    }
    assert days
    assert weekday not in days


async def test_a_stale_card_whose_session_is_gone_says_so(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    there = await shortened(coach, athlete_id, "thread-2", plan, 0)
    session = last_week(plan)[0]
    gone = await coach.plans.change(
        athlete_id, "thread-1", plan.summary.plan_id, [RemoveWorkout(workout_id=session.id)]
    )
    await coach.decide(athlete_id, gone.id, True)
    await coach.decide(athlete_id, there.id, True)
    with pytest.raises(StaleProposal, match="Ask me again"):
        await coach.plans.rebase(athlete_id, there.id)


async def test_the_newest_version_is_taken_back_once(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    card = await shortened(coach, athlete_id, "thread-1", plan, 0)
    await coach.decide(athlete_id, card.id, True)
    plan_id = plan.summary.plan_id
    undone = await coach.plans.undo(athlete_id, plan_id, 2)

    assert (undone.status, undone.version) == (ProposalStatus.APPLIED, 3)
    current = await now(coach, athlete_id)
    assert (current.plan, current.summary.restored_from) == (plan.plan, 1)
    with pytest.raises(StaleProposal, match="v3 is"):
        await coach.plans.undo(athlete_id, plan_id, 2)
    assert len(await coach.plans.versions(athlete_id, plan_id)) == 3


async def test_two_clicks_on_undo_take_one_version_back(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    await coach.decide(athlete_id, (await shortened(coach, athlete_id, "thread-1", plan, 0)).id, True)
    clicks = (coach.plans.undo(athlete_id, plan.summary.plan_id, 2) for _ in range(4))
    undone = await asyncio.gather(*clicks, return_exceptions=True)

    applied = [
        each for each in undone if isinstance(each, Proposal) and each.status is ProposalStatus.APPLIED
    ]
    assert {each.version for each in applied} == {3}
    assert len(await coach.plans.versions(athlete_id, plan.summary.plan_id)) == 3


async def test_the_first_version_cannot_be_taken_back(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    with pytest.raises(MissingInput, match="first version"):
        await coach.plans.undo(athlete_id, plan.summary.plan_id, 1)


async def test_any_version_comes_back_as_a_new_one_with_the_same_content(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    await coach.decide(athlete_id, (await shortened(coach, athlete_id, "thread-1", plan, 0)).id, True)
    await coach.decide(
        athlete_id, (await shortened(coach, athlete_id, "thread-1", await now(coach, athlete_id), 2)).id, True
    )
    card = await coach.plans.restore(athlete_id, "thread-1", plan.summary.plan_id, 1)
    await coach.decide(athlete_id, card.id, True)

    current = await now(coach, athlete_id)
    assert (current.plan, current.summary.version) == (plan.plan, 4)


async def test_what_happens_is_answered_with_a_card_and_nothing_else(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    second = plan.plan.weeks[1]
    away = Away(first=second.starts_on, last=second.ends_on)
    card = await coach.plans.happened(athlete_id, "thread-1", away)

    assert card.status is ProposalStatus.PENDING
    assert card.evidence
    assert await now(coach, athlete_id) == plan
    shown = await coach.plans.proposed(athlete_id, card.id)
    assert shown.draft is not None
    assert (shown.draft.headline, shown.before, shown.newest) == (card.summary, plan, 1)


async def test_a_card_shows_what_it_kept_after_it_was_decided(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    yes = await shortened(coach, athlete_id, "thread-1", plan, 0)
    waiting = await coach.plans.proposed(athlete_id, yes.id)
    no = await shortened(coach, athlete_id, "thread-2", plan, 2)
    await coach.decide(athlete_id, yes.id, True)
    await coach.decide(athlete_id, no.id, False)

    applied = await coach.plans.proposed(athlete_id, yes.id)
    assert applied.draft is not None
    assert waiting.draft is not None
    assert (applied.draft.plan, applied.draft.difference) == (waiting.draft.plan, waiting.draft.difference)
    assert (applied.before, applied.newest) == (plan, 2)
    rejected = await coach.plans.proposed(athlete_id, no.id)
    assert (rejected.draft, rejected.proposal.changes) == (None, no.changes)


async def test_rules_are_said_narrowed_kept_and_taken_away(coach: Coach, athlete_id: str) -> None:
    said = "No runs on Sunday. Two hours at most on Saturday."
    card, reading = await coach.plans.propose_rules(athlete_id, "thread-1", said)
    assert card is not None
    assert (len(card.changes), reading.unsure) == (2, ())
    fewer = await coach.plans.narrow_rules(athlete_id, card.id, [1])
    assert len(fewer.changes) == 1
    await coach.decide(athlete_id, fewer.id, True)
    assert [len(each.rules) for each in await coach.plans.rule_versions(athlete_id)] == [1]

    for version, place, expected in ((0, 0, StaleProposal), (1, 1, NotFound)):
        with pytest.raises(expected):
            await coach.plans.withdraw_rule(athlete_id, version, place)
    gone = await coach.plans.withdraw_rule(athlete_id, 1, 0)
    assert gone.status is ProposalStatus.APPLIED
    assert ((await coach.plans.rules(athlete_id)).version, (await coach.plans.rules(athlete_id)).rules) == (
        2,
        (),
    )


async def test_another_athletes_ids_are_nobodys(coach: Coach, athlete_id: str, plan: PlanVersion) -> None:
    card = await shortened(coach, athlete_id, "thread-1", plan, 0)
    stranger, plan_id = f"not-{athlete_id}", plan.summary.plan_id
    session = last_week(plan)[0]
    edits = [RemoveWorkout(workout_id=session.id)]
    for forged in (
        coach.plans.timeline(stranger, plan_id),
        coach.plans.version(stranger, plan_id, 1),
        coach.plans.versions(stranger, plan_id),
        coach.plans.difference(stranger, plan_id, None, 1),
        coach.plans.edit(stranger, card.id, edits),
        coach.plans.rebase(stranger, card.id),
        coach.plans.restore(stranger, "thread-1", plan_id, 1),
        coach.plans.undo(stranger, plan_id, 1),
        coach.plans.change(stranger, "thread-1", plan_id, edits),
        coach.plans.proposed(stranger, card.id),
        coach.plans.rules_draft(stranger, card.id),
        coach.plans.approve_analysis(stranger, "thread-1", "activity-of-nobody"),
    ):
        with pytest.raises(NotFound):
            await forged
    assert await coach.plans.proposals(stranger) == ()
    assert (await coach.proposal(athlete_id, card.id)).status is ProposalStatus.PENDING
