"""A course as a picture of its line: projected, thinned to what can be seen, with marks and a scale."""

import math

import numpy as np

from tools.domain.course import CourseAnalysis, CoursePlaces, FloatArray
from tools.domain.display import unit_length_m
from tools.domain.finding import Frozen
from tools.domain.ground.course_places import place_at
from tools.domain.ground.grade_bands import grade_colour
from tools.domain.race import UnitSystem

WIDTH, HEIGHT, MARGIN = 640.0, 400.0, 28.0
_EARTH_RADIUS_M = 6_371_008.8
_SEEN = 1.2  # two points nearer than this many pixels look like one; our design choice [D]
_MOST_MARKS = 12  # more crowd a small picture; our design choice [D]
_SCALE_SHARE = 0.25  # of the width, at most, for the bar that says how long the ground is


class MapStretch(Frozen):
    """Neighbouring points of one grade colour (see grade_bands), the last being the next stretch's first."""

    colour: int
    points: tuple[tuple[float, float], ...]


class MapMark(Frozen):
    """A number beside the line: a kilometre or mile."""

    label: str
    x: float
    y: float


class CourseMap(Frozen):
    """A course's line in a box of `width` by `height`, north up, x to the right and y down.

    `scale_label` says how long the bar of `scale_px` is on the ground.
    """

    width: float = WIDTH
    height: float = HEIGHT
    stretches: tuple[MapStretch, ...]
    marks: tuple[MapMark, ...]
    start: tuple[float, float]
    finish: tuple[float, float]
    scale_label: str
    scale_px: float


def course_map(course: CourseAnalysis, places: CoursePlaces, units: UnitSystem) -> CourseMap:
    """Return the picture of a course's line in grade colours, with marks at round kilometres or miles."""
    x, y, metres_per_px = _projected(places)
    kept = _thinned(x, y)
    shares = kept / (places.lat.size - 1)
    label, bar_px = _scale(metres_per_px, units)
    points = [(round(float(x[i]), 1), round(float(y[i]), 1)) for i in kept]
    return CourseMap(
        stretches=_coloured(points, _colours(course, shares)),
        marks=_marks(course.distance_m, x, y, units),
        start=points[0],
        finish=points[-1],
        scale_label=label,
        scale_px=round(bar_px, 1),
    )


def outline(places: CoursePlaces, size: float = 40.0, most: int = 48) -> tuple[tuple[float, float], ...]:
    """Return a course's line in a square of this size, in at most so many points: a picture in a list."""
    lat, lon = place_at(places, np.linspace(0.0, 1.0, most))
    x, y, _ = _projected(CoursePlaces(lat=lat, lon=lon), size, size, size / 10)
    return tuple((round(float(a), 1), round(float(b), 1)) for a, b in zip(x, y, strict=True))


def _projected(
    places: CoursePlaces, width: float = WIDTH, height: float = HEIGHT, margin: float = MARGIN
) -> tuple[FloatArray, FloatArray, float]:
    """Return x and y in pixels and the metres of one: equirectangular at the middle latitude.

    Of a course's size the error is below what a pixel shows; Snyder 1987, Map Projections, p. 90.
    """
    lat, lon = np.radians(places.lat), np.radians(np.unwrap(places.lon, period=360.0))
    middle = (lat.min() + lat.max()) / 2
    east = (lon - lon.min()) * math.cos(middle) * _EARTH_RADIUS_M
    north = (lat - lat.min()) * _EARTH_RADIUS_M
    span_x, span_y = max(float(east.max()), 1.0), max(float(north.max()), 1.0)
    metres_per_px = max(span_x / (width - 2 * margin), span_y / (height - 2 * margin))
    left = (width - span_x / metres_per_px) / 2
    top = (height - span_y / metres_per_px) / 2
    return left + east / metres_per_px, height - top - north / metres_per_px, metres_per_px


def _thinned(x: FloatArray, y: FloatArray) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return the indices of points that can be told apart, the first and the last among them."""
    kept, at_x, at_y = [0], float(x[0]), float(y[0])
    for i, (px, py) in enumerate(zip(x.tolist(), y.tolist(), strict=True)):
        if abs(px - at_x) + abs(py - at_y) >= _SEEN:
            kept.append(i)
            at_x, at_y = px, py
    if kept[-1] != x.size - 1:
        kept.append(x.size - 1)
    return np.array(kept, dtype=np.intp)


def _colours(course: CourseAnalysis, shares: FloatArray) -> list[int]:
    """Return the grade colour of the way from each point to the next; flat where heights are not known."""
    middles = (shares[1:] + shares[:-1]) / 2
    if not course.grade:
        return [grade_colour(0.0)] * middles.size
    grades = np.array(course.grade)
    at = np.clip(np.rint(middles * (grades.size - 1)).astype(np.intp), 0, grades.size - 1)
    return [grade_colour(float(grade)) for grade in grades[at]]


def _coloured(points: list[tuple[float, float]], colours: list[int]) -> tuple[MapStretch, ...]:
    stretches: list[MapStretch] = []
    first = 0
    for i, colour in enumerate(colours):
        if i + 1 == len(colours) or colours[i + 1] != colour:
            stretches.append(MapStretch(colour=colour, points=tuple(points[first : i + 2])))
            first = i + 1
    return tuple(stretches)


def _marks(distance_m: float, x: FloatArray, y: FloatArray, units: UnitSystem) -> tuple[MapMark, ...]:
    unit_m = unit_length_m(units)
    every = _round_step(distance_m / unit_m / _MOST_MARKS)
    numbers = np.arange(every, distance_m / unit_m - every / 3, every)
    at = numbers * unit_m / distance_m * (x.size - 1)
    steps = np.arange(x.size)
    return tuple(
        MapMark(label=f"{number:g}", x=round(float(px), 1), y=round(float(py), 1))
        for number, px, py in zip(numbers, np.interp(at, steps, x), np.interp(at, steps, y), strict=True)
    )


def _scale(metres_per_px: float, units: UnitSystem) -> tuple[str, float]:
    """Return the longest round length that fits a quarter of the width, in words and in pixels."""
    unit_m, word = unit_length_m(units), "mi" if units is UnitSystem.IMPERIAL else "km"
    longest = WIDTH * _SCALE_SHARE * metres_per_px / unit_m
    step = 10.0 ** math.floor(math.log10(longest))
    length = max(each * step for each in (1, 2, 5) if each * step <= longest)
    if units is UnitSystem.METRIC and length < 1:
        return f"{1000 * length:.0f} m", length * unit_m / metres_per_px
    return f"{length:g} {word}", length * unit_m / metres_per_px


def _round_step(least: float) -> float:
    """Return the smallest of 1, 2, 5, 10, 20, 50 ... that is not below `least`."""
    step = 1.0
    while step < least:
        step *= 2.5 if str(int(step)).startswith("2") else 2.0
    return step
