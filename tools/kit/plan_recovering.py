"""What follows when an athlete is well again: the plan from before the illness, with a way back into it."""

import asyncio
from contextlib import suppress
from datetime import timedelta

from tools.domain.athlete_rules import AthleteRule, RuleKind
from tools.domain.plan_event import Hurt, Ill
from tools.domain.plan_request import NoSuchPlan
from tools.domain.plan_version import PlanVersion
from tools.domain.planning.plan_evolution import NothingToChange, evolve
from tools.domain.planning.rule_merging import without
from tools.domain.training.training_plan import TimeOff
from tools.domain.wording.plan import next_session, workout_facts
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import Shown, ShowPlan, ShowProposal
from tools.kit.plan_drafting import Base, Proposed, Why, laid_over, propose_change
from tools.kit.plan_standing import standing_by
from tools.kit.reply import Facts

GOOD = "Good to hear that you are well again."
GOES_ON = "The plan goes on as it stands."
STILL_WAITS = "The card of your illness still waits: press Reject on it, and the plan stays as it was."
NO_PLAN = "Tell me what you want to train for, and I build a plan that begins gently."
RULE_GOES = "The rule you set for it goes once you press Approve on the card below:"
WELL_AGAIN = "The plan goes on, with a careful way back where it needs one."
TOLD = "You told me that you are well again."


def illness_ahead(version: PlanVersion, context: ToolContext, body_part: str | None = None) -> TimeOff | None:
    """Return the illness or injury a plan was changed for that is not over, of a part if one is named."""
    lasting = (
        each
        for each in version.plan.time_off
        if each.last >= context.today and _is_of(each.body_part, body_part)
    )
    return next(filter(_of_health, lasting), None)


def _of_health(off: TimeOff) -> bool:
    return off.kind != RuleKind.AWAY


async def recovered(context: ToolContext, body_part: str | None = None) -> tuple[Facts, tuple[Shown, ...]]:
    """Return what is said to an athlete who is well again, and the card that ends what changed for it.

    `body_part` is what is well again; without one it is the illness, or the one hurt there is.
    """
    current, waiting = await context.plans.current(), await context.proposals.waiting_plan()
    off = illness_ahead(current, context, body_part) if current else None
    rule = await _hurt_rule(context, body_part) if off is None else None
    if rule is not None:
        known = await context.rules.rules()
        draft = without(known, frozenset({known.rules.index(rule)}))
        proposal = await context.proposals.propose_rules(draft)
        return [[GOOD, RULE_GOES], [f"- {rule.words}"]], (ShowProposal(proposal=proposal),)
    if current is None:
        return [[GOOD, NO_PLAN]], ()
    if off is not None and (proposed := await _without(context, current, off)):
        return [[GOOD], *proposed[1]], (ShowProposal(proposal=proposed[0]),)
    if waiting is not None and any(each.last >= context.today for each in waiting[1].plan.time_off):
        return [[GOOD, STILL_WAITS], *_next(current, context)], (ShowProposal(proposal=waiting[0]),)
    return [[GOOD, GOES_ON], *_next(current, context)], (ShowPlan(plan_id=current.summary.plan_id),)


async def _hurt_rule(context: ToolContext, body_part: str | None) -> AthleteRule | None:
    """Return the one rule about a hurt there is, of that part where one is named; None for several."""
    hurts = [
        each
        for each in (await context.rules.rules()).rules
        if each.kind is RuleKind.HURT and _is_of(each.body_part, body_part)
    ]
    return hurts[0] if len(hurts) == 1 else None


def _is_of(known: str | None, body_part: str | None) -> bool:
    return body_part is None or body_part.casefold() in (known or "").casefold()


async def _without(context: ToolContext, current: PlanVersion, off: TimeOff) -> Proposed | None:
    """Propose the plan from before an illness with the way back from it; None where it cannot be found."""
    before = await _before(context, current, off)
    if before is None:
        return None
    rules = await context.rules.rules()
    standing = await standing_by(context, rules)
    still = tuple(each for each in current.plan.time_off if each.last >= context.today and _of_health(each))
    fever = any(each.kind == RuleKind.NO_TRAINING for each in still)
    over = tuple(each for each in current.plan.time_off if each not in still)
    known = current.plan.model_copy(update={"time_off": over})
    last = context.today - timedelta(days=1)
    first = min(off.first or last, last)
    event = (
        Hurt(first=first, last=last, body_part=off.body_part)
        if off.body_part
        else Ill(first=first, last=last, fever=fever)
    )
    plan = before.plan
    with suppress(NothingToChange, NoSuchPlan):  # over, with its way back: the plan from before stands
        plan = (await asyncio.to_thread(evolve, plan, event, standing, {})).plan
    try:
        plan, mended = await laid_over(known, plan, standing)
        return await propose_change(
            context, Base(current.plan, current), plan, rules, Why(TOLD, WELL_AGAIN, notes=mended)
        )
    except (MissingInput, NoSuchPlan):
        return None


async def _before(context: ToolContext, current: PlanVersion, off: TimeOff) -> PlanVersion | None:
    """Return the version an illness changed, where the current one is the one that came of it."""
    if current.summary.parent is None:
        return None
    parent = await context.plans.version(current.summary.plan_id, current.summary.parent)
    return parent if off not in parent.plan.time_off else None


def _next(current: PlanVersion, context: ToolContext) -> Facts:
    session = next_session(current.plan, context.today)
    return [workout_facts(session, context.today, context.brief.units)] if session else []
