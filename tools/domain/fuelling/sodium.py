"""How much sodium an hour: only in long races or for heavy sweaters, and never instead of drinking less."""

from tools.domain.finding import Finding
from tools.domain.race import RaceBrief

SODIUM_SOURCE = (
    "300–600 mg an hour is common practice, from memory, unchecked; sweat holds 460–1,840 mg/L (ACSM 2007)"
)
SODIUM_RANGE_MG_PER_H = (300.0, 600.0)  # from memory, unchecked [R]
SODIUM_LIMIT_MG_PER_H = 1000.0  # without a measured loss: our design choice [D]
SODIUM_FROM_H = 2.0  # from memory, unchecked [R]
HEAVY_SWEAT_L_PER_H = 1.2  # our design choice [D]


def plan_sodium(brief: RaceBrief, hours: float) -> Finding:
    """Return the sodium rate in mg/h: none under two hours unless sweat is heavy, never above 1,000 mg/h."""
    sweat = brief.sweat_rate_l_per_h
    heavy = sweat is not None and sweat >= HEAVY_SWEAT_L_PER_H
    wanted = hours > SODIUM_FROM_H or heavy
    low, high = SODIUM_RANGE_MG_PER_H if wanted else (0.0, 0.0)
    middle = high if heavy else (low + high) / 2
    return Finding(
        name="sodium_rate",
        value=min(middle, SODIUM_LIMIT_MG_PER_H),
        unit="mg/h",
        low=low,
        high=min(high, SODIUM_LIMIT_MG_PER_H),
        model="sodium_default",
        source=SODIUM_SOURCE,
        inputs={"hours": hours, "sweat_rate_l_per_h": sweat, "limit_mg_per_h": SODIUM_LIMIT_MG_PER_H},
    )
