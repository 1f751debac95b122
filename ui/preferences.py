"""The settings panel: an athlete's units, weight and sport, kept from one visit to the next."""

from collections.abc import Mapping

from chainlit import ChatSettings
from chainlit.input_widget import NumberInput, Select
from pydantic import ValidationError

from tools.domain.athlete import AthletePreferences
from tools.domain.race import Sport, UnitSystem
from tools.domain.units import KG_PER_POUND

UNITS = {
    "Kilometres, metres, kilograms": UnitSystem.METRIC.value,
    "Miles, feet, pounds": UnitSystem.IMPERIAL.value,
}
SPORTS = {"Running": Sport.RUN.value, "Cycling": Sport.RIDE.value}


def panel(preferences: AthletePreferences) -> ChatSettings:
    """Return the panel showing what is kept; the weight stands in the athlete's units."""
    in_pounds = preferences.units is UnitSystem.IMPERIAL
    weight = preferences.weight_kg
    if weight is not None and in_pounds:
        weight = round(weight / KG_PER_POUND, 1)
    return ChatSettings(
        [
            Select(id="units", label="Units", items=UNITS, initial_value=preferences.units.value),
            NumberInput(
                id="weight",
                label=f"Body weight ({'lb' if in_pounds else 'kg'})",
                initial=weight,
                placeholder="not told yet",
                description="Carbohydrate before the race and caffeine are reckoned per kilogram.",
            ),
            Select(id="sport", label="Sport", items=SPORTS, initial_value=preferences.sport.value),
        ]
    )


def chosen(settings: Mapping[str, object], before: AthletePreferences) -> AthletePreferences:
    """Return what the panel says; the weight is read in the units it was shown in.

    Raises ValueError with a sentence when a value cannot be a person's.
    """
    weight = settings.get("weight")
    weight_kg = float(str(weight)) if weight not in (None, "", 0) else None
    if weight_kg is not None and before.units is UnitSystem.IMPERIAL:
        weight_kg *= KG_PER_POUND
    try:
        return AthletePreferences.model_validate(
            {"units": settings.get("units"), "sport": settings.get("sport"), "weight_kg": weight_kg}
        )
    except ValidationError as error:
        raise ValueError(
            "I kept your settings as they were: a body weight lies between 25 and 250 kg."
        ) from error
