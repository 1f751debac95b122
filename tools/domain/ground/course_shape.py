"""How a course lies on the ground: which way it goes at each step, and whether it returns to where it was."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

from tools.domain.course import CourseShape, FloatArray
from tools.domain.ground.course_line import CourseLine, uniform_grid
from tools.domain.ground.geodesy import segment_vectors_m

# Every number here is our design choice [D].
_STEP_M = 30.0  # smoothed directions change no faster than this
_SIGMA_M = 30.0  # wide enough that the jitter of a satellite fix turns nothing round
_STANDING = 0.1  # below this share of the way walked, somebody stood still and faced nowhere
_PLACES = 500
_PLACE_M = 40.0
_WIDTH_M = 40.0  # two passes this close are the same road, whichever side of it
_APART = 3.0  # a place is passed again only after this many widths; before that it is still being passed
_SAME_WAY = 0.7  # cosine: within 45 degrees
_COVERED = 0.75  # the share of a course that must be passed twice for laps, or both ways for out and back
_MIRRORED = 0.1  # the way back passes each place as far from the end as the way out from the start, so nearly
_CLOSED_M = 250.0
_CLOSED_SHARE = 0.01
_CLOSED_SHARE_SHORT = 0.05
_METRES_PER_DEGREE = 111_195.0  # of a sphere: enough to see what lies near


@dataclass(frozen=True, slots=True)
class Lie:
    """The direction of travel in whole degrees (0 north, 90 east) at each grid point, and the course's shape.

    `laps` is set for a course of laps.
    """

    bearing_deg: tuple[int, ...]
    shape: CourseShape
    laps: int | None


def lie_of(line: CourseLine, steps: int) -> Lie:
    """Return how a measured line lies, on a uniform grid of `steps` steps."""
    step_m = line.distance_m / steps
    each = min(max(1, round(_STEP_M / step_m)), steps)
    chords = steps // each
    lat, lon = _places(line, uniform_grid(line.distance_m * (chords * each / steps), chords))
    bearing = _bearings_rad(lat, lon, each * step_m, in_pieces=line.breaks.size > 0)
    degrees = (np.rint(np.degrees(bearing)).astype(np.intp) % 360).tolist()
    spread = [degrees[-1]] * (steps + 1)  # each chord's direction holds until the next chord begins
    for after in range(each):
        spread[after : chords * each : each] = degrees
    shape, laps = _shape(lat, lon, bearing, each * step_m, line.distance_m)
    return Lie(bearing_deg=tuple(spread), shape=shape, laps=laps)


def _places(line: CourseLine, at_m: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return latitude and longitude along a line: as one complex number, because the search is what costs."""
    degrees = np.empty(line.lat.size, dtype=np.complex128)
    degrees.real, degrees.imag = line.lat, _unwrapped(line.lon)
    found = np.interp(at_m, line.at_m, degrees)
    return found.real.copy(), found.imag.copy()


def _unwrapped(lon: FloatArray) -> FloatArray:
    """Return longitudes without a leap at the antimeridian."""
    return lon % 360.0 if float(lon.max() - lon.min()) > 180.0 else lon


def _bearings_rad(lat: FloatArray, lon: FloatArray, step_m: float, *, in_pieces: bool) -> FloatArray:
    """Return the smoothed direction of each step between places `step_m` apart along the line.

    A step longer than the way between its places leaps from one piece of a file to the next (only a line
    `in_pieces` has such steps): it has no direction. Where somebody stood still, the direction before holds.
    """
    vectors_m = np.stack(segment_vectors_m(lat, lon))
    if in_pieces:
        vectors_m[:, np.hypot(*vectors_m) > 1.1 * step_m] = 0.0
    north, east = gaussian_filter1d(vectors_m, _SIGMA_M / step_m, mode="nearest")
    bearing: FloatArray = np.arctan2(east, north)
    moving = north * north + east * east > (_STANDING * step_m) ** 2
    if moving.all() or not moving.any():
        return bearing
    last = np.maximum.accumulate(np.where(moving, np.arange(moving.size), 0))
    last[: int(moving.argmax())] = moving.argmax()
    return np.asarray(bearing[last], dtype=np.float64)


def _shape(
    lat: FloatArray, lon: FloatArray, bearing: FloatArray, step_m: float, distance_m: float
) -> tuple[CourseShape, int | None]:
    """Return the shape of a course from where its places lie and which way they are passed."""
    each = max(1, round(max(_PLACE_M, distance_m / _PLACES) / step_m))
    places_m = _flat_map_m(lat[:-1:each], lon[:-1:each])
    heading = bearing[::each]
    spacing_m = each * step_m
    width_m = math.hypot(_WIDTH_M, spacing_m / 2.0)
    tree = cKDTree(places_m, leafsize=20, compact_nodes=False, balanced_tree=False)
    first, second = tree.query_pairs(width_m, output_type="ndarray").T
    apart = _APART * width_m / spacing_m
    again = second - first > apart
    first, second = first[again], second[again]
    if _share(first, second, heading.size) >= _COVERED:
        alike = np.cos(heading[second] - heading[first])
        same = alike >= _SAME_WAY
        if _share(first[same], second[same], heading.size) >= _COVERED:
            return CourseShape.LAPS, _passes(first[same], second[same], heading.size, apart)
        mirrored = np.abs(first + second - (heading.size - 1)) <= _MIRRORED * heading.size
        opposite = (alike <= -_SAME_WAY) & mirrored
        if _share(first[opposite], second[opposite], heading.size) >= _COVERED:
            return CourseShape.OUT_AND_BACK, None
    closed_m = max(_CLOSED_SHARE * distance_m, min(_CLOSED_M, _CLOSED_SHARE_SHORT * distance_m))
    closed = _apart_m(lat, lon) <= closed_m
    return (CourseShape.LOOP if closed else CourseShape.POINT_TO_POINT), None


def _apart_m(lat: FloatArray, lon: FloatArray) -> float:
    """Return how far the last place lies from the first, roughly."""
    start, end = lat.item(0), lat.item(-1)
    across = (lon.item(-1) - lon.item(0)) * math.cos(math.radians((start + end) / 2.0))
    return _METRES_PER_DEGREE * math.hypot(end - start, across)


def _flat_map_m(lat: FloatArray, lon: FloatArray) -> FloatArray:
    """Return places on a flat map in metres, shape (places, 2): to find what lies near, not to measure."""
    middle = np.radians((float(lat.min()) + float(lat.max())) / 2.0)
    places = np.empty((lat.size, 2))
    places[:, 0] = lat * _METRES_PER_DEGREE
    places[:, 1] = lon * (_METRES_PER_DEGREE * np.cos(middle))
    return places


def _share(first: NDArray[np.intp], second: NDArray[np.intp], places: int) -> float:
    """Return the part of the places that occur in any pair."""
    met = np.zeros(places, dtype=np.bool_)
    met[first] = met[second] = True
    return np.count_nonzero(met) / places


def _passes(first: NDArray[np.intp], second: NDArray[np.intp], places: int, apart: float) -> int:
    """Return how often a place is passed, as the median over the course."""
    here, there = np.concatenate((first, second)), np.concatenate((second, first))
    order = np.lexsort((there, here))
    here, there = here[order], there[order]
    begins = np.ones(here.size, dtype=np.bool_)
    begins[1:] = (np.diff(here) != 0) | (np.diff(there) > apart)
    return 1 + round(float(np.median(np.bincount(here[begins], minlength=places))))
