"""How much heat slows a marathon, with the width of what is not known."""

from tools.domain.finding import Finding

HEAT_MODEL = "boston_heat_interim"
HEAT_SOURCE = (
    "Interim fit to Boston 2012 against the same runners in 2011 and 2013; optimum temperatures from "
    "El Helou et al. 2012, PLoS One 7:e37407"
)
FAST_ABILITY_S = 2 * 3600 + 45 * 60
STEADY_ABILITY_S = 3 * 3600 + 15 * 60
FAST_COEFFICIENT, STEADY_COEFFICIENT = 0.012, 0.027
FAST_OPTIMUM_C, STEADY_OPTIMUM_C = 3.8, 6.2
HOTTEST_MEASURED_C = 31.0
RELATIVE_WIDTH = 0.5  # ±50 % of the effect: one event, ability effect unsettled
MARATHON_RANGE_M = (40_000.0, 45_000.0)  # the model was measured on marathons only: our design choice [D]
# A wet-bulb globe temperature of 28 °C is where not racing is advised; unchecked [R], taken as air [D].
DANGEROUS_TEMPERATURE_C = 28.0


def heat_slowdown(temperature_c: float, ability_s: float) -> Finding:
    """Return how much slower a marathon gets, in percent of time, at an air temperature in °C.

    `ability_s` is the marathon time on a flat, cool day. slowdown = c · max(0, T − T0)², with c and T0 moving
    linearly from 0.012 and 3.8 °C (2:45 and faster) to 0.027 and 6.2 °C (3:15 and slower).
    """
    inputs: dict[str, float | int | str | None] = {"temperature_c": temperature_c, "ability_s": ability_s}
    if temperature_c > HOTTEST_MEASURED_C:
        return no_heat_finding(
            f"hotter than the {HOTTEST_MEASURED_C:.0f} °C the heat model was measured at", inputs
        )
    share = min(1.0, max(0.0, (ability_s - FAST_ABILITY_S) / (STEADY_ABILITY_S - FAST_ABILITY_S)))
    coefficient = FAST_COEFFICIENT + share * (STEADY_COEFFICIENT - FAST_COEFFICIENT)
    optimum_c = FAST_OPTIMUM_C + share * (STEADY_OPTIMUM_C - FAST_OPTIMUM_C)
    percent = coefficient * max(0.0, temperature_c - optimum_c) ** 2
    return Finding(
        name="heat_slowdown",
        value=percent,
        unit="%",
        low=percent * (1 - RELATIVE_WIDTH),
        high=percent * (1 + RELATIVE_WIDTH),
        model=HEAT_MODEL,
        source=HEAT_SOURCE,
        inputs=inputs,
    )


def race_heat(distance_m: float, temperature_c: float | None, ability_s: float | None) -> Finding:
    """Return the slowdown for a race of `distance_m`; null for distances the model was not measured on."""
    inputs: dict[str, float | int | str | None] = {"distance_m": distance_m, "temperature_c": temperature_c}
    if temperature_c is None:
        return no_heat_finding("no temperature given", inputs)
    if not MARATHON_RANGE_M[0] <= distance_m <= MARATHON_RANGE_M[1]:
        return no_heat_finding("the heat model was measured on marathons only", inputs)
    if ability_s is None:
        return no_heat_finding("no time to judge the heat's effect by", inputs)
    return heat_slowdown(temperature_c, ability_s)


def no_heat_finding(reason: str, inputs: dict[str, float | int | str | None]) -> Finding:
    """Return the empty heat finding with its reason."""
    return Finding(
        name="heat_slowdown",
        value=None,
        unit="%",
        model=HEAT_MODEL,
        source=HEAT_SOURCE,
        inputs=inputs,
        reason=reason,
    )
