"""Normalized power and what follows from it (Allen & Coggan, Training and Racing with a Power Meter)."""

import math

import numpy as np

from tools.domain.course import FloatArray

ROLLING_S = 30
SHORTEST_S = ROLLING_S


def rolling_mean(values: FloatArray, window: int) -> FloatArray:
    """Return the mean of every full window of `window` values, shape (values - window + 1,)."""
    total = np.cumsum(values)
    sums = total[window - 1 :].copy()
    sums[1:] -= total[:-window]
    sums /= window
    return sums


def normalized(values: FloatArray) -> float | None:
    """Return the fourth root of the mean fourth power of 30 s rolling means of one value a second.

    NaN counts as 0. None below 30 s, where there is not one full window.
    """
    if values.size < SHORTEST_S:
        return None
    rolling = rolling_mean(np.nan_to_num(values, nan=0.0), ROLLING_S)
    np.square(rolling, out=rolling)
    return float(np.mean(np.square(rolling, out=rolling)) ** 0.25)


def normalized_power_w(power_w: FloatArray) -> float | None:
    """Return normalized power of a stream of one value a second; a drop-out (NaN) counts as 0 W."""
    return normalized(power_w)


def mean_power_w(power_w: FloatArray) -> float | None:
    """Return the mean over all seconds, drop-outs as 0 W; None for an empty stream."""
    return float(np.nan_to_num(power_w, nan=0.0).mean()) if power_w.size else None


def work_j(power_w: FloatArray) -> float:
    """Return the mechanical work of a stream of one value a second."""
    return float(np.nansum(power_w))


def variability_index(normalized_w: float, mean_w: float) -> float | None:
    """Return normalized over mean power: 1 is perfectly even; None without power."""
    return normalized_w / mean_w if mean_w > 0 and math.isfinite(mean_w) else None
