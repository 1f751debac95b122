"""Critical speed from short efforts, and the marathon it points to."""

from collections.abc import Sequence

import numpy as np

from tools.domain.finding import Finding, Inputs
from tools.domain.prediction.result_finding import finish_time, implausible_result, is_near, no_finish_time
from tools.domain.race import RaceResult
from tools.domain.units import MARATHON_M

CRITICAL_SPEED_SOURCE = "two-parameter critical speed, D = CS·t + D′"
SHARE_SOURCE = (
    f"{CRITICAL_SPEED_SOURCE}; the range is 85 to 93 % of it held in a marathon, from memory, unchecked, "
    "and no measured error"
)
EFFORT_S = (120.0, 900.0)  # efforts of 2 to 15 minutes
RECREATIONAL_SHARE, ELITE_SHARE = 0.85, 0.93  # of critical speed in a marathon, from memory, unchecked [R]
MIDDLE_SHARE = (RECREATIONAL_SHARE + ELITE_SHARE) / 2  # our design choice [D]
NEEDS_EFFORTS = "critical speed needs two different efforts of 2 to 15 minutes"
NOT_A_LINE = "these efforts fit no critical speed: the longer must go further, at a lower speed"


def critical_speed(efforts: Sequence[RaceResult]) -> Finding:
    """Return critical speed in m/s by least squares over efforts of 2 to 15 minutes; D′ (m) is an input."""
    inside = [e for e in efforts if EFFORT_S[0] <= e.time_s <= EFFORT_S[1] and not implausible_result(e)]
    inputs: Inputs = {f"effort_{i}_m": e.distance_m for i, e in enumerate(inside, 1)}
    inputs |= {f"effort_{i}_s": e.time_s for i, e in enumerate(inside, 1)}
    if len({effort.time_s for effort in inside}) < 2:
        return _no_speed(NEEDS_EFFORTS, inputs)
    times_s = np.array([effort.time_s for effort in inside])
    distances_m = np.array([effort.distance_m for effort in inside])
    off_mean_s = times_s - times_s.mean()
    speed = float(off_mean_s @ (distances_m - distances_m.mean()) / (off_mean_s @ off_mean_s))
    d_prime_m = float(distances_m.mean() - speed * times_s.mean())
    if speed <= 0 or d_prime_m <= 0:
        return _no_speed(NOT_A_LINE, inputs)
    return Finding(
        name="critical_speed",
        value=speed,
        unit="m/s",
        model="critical_speed",
        source=CRITICAL_SPEED_SOURCE,
        inputs=inputs | {"d_prime_m": d_prime_m},
    )


def from_critical_speed(efforts: Sequence[RaceResult], target_m: float) -> Finding:
    """Predict a marathon at 85 to 93 % of critical speed, or a race of 2 to 15 minutes from the line."""
    speed = critical_speed(efforts)
    inputs = speed.inputs | {"critical_speed_m_per_s": speed.value, "target_m": target_m}
    if speed.value is None:
        return no_finish_time("critical_speed", CRITICAL_SPEED_SOURCE, inputs, reason=str(speed.reason))
    if is_near(target_m, MARATHON_M):
        slow_s, value_s, fast_s = (
            target_m / (share * speed.value) for share in (RECREATIONAL_SHARE, MIDDLE_SHARE, ELITE_SHARE)
        )
        finding = finish_time("critical_speed", SHARE_SOURCE, inputs, value_s=value_s)
        return finding.model_copy(update={"low": fast_s, "high": slow_s, "source": SHARE_SOURCE})
    value_s = (target_m - float(speed.inputs["d_prime_m"] or 0.0)) / speed.value
    if not EFFORT_S[0] <= value_s <= EFFORT_S[1]:
        reason = "it tells of races of 2 to 15 minutes, and roughly of a marathon"
        return no_finish_time("critical_speed", CRITICAL_SPEED_SOURCE, inputs, reason=reason)
    return finish_time("critical_speed", CRITICAL_SPEED_SOURCE, inputs, value_s=value_s)


def _no_speed(reason: str, inputs: Inputs) -> Finding:
    return Finding.unknown(
        "critical_speed",
        "m/s",
        reason=reason,
        model="critical_speed",
        source=CRITICAL_SPEED_SOURCE,
        inputs=inputs,
    )
