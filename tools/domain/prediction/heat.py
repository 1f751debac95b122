"""How much heat slows a marathon, with the width of what is not known."""

from tools.domain.finding import Finding, Inputs

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
COLDEST_C = -5.0  # colder, that cool air costs nothing is no finding any more: our design choice [D]
FREEZING_C = -10.0  # from here cold is warned of: our design choice [D]
HUMID_DEW_POINT_C = 18.0  # above it sweat dries badly: our design choice [D]
HUMID_EXTRA = 0.25  # of the effect, on the slow side: our design choice [D]
ACCLIMATISED_SAVING = 0.40  # at most, after ten days or more in the heat: our design choice [D]
TOO_COLD = "the heat model says nothing of hard frost"
TOO_HOT = f"hotter than the {HOTTEST_MEASURED_C:.0f} °C the heat model was measured at"

ELY_SOURCE = "Ely et al. 2007, Medicine & Science in Sports & Exercise 39:487"
# How much slower than the course record the first three ran, in percent, by wet-bulb globe temperature in °C
# (lower bound, upper bound): men with their standard deviation, women.
ELY_TOP_THREE = {
    (5.0, 10.0): ((1.7, 1.5), 3.2),
    (10.0, 15.0): ((2.5, 2.1), 3.2),
    (15.0, 20.0): ((3.3, 2.0), 3.8),
    (20.0, 25.0): ((4.5, 2.3), 5.4),
}


def heat_slowdown(
    temperature_c: float,
    ability_s: float,
    *,
    dew_point_c: float | None = None,
    acclimatised: bool = False,
) -> Finding:
    """Return how much slower a marathon gets, in percent of time, at an air temperature in °C.

    `ability_s` is the marathon time on a flat, cool day. slowdown = c · max(0, T − T0)², with c and T0 moving
    linearly from 0.012 and 3.8 °C (2:45 and faster) to 0.027 and 6.2 °C (3:15 and slower). The range is half
    the effect either way; a dew point above 18 °C raises the upper bound by a quarter of the effect, being
    acclimatised lowers the lower one by 40 %. Null above 31 °C and below −5 °C.
    """
    inputs: Inputs = {"temperature_c": temperature_c, "ability_s": ability_s}
    inputs |= {"dew_point_c": dew_point_c, "acclimatised": str(acclimatised).lower()}
    if temperature_c > HOTTEST_MEASURED_C:
        return no_heat_finding(TOO_HOT, inputs)
    if temperature_c < COLDEST_C:
        return no_heat_finding(TOO_COLD, inputs)
    share = min(1.0, max(0.0, (ability_s - FAST_ABILITY_S) / (STEADY_ABILITY_S - FAST_ABILITY_S)))
    coefficient = FAST_COEFFICIENT + share * (STEADY_COEFFICIENT - FAST_COEFFICIENT)
    optimum_c = FAST_OPTIMUM_C + share * (STEADY_OPTIMUM_C - FAST_OPTIMUM_C)
    percent = coefficient * max(0.0, temperature_c - optimum_c) ** 2
    humid = dew_point_c is not None and dew_point_c > HUMID_DEW_POINT_C
    return Finding(
        name="heat_slowdown",
        value=percent,
        unit="%",
        low=percent * (1 - RELATIVE_WIDTH) * (1 - ACCLIMATISED_SAVING * acclimatised),
        high=percent * (1 + RELATIVE_WIDTH + HUMID_EXTRA * humid),
        model=HEAT_MODEL,
        source=HEAT_SOURCE,
        inputs=inputs,
    )


def race_heat(
    distance_m: float,
    temperature_c: float | None,
    ability_s: float | None,
    *,
    dew_point_c: float | None = None,
    acclimatised: bool = False,
) -> Finding:
    """Return the slowdown for a race of `distance_m`; null for distances the model was not measured on."""
    inputs: Inputs = {"distance_m": distance_m, "temperature_c": temperature_c}
    if temperature_c is None:
        return no_heat_finding("no temperature given", inputs)
    if not _is_marathon(distance_m):
        return no_heat_finding("the heat model was measured on marathons only", inputs)
    if ability_s is None:
        return no_heat_finding("no time to judge the heat's effect by", inputs)
    return heat_slowdown(temperature_c, ability_s, dew_point_c=dew_point_c, acclimatised=acclimatised)


def too_hot_reason(distance_m: float, temperature_c: float | None) -> str | None:
    """Say why no marathon can be predicted at this temperature, or None: a cool day's time would mislead."""
    too_hot = temperature_c is not None and temperature_c > HOTTEST_MEASURED_C
    return TOO_HOT if too_hot and _is_marathon(distance_m) else None


def ely_slowdown(wbgt_c: float, *, women: bool = False) -> Finding:
    """Return how much slower than the course record the first three ran, in percent, by wet-bulb globe °C.

    An independent check of the heat model, of the world's quickest only; null outside 5 to 25 °C.
    """
    inputs: Inputs = {"wbgt_c": wbgt_c, "field": "women" if women else "men"}
    for (above_c, up_to_c), ((men, men_sd), women_percent) in ELY_TOP_THREE.items():
        if above_c < wbgt_c <= up_to_c:
            low, high = (None, None) if women else (men - men_sd, men + men_sd)
            return Finding(
                name="ely_slowdown",
                value=women_percent if women else men,
                unit="%",
                low=low,
                high=high,
                model="ely_top_three",
                source=ELY_SOURCE,
                inputs=inputs,
            )
    reason = "measured from 5 to 25 °C wet-bulb globe temperature"
    return Finding.unknown(
        "ely_slowdown", "%", reason=reason, model="ely_top_three", source=ELY_SOURCE, inputs=inputs
    )


def no_heat_finding(reason: str, inputs: Inputs) -> Finding:
    """Return the empty heat finding with its reason."""
    return Finding.unknown(
        "heat_slowdown", "%", reason=reason, model=HEAT_MODEL, source=HEAT_SOURCE, inputs=inputs
    )


def _is_marathon(distance_m: float) -> bool:
    return MARATHON_RANGE_M[0] <= distance_m <= MARATHON_RANGE_M[1]
