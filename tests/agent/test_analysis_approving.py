"""An approved review makes one proposal, whoever clicks how often; what a model may not read makes none."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from agent.coach import Coach
from memory.approvals import PATIENCE, ApprovalStore
from memory.database import Database
from tests.agent.test_athlete_plans import now
from tests.support.coaching import coach_on
from tests.support.own_activities import a_summary, of_a_file, of_a_service
from tests.support.plan_drafts import new_draft
from tests.support.reviewed import a_bad_review, a_review
from tools.domain.activity import ActivitySport
from tools.domain.athlete import Thresholds
from tools.domain.plan_request import PlanRequest, PlanStanding, PlanWish
from tools.domain.plan_version import PlanVersion
from tools.domain.planning.build_plan import build_plan
from tools.domain.planning.evolving import is_hard
from tools.domain.proposal import ProposalStatus
from tools.domain.provenance import Source
from tools.domain.training.training_plan import TrainingPlan, TrainingSport
from tools.kit.errors import MissingInput, NotFound, StaleProposal

WISH = PlanWish(
    weeks=8,
    sport=TrainingSport.RUN,
    weekly_hours_now=7,
    longest_now_s=6_000,
    hours_a_week=8,
    days_a_week=5,
    novice=False,
)


@pytest.fixture
async def coach(database: Database, home: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, home) as coach:
        yield coach


@pytest.fixture
async def plan(coach: Coach, athlete_id: str) -> PlanVersion:
    """The plan the athlete trains by, with a hard run within the next days."""
    today = await coach.today(athlete_id)
    begun = ((day, begun_on(day)) for day in (today - timedelta(days=ago) for ago in range(28)))
    day, under_way = next((day, plan) for day, plan in begun if hard_soon(plan, today))
    desk = coach.proposals.for_athlete(athlete_id, "thread-1", day)
    await desk.decide((await desk.propose_plan(new_draft(plan=under_way))).id, approve=True)
    return await now(coach, athlete_id)


def begun_on(day: date) -> TrainingPlan:
    """A plan of eight weeks that was made on this day."""
    return build_plan(PlanRequest(wish=WISH, standing=PlanStanding(today=day))).plan


def hard_soon(plan: TrainingPlan, today: date) -> bool:
    """Whether a hard run comes within a week."""
    hard = (each.day for each in plan.workouts if is_hard(each, Thresholds()))
    return any(timedelta() < day - today <= timedelta(days=7) for day in hard)


async def a_run(coach: Coach, athlete_id: str, source: Source = Source.FILE) -> str:
    """A run of an hour this morning."""
    run = a_summary(datetime.now(UTC) - timedelta(hours=2), sport=ActivitySport.RUN, distance_m=10_000.0)
    kept = of_a_file("run", summary=run) if source is Source.FILE else of_a_service(source, "1", summary=run)
    (told,) = await coach.data.store.for_owner(athlete_id).intake.keep([kept])
    return told.activity_id


async def reviewed(coach: Coach, athlete_id: str, *, bad: bool = True) -> str:
    """A run with its review."""
    run = await a_run(coach, athlete_id)
    review = a_bad_review(run) if bad else a_review(run)
    await coach.data.store.for_model(athlete_id).keep_review(review)
    return run


async def test_a_bad_workout_proposes_an_easier_plan_once(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    run = await reviewed(coach, athlete_id)
    taken = await coach.plans.approve_analysis(athlete_id, "thread-1", run)

    assert taken.proposal is not None
    assert taken.proposal.status is ProposalStatus.PENDING
    assert run in {each.activity_id for each in taken.proposal.evidence}
    assert await now(coach, athlete_id) == plan
    assert await coach.plans.approve_analysis(athlete_id, "thread-1", run) == taken
    await coach.decide(athlete_id, taken.proposal.id, True)
    again = await coach.plans.approve_analysis(athlete_id, "thread-2", run)
    assert again.proposal is not None
    assert (again.proposal.id, again.proposal.status) == (taken.proposal.id, ProposalStatus.APPLIED)
    assert len(await coach.plans.proposals(athlete_id)) == 2
    assert (await coach.data.reviews(athlete_id, run))[0].approved_at is not None


async def test_many_clicks_at_once_make_one_proposal(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    run = await reviewed(coach, athlete_id)
    clicks = (coach.plans.approve_analysis(athlete_id, f"thread-{each}", run) for each in range(6))
    taken = await asyncio.gather(*clicks)

    assert len({each.proposal.id for each in taken if each.proposal}) == 1
    assert len(await coach.plans.proposals(athlete_id, ProposalStatus.PENDING)) == 1


async def test_one_who_never_ended_is_followed_without_a_second_proposal(
    coach: Coach, athlete_id: str, plan: PlanVersion, database: Database
) -> None:
    run = await reviewed(coach, athlete_id)
    first = await coach.plans.approve_analysis(athlete_id, "thread-1", run)
    killed = (
        "update analysis set approved_at = null, approving_since = now() - %(ago)s where activity_id = %(id)s"
    )
    await database.run(killed, id=run, ago=2 * PATIENCE)

    assert await coach.plans.approve_analysis(athlete_id, "thread-1", run) == first
    assert len(await coach.plans.proposals(athlete_id, ProposalStatus.PENDING)) == 1


async def test_who_fails_lets_another_try(
    coach: Coach, athlete_id: str, plan: PlanVersion, database: Database
) -> None:
    run = await reviewed(coach, athlete_id)
    approvals = ApprovalStore(database)

    async def fail() -> None:
        async with approvals.approving(athlete_id, run) as approval:
            assert approval.mine
            async with approvals.approving(athlete_id, run) as other:
                assert not other.mine
            raise StaleProposal("Something went wrong.")

    with pytest.raises(StaleProposal):
        await fail()
    assert (await coach.plans.approve_analysis(athlete_id, "thread-1", run)).proposal is not None


async def test_a_workout_that_was_fine_changes_nothing(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    run = await reviewed(coach, athlete_id, bad=False)
    taken = await coach.plans.approve_analysis(athlete_id, "thread-1", run)
    assert (taken.proposal, taken.sentence[:6]) == (None, "Noted.")
    assert await coach.plans.approve_analysis(athlete_id, "thread-1", run) == taken


async def test_without_a_plan_it_is_noted(coach: Coach, athlete_id: str) -> None:
    run = await reviewed(coach, athlete_id)
    taken = await coach.plans.approve_analysis(athlete_id, "thread-1", run)
    assert taken.sentence == "Noted. You have no training plan yet, so nothing has to change."


async def test_what_a_model_may_not_read_enters_no_plan(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    walled = await a_run(coach, athlete_id, Source.STRAVA)
    await coach.data.store.for_owner(athlete_id).keep_review(a_bad_review(walled))
    with pytest.raises(MissingInput, match="keep it out"):
        await coach.plans.approve_analysis(athlete_id, "thread-1", walled)
    assert await coach.plans.proposals(athlete_id, ProposalStatus.PENDING) == ()


async def test_an_activity_nobody_has(coach: Coach, athlete_id: str) -> None:
    with pytest.raises(NotFound):
        await coach.plans.approve_analysis(athlete_id, "thread-1", "activity-of-nobody")
