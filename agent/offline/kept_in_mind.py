"""What an athlete told before and a fuelling plan cannot know: said beside it, never reckoned with."""

from collections.abc import Sequence

from agent.offline.turn import OfflineTurn
from agent.understanding.facts_kinds import food_in
from tools.domain.fact import FactKind

FUELLING = "plan_race_fuelling"
MOST = 3
ADVICE = "Choose what you eat and drink to match; the grams an hour stay as they are."
MIND = "Mind it on the day: the schedule does not reckon with it."
_BEARS_ON_FUEL = ("allergy", "lactose", "coeliac", "gluten", "diabetes", "reflux", "bowel")
_BEARS_ON_THE_DAY = ("asthma", "heart", "blood pressure", "epilepsy", "medicine", "kidney", "migraine")


def beside_the_fuel(turn: OfflineTurn) -> str | None:
    """Return what was told of food and illnesses, where fuel was planned; None where nothing was."""
    if all(told.tool != FUELLING or told.problem for told in turn.told):
        return None
    food = [fact["fact"] for fact in turn.facts if _bears_on_fuel(fact)][:MOST]
    ills = [fact["fact"] for fact in turn.facts if _is_health(fact, _BEARS_ON_THE_DAY)][:MOST]
    if not food and not ills:
        return None
    advice = " ".join(said for said, told in ((ADVICE, food), (MIND, ills)) if told)
    return f"You told me: {_listed([*food, *ills])} {advice}"


def _bears_on_fuel(fact: dict[str, str]) -> bool:
    about, slot = fact.get("about"), fact.get("slot", "")
    if about == FactKind.PREFERENCE.value:
        return food_in(slot) is not None
    return about == FactKind.STOMACH.value or _is_health(fact, _BEARS_ON_FUEL)


def _is_health(fact: dict[str, str], slots: tuple[str, ...]) -> bool:
    return fact.get("about") == FactKind.HEALTH.value and fact.get("slot", "").startswith(slots)


def _listed(facts: Sequence[str]) -> str:
    return f"{'; '.join(fact[:1].lower() + fact[1:].rstrip('.') for fact in facts)}."
