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
    window = int(_NOTCH_WIDTH_M / step_m)
    if wide.size and 2 <= window < height_m.size:
        lows, highs = _narrow_turns(height_m, wide, window)
        if lows.size:
            _mark_notches(bad, height_m, lows, window, step_m)
        if highs.size:
            _mark_notches(bad, -height_m, highs, window, step_m)
    return bad


def count_runs(bad: NDArray[np.bool_]) -> int:
    """Return how many separate stretches are marked."""
    return int(np.count_nonzero(bad[1:] > bad[:-1])) + int(bad[0])


def _cliffs(height_m: FloatArray, step_m: float, limit: float) -> NDArray[np.bool_]:
    reach = min(max(1, round(_STEP_WINDOW_M / step_m)), height_m.size - 1)
    steep = np.abs(height_m[reach:] - height_m[:-reach]) > limit * reach * step_m
    bad = np.zeros(height_m.size, dtype=np.bool_)
    if steep.any():
        for shift in range(reach + 1):
            bad[shift : shift + steep.size] |= steep
    return bad


def _mark_notches(
    bad: NDArray[np.bool_], height_m: FloatArray, lows: NDArray[np.intp], window: int, step_m: float
) -> None:
    """Mark each cut whose rims are level (bridges, cuttings, tunnels)."""
    rims = np.flatnonzero(grey_closing(height_m, size=(window,)) <= height_m)
    after_low = np.searchsorted(rims, lows)
    firsts = np.where(after_low > 0, rims[after_low - 1] + 1, 0)
    afters = np.where(after_low < rims.size, rims[np.minimum(after_low, rims.size - 1)], height_m.size)
    rim = max(1, round(_RIM_M / step_m))
    for first, after in zip(firsts.tolist(), afters.tolist(), strict=True):
        left, right = max(first - 1, 0), min(after, height_m.size - 1)
        if _is_plateau(height_m, left, right, rim, step_m):
            bad[first:after] = True


def _narrow_turns(
    height_m: FloatArray, turns: NDArray[np.intp], window: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the turns that lie over 8 m below both sides, within `window` steps in all, and those above."""
    reach = np.arange(1, window + 1)[:, None]
    here_m = height_m[turns]
    left_m = height_m[np.maximum(turns - reach, 0)]
    right_m = height_m[np.minimum(turns + reach, height_m.size - 1)]
    wall_m, cliff_m = here_m + _NOTCH_DEPTH_M, here_m - _NOTCH_DEPTH_M
    low = _are_narrow(left_m > wall_m, right_m > wall_m)
    high = _are_narrow(left_m < cliff_m, right_m < cliff_m)
    return turns[low], turns[high]


def _are_narrow(left: NDArray[np.bool_], right: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell where there is a wall on both sides and less than the window between; shape (window, turns) in."""
    walled = left.any(axis=0) & right.any(axis=0)
    if walled.any():
        walled &= left.argmax(axis=0) + right.argmax(axis=0) + 1 < left.shape[0]
    return np.asarray(walled, dtype=np.bool_)


def _is_plateau(height_m: FloatArray, left: int, right: int, rim: int, step_m: float) -> bool:
    outer_left, outer_right = max(left - rim, 0), min(right + rim, height_m.size - 1)
    allowed_m = _RIM_GRADE * rim * step_m
    drops = (
        height_m[left] - height_m[outer_left],
        height_m[outer_right] - height_m[right],
        height_m[right] - height_m[left],
    )
    return all(abs(drop) <= allowed_m for drop in drops)
