"""Drafts that follow from versions: a change made again on the newest one, a version taken back."""

import asyncio

from tools.domain.plan_request import NoSuchPlan
from tools.domain.plan_version import PlanDraft, PlanVersion
from tools.domain.planning.plan_difference import CannotRebase, difference, rebased
from tools.domain.training.training_plan import TrainingPlan
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput, StaleProposal
from tools.kit.plan_drafting import laid_over
from tools.kit.plan_standing import standing_of

ASK_AGAIN = "Ask me again, and I make a new card."
THERE_ALREADY = "Your plan has these changes already, so nothing is left to do."
NO_BEFORE = (
    "That is the first version of this plan: nothing stood before it. "
    "Bring another plan back from your list instead."
)
NOT_TRAINED_BY = "You do not train by that plan (any more). Bring one of its versions back, then change it."
NOT_CURRENT = (
    "You no longer train by that plan, so there is nothing to undo. You can bring one of its versions back."
)


async def refuse_other_plan(world: ToolContext, plan_id: str) -> None:
    """Raise StaleProposal for a plan the athlete does not train by, NotFound for one that is not theirs."""
    await world.plans.versions(plan_id)
    current = await world.plans.current()
    if current is None or current.summary.plan_id != plan_id:
        raise StaleProposal(NOT_TRAINED_BY)


async def again(world: ToolContext, draft: PlanDraft) -> PlanDraft:
    """Return a stale draft as it would be now, on the newest version of its plan; raise StaleProposal."""
    current = await world.plans.current() if draft.plan_id else None
    if draft.plan_id and (current is None or current.summary.plan_id != draft.plan_id):
        raise StaleProposal(f"This card was made for a plan you do not train by. {ASK_AGAIN}")
    before = current.plan if current else None
    try:
        wanted = _wanted(draft, before)
        plan, mended = await laid_over(before, wanted, await standing_of(world))
    except (CannotRebase, NoSuchPlan) as error:
        raise StaleProposal(f"{error} {ASK_AGAIN}") from None
    changed = await asyncio.to_thread(difference, before, plan)  # CPU work
    if changed.is_empty:
        raise StaleProposal(THERE_ALREADY)
    return draft.model_copy(
        update={
            "based_on": current.summary.version if current else 0,
            "plan": plan,
            "difference": changed,
            "notes": tuple(dict.fromkeys((*draft.notes, *mended))),
            "rules_version": (await world.rules.rules()).version,
            "small": False,  # a card was asked for, so a card answers
        }
    )


async def undone(world: ToolContext, plan_id: str, version: int) -> PlanDraft:
    """Return the draft that takes the newest version of the current plan back.

    Raises NotFound, StaleProposal where it is not the newest any more, MissingInput without one before it.
    """
    newest = (await world.plans.versions(plan_id))[0]
    if newest.version != version:
        raise StaleProposal(
            f"v{version} is not the newest version any more: v{newest.version} is. Nothing was changed. "
            "You can bring any version back from the list."
        )
    if newest.parent is None:
        raise MissingInput(NO_BEFORE)
    current = await world.plans.current()
    if current is None or current.summary.plan_id != plan_id:
        raise StaleProposal(NOT_CURRENT)
    return await _back_to(await world.plans.version(plan_id, newest.parent), current, world)


async def _back_to(before: PlanVersion, current: PlanVersion, world: ToolContext) -> PlanDraft:
    try:
        plan, mended = await laid_over(current.plan, before.plan, await standing_of(world))
    except NoSuchPlan as error:
        raise StaleProposal(f"{error} Nothing was changed.") from None
    was, now = before.summary.version, current.summary.version
    return PlanDraft(
        plan_id=current.summary.plan_id,
        name=current.summary.name,
        based_on=now,
        plan=plan,
        difference=difference(current.plan, plan),
        headline=" ".join((f"v{now} is undone: the plan is as in v{was} again, from today on.", *mended)),
        reason=f"You took v{now} back.",
        rules_version=(await world.rules.rules()).version,
        strategy_id=before.summary.strategy_id,
        restored_from=was,
    )


def _wanted(draft: PlanDraft, current: TrainingPlan | None) -> TrainingPlan:
    """Return the plan a draft wants now: its change made again, or all of it. Raises CannotRebase."""
    if current is None or draft.restored_from is not None:
        return draft.plan
    if draft.difference is None:
        raise CannotRebase("What this card would change is not known any more.")
    return rebased(draft.difference, current)
