"""Heights that no road has: cliffs between neighbouring points, and plateaus cut by a narrow V."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation, grey_closing

from tools.domain.course import FloatArray

ROAD_LIMIT = 0.35
TRAIL_LIMIT = 0.60
_STEP_WINDOW_M = 10.0
_CLOSE_POINTS_M = 50.0
_NOTCH_DEPTH_M = 8.0
_NOTCH_WIDTH_M = 150.0
_RIM_M = 100.0  # our design choice [D]: how far a plateau must reach beyond the notch
_RIM_GRADE = 0.03  # our design choice [D]: what still counts as a plateau; valleys and summits have slopes
_MARGIN_M = 10.0  # our design choice [D]: how much of the surroundings a spike takes with it


def spikes(height_m: FloatArray, step_m: float, spacing_m: FloatArray, limit: float) -> NDArray[np.bool_]:
    """Return which points of a uniform profile cannot be believed.

    `spacing_m` is the distance between the file's own points around each grid point: a steep line drawn
    between points far apart is not a spike. `limit` is the steepest grade believed.
    """
    bad = _cliffs(height_m, step_m, limit) & (spacing_m < _CLOSE_POINTS_M)
    margin = max(1, round(_MARGIN_M / step_m))
    if bad.any():
        bad = binary_dilation(bad, iterations=margin)
    return bad | _notches(height_m, step_m) | _notches(-height_m, step_m)


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


def _notches(height_m: FloatArray, step_m: float) -> NDArray[np.bool_]:
    """Mark each cut over 8 m deep and under 150 m wide whose rims are level (bridges, cuttings, tunnels)."""
    bad = np.zeros(height_m.size, dtype=np.bool_)
    window = int(_NOTCH_WIDTH_M / step_m)
    if window < 2 or height_m.size <= window:
        return bad
    depth = grey_closing(height_m, size=(window,)) - height_m
    deep = depth > _NOTCH_DEPTH_M
    if not deep.any():
        return bad
    rim = max(1, round(_RIM_M / step_m))
    edges = np.flatnonzero(np.diff(np.concatenate(([False], depth > 0.0, [False])).astype(np.int8)))
    for first, after in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        left, right = max(first - 1, 0), min(after, height_m.size - 1)
        if deep[first:after].any() and _is_plateau(height_m, left, right, rim, step_m):
            bad[first:after] = True
    return bad


def _is_plateau(height_m: FloatArray, left: int, right: int, rim: int, step_m: float) -> bool:
    outer_left, outer_right = max(left - rim, 0), min(right + rim, height_m.size - 1)
    allowed_m = _RIM_GRADE * rim * step_m
    drops = (
        height_m[left] - height_m[outer_left],
        height_m[outer_right] - height_m[right],
        height_m[right] - height_m[left],
    )
    return all(abs(drop) <= allowed_m for drop in drops)
