"""Published formulas that turn one race result into another; outside its validity a finding is null."""

import math

from scipy.optimize import brentq

from tools.domain.finding import Finding
from tools.domain.race import RaceResult
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

Inputs = dict[str, float | int | str | None]

RIEGEL_EXPONENT = 1.06
RIEGEL_SOURCE = "Riegel 1981, American Scientist 69:285"
DANIELS_SOURCE = "Daniels & Gilbert 1979, Oxygen Power"
CAMERON_SOURCE = "Cameron 1998"
VICKERS_SOURCE = "Vickers & Vertosick 2016, BMC Sports Science, Medicine and Rehabilitation 8:26"
TANDA_SOURCE = "Tanda 2011, Journal of Human Sport and Exercise 6(3)"
CRITICAL_SPEED_SOURCE = "two-parameter critical speed, D = CS·t + D′"
SHORTEST_TIME_S, LONGEST_TIME_S = 210.0, 4 * 3600.0  # Riegel and Daniels, from memory, unchecked [R]
CAMERON_DISTANCES_M = (400.0, 50 * METRES_PER_MILE)  # from memory, unchecked [R]
TANDA_TIMES_S = (2 * 3600 + 47 * 60, 3 * 3600 + 36 * 60)
SURVEY_SHORTEST_M = 5000.0
SURVEY_MARATHON_S = (2 * 3600 + 15 * 60, 6 * 3600 + 15 * 60)  # the marathons in the published survey file
SURVEY_WEEKLY_MILES = (10.0, 120.0)  # the weeks in the same file
SAME_DISTANCE = 0.005


def riegel_time_s(
    time_s: float, distance_m: float, target_m: float, exponent: float = RIEGEL_EXPONENT
) -> float:
    """Return T1 · (D2/D1)^exponent in seconds."""
    return time_s * math.pow(target_m / distance_m, exponent)


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


def cameron_time_s(time_s: float, distance_m: float, target_m: float) -> float:
    """Return Cameron's prediction in seconds."""

    def speed_term(metres: float) -> float:
        return 13.49681 - 0.000030363 * metres + 835.7114 / math.pow(metres, 0.7905)

    return (time_s / distance_m) * (speed_term(distance_m) / speed_term(target_m)) * target_m


def vickers_m1_time_s(time_s: float, distance_m: float, miles_per_week: float) -> float:
    """Return the marathon time in seconds from one race and the weekly mileage (Vickers & Vertosick M1)."""
    riegel_speed = MARATHON_M / riegel_time_s(time_s, distance_m, MARATHON_M, 1.07)
    speed = 0.16018617 + 0.83076202 * riegel_speed + 0.06423826 * (miles_per_week / 10)
    return MARATHON_M / speed


def vickers_m2_time_s(shorter: RaceResult, longer: RaceResult, miles_per_week: float) -> float:
    """Return the marathon time in seconds from two races and the weekly mileage (Vickers & Vertosick M2)."""
    measured = math.log(longer.time_s / shorter.time_s) / math.log(longer.distance_m / shorter.distance_m)
    exponent = 1.4510756 - 0.23797948 * measured - 0.01410023 * (miles_per_week / 10)
    return riegel_time_s(longer.time_s, longer.distance_m, MARATHON_M, exponent)


def tanda_time_s(weekly_km: float, training_pace_s_per_km: float) -> float:
    """Return the marathon time in seconds from eight weeks of training (Tanda)."""
    pace = 17.1 + 140.0 * math.exp(-0.0053 * weekly_km) + 0.55 * training_pace_s_per_km
    return pace * MARATHON_M / 1000


def vdot(result: RaceResult) -> Finding:
    """Return the VDOT of a race result, null outside 3.5 min to 4 h."""
    reason = _time_reason(result.time_s)
    value = None if reason else vdot_value(result.distance_m, result.time_s)
    return _finding(
        "vdot",
        value,
        "ml/kg/min",
        model="daniels_gilbert",
        source=DANIELS_SOURCE,
        inputs=_inputs(result),
        reason=reason,
    )


def riegel(result: RaceResult, target_m: float, exponent: float = RIEGEL_EXPONENT) -> Finding:
    """Predict with Riegel's power law, null where either time is outside 3.5 min to 4 h."""
    value = riegel_time_s(result.time_s, result.distance_m, target_m, exponent)
    inputs = _inputs(result) | {"target_m": target_m, "exponent": exponent}
    return _time("riegel", value, RIEGEL_SOURCE, inputs, _time_reason(result.time_s) or _time_reason(value))


def daniels_gilbert(result: RaceResult, target_m: float) -> Finding:
    """Predict the time of equal VDOT, null where either time is outside 3.5 min to 4 h."""
    inputs = _inputs(result) | {"target_m": target_m}
    level = vdot(result)
    if level.value is None:
        return _time("daniels_gilbert", None, DANIELS_SOURCE, inputs, level.reason)
    if not 20 <= level.value <= 90:
        reason = "the result is slower or faster than any VDOT the formula describes"
        return _time("daniels_gilbert", None, DANIELS_SOURCE, inputs, reason)
    value = vdot_time_s(level.value, target_m)
    return _time("daniels_gilbert", value, DANIELS_SOURCE, inputs, _time_reason(value))


def cameron(result: RaceResult, target_m: float) -> Finding:
    """Predict with Cameron's formula, null outside 400 m to 50 miles."""
    low_m, high_m = CAMERON_DISTANCES_M
    inside = all(low_m <= metres <= high_m for metres in (result.distance_m, target_m))
    reason = None if inside else "Cameron's formula holds from 400 m to 50 miles"
    value = cameron_time_s(result.time_s, result.distance_m, target_m) if inside else None
    return _time("cameron", value, CAMERON_SOURCE, _inputs(result) | {"target_m": target_m}, reason)


def vickers_m1(result: RaceResult, weekly_km: float | None) -> Finding:
    """Predict a marathon from one race of 5 km to a half marathon and the weekly distance."""
    inputs = _inputs(result) | {"weekly_km": weekly_km, "target_m": MARATHON_M}
    reason = _survey_reason(result, weekly_km)
    if reason or weekly_km is None:
        return _time("vickers_m1", None, VICKERS_SOURCE, inputs, reason)
    value = vickers_m1_time_s(result.time_s, result.distance_m, weekly_km * 1000 / METRES_PER_MILE)
    return _time("vickers_m1", value, VICKERS_SOURCE, inputs, survey_time_reason(value))


def vickers_m2(shorter: RaceResult, longer: RaceResult, weekly_km: float | None) -> Finding:
    """Predict a marathon from two races, the second the longer one, and the weekly distance."""
    inputs = _inputs(longer) | {
        "shorter_m": shorter.distance_m,
        "shorter_s": shorter.time_s,
        "weekly_km": weekly_km,
    }
    reason = _survey_reason(shorter, weekly_km) or _survey_reason(longer, weekly_km)
    if not reason and shorter.distance_m >= longer.distance_m:
        reason = "the second race must be the longer one"
    if reason or weekly_km is None:
        return _time("vickers_m2", None, VICKERS_SOURCE, inputs, reason)
    value = vickers_m2_time_s(shorter, longer, weekly_km * 1000 / METRES_PER_MILE)
    return _time("vickers_m2", value, VICKERS_SOURCE, inputs, survey_time_reason(value))


def tanda(weekly_km: float, training_pace_s_per_km: float) -> Finding:
    """Predict a marathon from the mean week and pace of the eight weeks that end one week before it."""
    value = tanda_time_s(weekly_km, training_pace_s_per_km)
    inside = TANDA_TIMES_S[0] <= value <= TANDA_TIMES_S[1]
    reason = None if inside else "Tanda's formula was checked from 2:47 to 3:36"
    inputs: Inputs = {"weekly_km": weekly_km, "training_pace_s_per_km": training_pace_s_per_km}
    return _time("tanda", value, TANDA_SOURCE, inputs, reason)


def critical_speed(first: RaceResult, second: RaceResult) -> Finding:
    """Return critical speed in m/s from two efforts of 2 to 15 minutes (D′ is in the inputs, in m)."""
    inputs: Inputs = {"first_m": first.distance_m, "first_s": first.time_s}
    inputs |= {"second_m": second.distance_m, "second_s": second.time_s}
    valid = all(120 <= effort.time_s <= 900 for effort in (first, second)) and first.time_s != second.time_s
    reason = None if valid else "critical speed needs two different efforts of 2 to 15 minutes"
    speed = None
    if valid:
        speed = (second.distance_m - first.distance_m) / (second.time_s - first.time_s)
        inputs["d_prime_m"] = first.distance_m - speed * first.time_s
    model, source = "critical_speed", CRITICAL_SPEED_SOURCE
    return _finding("critical_speed", speed, "m/s", model=model, source=source, inputs=inputs, reason=reason)


def survey_time_reason(marathon_s: float) -> str | None:
    """Say why a marathon time is outside what the survey's runners ran, or None."""
    low_s, high_s = SURVEY_MARATHON_S
    return (
        None
        if low_s <= marathon_s <= high_s
        else "outside the marathon times the survey holds (2:15 to 6:15)"
    )


def _survey_reason(result: RaceResult, weekly_km: float | None) -> str | None:
    if weekly_km is None:
        return "weekly distance not known"
    if not SURVEY_WEEKLY_MILES[0] <= weekly_km * 1000 / METRES_PER_MILE <= SURVEY_WEEKLY_MILES[1]:
        return "weekly distance outside the survey's (10 to 120 miles)"
    longest_m = HALF_MARATHON_M * (1 + SAME_DISTANCE)
    if not SURVEY_SHORTEST_M * (1 - SAME_DISTANCE) <= result.distance_m <= longest_m:
        return "the survey's races are 5 km to a half marathon"
    return None


def _time_reason(time_s: float) -> str | None:
    inside = SHORTEST_TIME_S <= time_s <= LONGEST_TIME_S
    return None if inside else "the formula holds for times of 3.5 minutes to 4 hours"


def _inputs(result: RaceResult) -> Inputs:
    return {"result_m": result.distance_m, "result_s": result.time_s}


def _time(model: str, value: float | None, source: str, inputs: Inputs, reason: str | None) -> Finding:
    value = None if reason else value
    return _finding("finish_time", value, "s", model=model, source=source, inputs=inputs, reason=reason)


def _finding(
    name: str,
    value: float | None,
    unit: str,
    *,
    model: str,
    source: str,
    inputs: Inputs,
    reason: str | None,
) -> Finding:
    return Finding(
        name=name, value=value, unit=unit, model=model, source=source, inputs=inputs, reason=reason
    )
