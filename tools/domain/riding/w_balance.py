"""W' balance: what is left of the work above critical power, spent above it and refilled below."""

import numpy as np
from numpy.typing import ArrayLike

from tools.domain.course import FloatArray
from tools.domain.finding import Finding, Inputs
from tools.domain.riding.recurrence import run_forward

W_BALANCE_MODEL = "w_balance_differential"
W_BALANCE_SOURCE = "differential W′ balance (Froncioni, Skiba & Clarke)"
INCONSISTENT = "CP estimate inconsistent"
# Below this the athlete would have stopped, so that critical power or W' is wrong: our design choice [D].
INCONSISTENT_SHARE = -0.10


def w_balance_j(
    power_w: FloatArray, critical_power_w: float, w_prime_j: float, *, duration_s: ArrayLike = 1.0
) -> FloatArray:
    """Return W' balance at the end of every step of constant power, in J, shape (steps,); it starts full.

    Above CP dW = −(P − CP) dt, else dW = (CP − P)(W′ − W)/W′ dt (Froncioni; Skiba & Clarke). Within a step of
    constant power both have an exact solution, so that the length of a step does not matter. NaN counts as
    0 W. Nothing is clamped: a balance far below 0 means that CP or W' is wrong.
    """
    step_s = np.broadcast_to(np.asarray(duration_s, dtype=np.float64), power_w.shape)
    above_w = np.nan_to_num(power_w, nan=0.0) - critical_power_w
    kept = np.exp(np.minimum(above_w, 0.0) * step_s / w_prime_j)
    spent_j = run_forward(kept, np.maximum(above_w, 0.0) * step_s)
    return np.asarray(w_prime_j - spent_j)


def w_balance_integral_j(
    power_w: FloatArray, critical_power_w: float, w_prime_j: float, *, step_s: float = 1.0
) -> FloatArray:
    """Return W' balance by the integral form (Skiba et al. 2012, Med Sci Sports Exerc 44:1526), in J.

    What was spent fades with one time constant for the whole activity, so that it needs all of it first. The
    sum is multiplied by the time step, as the integral has it.
    """
    power = np.nan_to_num(power_w, nan=0.0)
    below = power[power < critical_power_w]
    deficit_w = critical_power_w - float(below.mean()) if below.size else 0.0
    fading = np.full(power.size, np.exp(-step_s / recovery_time_s(deficit_w)))
    spent_j = run_forward(fading, np.maximum(power - critical_power_w, 0.0) * step_s)
    return np.asarray(w_prime_j - spent_j)


def recovery_time_s(deficit_w: float) -> float:
    """Return tau = 546 e^(−0.01 D) + 316 s, D the mean power below CP during recovery (Skiba et al. 2012)."""
    return float(546.0 * np.exp(-0.01 * deficit_w) + 316.0)


def lowest_w_balance(balance_j: FloatArray, critical_power_w: float, w_prime_j: float) -> Finding:
    """Return the lowest W' balance as a share of W'; null with "CP estimate inconsistent" far below 0."""
    share = float(min(1.0, balance_j.min(initial=w_prime_j) / w_prime_j))
    inputs: Inputs = {
        "critical_power_w": critical_power_w,
        "w_prime_j": w_prime_j,
        "lowest_j": share * w_prime_j,
    }
    if share < INCONSISTENT_SHARE:
        reason = (
            f"{INCONSISTENT}: it would leave {share * w_prime_j / 1000:.1f} kJ of {w_prime_j / 1000:.1f} kJ"
        )
        return no_w_balance(reason, inputs)
    return Finding(
        name="w_balance_low",
        value=share,
        unit="ratio",
        model=W_BALANCE_MODEL,
        source=W_BALANCE_SOURCE,
        inputs=inputs,
    )


def no_w_balance(reason: str, inputs: Inputs | None = None) -> Finding:
    """Return the empty finding with its reason."""
    return Finding.unknown(
        "w_balance_low",
        "ratio",
        reason=reason,
        model=W_BALANCE_MODEL,
        source=W_BALANCE_SOURCE,
        inputs=inputs,
    )
