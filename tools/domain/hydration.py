"""How much to drink: never more than is sweated, never more than a gut takes."""

from tools.domain.finding import Finding
from tools.domain.race import RaceBrief

HYDRATION_MODEL = "acsm_replacement"
HYDRATION_SOURCE = "ACSM 2007 position stand (Sawka et al., MSSE 39:377); EAH consensus 2015"
TOLERATED_LOSS = 0.02  # share of body mass
UNMEASURED_LIMIT_L_PER_H = 0.8
MEASURED_LIMIT_L_PER_H = 1.0  # runners with a measured sweat rate: our design choice [D]
SUGGESTED_L_PER_H = (0.4, 0.8)  # ACSM's starting suggestion
COOL_C, HOT_C, MILD_C = 10.0, 30.0, 15.0  # air temperatures: our design choice [D]
HOT_START_L_PER_H = 0.7  # where the suggestion starts at 30 °C: our design choice [D]
# Overdrinking is likelier for the small and the slow; the limits are our design choice [D].
SMALL_RUNNER_KG, LONG_RACE_H = 55.0, 4.5
SODIUM_SOURCE = "common practice of 300–600 mg an hour; sweat holds 460–1,840 mg/L (ACSM 2007)"
SODIUM_RANGE_MG_PER_H = (300.0, 600.0)  # from memory, unchecked [R]
SODIUM_LIMIT_MG_PER_H = 1000.0  # without a measured loss: our design choice [D]
SODIUM_FROM_H = 2.0  # from memory, unchecked [R]
HEAVY_SWEAT_L_PER_H = 1.2  # our design choice [D]


def sweat_rate_l_per_h(
    before_kg: float, after_kg: float, drunk_l: float, urine_l: float, hours: float
) -> float:
    """Return the sweat rate in litres per hour from weighing before and after (1 kg counts as 1 L)."""
    return (before_kg - after_kg + drunk_l - urine_l) / hours


def drinking_rate_l_per_h(sweat_l_per_h: float, weight_kg: float, hours: float, *, measured: bool) -> float:
    """Return the drinking in L/h that keeps mass loss at 2 %, within sweat rate and what a gut takes.

    clamp(sweat − 0.02·m/T, 0, min(sweat, limit)); the limit is 0.8 L/h, or 1.0 with a measured rate.
    """
    limit = MEASURED_LIMIT_L_PER_H if measured else UNMEASURED_LIMIT_L_PER_H
    needed = sweat_l_per_h - TOLERATED_LOSS * weight_kg / hours
    return max(0.0, min(needed, sweat_l_per_h, limit))


def plan_drinking(brief: RaceBrief, weight_kg: float, hours: float) -> Finding:
    """Return the drinking rate in L/h with the range to stay in."""
    if brief.sweat_rate_l_per_h is None:
        return _from_suggestion(brief.temperature_c, weight_kg, hours)
    sweat = brief.sweat_rate_l_per_h
    value = drinking_rate_l_per_h(sweat, weight_kg, hours, measured=True)
    return Finding(
        name="fluid_rate",
        value=value,
        unit="L/h",
        low=value * 0.8,
        high=min(sweat, MEASURED_LIMIT_L_PER_H, max(value, UNMEASURED_LIMIT_L_PER_H)),
        model=HYDRATION_MODEL,
        source=HYDRATION_SOURCE,
        inputs={"sweat_rate_l_per_h": sweat, "weight_kg": weight_kg, "hours": hours},
    )


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
        inputs={"hours": hours, "sweat_rate_l_per_h": sweat},
    )


def drinks_more_than_sweat(sweat_l_per_h: float | None, fluid: Finding) -> bool:
    """Say whether a plan would make the athlete heavier, which can kill: such a plan is blocked."""
    return sweat_l_per_h is not None and fluid.value is not None and fluid.value > sweat_l_per_h + 1e-9


def _from_suggestion(temperature_c: float | None, weight_kg: float, hours: float) -> Finding:
    """ACSM's starting suggestion, moved by temperature; its low end for the small and the slow."""
    low, high = SUGGESTED_L_PER_H
    celsius = MILD_C if temperature_c is None else temperature_c
    share = min(1.0, max(0.0, (celsius - COOL_C) / (HOT_C - COOL_C)))
    careful = weight_kg < SMALL_RUNNER_KG or hours > LONG_RACE_H
    value = low if careful else low + share * (HOT_START_L_PER_H - low)
    return Finding(
        name="fluid_rate",
        value=round(value, 2),
        unit="L/h",
        low=low,
        high=min(high, value + 0.2),
        model="acsm_starting_suggestion",
        source=HYDRATION_SOURCE,
        inputs={"temperature_c": temperature_c, "weight_kg": weight_kg, "hours": hours},
    )
