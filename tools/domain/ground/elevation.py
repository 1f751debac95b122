"""From the heights of a file to a profile one can compute with: filled, cleaned, uniform, smooth."""

import math
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from tools.domain.course import FloatArray
from tools.domain.ground.course_line import uniform_grid
from tools.domain.ground.elevation_gain import walked_gain_and_loss_m, wide_extremes
from tools.domain.ground.elevation_spikes import ROAD_LIMIT, TRAIL_LIMIT, count_runs, spikes
from tools.domain.ground.relief import Relief

SMOOTHING_MAP_M = 30.0  # Gaussian sigma for map (DEM) and GPS heights
SMOOTHING_BAROMETER_M = 12.0  # 10 to 15 m for recorded pressure heights
GRADE_WINDOW_M = 40.0
STEEPEST_GRADE = 0.45
MOST_GRID_POINTS = 40_000
THRESHOLD_BAROMETER_M = 3.0
THRESHOLD_ROAD_M = 2.0
THRESHOLD_MOUNTAIN_M = 5.0
THRESHOLD_MODEL_M = (
    3.0  # our design choice [D]: a terrain model beside the road rolls where the road does not
)
METHOD_BAROMETER = "zig-zag T3, unsmoothed"
_THRESHOLD_HIGH_M = 2.0  # unsmoothed: the high end of every range
MOUNTAIN_GAIN_PER_KM = 20.0  # our design choice [D]: from here on the 5 m threshold and the 60 % limit apply
PLAUSIBLE_HEIGHT_M = (-500.0, 9_000.0)  # our design choice [D]: the Dead Sea's shore and Everest, with room
_PIECES_APART_M = 1e9  # so far apart that no line between two pieces leans towards the other
_STEPS_M = (5.0, 10.0, 20.0, 25.0, 50.0, 100.0, 200.0, 500.0)


@dataclass(frozen=True, slots=True)
class Profile:
    """Heights on a uniform grid, shape (points,), the last one at the course's end.

    `raw_m` is resampled and freed of spikes, `smooth` is smoothed; neither sees the jumps between separate
    pieces of a file, which are in `jump_m`: the true height is `smooth_m + jump_m`. `map_smooth` is smoothed
    as map heights are, whatever the source, with a step of its own; `map_climbing_m` is its gain and loss by
    a zig-zag of 5 m. `turns_m` are the heights at which `raw_m` turns, without what no zig-zag of 2 m or more
    turns at.
    """

    step_m: float
    raw_m: FloatArray
    turns_m: list[float]
    smooth: Relief
    map_smooth: Relief
    map_climbing_m: tuple[float, float]
    jump_m: FloatArray
    grade: FloatArray
    sigma_m: float
    mountain: bool
    spikes: int
    missing_share: float

    @property
    def smooth_m(self) -> FloatArray:
        """Return the smoothed heights on the grid."""
        return self.smooth.height_m


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

    @classmethod
    def between(
        cls,
        counted: tuple[float, float],
        strict: tuple[float, float],
        loose: tuple[float, float],
        *,
        raw_gain_m: float,
        threshold_m: float,
        method: str,
    ) -> Self:
        """Return (gain, loss) as counted, between a stricter and a looser count of the same profile."""
        gain, loss = counted
        return cls(
            gain_m=gain,
            low_m=min(strict[0], gain),
            high_m=max(loose[0], gain),
            loss_m=loss,
            loss_low_m=min(strict[1], loss),
            loss_high_m=max(loose[1], loss),
            raw_gain_m=raw_gain_m,
            threshold_m=threshold_m,
            method=method,
        )


def grid_size(distance_m: float, spacing_m: float) -> int:
    """Return the number of steps of the grid: 10 m each, 5 m for dense files, more on ultra-long courses."""
    wanted = 5.0 if spacing_m < 5.0 else 10.0
    needed = distance_m / (MOST_GRID_POINTS - 1)
    step = next((step for step in _STEPS_M if step >= max(wanted, needed)), max(needed, _STEPS_M[-1]))
    return max(2, min(round(distance_m / step), MOST_GRID_POINTS - 1))


def known_heights(elevation_m: FloatArray) -> FloatArray:
    """Return the heights with impossible ones as NaN; all NaN when the file only pretends to know them."""
    low, high = PLAUSIBLE_HEIGHT_M
    plausible = (elevation_m > low) & (elevation_m < high)
    heights = known = elevation_m
    if not plausible.all():
        heights, known = np.where(plausible, elevation_m, np.nan), elevation_m[plausible]
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
    grid = uniform_grid(at_m.item(-1), steps)
    step_m = at_m.item(-1) / steps
    raw, jump = _continuous(grid, at_m, filled, breaks)
    turns = wide_extremes(raw, _THRESHOLD_HIGH_M)
    smoothed, map_smooth = _smoothed(raw, step_m, barometric)
    climbing_m = map_smooth.gain_and_loss_m(THRESHOLD_MOUNTAIN_M)
    mountain = max(climbing_m) > MOUNTAIN_GAIN_PER_KM * map_smooth.height_m.size * map_smooth.step_m / 1000.0
    bad = spikes(raw, turns, step_m, at_m, TRAIL_LIMIT if mountain else ROAD_LIMIT)
    if bad.any() and not bad.all():
        raw = np.interp(grid, grid[~bad], raw[~bad])
        turns = wide_extremes(raw, _THRESHOLD_HIGH_M)
        smoothed, map_smooth = _smoothed(raw, step_m, barometric)
        climbing_m = map_smooth.gain_and_loss_m(THRESHOLD_MOUNTAIN_M)
    return Profile(
        step_m=step_m,
        raw_m=raw,
        turns_m=raw[turns].tolist(),
        smooth=smoothed,
        map_smooth=map_smooth,
        map_climbing_m=climbing_m,
        jump_m=jump,
        grade=grade_over(smoothed.height_m, step_m, GRADE_WINDOW_M),
        sigma_m=SMOOTHING_BAROMETER_M if barometric else SMOOTHING_MAP_M,
        mountain=mountain,
        spikes=count_runs(bad),
        missing_share=1.0 - np.count_nonzero(known) / known.size,
    )


def _smoothed(raw_m: FloatArray, step_m: float, barometric: bool) -> tuple[Relief, Relief]:
    """Return the profile smoothed as its source deserves, then as map heights are."""
    if not barometric:
        by_map = Relief.of(smooth(raw_m, step_m, SMOOTHING_MAP_M), step_m)
        return by_map, by_map
    smoothed = Relief.of(smooth(raw_m, step_m, SMOOTHING_BAROMETER_M), step_m)
    return smoothed, smooth_further(smoothed, SMOOTHING_BAROMETER_M, SMOOTHING_MAP_M)


def smooth_further(smoothed: Relief, sigma_m: float, wanted_m: float) -> Relief:
    """Return a profile of `sigma_m` smoothed to `wanted_m`, its step perhaps wider.

    Two Gaussians make a wider one, and what is smooth over `sigma_m` loses nothing at points so far apart;
    at the end it may stop that much early.
    """
    thinned = max(1, int(sigma_m / smoothed.step_m))
    step_m = thinned * smoothed.step_m
    further_m = math.sqrt(wanted_m**2 - sigma_m**2)
    return Relief.of(smooth(smoothed.height_m[::thinned], step_m, further_m), step_m)


def _continuous(
    grid: FloatArray, at_m: FloatArray, filled_m: FloatArray, breaks: NDArray[np.intp]
) -> tuple[FloatArray, FloatArray]:
    """Return the heights on the grid without the jumps between pieces, and those jumps."""
    if breaks.size == 0:
        return np.interp(grid, at_m, filled_m), np.zeros(grid.size)
    jump_at = np.concatenate(([0.0], np.cumsum(filled_m[breaks] - filled_m[breaks - 1])))
    continuous = filled_m - jump_at[np.searchsorted(breaks, np.arange(at_m.size), side="right")]
    jump = jump_at[np.searchsorted(at_m[breaks], grid, side="right")]
    return np.interp(grid, at_m, continuous), jump


def _filled(
    at_m: FloatArray, heights_m: FloatArray, known: NDArray[np.bool_], breaks: NDArray[np.intp]
) -> FloatArray:
    """Draw a line across missing heights; at the end of a piece the nearest height of that piece counts."""
    if known.all():
        return heights_m
    apart_m = at_m
    if breaks.size:
        apart_m = at_m + _PIECES_APART_M * np.searchsorted(breaks, np.arange(at_m.size), side="right")
    missing = np.flatnonzero(~known)
    filled = heights_m.copy()
    filled[missing] = np.interp(apart_m[missing], apart_m[known], heights_m[known])
    return filled


def smooth(height_m: FloatArray, step_m: float, sigma_m: float) -> FloatArray:
    """Return the profile after a Gaussian of `sigma_m`; both ends keep their height (odd reflection)."""
    margin = int(4.0 * sigma_m / step_m) + 1
    if margin < height_m.size:
        before = 2.0 * height_m[0] - height_m[margin:0:-1]
        after = 2.0 * height_m[-1] - height_m[-2 : -margin - 2 : -1]
        padded = np.concatenate((before, height_m, after))
    else:
        padded = np.pad(height_m, margin, mode="reflect", reflect_type="odd")
    return np.asarray(gaussian_filter1d(padded, sigma_m / step_m)[margin:-margin], dtype=np.float64)


def grade_over(height_m: FloatArray, step_m: float, window_m: float) -> FloatArray:
    """Return the grade in m per m by central differences at least `window_m` wide, within ±45 %."""
    half = max(1, int(np.ceil(window_m / 2.0 / step_m - 1e-9)))
    size = height_m.size
    if size <= 2 * half:
        at = np.arange(size)
        before, after = np.maximum(at - half, 0), np.minimum(at + half, size - 1)
        slope = (height_m[after] - height_m[before]) / ((after - before) * step_m)
    else:
        slope = np.empty(size)
        slope[half:-half] = (height_m[2 * half :] - height_m[: -2 * half]) / (2 * half * step_m)
        at_ends_m = np.arange(half, 2 * half) * step_m
        slope[:half] = (height_m[half : 2 * half] - height_m[0]) / at_ends_m
        slope[-half:] = (height_m[-1] - height_m[-2 * half : -half]) / at_ends_m[::-1]
    return np.clip(slope, -STEEPEST_GRADE, STEEPEST_GRADE)


def climbing(profile: Profile, *, barometric: bool, modelled_sigma_m: float | None = None) -> Climbing:
    """Return gain and loss of a profile by the method its source deserves.

    `modelled_sigma_m` is set for a terrain model's heights: what they were smoothed with in all.
    """
    if barometric:
        threshold_m, method = THRESHOLD_BAROMETER_M, METHOD_BAROMETER
        counted = walked_gain_and_loss_m(profile.turns_m, threshold_m)
    else:
        road_m = THRESHOLD_ROAD_M if modelled_sigma_m is None else THRESHOLD_MODEL_M
        threshold_m = THRESHOLD_MOUNTAIN_M if profile.mountain else road_m
        sigma_m = modelled_sigma_m or SMOOTHING_MAP_M
        method = f"Gaussian {sigma_m:.0f} m, zig-zag T{threshold_m:.0f}"
        counted = profile.smooth.gain_and_loss_m(threshold_m)
    return Climbing.between(
        counted,
        profile.map_climbing_m,
        walked_gain_and_loss_m(profile.turns_m, _THRESHOLD_HIGH_M),
        raw_gain_m=float(np.maximum(profile.raw_m[1:] - profile.raw_m[:-1], 0.0).sum()),
        threshold_m=threshold_m,
        method=method,
    )
