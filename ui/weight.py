"""A body weight as an athlete writes it."""

from tools.domain.race import UnitSystem
from tools.domain.units import KG_PER_POUND

UNIT_LETTERS = "kglb "


def weight_kg_in(written: str, units: UnitSystem) -> float | None:
    """Return the weight in kg, None for nothing written; the unit behind the number goes before `units`.

    Raises ValueError when it is no number.
    """
    text = written.strip().lower().replace(",", ".")
    if not text:
        return None
    in_pounds = "lb" in text or (units is UnitSystem.IMPERIAL and "kg" not in text)
    return float(text.removesuffix("s").rstrip(UNIT_LETTERS)) * (KG_PER_POUND if in_pounds else 1.0)
