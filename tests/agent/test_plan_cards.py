"""Cards of a plan beside others, late, one after the other: each changes what it says, judged, once."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from agent.coach import Coach
from memory.activities import ActivityStore
from memory.database import Database
from tests.agent.test_athlete_plans import WISH, last_week, minutes, now, shortened
from tests.support.coaching import coach_on
from tests.support.own_activities import a_summary, of_a_file, of_a_service
from tools.domain.activity import ActivitySport
from tools.domain.plan_edit import MoveWorkout, RemoveWorkout, ResizeWorkout
from tools.domain.plan_event import Away, Missed
from tools.domain.plan_request import PlanWish
from tools.domain.plan_version import MadeBy, PlanVersion
from tools.domain.planning.judging import judge
from tools.domain.proposal import Proposal, ProposalStatus
from tools.domain.provenance import Source
from tools.domain.race import Sport
from tools.domain.training.plan_rule import Severity
from tools.domain.training.training_plan import TrainingSport
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput, StaleProposal
from tools.kit.plan_making import propose_new
from tools.kit.plan_standing import standing_of

AHEAD = WISH.model_copy(update={"weeks": 12, "hours_a_week": 8, "days_a_week": 5})


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


async def world_in(coach: Coach, athlete_id: str, days: int) -> ToolContext:
    """The athlete's world so many days from now."""
    world = await coach.plans.world_of(athlete_id, "thread-1")
    day = world.today + timedelta(days=days)
    return replace(world, today=day, proposals=coach.proposals.for_athlete(athlete_id, "thread-1", day))


async def approved_in(coach: Coach, athlete_id: str, card: Proposal, days: int) -> Proposal:
    """A yes so many days from now."""
    world = await world_in(coach, athlete_id, days)
    desk = coach.proposals.for_athlete(athlete_id, "thread-1", world.today, partial(standing_of, world))
    return await desk.decide(card.id, approve=True)


async def broken_in(coach: Coach, athlete_id: str, plan: PlanVersion, days: int) -> list[str]:
    found = judge(plan.plan, await standing_of(await world_in(coach, athlete_id, days)))
    return [each.sentence for each in found if each.severity is Severity.ERROR]


@pytest.mark.parametrize("days", [1, 7, 8, 14, 21, 29])
async def test_a_new_plan_approved_late_holds_on_that_day_or_is_not_kept(
    coach: Coach, athlete_id: str, days: int
) -> None:
    card = await coach.plans.propose(athlete_id, "thread-1", WISH)
    late = await approved_in(coach, athlete_id, card, days)
    if late.status is ProposalStatus.APPLIED:
        assert not await broken_in(coach, athlete_id, await now(coach, athlete_id), days)
        return
    assert (late.status, late.rebasable) == (ProposalStatus.STALE, True)
    assert "It was made for" in (late.outcome or "")
    assert await coach.plans.current(athlete_id) is None


async def test_a_new_plan_that_is_too_old_is_brought_up_to_date(coach: Coach, athlete_id: str) -> None:
    card = await coach.plans.propose(athlete_id, "thread-1", WISH)
    late = await approved_in(coach, athlete_id, card, 21)
    assert late.rebasable, late.outcome

    async def later(athlete: str, _thread: str) -> ToolContext:
        return await world_in(coach, athlete, 21)

    renewed = await replace(coach.plans, world_of=later).rebase(athlete_id, card.id)
    kept = await approved_in(coach, athlete_id, renewed, 21)
    assert kept.status is ProposalStatus.APPLIED, kept.outcome
    assert not await broken_in(coach, athlete_id, await now(coach, athlete_id), 21)


async def test_a_move_approved_after_its_day_doubles_nothing(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    sessions = last_week(plan)
    free = next(
        day
        for day in (sessions[0].day + timedelta(days=ahead) for ahead in range(2, 7))
        if all(each.day != day for each in sessions)
    )
    edits = [MoveWorkout(workout_id=sessions[0].id, to=free)]
    card = await coach.plans.change(athlete_id, "thread-1", plan.summary.plan_id, edits)
    next_day = (sessions[0].day - await coach.today(athlete_id)).days + 1
    late = await approved_in(coach, athlete_id, card, next_day)

    assert late.status is ProposalStatus.STALE
    assert "lies in the past" in (late.outcome or "")
    assert await now(coach, athlete_id) == plan


async def test_a_change_of_a_named_plan_is_of_that_plan_though_a_new_one_waits(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    await coach.plans.propose(athlete_id, "thread-1", AHEAD)
    card = await shortened(coach, athlete_id, "thread-1", plan, 0)
    assert (card.subject_id, len(card.changes)) == (plan.summary.plan_id, 1)

    await coach.plans.propose(athlete_id, "thread-2", AHEAD)
    week = plan.plan.weeks[1]
    away = Away(first=week.starts_on, last=week.ends_on)
    told = await coach.plans.happened(athlete_id, "thread-2", away, plan.summary.plan_id)
    assert (told.subject_id, told.based_on) == (plan.summary.plan_id, 1)


async def test_of_two_edits_of_one_card_at_once_one_is_kept_and_the_other_refused(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    sessions = last_week(plan)
    card = await shortened(coach, athlete_id, "thread-1", plan, 0)
    edits = [[RemoveWorkout(workout_id=sessions[place].id)] for place in (2, 3)]
    told = await asyncio.gather(
        *(coach.plans.edit(athlete_id, card.id, each) for each in edits), return_exceptions=True
    )
    kept = [each for each in told if isinstance(each, Proposal)]
    refused = [each for each in told if isinstance(each, StaleProposal)]
    assert (len(kept), len(refused)) == (1, 1), told
    waiting = await coach.plans.proposals(athlete_id, ProposalStatus.PENDING)
    assert [each.id for each in waiting] == [kept[0].id]
    assert len(kept[0].changes) == 2


async def test_undo_walks_back_and_ends_at_the_first(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    plan_id = plan.summary.plan_id
    for place in (0, 2):
        card = await shortened(coach, athlete_id, "thread-1", await now(coach, athlete_id), place)
        await coach.decide(athlete_id, card.id, True)
    second = await coach.plans.version(athlete_id, plan_id, 2)

    await coach.plans.undo(athlete_id, plan_id, 3)
    assert (await now(coach, athlete_id)).plan == second.plan
    further = await coach.plans.undo(athlete_id, plan_id, 4)
    assert further.summary == "v2 is undone: the plan is as in v1 again, from today on."
    current = await now(coach, athlete_id)
    assert (current.plan, current.summary.made_by) == (plan.plan, MadeBy.UNDO)
    with pytest.raises(MissingInput, match="nothing more to undo"):
        await coach.plans.undo(athlete_id, plan_id, 5)
    assert len(await coach.plans.versions(athlete_id, plan_id)) == 5


async def test_small_changes_are_measured_against_the_last_yes(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    preferences = await coach.preferences(athlete_id)
    await coach.set_preferences(athlete_id, preferences.model_copy(update={"small_changes": True}))
    statuses = []
    for week in plan.plan.weeks[-4:]:
        session = next(each for each in week.workouts if not each.is_rest and not each.key)
        edits = [ResizeWorkout(workout_id=session.id, minutes=session.planned_duration_s / 60 * 0.93)]
        card = await coach.plans.change(athlete_id, "thread-1", plan.summary.plan_id, edits)
        statuses.append(card.status)
    applied = statuses.count(ProposalStatus.APPLIED)
    assert 0 < applied <= 2
    assert statuses[-1] is ProposalStatus.PENDING
    (asked,) = await coach.plans.proposals(athlete_id, ProposalStatus.PENDING)
    await coach.decide(athlete_id, asked.id, True)
    version = await now(coach, athlete_id)
    card = await shortened_a_little(coach, athlete_id, version)
    assert card.status is ProposalStatus.APPLIED, "after a yes small changes are counted anew"


async def shortened_a_little(coach: Coach, athlete_id: str, plan: PlanVersion) -> Proposal:
    session = next(each for each in plan.plan.weeks[2].workouts if not each.is_rest and not each.key)
    edits = [ResizeWorkout(workout_id=session.id, minutes=minutes(plan)[session.id] * 0.93)]
    return await coach.plans.change(athlete_id, "thread-1", plan.summary.plan_id, edits)


async def under_way(coach: Coach, athlete_id: str) -> PlanVersion:
    """A plan that was made two weeks ago and approved then."""
    world = await world_in(coach, athlete_id, -14)
    card, _ = await propose_new(world, WISH)
    await coach.proposals.for_athlete(athlete_id, "thread-1", world.today).decide(card.id, approve=True)
    return await now(coach, athlete_id)


async def test_nothing_is_told_as_missed_while_a_source_keeps_its_records_away(
    coach: Coach, athlete_id: str, database: Database
) -> None:
    plan, today = await under_way(coach, athlete_id), await coach.today(athlete_id)
    past = [each for each in plan.plan.workouts if each.day < today and not each.is_rest]
    runs = [
        a_summary(
            datetime.combine(each.day, datetime.min.time(), UTC), sport=ActivitySport.RUN, distance_m=9_000.0
        )
        for each in past
    ]
    intake = ActivityStore(database).for_owner(athlete_id).intake
    await intake.keep([of_a_file("last", summary=runs[-1])])
    assert "keeps its records" not in await told_as_missed(coach, athlete_id, plan), (
        "without such a source it is known"
    )

    await intake.keep([of_a_service(Source.STRAVA, "1", summary=runs[0])])
    told = await told_as_missed(coach, athlete_id, plan)
    assert told.startswith("I cannot tell what you missed: a source you use keeps its records away from me")
    assert "calendar" in told
    assert not any(each.title in told or f"{each.day:%A}" in told for each in past), "no day is given away"


async def told_as_missed(coach: Coach, athlete_id: str, plan: PlanVersion) -> str:
    """What is said of missed sessions: on a card, or where nothing follows from them."""
    try:
        card = await coach.plans.happened(athlete_id, "thread-1", Missed(), plan.summary.plan_id)
    except MissingInput as error:
        return str(error)
    return " ".join(each.text for each in card.evidence)


@pytest.mark.parametrize(("sport", "races"), [(TrainingSport.RUN, 1), (TrainingSport.RIDE, 0), (None, 1)])
async def test_a_sport_alone_is_no_other_goal_than_the_race_talked_about(
    coach: Coach, athlete_id: str, sport: TrainingSport | None, races: int
) -> None:
    world = await coach.plans.world_of(athlete_id, "thread-1")
    day = world.today + timedelta(weeks=16)
    brief = world.brief.with_changes(sport=Sport.RUN, distance_m=21_097.5, race_date=day)
    wish = PlanWish(sport=sport, weekly_hours_now=5, longest_now_s=5_400)
    card, _ = await propose_new(replace(world, brief=brief), wish)
    draft = (await coach.plans.proposed(athlete_id, card.id)).draft
    assert draft is not None
    assert len(draft.plan.goal_races) == races


async def test_a_card_out_of_date_is_nothing_to_go_on_from(
    coach: Coach, athlete_id: str, plan: PlanVersion
) -> None:
    waiting = await shortened(coach, athlete_id, "thread-1", plan, 0)
    elsewhere = await shortened(coach, athlete_id, "thread-2", plan, 1)
    await coach.decide(athlete_id, elsewhere.id, True)
    day = last_week(plan)[2].day
    away = await coach.plans.happened(athlete_id, "thread-1", Away(first=day, last=day))
    assert waiting.based_on == 1
    assert away.based_on == 2
    decided = await coach.decide(athlete_id, away.id, True)
    assert decided.status is ProposalStatus.APPLIED, decided.outcome


async def test_one_yes_to_two_changes_says_both(coach: Coach, athlete_id: str, plan: PlanVersion) -> None:
    sessions = last_week(plan)
    for session in (sessions[0], sessions[2]):
        card = await coach.plans.happened(athlete_id, "thread-1", Away(first=session.day, last=session.day))
    await coach.decide(athlete_id, card.id, True)
    told = (await now(coach, athlete_id)).summary
    assert told.headline.count("Away from") == 2
    assert told.reason.count("While you are away") == 1
    assert len(told.changes) >= 2
