"""What the card that takes a strategy along asks for. Loaded by ui/chat.py; it sends ids and choices.

A link's address reaches the card in an answer to its owner, and is kept in no conversation.
"""

from enum import StrEnum
from typing import TypeVar

import chainlit as cl

from tools.domain.share_link import LinkEnd, SharedView
from tools.kit.errors import MissingInput
from ui import door
from ui.carry_card import carry_card
from ui.charts import Props
from ui.data_actions import answers, show_card, text_in

Chosen = TypeVar("Chosen", bound=StrEnum)


@answers("carry_state")
async def carry_state(action: cl.Action) -> Props:
    """Return the formats of a saved strategy, and its links."""
    return await _card(text_in(action, "strategy_id"))


@answers("make_link")
async def make_link(action: cl.Action) -> Props:
    """Make a link; the click is the yes to showing the plan to whoever has it."""
    strategy_id = text_in(action, "strategy_id")
    end, view = _chosen(LinkEnd, action, "ends"), _chosen(SharedView, action, "shows")
    made = await door.coach().races.sharing.make(door.athlete_id(), strategy_id, end, view)
    return {**await _card(strategy_id), "made": made.link.id}


@answers("take_link_back")
async def take_link_back(action: cl.Action) -> Props:
    """End a link at once and for good."""
    strategy_id = text_in(action, "strategy_id")
    await door.coach().races.sharing.take_back(door.athlete_id(), strategy_id, text_in(action, "id"))
    return await _card(strategy_id)


@answers("take_along")
async def take_along(action: cl.Action) -> Props:
    """Show the card of a saved strategy in the conversation."""
    strategy_id = text_in(action, "strategy_id")
    carried = await door.coach().races.carrying.of_saved(door.athlete_id(), strategy_id)
    name = f"“{carried.plan.title}” v{carried.plan.version}"
    await show_card("CarryCard", {"strategy_id": strategy_id, "wanted": ""}, f"{name}, ready to take along.")
    return {}


async def _card(strategy_id: str) -> Props:
    coach = door.coach()
    races = coach.races
    return carry_card(
        strategy_id,
        await races.carrying.of_saved(door.athlete_id(), strategy_id),
        await races.sharing.of_strategy(door.athlete_id(), strategy_id),
        await races.sharing.ends_offered(door.athlete_id(), strategy_id),
        coach.connecting.settings.public_url,
    )


def _chosen(of: type[Chosen], action: cl.Action, name: str) -> Chosen:
    try:
        return of(text_in(action, name))
    except ValueError:
        raise MissingInput("I do not know that choice. Reload the page and choose again.") from None
