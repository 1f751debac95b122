"""How much a profile climbs: the zig-zag (turning point) accumulator."""

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray


def local_extremes(height_m: FloatArray) -> NDArray[np.intp]:
    """Return the indices where a profile turns, its first and last point included."""
    moving = np.flatnonzero(np.diff(height_m))
    if moving.size == 0:
        return np.array([0, height_m.size - 1], dtype=np.intp)
    rising = height_m[moving + 1] > height_m[moving]
    turns = moving[1:][rising[1:] != rising[:-1]]
    return np.concatenate(([0], turns, [height_m.size - 1])).astype(np.intp)


def turning_heights(height_m: FloatArray, threshold_m: float) -> FloatArray:
    """Return the heights of the confirmed turning points, in order; none if the profile never moves that far.

    A reversal is confirmed only once the profile has moved `threshold_m` the other way, so each real climb
    keeps its full height and anything smaller than the threshold is noise.
    """
    extremes = height_m[local_extremes(height_m)].tolist()
    turning: list[float] = []
    low = high = last = extremes[0]
    direction = 0
    for height in extremes:
        if direction == 0:
            low, high = min(low, height), max(high, height)
            if high - low >= threshold_m:
                direction = 1 if height == high else -1
                turning.append(low if direction > 0 else high)
                last = height
        elif (height - last) * direction >= 0:
            last = height
        elif abs(height - last) >= threshold_m:
            turning.append(last)
            last = height
            direction = -direction
    if direction:
        turning.append(last)
    return np.array(turning, dtype=np.float64)


def confirmed_climbing_m(height_m: FloatArray, threshold_m: float) -> float:
    """Return the sum of all climbs of at least `threshold_m`."""
    steps = np.diff(turning_heights(height_m, threshold_m))
    return float(steps[steps > 0].sum())


def gain_and_loss_m(height_m: FloatArray, threshold_m: float) -> tuple[float, float]:
    """Return gain and loss, both at least 0, with loss = gain - net change exactly.

    What is left at both ends below the threshold counts where the profile really went: without it a course of
    one gentle rise would end higher than it started and have climbed nothing.
    """
    if height_m.size < 2:
        return 0.0, 0.0
    turning = turning_heights(height_m, threshold_m)
    climbed = float(np.clip(np.diff(turning), 0.0, None).sum())
    net = float(height_m[-1] - height_m[0])
    between = float(turning[-1] - turning[0]) if turning.size else 0.0
    gain = climbed + max(net - between, 0.0)
    return gain, max(gain - net, 0.0)
