"""The settings panel: an athlete's units, weight and sport, kept from one visit to the next."""

from collections.abc import Mapping

from chainlit import ChatSettings
from chainlit.input_widget import Select, TextInput

from tools.domain.athlete import AthletePreferences
from tools.domain.race import Sport, UnitSystem
from tools.domain.units import KG_PER_POUND
from ui.weight import weight_kg_in

UNITS = {
    "Kilometres, metres, kilograms": UnitSystem.METRIC.value,
    "Miles, feet, pounds": UnitSystem.IMPERIAL.value,
}
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
        ]
    )


def chosen(settings: Mapping[str, object], before: AthletePreferences) -> AthletePreferences:
    """Return what the panel says; the weight is read in the unit written behind it, or that it was shown in.

    Raises ValueError with a sentence when a value cannot be a person's.
    """
    try:
        weight_kg = weight_kg_in(str(settings.get("weight") or ""), before.units)
        return AthletePreferences.model_validate(
            {"units": settings.get("units"), "sport": settings.get("sport"), "weight_kg": weight_kg}
        )
    except ValueError as error:
        raise ValueError(
            "I kept your settings as they were: a body weight lies between 25 and 250 kg."
        ) from error
