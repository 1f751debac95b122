"""Critical power and W' from best efforts: the power one can hold long, and the work there is above it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tools.domain.finding import Finding, Inputs
from tools.domain.race import PowerEffort

CRITICAL_POWER_MODEL = "critical_power"
CRITICAL_POWER_SOURCE = "two-parameter critical power, work = CP·t + W′; low and high are one standard error"
EFFORT_S = (120.0, 1200.0)  # efforts of about 2 to 20 minutes
NEEDS_EFFORTS = "critical power needs best efforts of two different durations between 2 and 20 minutes"
NOT_A_LINE = "these efforts do not fit one critical power: the longer one must have less power but more work"


@dataclass(frozen=True, slots=True)
class CriticalPower:
    """Critical power (W) and W' (J), each known or null with a reason."""

    critical_power: Finding
    w_prime: Finding


def critical_power(efforts: Sequence[PowerEffort]) -> CriticalPower:
    """Return critical power and W' from best efforts of about 2 to 20 minutes.

    Two durations are solved exactly, W' = (P₁ − P₂) / (1/t₁ − 1/t₂), and have no range; three or more efforts
    are fitted by least squares of work over time, with one standard error to either side.
    """
    inside = [effort for effort in efforts if EFFORT_S[0] <= effort.duration_s <= EFFORT_S[1]]
    inputs: Inputs = {f"effort_{i}_w": effort.power_w for i, effort in enumerate(inside, 1)}
    inputs |= {f"effort_{i}_s": effort.duration_s for i, effort in enumerate(inside, 1)}
    if len({effort.duration_s for effort in inside}) < 2:
        return no_critical_power(NEEDS_EFFORTS, inputs)
    time_s = np.array([effort.duration_s for effort in inside])
    work_j = time_s * np.array([effort.power_w for effort in inside])
    spread = time_s - time_s.mean()
    power_w = float(spread @ (work_j - work_j.mean()) / (spread @ spread))
    prime_j = float(work_j.mean() - power_w * time_s.mean())
    if power_w <= 0 or prime_j <= 0:
        return no_critical_power(NOT_A_LINE, inputs)
    power_error_w = prime_error_j = None
    if len(inside) > 2:
        left = work_j - prime_j - power_w * time_s
        variance = float(left @ left) / (len(inside) - 2)
        power_error_w = (variance / float(spread @ spread)) ** 0.5
        prime_error_j = (variance * (1 / len(inside) + time_s.mean() ** 2 / float(spread @ spread))) ** 0.5
    return CriticalPower(
        _known("critical_power", power_w, "W", power_error_w, inputs),
        _known("w_prime", prime_j, "J", prime_error_j, inputs),
    )


def no_critical_power(reason: str, inputs: Inputs | None = None) -> CriticalPower:
    """Return both as null with the reason."""
    power, prime = (
        Finding.unknown(
            name,
            unit,
            reason=reason,
            model=CRITICAL_POWER_MODEL,
            source=CRITICAL_POWER_SOURCE,
            inputs=inputs,
        )
        for name, unit in (("critical_power", "W"), ("w_prime", "J"))
    )
    return CriticalPower(power, prime)


def _known(name: str, value: float, unit: str, error: float | None, inputs: Inputs) -> Finding:
    return Finding(
        name=name,
        value=value,
        unit=unit,
        low=None if error is None else max(0.0, value - error),
        high=None if error is None else value + error,
        model=CRITICAL_POWER_MODEL,
        source=CRITICAL_POWER_SOURCE,
        inputs=inputs,
    )
