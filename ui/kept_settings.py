"""What the settings panel says, read and checked."""

from collections.abc import Mapping

from tools.domain.athlete import AthletePreferences
from ui.weight import weight_kg_in


def chosen(settings: Mapping[str, object], before: AthletePreferences) -> AthletePreferences:
    """Return what the panel says; the weight is read in the unit written behind it, or that it was shown in.

    Raises ValueError with a sentence when a value cannot be a person's.
    """
    try:
        weight_kg = weight_kg_in(str(settings.get("weight") or ""), before.units)
        told = {"units": settings.get("units"), "sport": settings.get("sport"), "weight_kg": weight_kg}
        switches = {
            name: settings.get(name, getattr(before, name)) is True for name in ("small_changes", "remembers")
        }
        return AthletePreferences.model_validate(before.model_dump() | told | switches)
    except ValueError as error:
        raise ValueError(
            "I kept your settings as they were: a body weight lies between 25 and 250 kg."
        ) from error
