"""Amounts that are never advised: caffeine, fluid and carbohydrate beyond their caps."""

import re

from tools.domain.safety.refusals import REFUSALS

MOST_CAFFEINE_MG = 400.0  # a day, SCIENCE.md 4.3 [R]
MOST_CAFFEINE_MG_PER_KG = 6.0  # Guest et al. 2021, J Int Soc Sports Nutr
MOST_FLUID_L_PER_H = 1.2  # the hard cap of a cyclist, a runner's is 1.0: SCIENCE.md 4.2 [D]
MOST_CARBS_G_PER_H = 120.0  # the hard cap: SCIENCE.md 4.1 [D]

_SAID = {rule.name: f"{rule.sentence} {rule.see}" for rule in REFUSALS}
_NUMBER = r"(\d{1,4}(?:,\d{3})?(?:\.\d+)?)"
_A_KG = re.compile(rf"{_NUMBER} ?mg ?(?:/|per|a|for each|for every) ?kg")
_MG = re.compile(rf"{_NUMBER} ?mg\b(?! ?(?:/|per|a|for) ?(?:kg|h\b|hour|l\b|litre))")
_HOUR = r"(?:/ ?h(?:our)?\b| ?(?:an|per|every|each|a|in an|in one) ?h(?:our)?\b)"
_FLUID = re.compile(
    rf"{_NUMBER} ?(ml|millilitres?|l|litres?|liters?)(?: (?:of )?(?:\w+ )?(?:water|fluid|drink))?{_HOUR}"
)
_CARBS = re.compile(rf"{_NUMBER} ?g(?:rams?)?(?: (?:of )?(?:carbs?|carbohydrates?))?{_HOUR}")

_LOST = re.compile(r"\b(?:sweat rate|sweated|lost|lose|losing|loss|by sweat)\b")
_EITHER = re.compile(
    r"\b(?:or|to|total|in all|cap|most|limit|maximum|instead|rather|either|between|than|up to"
    r"|altogether)\b|[–=]"
    r"|\d ?- ?\d"
)

Forbidden = tuple[str, str, str]
"""The rule, what was advised, and what is said instead."""


def forbidden_amount(text: str, weight_kg: float | None) -> Forbidden | None:
    """Return what is too much in a plain text of advice, None where nothing is."""
    if "caffeine" in text and _too_much_caffeine(text, weight_kg):
        return "too much caffeine", "it advised too much caffeine", _SAID["too much caffeine"]
    for match in () if _LOST.search(text) else _FLUID.finditer(text):
        litres = _value(match) / (1000 if match[2].startswith("m") else 1)
        if litres > MOST_FLUID_L_PER_H:
            return (
                "drinking beyond sweat",
                "it advised more fluid than is safe",
                _SAID["drinking beyond sweat"],
            )
    for match in _CARBS.finditer(text):
        if ("carb" in text or "gel" in text or "sugar" in text) and _value(match) > MOST_CARBS_G_PER_H:
            return (
                "too much carbohydrate",
                "it advised more carbohydrate than is absorbed",
                "I stop at 120 g of carbohydrate an hour: more is not absorbed, and it upsets the stomach.",
            )
    return None


def _too_much_caffeine(text: str, weight_kg: float | None) -> bool:
    if any(_value(match) > MOST_CAFFEINE_MG_PER_KG for match in _A_KG.finditer(text)):
        return True
    most_mg = min(MOST_CAFFEINE_MG, MOST_CAFFEINE_MG_PER_KG * weight_kg) if weight_kg else MOST_CAFFEINE_MG
    near = [_value(match) for match in _MG.finditer(text) if _is_of_caffeine(text, match)]
    apart = _EITHER.search(text) is not None  # "100 mg or 200 mg", "300 mg in total: 100 mg and 200 mg"
    return any(amount > most_mg for amount in near) or (not apart and sum(_all_mg(text)) > most_mg)


def _all_mg(text: str) -> list[float]:
    """Return the amounts of a sentence that speaks of caffeine alone."""
    if re.search(r"\b(?:sodium|salt|magnesium|potassium|iron)\b", text):
        return []
    return [_value(match) for match in _MG.finditer(text)]


def _is_of_caffeine(text: str, match: re.Match[str]) -> bool:
    """Tell whether an amount stands by caffeine and not by salt, which is told in the same unit."""
    around = text[max(0, match.start() - 25) : match.end() + 25]
    return "caffeine" in around and not re.search(r"\b(?:sodium|salt|magnesium|potassium)\b", around)


def _value(match: re.Match[str]) -> float:
    return float(match[1].replace(",", ""))
