"""What thin air costs an acclimatised runner, from the course's own heights."""

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.finding import Finding, Inputs

ALTITUDE_MODEL = "altitude_2.8_percent_per_1000_m"
ALTITUDE_SOURCE = (
    "10 km pace at altitude, about 0.85 % per 1,000 ft up to 8,200 ft (Milledge), above the 300 m from which "
    "VO2max falls (Wehrlin & Hallén 2006); range: 5 km pace, 0.73 % per 1,000 ft, to ultraPacer's 6 % per "
    "1,000 m compounded, here from 300 m and not from its 750 m"
)
FELT_FROM_M = 300.0
SHARE_PER_1000_M = 0.028
LEAST_SHARE_PER_1000_M = 0.024
MOST_FACTOR_PER_1000_M = 1.06  # counted from the same 300 m, so that the range holds the value [D]
HIGHEST_MEASURED_M = 2_500.0  # 8,200 ft


def altitude_factor(elevation_m: FloatArray) -> FloatArray:
    """Return pace at a height over pace near the sea (any shape): +2.8 % per 1000 m above 300 m.

    Heights above 2,500 m count as 2,500 m: nothing was measured there.
    """
    return 1.0 + SHARE_PER_1000_M * _kilometres_felt(elevation_m)


def altitude_slowdown(elevation_m: FloatArray, cost: FloatArray) -> Finding:
    """Return how much longer a course takes at its own heights than near the sea, in percent of time.

    `elevation_m` has shape (steps,) and is empty where the heights are not known; `cost`, of the same shape,
    is what each step costs near the sea. Null without heights, and where the mean height is above the
    measured ones.
    """
    if elevation_m.size == 0:
        return _unknown("no elevation for this course", {})
    mean_m = float(np.average(elevation_m, weights=cost))
    inputs: Inputs = {"mean_elevation_m": round(mean_m, 1), "highest_m": float(elevation_m.max())}
    if mean_m > HIGHEST_MEASURED_M:
        return _unknown(f"nothing was measured above {HIGHEST_MEASURED_M:,.0f} m", inputs)
    felt_km = _kilometres_felt(elevation_m)
    felt = float(np.average(felt_km, weights=cost))
    most = float(np.average(MOST_FACTOR_PER_1000_M**felt_km, weights=cost)) - 1.0
    return Finding(
        name="altitude_slowdown",
        value=100 * SHARE_PER_1000_M * felt,
        unit="%",
        low=100 * LEAST_SHARE_PER_1000_M * felt,
        high=100 * most,
        model=ALTITUDE_MODEL,
        source=ALTITUDE_SOURCE,
        inputs=inputs,
    )


def _kilometres_felt(elevation_m: FloatArray) -> FloatArray:
    height_m = np.minimum(np.asarray(elevation_m, dtype=np.float64), HIGHEST_MEASURED_M)
    return np.maximum(height_m - FELT_FROM_M, 0.0) / 1000.0


def _unknown(reason: str, inputs: Inputs) -> Finding:
    return Finding.unknown(
        "altitude_slowdown", "%", reason=reason, model=ALTITUDE_MODEL, source=ALTITUDE_SOURCE, inputs=inputs
    )
