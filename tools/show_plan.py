"""Tool: the training plan as it stands: a day, a week, the whole, its versions and what changed."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.plan_version import PlanVersion
from tools.domain.proposal import ProposalKind
from tools.domain.training.training_plan import DAYS_A_WEEK, PlannedWeek, PlannedWorkout, TrainingPlan
from tools.domain.wording.plan import (
    day_facts,
    next_session,
    phases_fact,
    plan_headline,
    upon,
    week_facts,
    week_of,
    workout_facts,
)
from tools.domain.wording.plan_history import changes_facts, version_facts
from tools.domain.wording.plan_looks import (
    block_after_facts,
    intensity_facts,
    next_facts,
    purpose_facts,
    race_facts,
    taper_facts,
    weekend_days,
    weekend_facts,
)
from tools.domain.wording.rules import rules_listed
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import Shown, ShowPlan, ShowProposal, Spoken, ToolOutcome
from tools.kit.reply import Facts, Reply, reply
from tools.kit.said_days import SaidDay, day_meant
from tools.kit.session_choosing import session_meant
from tools.kit.undoing import changed_last

NO_PLAN = (
    "You have no training plan yet. Name your race and its day (“a plan for my marathon on 25 April, 5 days "
    "a week”), or how many weeks you want to train, and I build one."
)
OVER = "Your plan is over: nothing lies ahead in it. Name your next race, and I build the next one."
NOT_APPROVED = "This is the plan on the card below: it counts once you press Approve."
FIT = "Say “fit the plan to my rules”, and I propose a plan that obeys them."
MOST_SESSIONS = 8  # of what was told, that a later "the hard one" may mean


class Part(StrEnum):
    """What of the plan is asked for."""

    TODAY = "today"
    DAY = "day"
    NEXT = "next"
    WEEKEND = "weekend"
    THIS_WEEK = "this week"
    NEXT_WEEK = "next week"
    WEEK = "week"
    WHOLE = "whole"
    RACE = "race"
    TAPER = "taper"
    BLOCK_AFTER = "block after"
    INTENSITY = "intensity"
    PURPOSE = "purpose"
    VERSIONS = "versions"
    CHANGES = "changes"


Told = tuple[Facts, Spoken | None]


@tool(response_format="content_and_artifact")
async def show_plan(
    runtime: ToolRuntime[ToolContext, None],
    what: Part = Part.THIS_WEEK,
    day: SaidDay | None = None,
    session: Annotated[
        str | None, Field(max_length=80, description="For next or purpose: “next long”, “2026-11-26 run”.")
    ] = None,
) -> Reply:
    """Show the training plan: a day's session, the next (of a kind), a week, the whole, what changed.

    Also the weekend, the week of a day, the weeks to the race, the taper, the block after this one, why so
    little is hard, what a session is for, and the versions.
    """
    context = runtime.context
    current, waiting = await context.plans.current(), await context.proposals.waiting_plan()
    asked = day_meant(day, context.today) if day else None
    if current is None and waiting is None:
        raise MissingInput(NO_PLAN)
    if current is None or (waiting and what is Part.CHANGES):
        assert waiting is not None
        proposal, draft = waiting
        changes = [[draft.headline, draft.reason], *([list(draft.notes)] if draft.notes else [])]
        told, spoken = (
            (changes, None) if what is Part.CHANGES else _of_plan(draft.plan, what, asked, session, context)
        )
        return reply([*told, [NOT_APPROVED]], _outcome(ShowProposal(proposal=proposal), spoken))
    facts, spoken = await _told(current, what, asked, session, context)
    outcome = _outcome(ShowPlan(plan_id=current.summary.plan_id), spoken)
    return reply(facts, outcome.model_copy(update={"plan_version": current.summary.version}))


async def _told(
    current: PlanVersion, what: Part, day: date | None, session: str | None, context: ToolContext
) -> Told:
    if what is Part.VERSIONS:
        return version_facts(await context.plans.versions(current.summary.plan_id)), None
    if what is Part.CHANGES:
        return [*changes_facts(current.summary), *await _rules_changed(context)], None
    return _of_plan(current.plan, what, day, session, context)


async def _rules_changed(context: ToolContext) -> Facts:
    """Return which rules were changed in this conversation after the plan, where that was the last change."""
    if await changed_last(context) is not ProposalKind.CHANGE_RULES:
        return []
    rules = await context.rules.rules()
    return [
        [f"Your rules were changed last. {rules.reason}".strip(), FIT],
        rules_listed(rules, context.brief.units),
    ]


def _of_plan(
    plan: TrainingPlan, what: Part, day: date | None, session: str | None, context: ToolContext
) -> Told:
    today, units = context.today, context.brief.units
    match what:
        case Part.TODAY | Part.DAY:
            on = day if day and what is Part.DAY else today
            planned = [each for each in plan.workouts if each.day == on and not each.is_rest]
            return day_facts(plan, on, today, units), _spoken(planned, on, on)
        case Part.NEXT:
            return _next(plan, session, max(day or today, today), context)
        case Part.PURPOSE:
            workout = session_meant(session or "next", plan, today)
            return [purpose_facts(workout, today, units)], _of_one(workout)
        case Part.WEEKEND:
            days = weekend_days(today, day)
            planned = [each for each in plan.workouts if each.day in days and not each.is_rest]
            return [weekend_facts(plan, days, today, units)], _spoken(planned, days[0], days[-1])
        case Part.THIS_WEEK | Part.NEXT_WEEK | Part.WEEK:
            later = timedelta(days=DAYS_A_WEEK) if what is Part.NEXT_WEEK else timedelta()
            return _week(plan, day if day and what is Part.WEEK else today + later, context)
        case _:
            return _in_short(plan, what, day, context), None


def _in_short(plan: TrainingPlan, what: Part, day: date | None, context: ToolContext) -> Facts:
    """Return an answer about the plan as a whole."""
    today, units = context.today, context.brief.units
    match what:
        case Part.RACE:
            return [race_facts(plan, today)]
        case Part.TAPER:
            return [taper_facts(plan, today)]
        case Part.INTENSITY:
            return [intensity_facts(plan, today, units)]
        case Part.BLOCK_AFTER:
            return [block_after_facts(plan, day or today, today)]
        case _:
            week = week_of(plan, today)
            whole = [plan_headline(plan), phases_fact(plan)]
            return [whole, *([week_facts(week, today, units)] if week else [])]


def _next(plan: TrainingPlan, session: str | None, since: date, context: ToolContext) -> Told:
    today, units = context.today, context.brief.units
    if session:
        kind = session.removeprefix("next").strip()
        try:
            workout = session_meant(session, plan, today)
        except MissingInput:
            return [[f"No {kind} session lies ahead in your plan."]], None
        return [next_facts(workout, kind, today, units)], _of_one(workout)
    following = next_session(plan, since)
    if following is None:
        return [[OVER]], None
    return [workout_facts(following, today, units)], _of_one(following)


def _week(plan: TrainingPlan, day: date, context: ToolContext) -> Told:
    """Return the week a day lies in; before the plan begins, its first week behind that sentence."""
    today, units = context.today, context.brief.units
    week = week_of(plan, day)
    if week is not None:
        return [week_facts(week, today, units)], _of_week(week)
    if day < plan.starts_on:
        begins = f"Your plan begins {upon(plan.starts_on, today)}; before that, nothing is planned."
        return [[begins], week_facts(plan.weeks[0], today, units)], _of_week(plan.weeks[0])
    return [[OVER]], None


def _of_week(week: PlannedWeek) -> Spoken:
    planned = [each for each in week.workouts if not each.is_rest]
    return _spoken(planned, week.starts_on, week.ends_on)


def _of_one(workout: PlannedWorkout) -> Spoken:
    return _spoken([workout], workout.day, workout.day)


def _spoken(planned: list[PlannedWorkout], first: date, last: date) -> Spoken:
    return Spoken(first=first, last=last, sessions=tuple(each.id for each in planned[:MOST_SESSIONS]))


def _outcome(shown: Shown, spoken: Spoken | None) -> ToolOutcome:
    return ToolOutcome(shown=(shown,), spoken=spoken)
