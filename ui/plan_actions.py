"""What the cards of plans ask for. Loaded by ui/chat.py.

The browser sends ids, a decision, or structured edits, which the plan's rules judge here. A card that a click
brings about is a message of its own in the conversation, once however often and wherever it is clicked.
"""

import asyncio
from datetime import date
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import chainlit as cl
from chainlit.data import get_data_layer
from pydantic import ValidationError

from tools.domain.debrief import Lesson, LessonKind, ReportedFuel
from tools.domain.plan_event import Missed
from tools.domain.proposal import Proposal, ProposalKind
from tools.domain.race import UnitSystem
from tools.kit.errors import MissingInput
from ui import door
from ui.charts import Props
from ui.data_actions import answers, data, show_card, text_in
from ui.debrief_card import debrief_card
from ui.plan_calendar import plan_calendar
from ui.plan_card import change_view, plan_card
from ui.plan_edits import asked_edits
from ui.shown_elements import card_of_proposal

if TYPE_CHECKING:
    from agent.athlete_plans import AthletePlans
    from agent.planned_calendar import PlannedCalendar

_showing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


@answers("plan_proposal")
async def plan_proposal(action: cl.Action) -> Props:
    """Return a proposal of a plan as it stands, with the weeks before and after."""
    return await _card(text_in(action, "id"))


@answers("decide_plan")
async def decide_plan(action: cl.Action) -> Props:
    """Approve or reject a proposal, once; one decided before comes back as it stands."""
    approve = action.payload.get("decision") == "approve"
    decided = await door.coach().decide(door.athlete_id(), text_in(action, "id"), approve)
    return await _card(decided.id)


@answers("edit_plan")
async def edit_plan(action: cl.Action) -> Props:
    """Put an edited proposal in the place of a waiting one, and return it; or the sentences why not."""
    edited = await plans().edit(
        door.athlete_id(), text_in(action, "id"), asked_edits(action.payload.get("edits"))
    )
    return await _card(edited.id)


@answers("rebase_plan")
async def rebase_plan(action: cl.Action) -> Props:
    """Make a proposal again on the plan as it is now, and return it."""
    return await _card((await plans().rebase(door.athlete_id(), text_in(action, "id"))).id)


@answers("undo_plan")
async def undo_plan(action: cl.Action) -> Props:
    """Take the version a proposal made back, while it is the newest; the click is the yes."""
    shown = (await plans().proposed(door.athlete_id(), text_in(action, "id"))).proposal
    undone = await plans().undo(door.athlete_id(), shown.subject_id or "", shown.version)
    return await _card(shown.id) | {"undone": undone.outcome}


@answers("undo_version")
async def undo_version(action: cl.Action) -> Props:
    """Take the newest version of a plan back, and return its calendar; the click is the yes."""
    await plans().undo(door.athlete_id(), text_in(action, "plan_id"), number_in(action, "version"))
    return await plan_timeline(action)


@answers("plan_timeline")
async def plan_timeline(action: cl.Action) -> Props:
    """Return a plan as a calendar beside what its owner did."""
    return plan_calendar(await plans().timeline(door.athlete_id(), text_in(action, "plan_id")), await units())


@answers("planned_calendar")
async def planned_calendar(action: cl.Action) -> Props:
    """Return how a plan stands in the owner's intervals.icu calendar; nothing is asked there."""
    return (await (await _calendar(action)).state()).model_dump()


@answers("send_week")
async def send_week(action: cl.Action) -> Props:
    """Put the sessions of a week into the owner's intervals.icu calendar; the click is the yes."""
    week = day_in(action, "week")
    return (await (await _calendar(action)).send(week)).model_dump()


@answers("withdraw_calendar")
async def withdraw_calendar(action: cl.Action) -> Props:
    """Take every session ahead off the owner's intervals.icu calendar; the click is the yes."""
    return (await (await _calendar(action)).withdraw()).model_dump()


@answers("plan_difference")
async def plan_difference(action: cl.Action) -> Props:
    """Return what differs between a version and the one it was made from."""
    version, plan_id = number_in(action, "version"), text_in(action, "plan_id")
    parent = (await plans().version(door.athlete_id(), plan_id, version)).summary.parent
    told = await plans().difference(door.athlete_id(), plan_id, parent, version)
    names = {"left": f"v{parent}" if parent else "before", "right": f"v{version}"}
    return change_view(told, await units()) | names


@answers("restore_plan")
async def restore_plan(action: cl.Action) -> Props:
    """Propose an old version again, as a card in the conversation."""
    version = number_in(action, "version")
    proposal = await plans().restore(door.athlete_id(), thread_id(), text_in(action, "plan_id"), version)
    await show_proposal(proposal, f"Here is version {version} again. Nothing changes before you approve it.")
    return {"proposal": proposal.id}


@answers("missed_workouts")
async def missed_workouts(_action: cl.Action) -> Props:
    """Propose what follows from the sessions that were missed, as a card in the conversation."""
    proposal = await plans().happened(door.athlete_id(), thread_id(), Missed())
    await show_proposal(proposal, "Here is what I would do about what you missed.")
    return {"proposal": proposal.id}


@answers("approve_analysis")
async def approve_analysis(action: cl.Action) -> Props:
    """Take a workout's review over into the plan, once; what should change is a card in the conversation."""
    taken = await plans().approve_analysis(door.athlete_id(), thread_id(), text_in(action, "activity_id"))
    if taken.proposal is not None:
        await show_proposal(taken.proposal, taken.sentence)
    return {"sentence": taken.sentence, "changes": taken.proposal is not None}


@answers("debrief")
async def debrief(action: cl.Action) -> Props:
    """Return a race run beside its strategy, with what of its lessons is kept already."""
    activity_id, strategy_id, fuel = _raced(action)
    told = await plans().debrief(door.athlete_id(), activity_id, strategy_id, fuel)
    known = await data().activity(door.athlete_id(), activity_id)
    facts = {fact.text for fact in await door.coach().memories.facts(door.athlete_id()) if fact.holds}
    kept = [_kept(lesson, facts) for lesson in told.lessons]
    return debrief_card(told, known, await units(), kept)


@answers("keep_lesson")
async def keep_lesson(action: cl.Action) -> Props:
    """Keep a fact learnt, which the click says yes to; of a rule or a change of the plan show the card."""
    activity_id, strategy_id, fuel = _raced(action)
    place = number_in(action, "place")
    proposal = await plans().keep_lesson(
        door.athlete_id(), thread_id(), activity_id, strategy_id, place, fuel=fuel
    )
    if proposal.kind is ProposalKind.KEEP_FACT:
        kept = await door.coach().decide(door.athlete_id(), proposal.id, True)
        return {"kept": kept.outcome or "Kept."}
    await show_proposal(proposal, "Here is what this lesson would change.")
    return {"kept": "The card is below: it waits for your yes."}


async def show_proposal(proposal: Proposal, words: str) -> None:
    """Show a proposal's card in the conversation, unless it stands there already."""
    thread = thread_id()
    async with _showing.setdefault(thread, asyncio.Lock()):
        if not await _stands_in(thread, proposal.id):
            name, props = card_of_proposal(proposal)
            await show_card(name, props, words)


async def _stands_in(thread: str, proposal_id: str) -> bool:
    """Say whether a conversation has the card of a proposal: looked up where conversations are kept."""
    layer = get_data_layer()
    kept = await layer.get_thread(thread) if layer else None
    shown = (kept or {}).get("elements") or []
    return any((each.get("props") or {}).get("id") == proposal_id for each in shown)


def number_in(action: cl.Action, name: str) -> int:
    """Return a whole number the browser sent; raise MissingInput for anything else."""
    value = action.payload.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise MissingInput("I cannot tell which one is meant. Reload the page and choose again.")
    return value


def day_in(action: cl.Action, name: str) -> date:
    """Return a day the browser sent; raise MissingInput for anything else."""
    try:
        return date.fromisoformat(str(action.payload.get(name)))
    except ValueError:
        raise MissingInput("I cannot tell which week is meant. Reload the page and choose again.") from None


def plans() -> "AthletePlans":
    """Return the door to the owner's plans."""
    return door.coach().plans


def thread_id() -> str:
    """Return the conversation a click was made in."""
    return str(cl.context.session.thread_id)


async def units() -> UnitSystem:
    """Return the units the owner reads in."""
    return (await door.coach().preferences(door.athlete_id())).units


async def _calendar(action: cl.Action) -> "PlannedCalendar":
    return await plans().taken_along.calendar(door.athlete_id(), text_in(action, "plan_id"))


async def _card(proposal_id: str) -> Props:
    proposed = await plans().proposed(door.athlete_id(), proposal_id)
    return plan_card(proposed, await door.coach().today(door.athlete_id()), await units())


def _raced(action: cl.Action) -> tuple[str, str, ReportedFuel]:
    """Return which race a debrief is of, and what was said of fuel."""
    try:
        fuel = ReportedFuel.model_validate(action.payload.get("fuel") or {})
    except ValidationError:
        raise MissingInput("I cannot read what was eaten and drunk. Tell me again.") from None
    return text_in(action, "activity_id"), text_in(action, "strategy_id"), fuel


def _kept(lesson: Lesson, facts: set[str]) -> str:
    known = lesson.kind is LessonKind.FACT and lesson.fact is not None and lesson.fact.text in facts
    return "Kept as a fact about you." if known else ""
