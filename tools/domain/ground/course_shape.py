"""How a course lies on the ground: which way it goes at each step, and whether it returns to where it was."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

from tools.domain.course import CourseShape, FloatArray
from tools.domain.ground.course_line import CourseLine
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
    at_m = np.linspace(0.0, line.distance_m * (chords * each / steps), chords + 1)
    lat, lon = np.interp(at_m, line.at_m, line.lat), np.interp(at_m, line.at_m, _unwrapped(line.lon))
    bearing = _bearings_rad(lat, lon, each * step_m)
    degrees = np.rint(np.degrees(bearing)).astype(np.intp) % 360
    spread = np.full(steps + 1, degrees[-1])  # each chord's direction holds until the next chord begins
    spread[: chords * each] = np.repeat(degrees, each)
    shape, laps = _shape(lat, lon, bearing, each * step_m, line.distance_m)
    return Lie(bearing_deg=tuple(spread.tolist()), shape=shape, laps=laps)


def _unwrapped(lon: FloatArray) -> FloatArray:
    """Return longitudes without a leap at the antimeridian."""
    return lon % 360.0 if float(lon.max() - lon.min()) > 180.0 else lon


def _bearings_rad(lat: FloatArray, lon: FloatArray, step_m: float) -> FloatArray:
    """Return the smoothed direction of each step between places `step_m` apart along the line.

    A step longer than the way between its places leaps from one piece of a file to the next: it has no
    direction. Where somebody stood still, the direction before holds.
    """
    north, east = segment_vectors_m(lat, lon)
    leaps = north * north + east * east > (1.1 * step_m) ** 2
    if leaps.any():
        north, east = np.where(leaps, 0.0, north), np.where(leaps, 0.0, east)
    sigma = _SIGMA_M / step_m
    north, east = (
        gaussian_filter1d(north, sigma, mode="nearest"),
        gaussian_filter1d(east, sigma, mode="nearest"),
    )
    moving = north * north + east * east > (_STANDING * step_m) ** 2
    bearing = np.arctan2(east, north)
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
    width_m = float(np.hypot(_WIDTH_M, spacing_m / 2.0))
    first, second = (
        cKDTree(places_m, compact_nodes=False, balanced_tree=False)
        .query_pairs(width_m, output_type="ndarray")
        .T
    )
    apart = _APART * width_m / spacing_m
    again = second - first > apart
    first, second = first[again], second[again]
    alike = np.cos(heading[second] - heading[first])
    same = alike >= _SAME_WAY
    mirrored = np.abs(first + second - (heading.size - 1)) <= _MIRRORED * heading.size
    opposite = (alike <= -_SAME_WAY) & mirrored
    if _share(first[same], second[same], heading.size) >= _COVERED:
        return CourseShape.LAPS, _passes(first[same], second[same], heading.size, apart)
    if _share(first[opposite], second[opposite], heading.size) >= _COVERED:
        return CourseShape.OUT_AND_BACK, None
    ends_m = _flat_map_m(lat[[0, -1]], lon[[0, -1]])
    apart_m = float(np.hypot(*(ends_m[1] - ends_m[0])))
    closed = apart_m <= max(_CLOSED_SHARE * distance_m, min(_CLOSED_M, _CLOSED_SHARE_SHORT * distance_m))
    return (CourseShape.LOOP if closed else CourseShape.POINT_TO_POINT), None


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
    return float(met.mean())


def _passes(first: NDArray[np.intp], second: NDArray[np.intp], places: int, apart: float) -> int:
    """Return how often a place is passed, as the median over the course."""
    here, there = np.concatenate((first, second)), np.concatenate((second, first))
    order = np.lexsort((there, here))
    here, there = here[order], there[order]
    begins = np.ones(here.size, dtype=np.bool_)
    begins[1:] = (np.diff(here) != 0) | (np.diff(there) > apart)
    return 1 + round(float(np.median(np.bincount(here[begins], minlength=places))))
