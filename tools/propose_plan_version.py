"""Tool: a training plan, or a change of it, on a card; it counts when the athlete approves it."""

import re
from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.athlete_rules import RuleKind
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput, PlanRefused
from tools.kit.outcome import Shown, ShowPlan, ShowProposal, Spoken, ToolOutcome
from tools.kit.plan_arguments import SaidEdit, SaidEvent, SaidWish
from tools.kit.plan_choosing import edits_of, event_of_said
from tools.kit.plan_making import Proposed, base_of, propose_edits, propose_event, propose_new
from tools.kit.plan_recovering import recovered
from tools.kit.reply import Reply, reply

MOST_FAILURES = 3  # after so many edits that break a rule in a turn the last valid plan stands
OF_TRAINING = ("ill", "hurt", "missed", "race_gone")
OF_A_RULE = "You said:"
OWN_RULE = (
    " To do it all the same, change that rule first (“long runs on Saturday, not Sunday”): the plan follows."
)
GIVEN_UP = (
    "I tried three times, and each version broke a rule, so the last plan that keeps them all stands. Tell "
    "me which session should give way, and I try again."
)

_AN_ID = re.compile(r"[\w-]*\d[\w-]*")
_A_NUMBER_OR_DAY = re.compile(
    r"\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august"
    r"|september|october|november|december)\b",
    re.IGNORECASE,
)


@tool(response_format="content_and_artifact")
async def propose_plan_version(
    runtime: ToolRuntime[ToolContext, None],
    wish: SaidWish | None = None,
    edits: Annotated[list[SaidEdit], Field(max_length=20, description="Changes of single sessions.")] = [],  # noqa: B006
    event: SaidEvent | None = None,
    reason: Annotated[str, Field(max_length=300, description="Why, in a sentence without numbers.")] = "",
) -> Reply:
    """Put a training plan, or a change of it, on a card: one of wish (a new plan), edits or event.

    Code builds, dates and adds up the plan; edits that break a rule come back as an error with the reasons.
    """
    context = runtime.context
    if event and event.event == "well":
        facts, shown = await recovered(context, event.body_part)
        return reply(facts, ToolOutcome(shown=shown))
    if context.unwell and (wish or _adds(edits, event)) and not await _is_bound(context):
        raise MissingInput(context.unwell)
    if context.reshaping.failed >= MOST_FAILURES:
        return await _last_valid(context)
    try:
        proposal, facts = await _proposed(context, wish, edits, event, _in_words(reason))
    except PlanRefused as refused:
        if context.reshaping.fail() < MOST_FAILURES:
            raise PlanRefused(f"{refused}{OWN_RULE if OF_A_RULE in str(refused) else ''}") from None
        return await _last_valid(context)
    return reply(facts, ToolOutcome(shown=(ShowProposal(proposal=proposal),), spoken=_spoken(edits)))


async def _is_bound(context: ToolContext) -> bool:
    """Tell whether all that hurts is a rule already, which no plan may break."""
    if not context.hurt:
        return False
    rules = (await context.rules.rules()).rules
    return any(each.kind is RuleKind.HURT and (each.last or context.today) >= context.today for each in rules)


def _adds(edits: list[SaidEdit], event: SaidEvent | None) -> bool:
    """Tell whether a change would add or harden training."""
    more = any(each.edit not in ("remove", "shorten", "ease") for each in edits)
    return more or (event is not None and event.event == "new_race")


def _spoken(edits: list[SaidEdit]) -> Spoken | None:
    """Return the session that was changed, where it was named by its id."""
    named = tuple(each.session for each in edits[:1] if each.session and _AN_ID.fullmatch(each.session))
    return Spoken(sessions=named) if named else None


async def _proposed(
    context: ToolContext,
    wish: SaidWish | None,
    edits: list[SaidEdit],
    event: SaidEvent | None,
    reason: str,
) -> Proposed:
    if edits or event:
        happened = event.event if event and not edits else None
        base = await base_of(context, trained_by=happened in OF_TRAINING)
        if edits:
            return await propose_edits(context, edits_of(edits, base.plan, context.today), reason)
        assert event is not None
        return await propose_event(context, event_of_said(event, base.plan, context.today))
    said, today = wish or SaidWish(), context.today
    return await propose_new(context, said.as_wish(today), reason, said.assumed(today))


def _in_words(reason: str) -> str:
    """Return a model's reason where it names no number, day or month: those are code's to say."""
    words = " ".join(reason.split())
    return "" if _A_NUMBER_OR_DAY.search(words) else words


async def _last_valid(context: ToolContext) -> Reply:
    """Say that edits failed too often, and show the plan that stands; nothing is changed."""
    waiting, current = await context.proposals.waiting_plan(), await context.plans.current()
    shown: Shown | None = None
    if waiting:
        shown = ShowProposal(proposal=waiting[0])
    elif current:
        shown = ShowPlan(plan_id=current.summary.plan_id)
    facts = [[GIVEN_UP]]
    return reply(facts, ToolOutcome(shown=(shown,) if shown else ()))
