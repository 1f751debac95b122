"""An athlete's plans and rules as the page asks for them: all it shows, every click but a decision.

A plan is made from what a model may read, by the same code as in a conversation. The calendar's marks of what
was done are the owner's own and never leave the page.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from agent.analysis_approving import AnalysisApproving, AnalysisTaken
from agent.athlete_data import AthleteData
from agent.plan_again import again, undone
from agent.plans_taken_along import PlansTakenAlong
from memory.approvals import ApprovalStore
from memory.proposals import AthleteProposals, ProposalStore
from tools.domain.athlete_rules import RuleReading, RulesDraft, RuleSet
from tools.domain.debrief import RaceDebrief, ReportedFuel
from tools.domain.plan_change import PlanDifference
from tools.domain.plan_edit import PlanEdit
from tools.domain.plan_event import PlanEvent
from tools.domain.plan_request import PlanWish
from tools.domain.plan_timeline import PlanTimeline
from tools.domain.plan_version import MadeBy, PlanDraft, PlanSummary, PlanVersion, PlanVersionSummary
from tools.domain.planning.plan_difference import difference
from tools.domain.planning.rule_merging import narrowed, without
from tools.domain.planning.timeline import build_timeline
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus
from tools.kit.context import ToolContext
from tools.kit.debriefing import RaceShelves, debrief_of, propose_lesson
from tools.kit.errors import NotFound, StaleProposal
from tools.kit.plan_drafting import Base, base_of, base_of_card
from tools.kit.plan_making import propose_edits, propose_event, propose_fitted, propose_new, propose_restored
from tools.kit.profiling import known_until
from tools.kit.rule_making import propose_rules_from

PAGE_THREAD = "page"
OTHER_PLAN = "You train by another plan by now. Nothing was proposed. Change that one."
OTHER_RULES = "Your rules are others by now. Nothing was changed. Look at them again, then take it away."


@dataclass(frozen=True, slots=True)
class ProposedPlan:
    """A proposal of a plan with what its card shows.

    `draft` is what a yes keeps or kept, None where that is kept no longer (rejected, expired, replaced).
    `before` is the version it was made from, None for a new plan; `newest` the newest version of its plan.
    """

    proposal: Proposal
    draft: PlanDraft | None
    before: PlanVersion | None
    newest: int | None


@dataclass(frozen=True, slots=True)
class AthletePlans:
    """The page's door to plans and rules. Every call names the athlete; ids of others are NotFound.

    `world_of` makes the world that tools see, of an athlete and a thread.
    """

    world_of: Callable[[str, str], Awaitable[ToolContext]]
    data: AthleteData
    store: ProposalStore
    approvals: ApprovalStore

    async def current(self, athlete_id: str) -> PlanVersion | None:
        """Return the newest version of the plan the athlete trains by, or None."""
        return await (await self._world(athlete_id)).plans.current()

    async def listed(self, athlete_id: str) -> tuple[PlanSummary, ...]:
        """Return every plan, the current one first."""
        return await (await self._world(athlete_id)).plans.plans()

    async def versions(self, athlete_id: str, plan_id: str) -> tuple[PlanVersionSummary, ...]:
        """Return the versions of a plan, newest first; raise NotFound."""
        return await (await self._world(athlete_id)).plans.versions(plan_id)

    async def version(self, athlete_id: str, plan_id: str, version: int) -> PlanVersion:
        """Return one version; raise NotFound."""
        return await (await self._world(athlete_id)).plans.version(plan_id, version)

    async def timeline(self, athlete_id: str, plan_id: str, version: int | None = None) -> PlanTimeline:
        """Return a version (None: the newest) beside all that was done; raise NotFound."""
        world = await self._world(athlete_id)
        versions = await world.plans.versions(plan_id)
        shown = await world.plans.version(plan_id, versions[0].version if version is None else version)
        activities = await self.data.activities(athlete_id, limit=None)
        thresholds = (await self.data.profile(athlete_id)).thresholds()
        until = await known_until(activities, self.data.desk(athlete_id))
        return await asyncio.to_thread(  # CPU work
            build_timeline, shown, versions, activities, thresholds, world.today, until
        )

    @property
    def taken_along(self) -> PlansTakenAlong:
        """Return the door to plans as files, and in the athlete's calendar elsewhere."""
        return PlansTakenAlong(self.world_of, self.data)

    async def difference(
        self, athlete_id: str, plan_id: str, before: int | None, after: int
    ) -> PlanDifference:
        """Return what differs between two versions; `before` None: the one it was made from."""
        shelf = (await self._world(athlete_id)).plans
        new = await shelf.version(plan_id, after)
        before = new.summary.parent if before is None else before
        old = await shelf.version(plan_id, before) if before else None
        return await asyncio.to_thread(difference, old.plan if old else None, new.plan)  # CPU work

    async def propose(self, athlete_id: str, thread_id: str, wish: PlanWish) -> Proposal:
        """Propose a plan for a wish; raise MissingInput where none can be made."""
        return (await propose_new(await self.world_of(athlete_id, thread_id), wish))[0]

    async def edit(self, athlete_id: str, proposal_id: str, edits: Sequence[PlanEdit]) -> Proposal:
        """Put an edited proposal in the place of just that waiting one; raise PlanRefused, StaleProposal."""
        desk = self._desk(await self._world(athlete_id))
        proposal, draft = await desk.plan_draft(proposal_id)
        if proposal.status is not ProposalStatus.PENDING:
            raise StaleProposal(proposal.outcome or "That card is decided already.")
        world = await self.world_of(athlete_id, await desk.thread_of(proposal_id))
        return (await propose_edits(world, tuple(edits), base=await base_of_card(world, (proposal, draft))))[
            0
        ]

    async def change(
        self, athlete_id: str, thread_id: str, plan_id: str, edits: Sequence[PlanEdit]
    ) -> Proposal:
        """Propose edits of a plan; raise PlanRefused, NotFound, and StaleProposal for one not trained by."""
        world = await self.world_of(athlete_id, thread_id)
        return (await propose_edits(world, tuple(edits), base=await _of_plan(world, plan_id)))[0]

    async def rebase(self, athlete_id: str, proposal_id: str) -> Proposal:
        """Make a stale proposal again on the version there is now; raise StaleProposal where it cannot be."""
        desk = self._desk(await self._world(athlete_id))
        proposal, draft = await desk.plan_draft(proposal_id)
        if proposal.status is not ProposalStatus.STALE:
            return proposal
        world = await self.world_of(athlete_id, await desk.thread_of(proposal_id))
        return await world.proposals.propose_plan(await again(world, draft), proposal_id)

    async def restore(self, athlete_id: str, thread_id: str, plan_id: str, version: int) -> Proposal:
        """Propose an old version again as the newest; raise NotFound, MissingInput."""
        return (await propose_restored(await self.world_of(athlete_id, thread_id), plan_id, version))[0]

    async def undo(self, athlete_id: str, plan_id: str, version: int) -> Proposal:
        """Take the newest version back: what stood before it is the plan again, from today on.

        The click is the yes; once more goes further back. Raises NotFound, and StaleProposal where the
        version is not the newest any more.
        """
        world = await self._world(athlete_id)
        return await self._desk(world).apply_plan(await undone(world, plan_id, version), MadeBy.UNDO)

    async def happened(
        self, athlete_id: str, thread_id: str, event: PlanEvent, plan_id: str | None = None
    ) -> Proposal:
        """Propose what follows from something that happened; raise MissingInput where nothing does.

        `plan_id` names the plan that is meant: NotFound where there is none, StaleProposal for an older one.
        """
        world = await self.world_of(athlete_id, thread_id)
        base = await _of_plan(world, plan_id) if plan_id is not None else None
        return (await propose_event(world, event, base))[0]

    async def fit_to_rules(self, athlete_id: str, thread_id: str) -> Proposal | None:
        """Propose the plan fitted to the rules as they are now; None where it obeys them."""
        proposed = await propose_fitted(await self.world_of(athlete_id, thread_id))
        return proposed[0] if proposed else None

    async def approve_analysis(self, athlete_id: str, thread_id: str, activity_id: str) -> AnalysisTaken:
        """Take a workout's review over into the plan, once; raise NotFound, MissingInput."""
        approving = AnalysisApproving(self.data, self.approvals, self.store)
        return await approving.approve(await self.world_of(athlete_id, thread_id), activity_id)

    async def proposals(self, athlete_id: str, status: ProposalStatus | None = None) -> tuple[Proposal, ...]:
        """Return the newest proposals, those that wait first."""
        return await self.store.for_athlete(athlete_id).proposals(status)

    async def proposed(self, athlete_id: str, proposal_id: str) -> ProposedPlan:
        """Return a proposal of a plan with what its card shows; raise NotFound."""
        world = await self._world(athlete_id)
        desk = self._desk(world)
        proposal = await desk.proposal(proposal_id)
        if proposal.kind is not ProposalKind.PLAN_VERSION:
            raise NotFound("That card proposes no plan.")
        newest = (await world.plans.versions(proposal.subject_id))[0].version if proposal.subject_id else None
        before = None
        if proposal.subject_id and proposal.based_on:
            before = await world.plans.version(proposal.subject_id, proposal.based_on)
        return ProposedPlan(proposal, await _draft(world, desk, proposal, before), before, newest)

    async def rules(self, athlete_id: str) -> RuleSet:
        """Return the rules as they stand."""
        return await (await self._world(athlete_id)).rules.rules()

    async def rule_versions(self, athlete_id: str) -> tuple[RuleSet, ...]:
        """Return every version of the rules, newest first."""
        return await (await self._world(athlete_id)).rules.rule_versions()

    async def propose_rules(
        self, athlete_id: str, thread_id: str, words: str
    ) -> tuple[Proposal | None, RuleReading]:
        """Read rules from words and propose them; None where nothing was understood well enough."""
        proposal, reading, _ = await propose_rules_from(await self.world_of(athlete_id, thread_id), words)
        return proposal, reading

    async def rules_draft(self, athlete_id: str, proposal_id: str) -> tuple[Proposal, RulesDraft]:
        """Return a waiting proposal of rules with its draft; raise NotFound, StaleProposal."""
        return await self.store.for_athlete(athlete_id).rules_draft(proposal_id)

    async def narrow_rules(self, athlete_id: str, proposal_id: str, left_out: Sequence[int]) -> Proposal:
        """Leave single changes of a waiting proposal of rules out; raise NotFound, StaleProposal."""
        world = await self._world(athlete_id)
        desk = self._desk(world)
        _, draft = await desk.rules_draft(proposal_id)
        left = narrowed(draft, await world.rules.rules(), frozenset(left_out))
        return await desk.propose_rules(left, proposal_id)

    async def withdraw_rule(self, athlete_id: str, version: int, place: int) -> Proposal:
        """Take one of the rules away; the click is the yes. Raises NotFound, StaleProposal."""
        world = await self._world(athlete_id)
        known = await world.rules.rules()
        if known.version != version:
            raise StaleProposal(OTHER_RULES)
        if not 0 <= place < len(known.rules):
            raise NotFound("You have no such rule.")
        return await self._desk(world).apply_rules(without(known, frozenset({place})))

    async def debrief(
        self, athlete_id: str, activity_id: str, strategy_id: str, fuel: ReportedFuel | None = None
    ) -> RaceDebrief:
        """Return a race run beside its strategy, from all its owner may see; raise NotFound, MissingInput."""
        world = await self._world(athlete_id)
        shelves = RaceShelves(self.data.shelf(athlete_id), world.strategies, world.courses)
        return await debrief_of(shelves, activity_id, strategy_id, fuel, units=world.brief.units)

    async def keep_lesson(
        self,
        athlete_id: str,
        thread_id: str,
        activity_id: str,
        strategy_id: str,
        place: int,
        *,
        fuel: ReportedFuel | None = None,
    ) -> Proposal:
        """Propose what one of a debrief's lessons would keep; raise NotFound, MissingInput."""
        world = await self.world_of(athlete_id, thread_id)
        return await propose_lesson(world, activity_id, strategy_id, place, fuel)

    async def _world(self, athlete_id: str) -> ToolContext:
        return await self.world_of(athlete_id, PAGE_THREAD)

    def _desk(self, world: ToolContext) -> AthleteProposals:
        return self.store.for_athlete(world.athlete_id, world.thread_id, world.today)


async def _of_plan(world: ToolContext, plan_id: str) -> Base:
    """Return the plan named, or the card of it that waits; raise NotFound, StaleProposal where untrained."""
    await world.plans.versions(plan_id)
    current = await world.plans.current()
    if current is None or current.summary.plan_id != plan_id:
        raise StaleProposal(OTHER_PLAN)
    return await base_of(world, trained_by=True)


async def _draft(
    world: ToolContext, desk: AthleteProposals, proposal: Proposal, before: PlanVersion | None
) -> PlanDraft | None:
    """Return what a proposal keeps; of an applied one what its version kept."""
    if proposal.status is not ProposalStatus.APPLIED or proposal.subject_id is None:
        try:
            return (await desk.plan_draft(proposal.id))[1]
        except StaleProposal:
            return None
    made = await world.plans.version(proposal.subject_id, proposal.version)
    kept = made.summary
    return PlanDraft(
        plan_id=kept.plan_id if before else None,
        name=kept.name,
        based_on=kept.parent or 0,
        plan=made.plan,
        difference=await asyncio.to_thread(difference, before.plan, made.plan) if before else None,
        headline=kept.headline,
        reason=kept.reason,
        evidence=kept.evidence,
        rules_version=kept.rules_version,
        strategy_id=kept.strategy_id,
        restored_from=kept.restored_from,
        small=kept.made_by is MadeBy.SMALL_CHANGES,
    )
