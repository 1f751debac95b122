"""The course as a picture on paper: height coloured by grade, the target as a line, marks and names."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from tools.domain import display
from tools.domain.carrying.moment import MomentKind
from tools.domain.course import Climb
from tools.domain.ground.grade_bands import GRADE_NAMES, grade_colour
from tools.domain.ground.thinned_profile import seen_grade, thinned_profile
from tools.domain.race import UnitSystem
from tools.domain.units import METRES_PER_FOOT
from tools.domain.wording.course import climb_name
from tools.domain.wording.ride import held_power
from tools.formats.carried import Carried
from tools.formats.drawing import Point, Sheet, label
from tools.formats.lettering import shortened, width_pt

MOST_POINTS = 360
STRIPES = 80  # at most so many colours side by side on paper: our design choice [D]
LEAST_RELIEF_M = 30.0
MOST_NAMES = 6
WORTH_A_NAME = 0.15  # of the greatest climb's height: our design choice [D]
LONGEST_NAME_PT = 96.0
MOST_MARKS = 120
HIGHEST_TARGET_PT = 60.0


@dataclass(frozen=True, slots=True)
class Look:
    """How much of a profile is drawn: letters of this size, the target line, names, scales, marks."""

    letters_pt: float = 7.0
    target: bool = True
    names: bool = True
    scales: bool = True
    marks: bool = True


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where a place and a height of the course lie on the sheet."""

    left: float
    right: float
    top: float
    bottom: float
    length_m: float
    low_m: float
    high_m: float

    def x(self, at_m: float) -> float:
        return self.left + (self.right - self.left) * at_m / self.length_m

    def y(self, height_m: float) -> float:
        return self.bottom - (self.bottom - self.top) * (height_m - self.low_m) / (self.high_m - self.low_m)


def draw_profile(sheet: Sheet, carried: Carried, corner: Point, size: Point, look: Look) -> None:
    """Draw the course of a plan into a box; without heights, the target line alone."""
    course, letters = carried.course, look.letters_pt
    (left, top), (wide, high) = corner, size
    if look.scales:
        left, wide = left + 4.2 * letters, wide - 4.2 * letters - (3.6 * letters if look.target else 0.0)
        high -= 1.8 * letters
    heights = course.elevation_m or (0.0, 0.0)
    relief = max(max(heights) - min(heights), LEAST_RELIEF_M)
    target_high = 0.0
    if look.target:
        target_high = min(0.3 * high, HIGHEST_TARGET_PT) if course.elevation_m else 0.7 * high
    ground = _Ground(
        left=left,
        right=left + wide,
        top=top + target_high + (2.4 * letters if look.names or look.target else 0.0),
        bottom=top + high,
        length_m=course.distance_m,
        low_m=min(heights) - 0.12 * relief,
        high_m=min(heights) + relief,
    )
    if course.elevation_m:
        _area(sheet, carried, ground)
    if look.scales:
        _scales(sheet, carried, ground, letters)
    if look.marks:
        _marks(sheet, carried, ground, letters)
    if look.names:
        _names(sheet, carried, ground, letters)
    if look.target:
        _target(sheet, carried, ground, (top + 1.6 * letters, top + target_high), letters)


def grade_legend(sheet: Sheet, at: Point, letters_pt: float) -> None:
    """Say which colour is which grade: the colours side by side, edges between; `at` is the right end."""
    step, (right, y) = 3.4 * letters_pt, at
    left = right - step * len(sheet.palette.grades)
    for i, colour in enumerate(sheet.palette.grades):
        sheet.bar((left + i * step, y - 0.6 * letters_pt), (step, 0.5 * letters_pt), colour)
    for i, name in enumerate(GRADE_NAMES, start=1):
        sheet.text(
            (left + i * step, y + 1.05 * letters_pt),
            name,
            letters_pt,
            colour=sheet.palette.quiet,
            align="middle",
        )
    sheet.text((left - 4, y), "grade", letters_pt, colour=sheet.palette.quiet, align="right")


def _area(sheet: Sheet, carried: Carried, ground: _Ground) -> None:
    """Fill the height under the profile, each stretch in the colour of its grade, and draw its outline."""
    course = carried.course
    kept = thinned_profile(course, MOST_POINTS)
    grades = seen_grade(course, STRIPES)
    line = [
        (ground.x(min(i * course.step_m, course.distance_m)), ground.y(course.elevation_m[i])) for i in kept
    ]
    between = [grade_colour(float(grades[i] + grades[j]) / 2) for i, j in pairwise(kept)]
    for colour, run in groupby(range(len(between)), key=between.__getitem__):
        first, *rest = run
        last = (rest[-1] if rest else first) + 1
        end = (min(line[last][0] + 0.3, ground.right), ground.bottom)
        sheet.area(
            [(line[first][0], ground.bottom), *line[first : last + 1], end], sheet.palette.grades[colour]
        )
    sheet.line(line, sheet.palette.ink, 0.8)


def _scales(sheet: Sheet, carried: Carried, ground: _Ground, letters: float) -> None:
    """Draw the ground line with places below it, and heights at the left."""
    units, quiet = carried.plan.units, sheet.palette.quiet
    unit_m = display.unit_length_m(units)
    step = nice_step(ground.length_m / unit_m / ((ground.right - ground.left) / (6.5 * letters)))
    sheet.line([(ground.left, ground.bottom), (ground.right, ground.bottom)], quiet, 0.5)
    for mark in range(0, math.floor(ground.length_m / unit_m / step) + 1):
        at = ground.x(mark * step * unit_m)
        sheet.line([(at, ground.bottom), (at, ground.bottom + 0.35 * letters)], quiet, 0.5)
        words = f"{mark * step:g}" if mark else ("mi" if units is UnitSystem.IMPERIAL else "km")
        sheet.text((at, ground.bottom + 1.45 * letters), words, letters, colour=quiet, align="middle")
    if not carried.course.elevation_m:
        return
    per_height = METRES_PER_FOOT if units is UnitSystem.IMPERIAL else 1.0
    low, high = (pick(carried.course.elevation_m) / per_height for pick in (min, max))
    room = (ground.y(low * per_height) - ground.y(high * per_height)) / (2.2 * letters)
    rise = nice_step(max(high - low, 1.0) / max(1.0, min(4.0, room)))
    for mark in range(math.ceil(low / rise), math.floor(high / rise) + 1):
        y = ground.y(mark * rise * per_height) + 0.35 * letters
        sheet.text((ground.left - 4, y), f"{mark * rise:,g}", letters, colour=quiet, align="right")
    y = ground.y(high * per_height) - 1.1 * letters
    sheet.text(
        (ground.left - 4, y),
        "ft" if units is UnitSystem.IMPERIAL else "m",
        letters,
        colour=quiet,
        align="right",
    )


def nice_step(rough: float) -> float:
    """Return the next of 1, 2, 5, 10, 20, 50 ... that is no smaller."""
    power = 10.0 ** math.floor(math.log10(max(rough, 1e-6)))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * (1 - 1e-9))


def _marks(sheet: Sheet, carried: Carried, ground: _Ground, letters: float) -> None:
    """Mark aid stations as ticks, cut-offs as dashed lines, and fuel as dots along the ground."""
    moments, ink = carried.plan.moments, sheet.palette.ink
    aid = [moment.at_m for moment in moments if moment.kind is MomentKind.AID] or [
        point.distance_m for point in carried.course.waypoints if point.distance_m is not None
    ]
    for at_m in aid[:MOST_MARKS]:
        x = ground.x(min(at_m, ground.length_m))
        sheet.line([(x, ground.bottom - 0.9 * letters), (x, ground.bottom)], ink, 1.1)
    for moment in [each for each in moments if each.kind is MomentKind.CUTOFF][:MOST_MARKS]:
        x = ground.x(min(moment.at_m, ground.length_m))
        sheet.line([(x, ground.top), (x, ground.bottom)], sheet.palette.warning, 0.8, dashes=(3, 2))
    for moment in [each for each in moments if each.kind is MomentKind.FUEL][:MOST_MARKS]:
        at = (ground.x(min(moment.at_m, ground.length_m)), ground.bottom - 0.9 * letters)
        sheet.dot(at, 0.36 * letters, sheet.palette.ground)
        sheet.dot(at, 0.27 * letters, sheet.palette.accent)


def _names(sheet: Sheet, carried: Carried, ground: _Ground, letters: float) -> None:
    """Name the greatest climbs above their tops, the greatest first; one without room is left out."""
    course, taken = carried.course, list[tuple[float, float, float]]()
    if not course.elevation_m:
        return
    greatest = sorted(course.climbs, key=lambda climb: climb.gain_m, reverse=True)[:MOST_NAMES]
    for climb in greatest:
        if climb.gain_m < WORTH_A_NAME * greatest[0].gain_m:
            continue
        name = shortened(label(climb_name(climb, course) or "Climb"), letters, LONGEST_NAME_PT)
        wide = width_pt(name, letters)
        middle = ground.x(climb.start_m + climb.length_m / 2)
        left = min(max(middle - wide / 2, ground.left + 2), ground.right - wide)
        y = ground.y(_highest_m(carried, climb, ground, left, wide)) - 0.6 * letters
        if all(
            left > end + 4 or left + wide < begin - 4 or abs(y - at) > 1.2 * letters
            for begin, end, at in taken
        ):
            taken.append((left, left + wide, y))
            sheet.text((left, y), name, letters)


def _highest_m(carried: Carried, climb: Climb, ground: _Ground, left: float, wide: float) -> float:
    """Return the highest ground below a name, so that it stands free above it."""
    course = carried.course
    per_pt = ground.length_m / (ground.right - ground.left)
    first = max(0, math.floor((left - ground.left) * per_pt / course.step_m))
    last = math.ceil((left + wide - ground.left) * per_pt / course.step_m) + 1
    return max(course.elevation_m[first:last], default=climb.gain_m)


def _target(
    sheet: Sheet, carried: Carried, ground: _Ground, between: tuple[float, float], letters: float
) -> None:
    """Draw the target as steps, harder above, with the hardest and the easiest written at the right."""
    steps = _steps(carried)
    if not steps:
        return
    hard, easy = (pick(steps, key=lambda step: step[2]) for pick in (max, min))
    top, bottom = between[0] + 0.6 * letters, between[1]
    least = 40.0 if carried.plan.sections else 0.04 * hard[2]
    middle, span = (hard[2] + easy[2]) / 2, max(hard[2] - easy[2], least)

    def y(level: float) -> float:
        return bottom - (bottom - top) * (level - (middle - span / 2)) / span

    line = [point for a, b, level, _ in steps for point in ((ground.x(a), y(level)), (ground.x(b), y(level)))]
    sheet.line(line, sheet.palette.accent, 1.4)
    word = "target power, W" if carried.plan.sections else f"target pace {carried.plan.target_unit}"
    accent = sheet.palette.accent
    sheet.text(
        (ground.left, between[0] - 0.8 * letters),
        word,
        letters,
        colour=accent,
    )
    for step in [hard] if y(easy[2]) - y(hard[2]) < letters else [hard, easy]:
        sheet.text((ground.right + 4, y(step[2]) + 0.35 * letters), step[3], letters, colour=accent)


def _steps(carried: Carried) -> Sequence[tuple[float, float, float, str]]:
    """Return from, to (metres), how hard (W, or m per s) and the target as the plan writes it."""
    ride = carried.strategy.pacing.ride
    if ride is not None:
        return [
            (each.start_m, each.end_m, each.power_w, held_power(each.power_w).removesuffix(" W"))
            for each in ride.sections
        ]
    splits = carried.strategy.pacing.splits_in(carried.plan.units)
    return [
        (row.start_m, row.end_m, split.distance_m / max(split.target_s, 1e-9), row.target)
        for row, split in zip(carried.plan.rows, splits, strict=True)
    ]
