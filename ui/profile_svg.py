"""The profile of a course as inline SVG for pages without scripts, coloured by grade.

Colours are classes (`g0` to `g6`) that the page's own style sheet fills, so that the dark has its own.
"""

import math
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from tools.domain import display
from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.ground.grade_bands import grade_colour
from tools.domain.ground.thinned_profile import seen_grade, thinned_profile
from tools.domain.race import UnitSystem
from tools.domain.units import METRES_PER_FOOT

LEFT, RIGHT, TOP, BOTTOM = 40.0, 8.0, 22.0, 22.0
LEAST_SPAN_M = 30.0
"""Heights of a flat course are drawn over this much at least, so that it looks flat."""
STRIPES = 80
POINTS_PER_PIXEL = 0.5
LARGE_MARKS = 40
"""So many marks are large; where there are more, all are small."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where metres lie in the picture."""

    width: float
    height: float
    length_m: float
    low_m: float
    span_m: float

    def x(self, at_m: float) -> float:
        """Return where a place lies."""
        return LEFT + at_m / self.length_m * (self.width - LEFT - RIGHT)

    def y(self, height_m: float) -> float:
        """Return where a height lies."""
        share = (height_m - self.low_m + self.span_m * 0.12) / (self.span_m * 1.12)
        return self.height - BOTTOM - share * (self.height - TOP - BOTTOM)

    @property
    def floor(self) -> float:
        """Return where the ground of the picture is."""
        return self.height - BOTTOM


def profile_svg(
    course: CourseAnalysis,
    units: UnitSystem,
    *,
    width: int,
    height: int,
    marks: tuple[tuple[float, str], ...] = (),
) -> Markup:
    """Return the picture, empty where the heights are not known.

    `marks` are places in metres with a class of the style sheet each: a tick above the ground.
    """
    if not course.elevation_m:
        return Markup()
    heights = np.asarray(course.elevation_m)
    low_m, high_m = float(heights.min()), float(heights.max())
    frame = Frame(width, height, course.distance_m, low_m, max(high_m - low_m, LEAST_SPAN_M))
    kept = thinned_profile(course, int(width * POINTS_PER_PIXEL))
    points = [(frame.x(min(i * course.step_m, course.distance_m)), frame.y(heights[i])) for i in kept]
    colours = [grade_colour(grade) for grade in seen_grade(course, STRIPES)[list(kept)]]
    said = f"Course profile, {display.distance(course.distance_m, units)}: " + (
        f"{display.height(low_m, units)} to {display.height(high_m, units)} above the sea"
    )
    parts = [
        *_area(points, colours, frame),
        f'<polyline class="rim" points="{_joined(points)}"/>',
        *_axes(frame, units, narrow=width < 500),
        *_marks(frame, marks, points),
    ]
    head = f'<svg class="profile" viewBox="0 0 {width} {height}" role="img" aria-label="{said}">'
    return Markup(f"{head}{''.join(parts)}</svg>")  # noqa: S704 (numbers and our own words only)


def _area(points: list[tuple[float, float]], colours: list[int], frame: Frame) -> list[str]:
    """Return one filled shape for each run of a colour."""
    shapes, first = [], 0
    for i in range(1, len(points)):
        if i == len(points) - 1 or colours[i] != colours[first]:
            run = points[first : i + 1]
            start, end = f"{run[0][0]:.1f},{frame.floor:.1f}", f"{run[-1][0] + 0.4:.1f},{frame.floor:.1f}"
            shapes.append(f'<polygon class="g{colours[first]}" points="{start} {_joined(run)} {end}"/>')
            first = i
    return shapes


def _joined(points: list[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _axes(frame: Frame, units: UnitSystem, *, narrow: bool) -> list[str]:
    """Return distances below and heights at the side, round in the athlete's units."""
    unit_m, imperial = display.unit_length_m(units), units is UnitSystem.IMPERIAL
    foot_m = METRES_PER_FOOT if imperial else 1.0
    length, low, span = frame.length_m / unit_m, frame.low_m / foot_m, frame.span_m / foot_m
    lines = [
        f'<line class="axis" x1="{LEFT}" x2="{frame.width - RIGHT}" y1="{frame.floor}" y2="{frame.floor}"/>'
    ]
    for at in _round_values(0, length, 5 if narrow else 9):
        text = ("mi" if imperial else "km") if at == 0 else f"{at:g}"
        place = f'x="{frame.x(at * unit_m):.1f}" y="{frame.height - 6}"'
        lines.append(f'<text {place} text-anchor="middle">{text}</text>')
    for at in _round_values(low, low + span, 3):
        place = f'x="{LEFT - 6}" y="{frame.y(at * foot_m) + 4:.1f}"'
        lines.append(f'<text {place} text-anchor="end">{at:,g}</text>')
    return [
        *lines,
        f'<text x="{LEFT - 6}" y="{TOP - 10}" text-anchor="end">{"ft" if imperial else "m"}</text>',
    ]


def _round_values(low: float, high: float, wanted: int) -> FloatArray:
    """Return about `wanted` round values from `low` to `high`."""
    rough = max((high - low) / wanted, 1e-9)
    power = 10.0 ** math.floor(math.log10(rough))
    step = power * next(each for each in (1, 2, 5, 10) if each * power >= rough)
    return np.round(np.arange(math.ceil(low / step), high / step + 1e-9) * step, 6)


def _marks(
    frame: Frame, marks: tuple[tuple[float, str], ...], points: list[tuple[float, float]]
) -> list[str]:
    """Return a dot on the line for each mark."""
    xs, ys = zip(*points, strict=True)
    dots, radius = [], 4 if len(marks) <= LARGE_MARKS else 2
    for at_m, kind in marks:
        x = frame.x(min(max(at_m, 0.0), frame.length_m))
        y = float(np.interp(x, xs, ys))
        dots.append(f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>')
    return dots
