"""A sweat test: two weighings around a session, and what was drunk and passed between them."""

from tools.domain.finding import Finding, Inputs
from tools.domain.fuelling.hydration import HYDRATION_SOURCE, sweat_rate_l_per_h

SWEAT_MODEL = "weighing before and after, 1 kg counts as 1 L"
SCALE_KG = 0.1  # how finely a bathroom scale weighs: our design choice [D]
SHORTEST_S = 1_800.0  # below half an hour the scale's step is most of the answer: our design choice [D]
LONGEST_S = 6 * 3_600.0  # beyond it food and stops spoil the sum: our design choice [D]
HIGHEST_L_PER_H = 4.0  # more is a mistyped weight: our design choice [D]


def sweat_test(
    before_kg: float, after_kg: float, drunk_l: float, urine_l: float, duration_s: float
) -> Finding:
    """Return the sweat rate in L/h with the range of the scale; null with a reason where it cannot be.

    (before − after + drink − urine) / hours, ACSM 2007 (Sawka et al., MSSE 39:377). What is eaten and
    breathed out is left out, as the position stand does.
    """
    inputs: Inputs = {
        "before_kg": before_kg,
        "after_kg": after_kg,
        "drunk_l": drunk_l,
        "urine_l": urine_l,
        "duration_s": duration_s,
    }
    reason = _why_not(before_kg, after_kg, drunk_l, urine_l, duration_s)
    if reason is None:
        hours = duration_s / 3600.0
        value = sweat_rate_l_per_h(before_kg, after_kg, drunk_l, urine_l, hours)
        if 0 < value <= HIGHEST_L_PER_H:
            return Finding(
                name="sweat_rate_l_per_h",
                value=value,
                unit="L/h",
                low=max(0.0, value - SCALE_KG / hours),
                high=value + SCALE_KG / hours,
                model=SWEAT_MODEL,
                source=HYDRATION_SOURCE,
                inputs=inputs,
            )
        reason = "these weights mean a sweat rate nobody has: please check them, in kilograms and litres"
    return Finding.unknown(
        "sweat_rate_l_per_h", "L/h", reason=reason, model=SWEAT_MODEL, source=HYDRATION_SOURCE, inputs=inputs
    )


def _why_not(
    before_kg: float, after_kg: float, drunk_l: float, urine_l: float, duration_s: float
) -> str | None:
    """Say why a test tells nothing, or None."""
    if not (25 <= before_kg <= 250 and 25 <= after_kg <= 250):
        return "a body weighs 25 to 250 kg: please check the weights"
    if not (0 <= drunk_l <= 10 and 0 <= urine_l <= 5):
        return "please check what you drank and passed, in litres"
    if not SHORTEST_S <= duration_s <= LONGEST_S:
        return "a sweat test takes half an hour to six hours"
    return None
