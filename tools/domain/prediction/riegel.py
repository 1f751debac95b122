"""Riegel's power law, and the same law with a steeper slope beyond the half marathon."""

import math

from tools.domain.finding import Finding
from tools.domain.prediction.ranges import (
    LONGEST_SHORT_RACE_M,
    SHORTEST_MEASURED_M,
    fitted_range,
    short_range,
)
from tools.domain.prediction.result_finding import (
    finish_time,
    first_reason,
    implausible_result,
    is_near,
    no_finish_time,
    result_inputs,
)
from tools.domain.prediction.vickers import VICKERS_SOURCE, survey_time_reason, weekly_reason
from tools.domain.race import RaceResult
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

RIEGEL_EXPONENT = 1.06
RIEGEL_SOURCE = "Riegel 1981, American Scientist 69:285"
FITTED_SOURCE = f"Riegel's law, exponent beyond a half marathon fitted on the survey of {VICKERS_SOURCE}"
SHORTEST_TIME_S, LONGEST_TIME_S = 210.0, 4 * 3600.0  # 3.5 min to 4 h, from memory, unchecked [R]
UP_TO_HALF = "up to a half marathon it is Riegel's law as published"
TOO_SHORT = "a marathon cannot be predicted from a race under 5 km"
BEYOND_MARATHON = "no model I have was checked this far beyond a marathon"


def riegel_time_s(
    time_s: float, distance_m: float, target_m: float, exponent: float = RIEGEL_EXPONENT
) -> float:
    """Return T1 · (D2/D1)^exponent in seconds."""
    return time_s * math.pow(target_m / distance_m, exponent)


def power_law_time_reason(time_s: float) -> str | None:
    """Say why a time is outside what the published formulas of Riegel and of Daniels cover, or None."""
    inside = SHORTEST_TIME_S <= time_s <= LONGEST_TIME_S
    return None if inside else "the formula is commonly used for times of 3.5 minutes to 4 hours only"


def riegel(result: RaceResult, target_m: float) -> Finding:
    """Predict with Riegel's law, null where either time is outside 3.5 min to 4 h.

    It has a range up to a half marathon; for a marathon it is biased (more than half of the surveyed runners
    were over ten minutes slower), so no range around it would be honest.
    """
    value_s = riegel_time_s(result.time_s, result.distance_m, target_m)
    inputs = result_inputs(result, target_m) | {"exponent": RIEGEL_EXPONENT}
    reason = first_reason(
        (implausible_result(result), power_law_time_reason(result.time_s), power_law_time_reason(value_s))
    )
    if reason:
        return no_finish_time("riegel", RIEGEL_SOURCE, inputs, reason=reason)
    spread = short_range(result, target_m)
    return finish_time("riegel", RIEGEL_SOURCE, inputs, value_s=value_s, spread=spread)


def marathon_exponent(weekly_km: float | None) -> float:
    """Return the exponent between half and marathon by weekly distance, unknown as modest."""
    miles_per_week = 0.0 if weekly_km is None else weekly_km * 1000 / METRES_PER_MILE
    if miles_per_week < 40:
        return 1.15
    return 1.13 if miles_per_week <= 60 else 1.105


def two_slope_time_s(time_s: float, distance_m: float, target_m: float, exponent: float) -> float:
    """Return the time in seconds by 1.06 up to a half marathon and by `exponent` beyond, either way.

    Each exponent is used where it was measured: carried from 5 km, 1.15 would make a marathon 13 % too slow.
    """
    short_m, short_target_m = (min(metres, HALF_MARATHON_M) for metres in (distance_m, target_m))
    long_m, long_target_m = (max(metres, HALF_MARATHON_M) for metres in (distance_m, target_m))
    return riegel_time_s(riegel_time_s(time_s, short_m, short_target_m), long_m, long_target_m, exponent)


def riegel_fitted(result: RaceResult, target_m: float, weekly_km: float | None) -> Finding:
    """Predict across the half marathon, up or down, with the slope recreational marathon runners showed."""
    exponent = marathon_exponent(weekly_km)
    inputs = result_inputs(result, target_m) | {"exponent": exponent, "weekly_km": weekly_km}
    marathon_s = two_slope_time_s(result.time_s, result.distance_m, MARATHON_M, exponent)
    reason = first_reason(
        (
            implausible_result(result),
            _step_reason(result.distance_m, target_m),
            None if weekly_km is None else weekly_reason(weekly_km),
            survey_time_reason(marathon_s),
        )
    )
    if reason:
        return no_finish_time("riegel_fitted", FITTED_SOURCE, inputs, reason=reason)
    value_s = two_slope_time_s(result.time_s, result.distance_m, target_m, exponent)
    spread = fitted_range(result, target_m, marathon_s)
    return finish_time("riegel_fitted", FITTED_SOURCE, inputs, value_s=value_s, spread=spread)


def _step_reason(distance_m: float, target_m: float) -> str | None:
    longer_m = max(distance_m, target_m)
    if longer_m > MARATHON_M and not is_near(longer_m, MARATHON_M):
        return BEYOND_MARATHON
    if longer_m <= LONGEST_SHORT_RACE_M:
        return UP_TO_HALF
    return TOO_SHORT if distance_m < SHORTEST_MEASURED_M else None
