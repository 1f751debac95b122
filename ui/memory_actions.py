"""What the cards of memory ask for. Loaded by ui/chat.py; it sends ids, or a sentence."""

import chainlit as cl

from tools.domain.fact import AthleteFact
from ui import door
from ui.charts import Props
from ui.data_actions import answers, text_in
from ui.memory_card import memory_card, remembered_line

MOST_IDS = 50


@answers("memory_state")
async def memory_state(_action: cl.Action) -> Props:
    """Return all that is remembered."""
    return await _card()


@answers("correct_fact")
async def correct_fact(action: cl.Action) -> Props:
    """Let a fact say what its athlete wrote."""
    await door.coach().memories.correct(door.athlete_id(), text_in(action, "id"), text_in(action, "text"))
    return await _card()


@answers("forget_fact")
async def forget_fact(action: cl.Action) -> Props:
    """Forget a fact everywhere; the click is the yes."""
    done = await door.coach().memories.forget(door.athlete_id(), text_in(action, "id"))
    return {**await _card(), "done": " ".join(done.sentences)}


@answers("forget_everything")
async def forget_everything(_action: cl.Action) -> Props:
    """Forget every fact everywhere; the second click is the yes."""
    await door.coach().memories.forget_all(door.athlete_id())
    return {**await _card(), "done": "Forgotten, all of it."}


@answers("facts_said")
async def facts_said(action: cl.Action) -> Props:
    """Return what a line below an answer says: which of its facts are still remembered."""
    return remembered_line(await _facts(), ids_in(action, "ids"), ids_in(action, "ended"))


@answers("forget_said")
async def forget_said(action: cl.Action) -> Props:
    """Forget a fact from the line below the answer it was said in."""
    await door.coach().memories.forget(door.athlete_id(), text_in(action, "id"))
    return await facts_said(action)


def ids_in(action: cl.Action, name: str) -> list[str]:
    """Return ids the browser sent; whose they are is looked up, never believed."""
    told = action.payload.get(name)
    return [str(each) for each in told[:MOST_IDS]] if isinstance(told, list) else []


async def _card() -> Props:
    preferences = await door.coach().preferences(door.athlete_id())
    return memory_card(await _facts(), remembers=preferences.remembers)


async def _facts() -> tuple[AthleteFact, ...]:
    return await door.coach().memories.facts(door.athlete_id())
