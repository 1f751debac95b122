"""From a changed plan to a proposal on the desk: judged, laid over what was, and told by its difference."""

import asyncio
from dataclasses import dataclass, replace

from tools.domain.athlete_rules import RuleSet
from tools.domain.plan_request import NoSuchPlan, PlanStanding
from tools.domain.plan_version import Evidence, MadeBy, PlanDraft, PlanVersion
from tools.domain.planning.judging import judge
from tools.domain.planning.past_kept import with_past_of
from tools.domain.planning.plan_difference import difference
from tools.domain.planning.repairing import repaired
from tools.domain.planning.small_changes import is_small
from tools.domain.proposal import Proposal
from tools.domain.training.plan_rule import RuleBreach, Severity
from tools.domain.training.training_plan import TrainingPlan
from tools.domain.wording.plan import plan_headline
from tools.domain.wording.plan_proposed import ASKED_FOR, change_headline, change_told
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput, PlanRefused
from tools.kit.reply import Facts

NO_PLAN = (
    "You have no training plan yet, so there is nothing to change. Name your race and its day, or how many "
    "weeks you want to train, and I build one."
)
UNCHANGED = "That would leave the plan as it is, so nothing changes."
MENDED = "Your rules or your training are others now, so I also mended what did not fit them any more."
FOLLOWING = "Later sessions follow, so that nothing grows too fast after it."
MOST_REASONS = 4

Proposed = tuple[Proposal, Facts]


@dataclass(frozen=True, slots=True)
class Base:
    """What a change starts from: the plan that waits in this thread, else the one the athlete trains by.

    `saved` is the version that the change is told against, None for a plan that is all new.
    """

    plan: TrainingPlan
    saved: PlanVersion | None
    waiting: tuple[Proposal, PlanDraft] | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a plan is changed; without a headline the difference gives it."""

    reason: str
    headline: str = ""
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()


async def base_of(context: ToolContext, *, trained_by: bool = False) -> Base:
    """Return the plan a change is made of; raise MissingInput where there is none.

    With `trained_by` a new plan that waits does not stand before the one the athlete trains by: an illness,
    an injury and what was done or missed concern that one, and so does a change that names it.
    """
    waiting, current = await context.proposals.waiting_plan(), await context.plans.current()
    another = waiting is not None and current is not None and waiting[1].plan_id != current.summary.plan_id
    if waiting is not None and not (trained_by and another) and not _is_stale(waiting[1], current):
        return await base_of_card(context, waiting)
    if current is None:
        raise MissingInput(NO_PLAN)
    return Base(current.plan, current)


def _is_stale(draft: PlanDraft, current: PlanVersion | None) -> bool:
    """Tell whether a card that waits was made of an older version: nothing on it could be applied."""
    return draft.based_on > 0 and (
        current is None
        or (draft.plan_id, draft.based_on) != (current.summary.plan_id, current.summary.version)
    )


async def base_of_card(context: ToolContext, waiting: tuple[Proposal, PlanDraft]) -> Base:
    """Return the plan of a card that waits, to change just that one."""
    draft = waiting[1]
    known = draft.plan_id is not None and draft.based_on > 0
    saved = await context.plans.version(draft.plan_id or "", draft.based_on) if known else None
    return Base(draft.plan, saved, waiting)


async def laid_over(
    before: TrainingPlan | None, new: TrainingPlan, standing: PlanStanding, *, anew: bool = False
) -> tuple[TrainingPlan, tuple[str, ...]]:
    """Return the new plan with what was before today, mended where it must be, and the note that says so.

    `anew` says that it was built anew, not changed. Raises NoSuchPlan where it cannot be made valid.
    """
    plan = with_past_of(before, new, standing.today, anew=anew) if before else new
    if not await errors_of(plan, standing):
        return plan, ()
    return await asyncio.to_thread(repaired, plan, standing), (MENDED,)


async def valid(
    edited: TrainingPlan, before: TrainingPlan, standing: PlanStanding
) -> tuple[TrainingPlan, tuple[str, ...]]:
    """Return an edited plan that breaks no rule, and what has to be said with it.

    Raises PlanRefused with what the edits break. What was broken before them is mended, not blamed on them;
    so is what only follows from less training, as a long run that would now grow too fast.
    """
    plan = with_past_of(before, edited, standing.today)
    broken = await errors_of(plan, standing)
    if not broken:
        return plan, ()
    known = {_place(each) for each in await errors_of(before, standing)}
    new = [each for each in broken if _place(each) not in known]
    less = takes_away(before, plan)
    if new and not less:
        raise PlanRefused(" ".join(dict.fromkeys(each.sentence for each in new[:MOST_REASONS])))
    try:
        return await asyncio.to_thread(repaired, plan, standing), (FOLLOWING if less else MENDED,)
    except NoSuchPlan as error:
        raise PlanRefused(str(error)) from None


def takes_away(before: TrainingPlan, after: TrainingPlan) -> bool:
    """Tell whether a plan only has less than one before it: nothing added, moved, longer or harder."""
    known = {each.id: each for each in before.workouts}
    return all(
        each.id in known
        and each.day == known[each.id].day
        and each.planned_duration_s <= known[each.id].planned_duration_s
        and each.hard_s <= known[each.id].hard_s
        for each in after.workouts
    )


async def errors_of(plan: TrainingPlan, standing: PlanStanding) -> list[RuleBreach]:
    """Return the breaches that make a plan invalid."""
    found = await asyncio.to_thread(judge, plan, standing)  # CPU work
    return [each for each in found if each.severity is Severity.ERROR]


async def propose_change(
    context: ToolContext,
    base: Base,
    plan: TrainingPlan,
    rules: RuleSet,
    why: Why,
    *,
    restored_from: int | None = None,
) -> Proposed:
    """Put a changed plan on the desk, in place of the one that waits, and say what differs.

    Raises MissingInput where nothing does.
    """
    since = difference(base.plan, plan)
    if since.is_empty:
        raise MissingInput(UNCHANGED)
    against = difference(base.saved.plan if base.saved else None, plan)
    told = why.headline or (change_headline(since) if base.saved else plan_headline(plan))
    why = replace(why, headline=told)
    if base.waiting:
        why = _with_what_was_said(why, base.waiting[1])
    changed = {
        "plan": plan,
        "difference": against,
        "headline": why.headline,
        "reason": why.reason,
        "evidence": why.evidence,
        "notes": why.notes,
        "rules_version": rules.version,
        "restored_from": restored_from,
        "small": base.waiting is None and await _is_small(context, base.saved, plan),
    }
    draft = _before(base, plan).model_copy(update=changed)
    proposal = await context.proposals.propose_plan(draft, base.waiting[0].id if base.waiting else None)
    return proposal, change_told(proposal, draft, since)


async def _is_small(context: ToolContext, saved: PlanVersion | None, plan: TrainingPlan) -> bool:
    """Tell whether a change is small, all the changes since the athlete's last yes taken together too."""
    if saved is None or not is_small(difference(saved.plan, plan)):
        return False
    if saved.summary.made_by is not MadeBy.SMALL_CHANGES:
        return True
    versions = await context.plans.versions(saved.summary.plan_id)
    said_yes = next(each for each in versions if each.made_by is not MadeBy.SMALL_CHANGES)
    last = await context.plans.version(said_yes.plan_id, said_yes.version)
    return is_small(difference(last.plan, plan))


def _with_what_was_said(why: Why, waiting: PlanDraft) -> Why:
    """Return why a waiting card is changed, with what stands on it: one yes says yes to both."""
    both = waiting.based_on > 0
    return Why(
        reason=_joined(waiting.reason, why.reason) if both else waiting.reason or why.reason,
        headline=_joined(waiting.headline, why.headline) if both else why.headline,
        evidence=tuple(dict.fromkeys((*waiting.evidence, *why.evidence))),
        notes=tuple(dict.fromkeys((*waiting.notes, *why.notes))),
    )


def _joined(before: str, after: str) -> str:
    """Return both sentences, each once; that it was asked for goes without saying beside a better reason."""
    said = [each for each in dict.fromkeys((before, after)) if each]
    better = [each for each in said if each != ASKED_FOR]
    return " ".join(better or said)


def _before(base: Base, plan: TrainingPlan) -> PlanDraft:
    """Return the draft a change goes on from: the waiting one, or one on the version it starts from."""
    if base.waiting:
        return base.waiting[1]
    assert base.saved is not None
    summary = base.saved.summary
    return PlanDraft(
        plan_id=summary.plan_id,
        name=summary.name,
        based_on=summary.version,
        plan=plan,
        headline="",
        reason="",
        strategy_id=summary.strategy_id,
    )


def _place(breach: RuleBreach) -> tuple[object, ...]:
    return (breach.code, breach.week, breach.day)
