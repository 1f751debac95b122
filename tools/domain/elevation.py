"""From the heights of a file to a profile one can compute with: filled, cleaned, uniform, smooth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from tools.domain.course import FloatArray
from tools.domain.elevation_gain import gain_and_loss_m
from tools.domain.elevation_spikes import ROAD_LIMIT, TRAIL_LIMIT, count_runs, spikes

SMOOTHING_MAP_M = 30.0  # Gaussian sigma for map (DEM) and GPS heights
SMOOTHING_BAROMETER_M = 12.0  # 10 to 15 m for recorded pressure heights
GRADE_WINDOW_M = 40.0
STEEPEST_GRADE = 0.45
MOST_GRID_POINTS = 40_000
THRESHOLD_BAROMETER_M = 3.0
THRESHOLD_ROAD_M = 2.0
THRESHOLD_MOUNTAIN_M = 5.0
MOUNTAIN_GAIN_PER_KM = 20.0  # our design choice [D]: from here on the 5 m threshold and the 60 % limit apply
PLAUSIBLE_HEIGHT_M = (-500.0, 9_000.0)  # our design choice [D]: the Dead Sea's shore and Everest, with room
_PIECES_APART_M = 1e9  # so far apart that no line between two pieces leans towards the other
_STEPS_M = (5.0, 10.0, 20.0, 25.0, 50.0, 100.0, 200.0, 500.0)


@dataclass(frozen=True, slots=True)
class Profile:
    """Heights on a uniform grid, shape (points,), the last one at the course's end.

    `raw_m` is resampled and freed of spikes, `smooth_m` is smoothed; neither sees the jumps between separate
    pieces of a file, which are in `jump_m`: the true height is `smooth_m + jump_m`.
    """

    step_m: float
    raw_m: FloatArray
    smooth_m: FloatArray
    jump_m: FloatArray
    grade: FloatArray
    sigma_m: float
    mountain: bool
    spikes: int
    missing_share: float


@dataclass(frozen=True, slots=True)
class Climbing:
    """Gain and loss with the range other honest methods would give, in metres."""

    gain_m: float
    low_m: float
    high_m: float
    loss_m: float
    loss_low_m: float
    loss_high_m: float
    raw_gain_m: float
    threshold_m: float
    method: str


def grid_size(distance_m: float, spacing_m: float) -> int:
    """Return the number of steps of the grid: 10 m each, 5 m for dense files, more on ultra-long courses."""
    wanted = 5.0 if spacing_m < 5.0 else 10.0
    needed = distance_m / (MOST_GRID_POINTS - 1)
    step = next((step for step in _STEPS_M if step >= max(wanted, needed)), max(needed, _STEPS_M[-1]))
    return max(2, min(round(distance_m / step), MOST_GRID_POINTS - 1))


def known_heights(elevation_m: FloatArray) -> FloatArray:
    """Return the heights with impossible ones as NaN; all NaN when the file only pretends to know them."""
    low, high = PLAUSIBLE_HEIGHT_M
    heights = np.where((elevation_m > low) & (elevation_m < high), elevation_m, np.nan)
    known = heights[~np.isnan(heights)]
    # Some exporters write 0 for "unknown" at every point.
    if known.size < 2 or not known.any():
        return np.full(elevation_m.size, np.nan)
    return heights


def build_profile(
    at_m: FloatArray, heights_m: FloatArray, breaks: NDArray[np.intp], *, steps: int, barometric: bool
) -> Profile:
    """Return the profile of points standing at `at_m` (never falling), with at least two known heights.

    `breaks` are the indices of points that begin a new piece of the file: their jump is nobody's climb.
    """
    known = ~np.isnan(heights_m)
    filled = _filled(at_m, heights_m, known, breaks)
    jumps = np.cumsum(filled[breaks] - filled[breaks - 1])
    grid = np.linspace(0.0, at_m[-1], steps + 1)
    step_m = float(at_m[-1]) / steps
    jump_at = np.concatenate(([0.0], jumps))
    continuous = filled - jump_at[np.searchsorted(breaks, np.arange(at_m.size), side="right")]
    raw = np.interp(grid, at_m, continuous)
    after = np.clip(np.searchsorted(at_m, grid, side="left"), 1, at_m.size - 1)
    mountain = is_mountain(raw, step_m)
    bad = spikes(raw, step_m, at_m[after] - at_m[after - 1], TRAIL_LIMIT if mountain else ROAD_LIMIT)
    if bad.any() and not bad.all():
        raw = np.interp(grid, grid[~bad], raw[~bad])
    sigma_m = SMOOTHING_BAROMETER_M if barometric else SMOOTHING_MAP_M
    smoothed = smooth(raw, step_m, sigma_m)
    return Profile(
        step_m=step_m,
        raw_m=raw,
        smooth_m=smoothed,
        jump_m=jump_at[np.searchsorted(at_m[breaks], grid, side="right")],
        grade=grade_over(smoothed, step_m, GRADE_WINDOW_M),
        sigma_m=sigma_m,
        mountain=mountain,
        spikes=count_runs(bad),
        missing_share=1.0 - np.count_nonzero(known) / known.size,
    )


def _filled(
    at_m: FloatArray, heights_m: FloatArray, known: NDArray[np.bool_], breaks: NDArray[np.intp]
) -> FloatArray:
    """Draw a line across missing heights; at the end of a piece the nearest height of that piece counts."""
    if known.all():
        return heights_m
    apart_m = at_m + _PIECES_APART_M * np.searchsorted(breaks, np.arange(at_m.size), side="right")
    return np.where(known, heights_m, np.interp(apart_m, apart_m[known], heights_m[known]))


def is_mountain(raw_m: FloatArray, step_m: float) -> bool:
    """Tell whether a course climbs or falls like a trail or a mountain road."""
    gain, loss = gain_and_loss_m(smooth(raw_m, step_m, SMOOTHING_MAP_M), THRESHOLD_MOUNTAIN_M)
    return max(gain, loss) > MOUNTAIN_GAIN_PER_KM * raw_m.size * step_m / 1000.0


def smooth(height_m: FloatArray, step_m: float, sigma_m: float) -> FloatArray:
    """Return the profile after a Gaussian of `sigma_m`; both ends keep their height (odd reflection)."""
    margin = int(4.0 * sigma_m / step_m) + 1
    padded = np.pad(height_m, margin, mode="reflect", reflect_type="odd")
    return np.asarray(gaussian_filter1d(padded, sigma_m / step_m)[margin:-margin], dtype=np.float64)


def grade_over(height_m: FloatArray, step_m: float, window_m: float) -> FloatArray:
    """Return the grade in m per m by central differences at least `window_m` wide, within ±45 %."""
    half = max(1, int(np.ceil(window_m / 2.0 / step_m - 1e-9)))
    index = np.arange(height_m.size)
    before, after = np.maximum(index - half, 0), np.minimum(index + half, height_m.size - 1)
    slope = (height_m[after] - height_m[before]) / ((after - before) * step_m)
    return np.clip(slope, -STEEPEST_GRADE, STEEPEST_GRADE)


def climbing(profile: Profile, *, barometric: bool) -> Climbing:
    """Return gain and loss of a profile by the method its source deserves."""
    if barometric:
        threshold_m, method, heights = THRESHOLD_BAROMETER_M, "zig-zag T3, unsmoothed", profile.raw_m
    else:
        threshold_m = THRESHOLD_MOUNTAIN_M if profile.mountain else THRESHOLD_ROAD_M
        method, heights = f"Gaussian 30 m, zig-zag T{threshold_m:.0f}", profile.smooth_m
    gain, loss = gain_and_loss_m(heights, threshold_m)
    smoothest = smooth(profile.raw_m, profile.step_m, SMOOTHING_MAP_M) if barometric else profile.smooth_m
    low, loss_low = gain_and_loss_m(smoothest, THRESHOLD_MOUNTAIN_M)
    high, loss_high = gain_and_loss_m(profile.raw_m, 2.0)
    return Climbing(
        gain_m=gain,
        low_m=min(low, gain),
        high_m=max(high, gain),
        loss_m=loss,
        loss_low_m=min(loss_low, loss),
        loss_high_m=max(loss_high, loss),
        raw_gain_m=float(np.clip(np.diff(profile.raw_m), 0.0, None).sum()),
        threshold_m=threshold_m,
        method=method,
    )
