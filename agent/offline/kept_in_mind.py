"""What an athlete told before and a fuelling plan cannot know: said beside it, never reckoned with."""

from collections.abc import Sequence

from agent.offline.turn import OfflineTurn
from tools.domain.fact import FactKind

FUELLING = "plan_race_fuelling"
MOST = 3
ADVICE = "Choose what you eat and drink to match; the grams an hour stay as they are."
_BEARS_ON_FUEL = ("allergy", "lactose", "coeliac", "gluten", "diabetes")


def beside_the_fuel(turn: OfflineTurn) -> str | None:
    """Return what was told of stomach and allergies, where fuel was planned; None where nothing was."""
    if all(told.tool != FUELLING or told.problem for told in turn.told):
        return None
    told = [fact["fact"] for fact in turn.facts if _bears_on_fuel(fact)]
    return f"You told me: {_listed(told[:MOST])} {ADVICE}" if told else None


def _bears_on_fuel(fact: dict[str, str]) -> bool:
    if fact.get("about") == FactKind.STOMACH.value:
        return True
    return fact.get("about") == FactKind.HEALTH.value and fact.get("slot", "").startswith(_BEARS_ON_FUEL)


def _listed(facts: Sequence[str]) -> str:
    return f"{'; '.join(fact[:1].lower() + fact[1:].rstrip('.') for fact in facts)}."
