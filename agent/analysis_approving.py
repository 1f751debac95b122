"""Taking a workout's review over into the plan: the athlete's click makes a proposal of it, once."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from agent.athlete_data import AthleteData
from memory.approvals import ApprovalStore
from memory.proposals import ProposalStore
from tools.domain.activity_summary import KnownActivity
from tools.domain.feedback import WorkoutReview
from tools.domain.planning.event_of_review import event_of
from tools.domain.planning.matching import match
from tools.domain.planning.timeline import done_sessions
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus
from tools.domain.training.training_plan import PlannedWorkout, TrainingPlan
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput, NotFound, StaleProposal
from tools.kit.plan_making import propose_event
from tools.kit.profiling import known_until, profile_in

LOOKS, PAUSE_S = 50, 0.2  # at one who takes the same review over just now
WALLED = (
    "That workout comes from a service whose rules keep it out of the plan and the coach's words. "
    "Tell me how it went (“Tuesday's intervals were too hard”), and I look at the plan with you."
)
NO_PLAN = "Noted. You have no training plan yet, so nothing has to change."
NOTHING = "Noted. Your plan fits as it is, so nothing has to change."
PROPOSED = "Noted. Here is what it changes in your plan; nothing is changed until you say yes."
BUSY = "That review is being taken over just now. Look again in a moment."


@dataclass(frozen=True, slots=True)
class AnalysisTaken:
    """What came of an approved review: a sentence, and the proposal where something should change."""

    sentence: str
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class AnalysisApproving:
    """Makes a proposal of a review."""

    data: AthleteData
    approvals: ApprovalStore
    proposals: ProposalStore

    async def approve(self, world: ToolContext, activity_id: str) -> AnalysisTaken:
        """Return what comes of a workout's newest review, the same however often it is asked for.

        Raises NotFound, and MissingInput for a workout that may not enter a plan.
        """
        activity = await self._readable(world, activity_id)
        review = await self._review(world.athlete_id, activity_id)
        for _ in range(LOOKS):
            async with self.approvals.approving(world.athlete_id, activity_id) as approval:
                if approval.mine:
                    taken = await self._made_before(world, activity_id) or await _taken(
                        world, activity, review
                    )
                    approval.proposal_id = taken.proposal.id if taken.proposal else None
                    return taken
                if approval.approved_at is not None:
                    return await self._as_it_stands(world, approval.proposal_id)
            await asyncio.sleep(PAUSE_S)
        raise StaleProposal(BUSY)

    async def _readable(self, world: ToolContext, activity_id: str) -> KnownActivity:
        """Return an activity of theirs that a model may read too: nothing else enters a plan."""
        await self.data.activity(world.athlete_id, activity_id)
        try:
            return await world.activities.activity(activity_id)
        except NotFound:
            raise MissingInput(WALLED) from None

    async def _review(self, athlete_id: str, activity_id: str) -> WorkoutReview:
        reviews = await self.data.reviews(athlete_id, activity_id)
        return reviews[0] if reviews else (await self.data.review(athlete_id, activity_id)).review

    async def _made_before(self, world: ToolContext, activity_id: str) -> AnalysisTaken | None:
        """Return the proposal that one who never ended made of it."""
        for proposal in await self.proposals.for_athlete(world.athlete_id, today=world.today).proposals():
            if proposal.status not in (ProposalStatus.PENDING, ProposalStatus.APPLIED):
                continue
            about = {each.activity_id for each in proposal.evidence}
            if proposal.kind is ProposalKind.PLAN_VERSION and activity_id in about:
                return AnalysisTaken(PROPOSED, proposal)
        return None

    async def _as_it_stands(self, world: ToolContext, proposal_id: str | None) -> AnalysisTaken:
        if proposal_id is None:
            return AnalysisTaken(NOTHING)
        desk = self.proposals.for_athlete(world.athlete_id, today=world.today)
        try:
            return AnalysisTaken(PROPOSED, await desk.proposal(proposal_id))
        except NotFound:  # its conversation was forgotten
            return AnalysisTaken(NOTHING)


async def _taken(world: ToolContext, activity: KnownActivity, review: WorkoutReview) -> AnalysisTaken:
    current, day = await world.plans.current(), activity.summary.day or world.today
    if current is None:
        return AnalysisTaken(NO_PLAN)
    planned = await _planned(world, current.plan, activity.id)
    event = event_of(review, planned, day, world.brief.units)
    if event is None:
        return AnalysisTaken(NOTHING)
    try:
        proposal, _ = await propose_event(world, event)
    except MissingInput as nothing:
        return AnalysisTaken(f"Noted. {nothing}")
    return AnalysisTaken(proposal.outcome or PROPOSED, proposal)


async def _planned(world: ToolContext, plan: TrainingPlan, activity_id: str) -> PlannedWorkout | None:
    """Return the planned session that an activity was, if any."""
    activities = await world.activities.activities(since=plan.starts_on - timedelta(days=1))
    thresholds = (await profile_in(world)).thresholds()
    until = await known_until(activities, world.sync)
    done = done_sessions(activities, thresholds, plan, world.today)
    for workout_id, found in match(plan, done, world.today, until).items():
        legs = (found.done, *found.legs) if found.done else found.legs
        if any(leg.activity_id == activity_id for leg in legs):
            return next(each for each in plan.workouts if each.id == workout_id)
    return None
