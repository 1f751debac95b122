"""The settings panel: an athlete's units, weight and sport, kept from one visit to the next."""

from chainlit import ChatSettings
from chainlit.input_widget import Select, Switch, TextInput

from tools.domain.athlete import AthletePreferences
from tools.domain.race import Sport, UnitSystem
from tools.domain.units import KG_PER_POUND

UNITS = {
    "Kilometres, metres, kilograms": UnitSystem.METRIC.value,
    "Miles, feet, pounds": UnitSystem.IMPERIAL.value,
}
SMALL = (
    "Small is: one or two sessions moved within their week or up to a quarter shorter, nothing added. "
    "Each is written down in the plan's history, and Undo takes it back."
)
REMEMBERING = (
    "Injuries, gear, what your stomach takes, what you like: kept from your own words for later "
    "conversations. Ask “what do you know about me?” to see, correct or forget it."
)
SPORTS = {"Running": Sport.RUN.value, "Cycling": Sport.RIDE.value}


def panel(preferences: AthletePreferences) -> ChatSettings:
    """Return the panel showing what is kept; the weight stands in the athlete's units."""
    in_pounds = preferences.units is UnitSystem.IMPERIAL
    weight = preferences.weight_kg
    if weight is not None:
        weight = round(weight / KG_PER_POUND if in_pounds else weight, 1)
    return ChatSettings(
        [
            Select(id="units", label="Units", items=UNITS, initial_value=preferences.units.value),
            TextInput(
                id="weight",
                label=f"Body weight ({'lb' if in_pounds else 'kg'})",
                initial="" if weight is None else f"{weight:g}",
                placeholder="not told yet",
                description="58 kg or 128 lb. Carbohydrate and caffeine are reckoned from it.",
            ),
            Select(id="sport", label="Sport", items=SPORTS, initial_value=preferences.sport.value),
            Switch(
                id="small_changes",
                label="Small changes without asking",
                initial=preferences.small_changes,
                description=SMALL,
            ),
            Switch(
                id="remembers",
                label="Remember what I say",
                initial=preferences.remembers,
                description=REMEMBERING,
            ),
        ]
    )
