"""Cameron's equivalent times."""

import math

from tools.domain.finding import Finding
from tools.domain.prediction.result_finding import (
    finish_time,
    first_reason,
    implausible_result,
    no_finish_time,
    result_inputs,
)
from tools.domain.race import RaceResult
from tools.domain.units import METRES_PER_MILE

CAMERON_SOURCE = "Cameron's equivalent times, as published for runners; the range of distances unchecked"
OUTSIDE = "the formula is commonly used from 400 m to 50 miles only"
CAMERON_DISTANCES_M = (400.0, 50 * METRES_PER_MILE)  # from memory, unchecked [R]


def cameron_factor(distance_m: float) -> float:
    """Return Cameron's speed term of a distance in metres."""
    return 13.49681 - 0.000030363 * distance_m + 835.7114 / math.pow(distance_m, 0.7905)


def cameron_time_s(time_s: float, distance_m: float, target_m: float) -> float:
    """Return Cameron's prediction in seconds."""
    return (time_s / distance_m) * (cameron_factor(distance_m) / cameron_factor(target_m)) * target_m


def cameron(result: RaceResult, target_m: float) -> Finding:
    """Predict with Cameron's formula, null outside 400 m to 50 miles."""
    inputs = result_inputs(result, target_m)
    low_m, high_m = CAMERON_DISTANCES_M
    inside = all(low_m <= metres <= high_m for metres in (result.distance_m, target_m))
    reason = first_reason(
        (
            implausible_result(result),
            None if inside else OUTSIDE,
        )
    )
    if reason:
        return no_finish_time("cameron", CAMERON_SOURCE, inputs, reason=reason)
    value_s = cameron_time_s(result.time_s, result.distance_m, target_m)
    return finish_time("cameron", CAMERON_SOURCE, inputs, value_s=value_s)
