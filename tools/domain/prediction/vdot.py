"""Times of equal VDOT (Daniels & Gilbert 1979)."""

import math

from scipy.optimize import brentq

from tools.domain.finding import Finding
from tools.domain.prediction.result_finding import (
    finish_time,
    first_reason,
    implausible_result,
    no_finish_time,
    result_inputs,
)
from tools.domain.prediction.riegel import power_law_time_reason
from tools.domain.race import RaceResult

DANIELS_SOURCE = "Daniels & Gilbert 1979, Oxygen Power"
VDOT_RANGE = (20.0, 90.0)  # walking pace to beyond any record: our design choice [D]


def oxygen_cost(speed_m_per_min: float) -> float:
    """Return Daniels' and Gilbert's oxygen cost of running in ml per kg per min."""
    return -4.60 + 0.182258 * speed_m_per_min + 0.000104 * speed_m_per_min**2


def sustained_share(minutes: float) -> float:
    """Return the share of maximal oxygen uptake that can be held for `minutes` (Daniels & Gilbert)."""
    return 0.8 + 0.1894393 * math.exp(-0.012778 * minutes) + 0.2989558 * math.exp(-0.1932605 * minutes)


def vdot_value(distance_m: float, time_s: float) -> float:
    """Return VDOT (ml per kg per min) of a race result."""
    minutes = time_s / 60
    return oxygen_cost(distance_m / minutes) / sustained_share(minutes)


def vdot_time_s(vdot: float, target_m: float) -> float:
    """Return the time in seconds at which `target_m` has this VDOT."""

    def difference(time_s: float) -> float:
        return vdot_value(target_m, time_s) - vdot

    # Between 12 m/s and 0.6 m/s VDOT falls steadily with time, so the root is the only one.
    return float(brentq(difference, target_m / 12.0, target_m / 0.6, xtol=1e-6))


def daniels_gilbert(result: RaceResult, target_m: float) -> Finding:
    """Predict the time of equal VDOT, null where either time is outside 3.5 min to 4 h."""
    inputs = result_inputs(result, target_m)
    reason = first_reason((implausible_result(result), power_law_time_reason(result.time_s)))
    if reason:
        return no_finish_time("daniels_gilbert", DANIELS_SOURCE, inputs, reason=reason)
    level = vdot_value(result.distance_m, result.time_s)
    inputs |= {"vdot": level}
    if not VDOT_RANGE[0] <= level <= VDOT_RANGE[1]:
        reason = "the result is slower or faster than any VDOT the formula describes"
        return no_finish_time("daniels_gilbert", DANIELS_SOURCE, inputs, reason=reason)
    value_s = vdot_time_s(level, target_m)
    reason = power_law_time_reason(value_s)
    if reason:
        return no_finish_time("daniels_gilbert", DANIELS_SOURCE, inputs, reason=reason)
    return finish_time("daniels_gilbert", DANIELS_SOURCE, inputs, value_s=value_s)
