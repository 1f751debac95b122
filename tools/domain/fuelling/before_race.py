"""What to eat and drink before the start: the last two days, and the last hours."""

from tools.domain.finding import Finding, Inputs
from tools.domain.fuelling.carbohydrate import CARBS_SOURCE

GRAMS_MODEL = "grams_per_kg"
LOADING_FROM_MIN = 90.0
LOADING_G_PER_KG = (10.0, 12.0)  # from memory, unchecked [R]
LOADING_HOURS = (36, 48)  # from memory, unchecked [R]
LOADING_SOURCE = "Thomas, Erdman & Burke 2016, from memory, unchecked; 7–12 g/kg: Wallis & Podlogar 2022"
# Women store as much as men only with enough energy in all: Sedlock 2008.
LOADING_LEAST_G_PER_KG = 8.0
PRE_RACE_FROM_MIN = 60.0  # shorter races need an ordinary meal only: our design choice [D]
MEAL_HOURS_BEFORE = 3.0
MEAL_FROM_H, MEAL_UNTIL_H = 1.0, 4.0
DRINK_ML_PER_KG = (5.0, 7.0)
DRINK_SOURCE = "ACSM 2007 position stand (Sawka et al., MSSE 39:377): about four hours before"


def carb_loading(weight_kg: float, hours: float) -> Finding:
    """Return carbohydrate in g a day for the last 36 to 48 hours, null for races up to 90 minutes."""
    reason = None if hours * 60 > LOADING_FROM_MIN else "races up to 90 minutes need none"
    return _per_kg("carb_loading", "g/day", LOADING_G_PER_KG, weight_kg, source=LOADING_SOURCE, reason=reason)


def least_loading(weight_kg: float, hours: float) -> Finding:
    """Return the g a day below which loading works less, for women above all; null up to 90 minutes."""
    reason = None if hours * 60 > LOADING_FROM_MIN else "races up to 90 minutes need none"
    least = (LOADING_LEAST_G_PER_KG, LOADING_LEAST_G_PER_KG)
    return _per_kg("carb_loading_least", "g/day", least, weight_kg, source="Sedlock 2008", reason=reason)


def pre_race_carbs(weight_kg: float, hours: float, *, hours_before: float = MEAL_HOURS_BEFORE) -> Finding:
    """Return carbohydrate in g for the meal `hours_before` the start, null for races up to an hour.

    1 to 4 g/kg in the last 1 to 4 hours: about as many g/kg as there are hours left, or one less.
    """
    reason = None if hours * 60 > PRE_RACE_FROM_MIN else "an ordinary meal is enough up to an hour"
    if reason is None and not MEAL_FROM_H <= hours_before <= MEAL_UNTIL_H:
        reason = f"the rule holds from {MEAL_FROM_H:.0f} to {MEAL_UNTIL_H:.0f} hours before the start"
    grams = (max(MEAL_FROM_H, hours_before - 1), hours_before)
    return _per_kg("pre_race_carbs", "g", grams, weight_kg, source=CARBS_SOURCE, reason=reason)


def start_drinking(weight_kg: float, hours: float) -> Finding:
    """Return what to drink about four hours before, in ml, null for races up to an hour."""
    reason = None if hours * 60 > PRE_RACE_FROM_MIN else "ordinary drinking is enough up to an hour"
    return _per_kg("start_drinking", "ml", DRINK_ML_PER_KG, weight_kg, source=DRINK_SOURCE, reason=reason)


def _per_kg(
    name: str, unit: str, per_kg: tuple[float, float], weight_kg: float, *, source: str, reason: str | None
) -> Finding:
    inputs: Inputs = {"weight_kg": weight_kg}
    if reason:
        return Finding.unknown(name, unit, reason=reason, model=GRAMS_MODEL, source=source, inputs=inputs)
    low, high = (dose * weight_kg for dose in per_kg)
    return Finding(
        name=name,
        value=(low + high) / 2,
        unit=unit,
        low=low,
        high=high,
        model=GRAMS_MODEL,
        source=source,
        inputs=inputs,
    )
