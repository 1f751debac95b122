"""Heights that no road has: cliffs between neighbouring points, and plateaus cut by a narrow V."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation, grey_closing

from tools.domain.course import FloatArray
from tools.domain.ground.elevation_gain import narrowed

ROAD_LIMIT = 0.35
TRAIL_LIMIT = 0.60
_STEP_WINDOW_M = 10.0
_CLOSE_POINTS_M = 50.0
_NOTCH_DEPTH_M = 8.0
_NOTCH_WIDTH_M = 150.0
_RIM_M = 100.0  # our design choice [D]: how far a plateau must reach beyond the notch
_RIM_GRADE = 0.03  # our design choice [D]: what still counts as a plateau; valleys and summits have slopes
_MARGIN_M = 10.0  # our design choice [D]: how much of the surroundings a spike takes with it


def spikes(
    height_m: FloatArray, turns: NDArray[np.intp], step_m: float, points_m: FloatArray, limit: float
) -> NDArray[np.bool_]:
    """Return which points of a uniform profile cannot be believed.

    `turns` are where it turns by 8 m or more, or more points than these. `points_m` is where the file's own
    points stand along the course (never falling): a steep line drawn between points far apart is not a spike.
    `limit` is the steepest grade believed.
    """
    bad = _cliffs(height_m, step_m, limit)
    steep = np.flatnonzero(bad)
    if steep.size:
        after = np.clip(np.searchsorted(points_m, steep * step_m), 1, points_m.size - 1)
        bad[steep] = points_m[after] - points_m[after - 1] < _CLOSE_POINTS_M
        bad = binary_dilation(bad, iterations=max(1, round(_MARGIN_M / step_m)))
    wide = narrowed(height_m, turns, _NOTCH_DEPTH_M)[1:-1]
    if wide.size:
        for upright in (height_m, -height_m):
            _mark_notches(bad, upright, wide, step_m)
    return bad


def count_runs(bad: NDArray[np.bool_]) -> int:
    """Return how many separate stretches are marked."""
    return int(np.count_nonzero(np.diff(np.concatenate(([False], bad)).astype(np.int8)) == 1))


def _cliffs(height_m: FloatArray, step_m: float, limit: float) -> NDArray[np.bool_]:
    reach = min(max(1, round(_STEP_WINDOW_M / step_m)), height_m.size - 1)
    steep = np.abs(height_m[reach:] - height_m[:-reach]) > limit * reach * step_m
    bad = np.zeros(height_m.size, dtype=np.bool_)
    for shift in range(reach + 1):
        bad[shift : shift + steep.size] |= steep
    return bad


def _mark_notches(
    bad: NDArray[np.bool_], height_m: FloatArray, turns: NDArray[np.intp], step_m: float
) -> None:
    """Mark each cut over 8 m deep and under 150 m wide whose rims are level (bridges, cuttings, tunnels)."""
    window = int(_NOTCH_WIDTH_M / step_m)
    if window < 2 or height_m.size <= window:
        return
    lows = _narrow_lows(height_m, turns, window)
    if lows.size == 0:
        return
    rims = np.flatnonzero(grey_closing(height_m, size=(window,)) <= height_m)
    after_low = np.searchsorted(rims, lows)
    firsts = np.where(after_low > 0, rims[after_low - 1] + 1, 0)
    afters = np.where(after_low < rims.size, rims[np.minimum(after_low, rims.size - 1)], height_m.size)
    rim = max(1, round(_RIM_M / step_m))
    for first, after in zip(firsts.tolist(), afters.tolist(), strict=True):
        left, right = max(first - 1, 0), min(after, height_m.size - 1)
        if _is_plateau(height_m, left, right, rim, step_m):
            bad[first:after] = True


def _narrow_lows(height_m: FloatArray, turns: NDArray[np.intp], window: int) -> NDArray[np.intp]:
    """Return the points from which the profile rises over 8 m on both sides, within `window` steps in all."""
    reach = np.arange(1, window + 1)
    wanted_m = height_m[turns][:, None] + _NOTCH_DEPTH_M
    left = height_m[np.maximum(turns[:, None] - reach, 0)] > wanted_m
    right = height_m[np.minimum(turns[:, None] + reach, height_m.size - 1)] > wanted_m
    width = left.argmax(axis=1) + right.argmax(axis=1) + 1  # points between the two walls
    narrow = left.any(axis=1) & right.any(axis=1) & (width < window)
    return np.asarray(turns[narrow], dtype=np.intp)


def _is_plateau(height_m: FloatArray, left: int, right: int, rim: int, step_m: float) -> bool:
    outer_left, outer_right = max(left - rim, 0), min(right + rim, height_m.size - 1)
    allowed_m = _RIM_GRADE * rim * step_m
    drops = (
        height_m[left] - height_m[outer_left],
        height_m[outer_right] - height_m[right],
        height_m[right] - height_m[left],
    )
    return all(abs(drop) <= allowed_m for drop in drops)
