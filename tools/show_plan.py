"""Tool: the training plan as it stands: a day, a week, the whole, its versions and what changed."""

from datetime import date, timedelta
from enum import StrEnum

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.plan_version import PlanVersion
from tools.domain.training.training_plan import DAYS_A_WEEK, TrainingPlan
from tools.domain.wording.plan import (
    day_facts,
    next_session,
    phases_fact,
    plan_headline,
    week_facts,
    week_of,
    workout_facts,
)
from tools.domain.wording.plan_history import changes_facts, version_facts
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import Shown, ShowPlan, ShowProposal, ToolOutcome
from tools.kit.reply import Facts, Reply, reply
from tools.kit.said_days import SaidDay, day_meant

NO_PLAN = (
    "You have no training plan yet. Name your race and its day (“a plan for my marathon on 25 April, 5 days "
    "a week”), or how many weeks you want to train, and I build one."
)
OVER = "Your plan is over: nothing lies ahead in it. Name your next race, and I build the next one."
NOT_APPROVED = "This is the plan on the card below: it counts once you press Approve."


class Part(StrEnum):
    """What of the plan is asked for."""

    TODAY = "today"
    DAY = "day"
    NEXT = "next"
    THIS_WEEK = "this week"
    NEXT_WEEK = "next week"
    WHOLE = "whole"
    VERSIONS = "versions"
    CHANGES = "changes"


@tool(response_format="content_and_artifact")
async def show_plan(
    runtime: ToolRuntime[ToolContext, None],
    what: Part = Part.THIS_WEEK,
    day: SaidDay | None = None,
) -> Reply:
    """Show the training plan: a day's session, the next, a week, the whole, its versions, what changed."""
    context = runtime.context
    current, waiting = await context.plans.current(), await context.proposals.waiting_plan()
    asked = day_meant(day, context.today) if day else None
    if current is None and waiting is None:
        raise MissingInput(NO_PLAN)
    if current is None or (waiting and what is Part.CHANGES):
        assert waiting is not None
        proposal, draft = waiting
        changes = [[draft.headline, draft.reason], *([list(draft.notes)] if draft.notes else [])]
        told = changes if what is Part.CHANGES else _of_plan(draft.plan, what, asked, context)
        return reply([*told, [NOT_APPROVED]], _outcome(ShowProposal(proposal=proposal)))
    facts = await _told(current, what, asked, context)
    return reply(facts, _outcome(ShowPlan(plan_id=current.summary.plan_id)))


async def _told(current: PlanVersion, what: Part, day: date | None, context: ToolContext) -> Facts:
    if what is Part.VERSIONS:
        return version_facts(await context.plans.versions(current.summary.plan_id))
    if what is Part.CHANGES:
        return changes_facts(current.summary)
    return _of_plan(current.plan, what, day, context)


def _of_plan(plan: TrainingPlan, what: Part, day: date | None, context: ToolContext) -> Facts:
    today, units = context.today, context.brief.units
    if what in (Part.TODAY, Part.DAY):
        return day_facts(plan, (day or today) if what is Part.DAY else today, today, units)
    if what is Part.NEXT:
        session = next_session(plan, today)
        return [workout_facts(session, today, units)] if session else [[OVER]]
    if what in (Part.THIS_WEEK, Part.NEXT_WEEK):
        asked = today + timedelta(days=DAYS_A_WEEK) if what is Part.NEXT_WEEK else today
        week = week_of(plan, asked)
        return [week_facts(week, today, units)] if week else [[_outside(plan, asked)]]
    week = week_of(plan, today)
    return [[plan_headline(plan), phases_fact(plan)], *([week_facts(week, today, units)] if week else [])]


def _outside(plan: TrainingPlan, day: date) -> str:
    if day < plan.starts_on:
        return f"Your plan begins on {plan.starts_on:%A %-d %B %Y}; before that, nothing is planned."
    return OVER


def _outcome(shown: Shown) -> ToolOutcome:
    return ToolOutcome(shown=(shown,))
