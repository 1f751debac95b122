"""What the cards of rules ask for. Loaded by ui/chat.py; the browser sends ids, places and a decision."""

import chainlit as cl

from tools.domain.proposal import ProposalStatus
from tools.kit.errors import MissingInput, StaleProposal
from ui import door
from ui.charts import Props
from ui.data_actions import answers, text_in
from ui.plan_actions import number_in, plans, show_proposal, thread_id, units
from ui.rules_card import proposed_rules, standing_rules

MOST_LEFT_OUT = 100
FITTING = "Your plan does not obey these rules yet. Here is how it would."


@answers("rules_proposal")
async def rules_proposal(action: cl.Action) -> Props:
    """Return a proposal of rules as it stands."""
    return await _proposed(text_in(action, "id"))


@answers("rules_state")
async def rules_state(_action: cl.Action) -> Props:
    """Return the rules as they stand, with their versions."""
    return await _standing()


@answers("decide_rules")
async def decide_rules(action: cl.Action) -> Props:
    """Approve or reject a proposal of rules, once; one decided before comes back as it stands.

    Where the plan does not obey rules just kept, a card that would fit it to them follows in the chat.
    """
    approve = action.payload.get("decision") == "approve"
    decided = await door.coach().decide(door.athlete_id(), text_in(action, "id"), approve)
    if approve and decided.status is ProposalStatus.APPLIED:
        await _fit_the_plan()
    return await _proposed(decided.id)


@answers("edit_rules")
async def edit_rules(action: cl.Action) -> Props:
    """Leave some of a proposal's changes out, and return the proposal that takes its place."""
    places = places_in(action.payload.get("left_out"))
    return await _proposed((await plans().narrow_rules(door.athlete_id(), text_in(action, "id"), places)).id)


@answers("withdraw_rule")
async def withdraw_rule(action: cl.Action) -> Props:
    """Take one of the rules away, and return those that stand; the click is the yes."""
    await plans().withdraw_rule(door.athlete_id(), number_in(action, "version"), number_in(action, "place"))
    return await _standing()


def places_in(told: object) -> list[int]:
    """Return the places of changes a card sent; raise MissingInput for what no card sends."""
    listed = told if isinstance(told, list) else []
    places = [place for place in listed if isinstance(place, int) and not isinstance(place, bool)]
    if not places or len(places) != len(listed) or len(places) > MOST_LEFT_OUT:
        raise MissingInput("I cannot tell which rules to leave out. Reload the page and choose again.")
    return places


async def _fit_the_plan() -> None:
    try:
        fitted = await plans().fit_to_rules(door.athlete_id(), thread_id())
    except MissingInput as no_plan:
        await cl.Message(content=str(no_plan)).send()
        return
    if fitted is not None:
        await show_proposal(fitted, FITTING)


async def _proposed(proposal_id: str) -> Props:
    """Return the card of a proposal; one decided is told by the lines it had."""
    known = await plans().rules(door.athlete_id())
    try:
        proposal, draft = await plans().rules_draft(door.athlete_id(), proposal_id)
    except StaleProposal:
        proposal = await door.coach().proposal(door.athlete_id(), proposal_id)
        return proposed_rules(proposal, None, known, await units())
    return proposed_rules(proposal, draft, known, await units())


async def _standing() -> Props:
    versions = await plans().rule_versions(door.athlete_id())
    return standing_rules(await plans().rules(door.athlete_id()), versions, await units())
