"""A course on better heights: a terrain model's in place of a file's, by rules that keep roads roads."""

import hashlib
import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import CourseAnalysis, CoursePlaces, FloatArray
from tools.domain.ground.course_analysis import course_on_ground
from tools.domain.ground.course_line import CourseLine, uniform_grid
from tools.domain.ground.elevation import (
    METHOD_BAROMETER,
    MOUNTAIN_GAIN_PER_KM,
    SMOOTHING_MAP_M,
    THRESHOLD_MOUNTAIN_M,
    smooth,
)
from tools.domain.ground.elevation_gain import gain_and_loss_m
from tools.domain.ground.elevation_spikes import ROAD_LIMIT, TRAIL_LIMIT
from tools.domain.race import Sport

SMOOTHING_FINE_M, SMOOTHING_COARSE_M = 50.0, 100.0  # Gaussian sigma in all; SCIENCE: 50 to 100 m [D]
COARSE_M = 30.0  # a model coarser than this gets the wider one: our design choice [D]
FEWEST_KNOWN = 0.5  # share of the way that must have heights: our design choice [D]
CAP_WINDOW_M = 40.0  # over which a gradient is taken for the cap: our design choice [D]
LONGEST_BRIDGE_M = 2_000.0  # of a bridge or a tunnel: our design choice [D]
LEVEL_ENDS = 0.12  # steeper than this no road leads over a bridge or through a tunnel: our design choice [D]
_DIGITS = 32


class NoGroundHeights(ValueError):
    """A terrain model that knows too little of a way."""


def is_barometric(course: CourseAnalysis) -> bool:
    """Tell whether a course's heights were recorded by a barometer: those are better than any map's."""
    return course.gain.model == METHOD_BAROMETER


def on_better_ground(
    course: CourseAnalysis,
    places: CoursePlaces,
    height_m: FloatArray,
    *,
    resolution_m: float,
    source: str,
    sport: Sport,
) -> CourseAnalysis:
    """Return a new course: the same way on a terrain model's heights at its places, under an id of its own.

    `height_m` has shape (places,), NaN where nothing is known; `resolution_m` is the model's. Bridges and
    tunnels, where the ground leaves the way by more than a road can climb, are drawn straight; then all is
    smoothed with 50 m, or 100 m for a coarse model. Raises NoGroundHeights.
    """
    known = ~np.isnan(height_m)
    if np.count_nonzero(known) < max(2.0, FEWEST_KNOWN * height_m.size):
        raise NoGroundHeights("No heights are known for most of this way.")
    at_m = uniform_grid(course.distance_m, height_m.size - 1)
    step_m = course.distance_m / (height_m.size - 1)
    ground = np.interp(at_m, at_m[known], height_m[known])
    way = without_bridges(ground, step_m, _steepest(ground, step_m, sport), resolution_m)
    sigma_m = SMOOTHING_FINE_M if resolution_m <= COARSE_M else SMOOTHING_COARSE_M
    # The profile is smoothed once more when it is judged: both together make `sigma_m`.
    smoothed = smooth(way, step_m, math.sqrt(sigma_m**2 - SMOOTHING_MAP_M**2))
    line = _line(places, smoothed, at_m, max(resolution_m, _spacing_m(course)))
    return course_on_ground(
        course, line, course_id=_id(course, smoothed, source), source=source, sigma_m=sigma_m
    )


def without_bridges(
    height_m: FloatArray, step_m: float, steepest: float, resolution_m: float = 0.0
) -> FloatArray:
    """Return heights on which every bridge and tunnel is a straight line.

    One begins where the ground falls (rises) steeper than `steepest` and ends where it comes back as steeply,
    within 2 km, if the way between both ends is one that a road could take.
    """
    reach = max(1, math.ceil(max(CAP_WINDOW_M, resolution_m) / step_m))
    if height_m.size <= reach:
        return height_m
    slope = (height_m[reach:] - height_m[:-reach]) / (reach * step_m)
    way = height_m.copy()
    walls = _walls(slope, steepest, reach)
    after = 0
    for (first, rim, rising), (foot, last, falling) in pairwise(walls):
        del rim, foot
        if first < after or rising == falling or (last - first) * step_m > LONGEST_BRIDGE_M:
            continue
        if abs(height_m[last] - height_m[first]) <= LEVEL_ENDS * (last - first) * step_m:
            way[first : last + 1] = np.linspace(height_m[first], height_m[last], last - first + 1)
            after = last
    return way


def _walls(slope: FloatArray, steepest: float, reach: int) -> list[tuple[int, int, bool]]:
    """Return (first point, last point, rising) of every stretch steeper than that, in order."""
    walls: list[tuple[int, int, bool]] = []
    for rising in (True, False):
        steep: NDArray[np.bool_] = slope > steepest if rising else slope < -steepest
        edges = np.flatnonzero(np.diff(np.concatenate(([False], steep, [False])).astype(np.int8)))
        walls += [
            (first, after - 1 + reach, rising)
            for first, after in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
        ]
    return sorted(walls)


def _steepest(ground_m: FloatArray, step_m: float, sport: Sport) -> float:
    """Return the steepest grade believed: a trail's for who runs in the mountains, else a road's."""
    gain_m, _ = gain_and_loss_m(smooth(ground_m, step_m, SMOOTHING_COARSE_M), THRESHOLD_MOUNTAIN_M)
    mountain = gain_m > MOUNTAIN_GAIN_PER_KM * step_m * (ground_m.size - 1) / 1000.0
    return TRAIL_LIMIT if mountain and sport is Sport.RUN else ROAD_LIMIT


def _line(places: CoursePlaces, height_m: FloatArray, at_m: FloatArray, spacing_m: float) -> CourseLine:
    return CourseLine(
        lat=places.lat,
        lon=places.lon,
        elevation_m=height_m,
        at_m=at_m,
        lengths_m=np.diff(at_m),
        breaks=np.empty(0, dtype=np.intp),
        break_lengths_m=np.empty(0),
        spacing_m=spacing_m,
    )


def _spacing_m(course: CourseAnalysis) -> float:
    """Return how far apart the file's own points lie: between them a way is only guessed."""
    points = course.distance.inputs.get("points")
    return course.distance_m / (points - 1) if isinstance(points, int) and points > 1 else 0.0


def _id(course: CourseAnalysis, height_m: FloatArray, source: str) -> str:
    digest = hashlib.sha256(f"{course.id} {source}".encode())
    digest.update(np.round(height_m, 2).astype(np.float32).tobytes())
    return digest.hexdigest()[:_DIGITS]
