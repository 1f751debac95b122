"""Drafts that follow from versions: a change made again on the newest one, a version taken back."""

import asyncio

from tools.domain.plan_request import NoSuchPlan, PlanRequest, PlanStanding
from tools.domain.plan_version import MadeBy, PlanDraft, PlanVersion
from tools.domain.planning.build_plan import build_plan
from tools.domain.planning.past_kept import with_past_of
from tools.domain.planning.plan_difference import CannotRebase, difference, rebased
from tools.domain.training.training_plan import TrainingPlan
from tools.domain.wording.plan import plan_headline
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput, StaleProposal
from tools.kit.plan_drafting import laid_over
from tools.kit.plan_standing import standing_for, standing_of

ASK_AGAIN = "Ask me again, and I make a new card."
THERE_ALREADY = (
    "Nothing of this card is left to do: your plan has its changes already, or they lie in the past by now."
)
NO_BEFORE = (
    "The plan is as in its first version: nothing stood before it, so there is nothing more to undo. "
    "Bring another version or plan back from your list instead."
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
    if draft.plan_id is None:
        return await _new_again(world, draft)
    current = await world.plans.current()
    if current is None or current.summary.plan_id != draft.plan_id:
        raise StaleProposal(f"This card was made for a plan you do not train by. {ASK_AGAIN}")
    standing = standing_for(draft.wish, await standing_of(world))
    try:
        wanted = _wanted(draft, current.plan)
        plan, mended = await laid_over(current.plan, wanted, standing, anew=draft.wish is not None)
    except (CannotRebase, NoSuchPlan) as error:
        raise StaleProposal(f"{error} {ASK_AGAIN}") from None
    changed = await asyncio.to_thread(difference, current.plan, plan)  # CPU work
    if changed.is_empty:
        raise StaleProposal(THERE_ALREADY)
    return draft.model_copy(
        update={
            "based_on": current.summary.version,
            "plan": plan,
            "difference": changed,
            "notes": tuple(dict.fromkeys((*draft.notes, *mended))),
            "rules_version": (await world.rules.rules()).version,
            "small": False,  # a card was asked for, so a card answers
        }
    )


async def _new_again(world: ToolContext, draft: PlanDraft) -> PlanDraft:
    """Return a new plan as it would be from today on; where too much of it is over, built anew as wished."""
    current = await world.plans.current()
    standing = standing_for(draft.wish, await standing_of(world))
    before = current.plan if current else None
    try:
        plan, mended = await _from_today(before, draft, standing)
    except NoSuchPlan as error:
        raise StaleProposal(f"{error} {ASK_AGAIN}") from None
    return draft.model_copy(
        update={
            "plan": plan,
            "difference": await asyncio.to_thread(difference, None, plan),  # CPU work
            "headline": plan_headline(plan),
            "notes": tuple(dict.fromkeys((*draft.notes, *mended))),
            "rules_version": (await world.rules.rules()).version,
        }
    )


async def _from_today(
    before: TrainingPlan | None, draft: PlanDraft, standing: PlanStanding
) -> tuple[TrainingPlan, tuple[str, ...]]:
    """Return what of a new plan lies ahead, valid, and what is to be said of it. Raises NoSuchPlan."""
    try:
        return await laid_over(before, with_past_of(None, draft.plan, standing.today), standing, anew=True)
    except NoSuchPlan:
        if draft.wish is None:
            raise
    built = await asyncio.to_thread(  # CPU work
        build_plan, PlanRequest(wish=draft.wish, standing=standing)
    )
    plan, mended = await laid_over(before, built.plan, standing, anew=True)
    return plan, (*built.notes, *mended)


async def undone(world: ToolContext, plan_id: str, version: int) -> PlanDraft:
    """Return the draft that takes the newest version of the current plan back: its parent's content again.

    Undo walks back. Where the newest version is an undo itself, the version whose content it brought back is
    taken back too, and so on to the first; what was undone can be brought back from the list. Raises
    NotFound, StaleProposal where it is not the newest any more, MissingInput without one before it.
    """
    versions = {each.version: each for each in await world.plans.versions(plan_id)}
    newest = versions[max(versions)]
    if newest.version != version:
        raise StaleProposal(
            f"v{version} is not the newest version any more: v{newest.version} is. Nothing was changed. "
            "You can bring any version back from the list."
        )
    taken = newest
    while taken.made_by is MadeBy.UNDO and taken.restored_from is not None:
        taken = versions[taken.restored_from]
    if taken.parent is None:
        raise MissingInput(NO_BEFORE)
    current = await world.plans.current()
    if current is None or current.summary.plan_id != plan_id:
        raise StaleProposal(NOT_CURRENT)
    before = await world.plans.version(plan_id, taken.parent)
    return await _back_to(before, current, taken.version, world)


async def _back_to(before: PlanVersion, current: PlanVersion, taken: int, world: ToolContext) -> PlanDraft:
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
        headline=" ".join((f"v{taken} is undone: the plan is as in v{was} again, from today on.", *mended)),
        reason=f"You took v{taken} back.",
        rules_version=(await world.rules.rules()).version,
        strategy_id=before.summary.strategy_id,
        restored_from=was,
    )


def _wanted(draft: PlanDraft, current: TrainingPlan) -> TrainingPlan:
    """Return the plan a draft wants now: its change made again, or all of it. Raises CannotRebase."""
    if draft.restored_from is not None:
        return draft.plan
    if draft.difference is None:
        raise CannotRebase("What this card would change is not known any more.")
    return rebased(draft.difference, current)
