"""How much a profile climbs: the zig-zag (turning point) accumulator."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray

_FIRST = np.zeros(1, dtype=np.intp)
_WORTH_PRUNING = 150  # below this many extremes a plain walk is faster


def local_extremes(height_m: FloatArray) -> NDArray[np.intp]:
    """Return the indices where a profile turns, its first and last point included."""
    before, after = height_m[:-1], height_m[1:]
    rising, moving = after > before, after != before
    if moving.all():
        turns = (rising[1:] != rising[:-1]).nonzero()[0] + 1
    else:
        steps = moving.nonzero()[0]
        rising = rising[steps]
        turns = steps[1:][rising[1:] != rising[:-1]]
    return np.concatenate((_FIRST, turns, (height_m.size - 1,)), dtype=np.intp)


def wide_extremes(height_m: FloatArray, threshold_m: float) -> NDArray[np.intp]:
    """Return the extremes without those a zig-zag of at least `threshold_m` can never turn at."""
    return narrowed(height_m, local_extremes(height_m), threshold_m)


def narrowed(height_m: FloatArray, extremes: NDArray[np.intp], threshold_m: float) -> NDArray[np.intp]:
    """Return the extremes (indices) without those a zig-zag of at least `threshold_m` can never turn at.

    Between a rise and a rise, a smaller fall below the threshold turns nothing: both its ends go, until no
    such pair is left. What remains gives the same turning points, with far less to walk.
    """
    kept = extremes
    heights = height_m[kept]
    while kept.size > _WORTH_PRUNING:
        legs = np.abs(heights[1:] - heights[:-1])
        inner = legs[1:-1]
        deep = (inner >= threshold_m) | (inner > legs[:-2]) | (inner >= legs[2:])
        if deep.all():
            break
        stays = np.ones(kept.size, dtype=np.bool_)
        stays[1:-2] = deep
        stays[2:-1] &= deep
        (left,) = stays.nonzero()
        kept, heights = kept[left], heights[left]
    return kept


def turning_heights(height_m: FloatArray, threshold_m: float) -> FloatArray:
    """Return the heights of the confirmed turning points, in order; none if the profile never moves that far.

    A reversal is confirmed only once the profile has moved `threshold_m` the other way, so each real climb
    keeps its full height and anything smaller than the threshold is noise.
    """
    extremes = height_m[wide_extremes(height_m, threshold_m)].tolist()
    return np.array(_walked(extremes, threshold_m), dtype=np.float64)


def gain_and_loss_m(height_m: FloatArray, threshold_m: float) -> tuple[float, float]:
    """Return gain and loss, both at least 0, with loss = gain - net change exactly.

    What is left at both ends below the threshold counts where the profile really went: without it a course of
    one gentle rise would end higher than it started and have climbed nothing.
    """
    if height_m.size < 2:
        return 0.0, 0.0
    return walked_gain_and_loss_m(height_m[wide_extremes(height_m, threshold_m)].tolist(), threshold_m)


def walked_gain_and_loss_m(extremes_m: list[float], threshold_m: float) -> tuple[float, float]:
    """Return gain and loss as `gain_and_loss_m` does, of a profile given by its extremes, ends included."""
    turning = _walked(extremes_m, threshold_m)
    climbed = sum([after - before for before, after in pairwise(turning) if after > before], 0.0)
    net = extremes_m[-1] - extremes_m[0]
    between = turning[-1] - turning[0] if turning else 0.0
    gain = climbed + max(net - between, 0.0)
    return gain, max(gain - net, 0.0)


def _walked(extremes_m: list[float], threshold_m: float) -> list[float]:
    turning: list[float] = []
    low = high = last = extremes_m[0]
    direction = 0
    for height in extremes_m:
        if direction > 0:
            if height >= last:
                last = height
            elif last - height >= threshold_m:
                turning.append(last)
                last, direction = height, -1
        elif direction < 0:
            if height <= last:
                last = height
            elif height - last >= threshold_m:
                turning.append(last)
                last, direction = height, 1
        else:
            if height > high:
                high = height
            elif height < low:
                low = height
            if high - low >= threshold_m:
                direction = 1 if height == high else -1
                turning.append(low if direction > 0 else high)
                last = height
    if direction:
        turning.append(last)
    return turning
