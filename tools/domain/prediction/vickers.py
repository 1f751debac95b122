"""Marathon times from shorter races and the weekly distance (Vickers & Vertosick 2016)."""

import math

from tools.domain.finding import Finding
from tools.domain.prediction.ranges import LONGEST_SHORT_RACE_M, SHORTEST_MEASURED_M, mileage_range
from tools.domain.prediction.result_finding import (
    finish_time,
    first_reason,
    implausible_result,
    is_near,
    no_finish_time,
    result_inputs,
)
from tools.domain.race import RaceResult
from tools.domain.units import MARATHON_M, METRES_PER_MILE

VICKERS_SOURCE = "Vickers & Vertosick 2016, BMC Sports Science, Medicine and Rehabilitation 8:26"
SURVEY_MARATHON_S = (2 * 3600 + 15 * 60, 6 * 3600 + 15 * 60)  # the marathons in the published survey file
SURVEY_WEEKLY_MILES = (10.0, 120.0)  # the weeks in the same file
WEEKLY_TOLERANCE = 0.01  # a week rounded to whole kilometres still counts: our design choice [D]
MARATHONS_ONLY = "it was made for marathons only"
WEEK_UNKNOWN = "weekly distance not known"


def vickers_m1_time_s(time_s: float, distance_m: float, miles_per_week: float) -> float:
    """Return the marathon time in seconds from one race and the weekly mileage.

    Several public copies print the last coefficient ten times too big.
    """
    riegel_speed = MARATHON_M / (time_s * math.pow(MARATHON_M / distance_m, 1.07))
    speed = 0.16018617 + 0.83076202 * riegel_speed + 0.06423826 * (miles_per_week / 10)
    return MARATHON_M / speed


def vickers_m2_time_s(shorter: RaceResult, longer: RaceResult, miles_per_week: float) -> float:
    """Return the marathon time in seconds from two races and the weekly mileage."""
    measured = math.log(longer.time_s / shorter.time_s) / math.log(longer.distance_m / shorter.distance_m)
    exponent = 1.4510756 - 0.23797948 * measured - 0.01410023 * (miles_per_week / 10)
    return longer.time_s * math.pow(MARATHON_M / longer.distance_m, exponent)


def vickers_m1(result: RaceResult, target_m: float, weekly_km: float | None) -> Finding:
    """Predict a marathon from one race of 5 km to a half marathon and the weekly distance."""
    inputs = result_inputs(result, target_m) | {"weekly_km": weekly_km}
    reason = first_reason((_target_reason(target_m), _race_reason(result), weekly_reason(weekly_km)))
    if reason or weekly_km is None:
        return no_finish_time("vickers_m1", VICKERS_SOURCE, inputs, reason=reason or WEEK_UNKNOWN)
    marathon_s = vickers_m1_time_s(result.time_s, result.distance_m, weekly_km * 1000 / METRES_PER_MILE)
    return _marathon("vickers_m1", marathon_s, result, target_m, weekly_km=weekly_km)


def vickers_m2(shorter: RaceResult, longer: RaceResult, target_m: float, weekly_km: float | None) -> Finding:
    """Predict a marathon from two races, the second the longer one, and the weekly distance."""
    inputs = result_inputs(longer, target_m) | _second_race(shorter) | {"weekly_km": weekly_km}
    too_alike = shorter.distance_m >= longer.distance_m or is_near(shorter.distance_m, longer.distance_m)
    reason = first_reason(
        (
            _target_reason(target_m),
            _race_reason(shorter),
            _race_reason(longer),
            "it needs two races of different length" if too_alike else None,
            "the longer of the two races was the quicker one" if longer.time_s <= shorter.time_s else None,
            weekly_reason(weekly_km),
        )
    )
    if reason or weekly_km is None:
        return no_finish_time("vickers_m2", VICKERS_SOURCE, inputs, reason=reason or WEEK_UNKNOWN)
    marathon_s = vickers_m2_time_s(shorter, longer, weekly_km * 1000 / METRES_PER_MILE)
    finding = _marathon("vickers_m2", marathon_s, longer, target_m, weekly_km=weekly_km)
    return finding.model_copy(update={"inputs": finding.inputs | _second_race(shorter)})


def survey_time_reason(marathon_s: float) -> str | None:
    """Say why a marathon time is outside what the survey's runners ran, or None."""
    low_s, high_s = SURVEY_MARATHON_S
    inside = low_s <= marathon_s <= high_s
    return None if inside else "outside the marathon times the survey holds (2:15 to 6:15)"


def weekly_reason(weekly_km: float | None) -> str | None:
    """Say why a week is outside what the survey's runners ran, or None."""
    if weekly_km is None:
        return WEEK_UNKNOWN
    low, high = SURVEY_WEEKLY_MILES
    miles = weekly_km * 1000 / METRES_PER_MILE
    inside = low * (1 - WEEKLY_TOLERANCE) <= miles <= high * (1 + WEEKLY_TOLERANCE)
    return None if inside else "weekly distance outside the survey's (16 to 193 km, 10 to 120 miles)"


def _marathon(
    model: str, marathon_s: float, result: RaceResult, target_m: float, *, weekly_km: float
) -> Finding:
    """Return the prediction for a course of about a marathon's length, null outside the survey's times."""
    inputs = result_inputs(result, target_m) | {"weekly_km": weekly_km}
    reason = survey_time_reason(marathon_s)
    if reason:
        return no_finish_time(model, VICKERS_SOURCE, inputs, reason=reason)
    value_s = marathon_s * target_m / MARATHON_M
    spread = mileage_range(result, marathon_s)
    return finish_time(model, VICKERS_SOURCE, inputs, value_s=value_s, spread=spread)


def _second_race(shorter: RaceResult) -> dict[str, float | int | str | None]:
    return {"shorter_m": shorter.distance_m, "shorter_s": shorter.time_s}


def _target_reason(target_m: float) -> str | None:
    return None if is_near(target_m, MARATHON_M) else MARATHONS_ONLY


def _race_reason(result: RaceResult) -> str | None:
    if not SHORTEST_MEASURED_M <= result.distance_m <= LONGEST_SHORT_RACE_M:
        return "the survey's races are 5 km to a half marathon"
    return implausible_result(result)
