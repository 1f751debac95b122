"""Wind along a course: how much of it blows into an athlete's face, and what that may cost a runner."""

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.finding import Finding, Inputs
from tools.domain.race import RaceBrief
from tools.domain.running.stretches import find_stretches

EXPOSURE_MODEL = "wind_exposure"
EXPOSURE_SOURCE = "the angle between the wind and the way, every grid point of the course"
AIR_MODEL = "running_air_power"
AIR_SOURCE = "P_air = ½ρ · CdA · v_rel² · v, drag area and efficiency from memory, unchecked"
HEAD_WITHIN_DEG = 45.0  # this near to straight ahead or behind, else a cross wind: our design choice [D]
JOIN_M, SHORTEST_M = 300.0, 500.0  # shorter turns do not break a headwind: our design choice [D]
RUNNER_CDA_M2 = 0.45  # from memory, unchecked [R]
AIR_DENSITY = 1.225  # kg/m³, standard air at 15 °C near the sea
FLAT_COST_J_PER_KG_M = 3.6  # Minetti et al. 2002, level running
RUNNER_WEIGHT_KG = 70.0  # while no weight is given: our design choice [D]
# Least, middle and most: share of the forecast wind that reaches a runner among houses and other runners (our
# design choice [D]), and efficiency of work against the air (from memory, unchecked [R]).
REACHING_SHARE = (0.5, 0.75, 1.0)
AIR_EFFICIENCY = (0.69, 0.45, 0.25)


def headwind_m_per_s(bearing_deg: FloatArray, wind_speed_m_per_s: float, wind_from_deg: float) -> FloatArray:
    """Return the part of the wind that blows against the way at each bearing, in m/s (any shape).

    `bearing_deg` is the direction of travel and `wind_from_deg` where the wind comes from, both 0 north and
    90 east. Positive is from ahead, negative from behind.
    """
    angle = np.radians(wind_from_deg - np.asarray(bearing_deg, dtype=np.float64))
    return np.asarray(wind_speed_m_per_s * np.cos(angle), dtype=np.float64)


def wind_findings(course: CourseAnalysis, brief: RaceBrief, flat_s_per_m: float) -> tuple[Finding, ...]:
    """Return how a runner meets the wind: shares of the way, the longest headwind, and its cost in effort.

    Empty when no wind direction was said. The cost needs the wind's speed; the targets do not change for it.
    """
    if brief.wind_from_deg is None:
        return ()
    if not course.bearing_deg:
        return (
            Finding.unknown(
                "headwind_share",
                "share",
                reason="the direction of this course is not known",
                model=EXPOSURE_MODEL,
                source=EXPOSURE_SOURCE,
                inputs={"wind_from_deg": brief.wind_from_deg},
            ),
        )
    position_m = _positions(course)
    bearing = np.asarray(course.bearing_deg, dtype=np.float64)
    ahead = headwind_m_per_s(_step_bearing(bearing), 1.0, brief.wind_from_deg)
    exposure = _exposure(ahead, position_m, brief.wind_from_deg)
    if brief.wind_speed_m_per_s is None:
        return exposure
    return (*exposure, _air_cost(ahead, np.diff(position_m), brief, flat_s_per_m))


def _positions(course: CourseAnalysis) -> FloatArray:
    position_m = np.arange(len(course.bearing_deg), dtype=np.float64) * course.step_m
    position_m[-1] = course.distance_m
    return position_m


def _step_bearing(bearing_deg: FloatArray) -> FloatArray:
    """Return the direction of each step: that of the point it starts from."""
    return bearing_deg[:-1]


def _exposure(ahead: FloatArray, position_m: FloatArray, wind_from_deg: float) -> tuple[Finding, ...]:
    limit = np.cos(np.radians(HEAD_WITHIN_DEG)) - 1e-9
    head, tail = ahead >= limit, ahead <= -limit
    length = np.diff(position_m)
    shares = {"headwind_share": head, "crosswind_share": ~(head | tail), "tailwind_share": tail}
    found = [
        _finding(name, float(length[where].sum() / length.sum()), "share", {"wind_from_deg": wind_from_deg})
        for name, where in shares.items()
    ]
    return (*found, _longest_headwind(head, position_m, wind_from_deg))


def _longest_headwind(head: NDArray[np.bool_], position_m: FloatArray, wind_from_deg: float) -> Finding:
    stretches = position_m[find_stretches(head, position_m, join_m=JOIN_M, shortest_m=SHORTEST_M)]
    if not stretches.size:
        return _finding("longest_headwind", 0.0, "m", {"wind_from_deg": wind_from_deg})
    start_m, end_m = max(stretches.tolist(), key=lambda ends: float(ends[1] - ends[0]))
    inputs: Inputs = {"wind_from_deg": wind_from_deg, "start_m": start_m, "end_m": end_m}
    return _finding("longest_headwind", end_m - start_m, "m", inputs)


def _air_cost(ahead: FloatArray, length: FloatArray, brief: RaceBrief, flat_s_per_m: float) -> Finding:
    """Return the extra energy against still air as a percentage of the energy of level running."""
    weight_kg = brief.weight_kg or RUNNER_WEIGHT_KG
    wind_m_per_s = brief.wind_speed_m_per_s or 0.0
    speed = 1 / flat_s_per_m
    costs = sorted(
        _extra_share(ahead * wind_m_per_s * reaching, speed, length, weight_kg) / efficiency * 100
        for reaching, efficiency in zip(REACHING_SHARE, AIR_EFFICIENCY, strict=True)
    )
    return Finding(
        name="wind_energy_cost",
        value=costs[1],
        unit="%",
        low=costs[0],
        high=costs[2],
        model=AIR_MODEL,
        source=AIR_SOURCE,
        inputs={"wind_m_per_s": wind_m_per_s, "weight_kg": weight_kg, "cda_m2": RUNNER_CDA_M2},
    )


def _extra_share(headwind: FloatArray, speed: float, length: FloatArray, weight_kg: float) -> float:
    through_air = speed + headwind
    extra_n = 0.5 * AIR_DENSITY * RUNNER_CDA_M2 * (through_air * np.abs(through_air) - speed**2)
    return float(np.average(extra_n, weights=length)) / (weight_kg * FLAT_COST_J_PER_KG_M)


def _finding(name: str, value: float, unit: str, inputs: Inputs) -> Finding:
    return Finding(
        name=name, value=value, unit=unit, model=EXPOSURE_MODEL, source=EXPOSURE_SOURCE, inputs=inputs
    )
