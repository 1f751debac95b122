"""How much to drink: never more than is sweated, never more than a gut takes."""

from tools.domain.finding import Finding, Inputs
from tools.domain.race import RaceBrief, Sport

HYDRATION_MODEL = "acsm_replacement"
HYDRATION_SOURCE = "ACSM 2007 position stand (Sawka et al., MSSE 39:377); EAH consensus 2015"
TOLERATED_LOSS = 0.02  # share of body mass
UNMEASURED_LIMIT_L_PER_H = 0.8
MEASURED_LIMIT_L_PER_H = {Sport.RUN: 1.0, Sport.RIDE: 1.2}  # with a measured sweat rate: our choice [D]
UNMEASURED_SWEAT_L_PER_H = (0.4, 1.8)  # what a sweat rate may be that nobody measured: our choice [D]
SUGGESTED_L_PER_H = (0.4, 0.8)  # ACSM's starting suggestion
SUGGESTED_WIDTH_L_PER_H = 0.2  # how far above the suggestion the range reaches: our design choice [D]
MEASURED_LOW_SHARE = 0.8  # the low end of the range beside a measured rate: our design choice [D]
COOL_C, HOT_C, MILD_C = 10.0, 30.0, 15.0  # air temperatures: our design choice [D]
HOT_START_L_PER_H = 0.7  # where the suggestion starts at 30 °C: our design choice [D]
# Overdrinking is likelier for the small and the slow (EAH consensus 2015); the limits are our choice [D].
SMALL_ATHLETE_KG, LONG_RACE_H = 55.0, 4.5
WATER_WITH_GEL_ML = (150.0, 200.0)


def sweat_rate_l_per_h(
    before_kg: float, after_kg: float, drunk_l: float, urine_l: float, hours: float
) -> float:
    """Return the sweat rate in litres per hour from weighing before and after (1 kg counts as 1 L)."""
    return (before_kg - after_kg + drunk_l - urine_l) / hours


def drinking_limit_l_per_h(sport: Sport, *, measured: bool) -> float:
    """Return the most L/h a gut is asked to take: 0.8, or with a measured sweat rate 1.0 (a rider 1.2)."""
    return MEASURED_LIMIT_L_PER_H[sport] if measured else UNMEASURED_LIMIT_L_PER_H


def drinking_rate_l_per_h(
    sweat_l_per_h: float, weight_kg: float, hours: float, *, measured: bool, sport: Sport = Sport.RUN
) -> float:
    """Return the drinking in L/h that keeps mass loss at 2 %, within sweat rate and what a gut takes.

    clamp(sweat − 0.02·m/T, 0, min(sweat, limit)).
    """
    needed = sweat_l_per_h - TOLERATED_LOSS * weight_kg / hours
    return max(0.0, min(needed, sweat_l_per_h, drinking_limit_l_per_h(sport, measured=measured)))


def plan_drinking(brief: RaceBrief, weight_kg: float, hours: float) -> Finding:
    """Return the drinking rate in L/h with the range to stay in."""
    if brief.sweat_rate_l_per_h is None:
        return _from_suggestion(brief.temperature_c, weight_kg, hours)
    sweat = brief.sweat_rate_l_per_h
    limit = drinking_limit_l_per_h(brief.sport, measured=True)
    value = drinking_rate_l_per_h(sweat, weight_kg, hours, measured=True, sport=brief.sport)
    return Finding(
        name="fluid_rate",
        value=value,
        unit="L/h",
        low=value * MEASURED_LOW_SHARE,
        high=min(sweat, limit, max(value, UNMEASURED_LIMIT_L_PER_H)),
        model=HYDRATION_MODEL,
        source=HYDRATION_SOURCE,
        inputs={
            "sweat_rate_l_per_h": sweat,
            "weight_kg": weight_kg,
            "hours": hours,
            "limit_l_per_h": limit,
        },
    )


def sweat_finding(brief: RaceBrief) -> Finding:
    """Return the sweat rate in L/h as it was measured, else null with the interval it may lie in."""
    low, high = UNMEASURED_SWEAT_L_PER_H
    sweat = brief.sweat_rate_l_per_h
    return Finding(
        name="sweat_rate",
        value=sweat,
        unit="L/h",
        low=low if sweat is None else sweat,
        high=high if sweat is None else sweat,
        model="weighing" if sweat is not None else "unmeasured_interval",
        source="what the athlete measured" if sweat is not None else "our design choice",
        reason="the sweat rate was not measured" if sweat is None else None,
    )


def mass_change(brief: RaceBrief, fluid: Finding, weight_kg: float, hours: float) -> Finding:
    """Return the change of body mass over the race in % when drinking as planned; below 0 is a loss.

    (drink − sweat)·T as a share of body mass, 1 L counting as 1 kg. Null where no sweat rate was measured. A
    plan that would make an athlete heavier is blocked.
    """
    sweat = brief.sweat_rate_l_per_h
    inputs: Inputs = {
        "fluid_l_per_h": fluid.value,
        "sweat_l_per_h": sweat,
        "weight_kg": weight_kg,
        "hours": hours,
    }
    if sweat is None or fluid.value is None:
        return Finding.unknown(
            "mass_change",
            "%",
            reason="the sweat rate was not measured",
            model="mass_balance",
            source=HYDRATION_SOURCE,
            inputs=inputs,
        )
    low, value, high = (
        100 * (drunk - sweat) * hours / weight_kg
        for drunk in (
            fluid.low if fluid.low is not None else fluid.value,
            fluid.value,
            fluid.high if fluid.high is not None else fluid.value,
        )
    )
    return Finding(
        name="mass_change",
        value=value,
        low=low,
        high=high,
        unit="%",
        model="mass_balance",
        source=HYDRATION_SOURCE,
        inputs=inputs,
    )


def drinks_more_than_sweat(sweat_l_per_h: float | None, fluid: Finding) -> bool:
    """Say whether a plan would make the athlete heavier, which can kill: such a plan is blocked."""
    return sweat_l_per_h is not None and fluid.value is not None and fluid.value > sweat_l_per_h + 1e-9


def water_with_gel(fluid_ml: float) -> Finding:
    """Return the ml to take with a gel: 150 to 200, never more than the plan drinks until the next serving.

    It is part of what is drunk, not on top of it.
    """
    low, high = (min(amount, fluid_ml) for amount in WATER_WITH_GEL_ML)
    return Finding(
        name="water_with_gel",
        value=high,
        low=low,
        high=high,
        unit="ml",
        model="part_of_drinking",
        source="our design choice",
        inputs={"fluid_per_serving_ml": fluid_ml},
    )


def _from_suggestion(temperature_c: float | None, weight_kg: float, hours: float) -> Finding:
    """ACSM's starting suggestion, moved by temperature; its low end for the small and the slow."""
    low, high = SUGGESTED_L_PER_H
    celsius = MILD_C if temperature_c is None else temperature_c
    share = min(1.0, max(0.0, (celsius - COOL_C) / (HOT_C - COOL_C)))
    careful = weight_kg < SMALL_ATHLETE_KG or hours > LONG_RACE_H
    value = low if careful else low + share * (HOT_START_L_PER_H - low)
    return Finding(
        name="fluid_rate",
        value=round(value, 2),
        unit="L/h",
        low=low,
        high=min(high, value + SUGGESTED_WIDTH_L_PER_H),
        model="acsm_starting_suggestion",
        source=HYDRATION_SOURCE,
        inputs={"temperature_c": temperature_c, "weight_kg": weight_kg, "hours": hours},
    )
