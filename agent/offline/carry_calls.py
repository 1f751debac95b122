"""Which call takes a saved strategy along."""

from typing import Any

from agent.offline.intents import Intent
from agent.understanding.carry_wishes import read_carry_wish

Call = tuple[str, dict[str, Any]]


def carry_calls(text: str, intent: Intent) -> list[Call]:
    """Return the call that answers; none for an intent of another kind."""
    wish = read_carry_wish(text) if intent is Intent.CARRY else None
    if wish is None:
        return []
    arguments: dict[str, Any] = {"which": wish.which}
    if wish.format is not None:
        arguments["format"] = wish.format.value
    if wish.share:
        arguments["share"] = True
    return [("carry_strategy", arguments)]
