"""The course as a picture: height coloured by grade, with targets and fuel placed on it."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter

from tools.domain import display
from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.race import UnitSystem
from tools.domain.strategy import PacingPlan, RaceStrategy, RidePlan
from tools.domain.units import METRES_PER_FOOT
from ui.charts import GRADE_EDGES
from ui.commands.plot_style import ACCENT, AMBER, GRADE_COLOURS, INK, QUIET, title

MOST_NAMED_CLIMBS = 5
ROOM_ABOVE = 0.35  # of the height range, for labels
DISPLAY_WINDOW_M = 100.0
STRIPES = 250  # at most so many colours side by side
ROOM_FOR_FUEL = 0.45  # of the height range, for three rows of labels


def draw_course(figure: Figure, course: CourseAnalysis, units: UnitSystem) -> None:
    """Draw the profile with its climbs named."""
    axes = figure.subplots()
    _profile(axes, course, units)
    _grade_key(axes)
    title(axes, course.name, _facts(course, units))


def draw_plan(figure: Figure, course: CourseAnalysis, plan: PacingPlan, units: UnitSystem) -> None:
    """Draw the profile below the target pace of each split, or the target power of each section."""
    upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
    _profile(lower, course, units, named=False)
    if plan.ride is not None:
        _powers(upper, plan.ride, units)
    else:
        _paces(upper, plan, units)
    title(upper, course.name, f"{_facts(course, units)} · {display.clock(plan.goal_time_s)}")


def draw_fuel(figure: Figure, course: CourseAnalysis, strategy: RaceStrategy, units: UnitSystem) -> None:
    """Draw the profile with every intake where it is taken."""
    axes = figure.subplots()
    _profile(axes, course, units, named=False)
    per_unit = display.unit_length_m(units)
    low, high = axes.get_ylim()
    room = ROOM_FOR_FUEL * (high - low)
    axes.set_ylim(low, high + room)
    for i, event in enumerate(strategy.fuel.events):
        at, level = event.at_m / per_unit, high + room * (0.70 - 0.30 * (i % 3))
        axes.plot([at, at], [_height_at(course, event.at_m, units), level], color=QUIET, linewidth=0.6)
        words = f"{event.item.value}\n{display.race_time(event.at_s)}"
        axes.annotate(words, (at, level), ha="center", va="bottom", fontsize=7, color=ACCENT)
    title(axes, f"{course.name}: fuel", display.clock(strategy.pacing.goal_time_s))


def _profile(axes: Axes, course: CourseAnalysis, units: UnitSystem, *, named: bool = True) -> None:
    """Fill the height under the profile, each stretch in the colour of its grade."""
    per_unit, per_height = display.unit_length_m(units), _per_height(units)
    place = _places(course) / per_unit
    height = np.asarray(course.elevation_m) / per_height
    low, high = float(height.min()), float(height.max())
    room = max(high - low, 20.0 / per_height)
    floor = low - 0.08 * room
    colour = np.searchsorted(GRADE_EDGES, _seen_grade(course), side="right")
    for index, shade in enumerate(GRADE_COLOURS):
        inside = colour == index
        # A stretch reaches to the next point, so that no white gap parts two colours.
        reach = inside | np.concatenate(([False], inside[:-1]))
        axes.fill_between(place, floor, height, where=reach.tolist(), color=shade, linewidth=0)
    axes.plot(place, height, color=INK, linewidth=0.8)
    axes.set_xlim(0, float(place[-1]))
    axes.set_ylim(floor, high + (ROOM_ABOVE if named else 0.1) * room)
    axes.set_ylabel("ft" if units is UnitSystem.IMPERIAL else "m")
    axes.set_xlabel("mile" if units is UnitSystem.IMPERIAL else "km")
    if named:
        _name_climbs(axes, course, units)


def _grade_key(axes: Axes) -> None:
    """Say in a corner which colour is which grade: the colours side by side, the edges between them."""
    width, height, left, level = 0.028, 0.022, 0.78, 0.955
    for i, shade in enumerate(GRADE_COLOURS):
        box = Rectangle(
            (left + i * width, level), width, height, color=shade, transform=axes.transAxes, linewidth=0
        )
        axes.add_patch(box)
    for i, edge in enumerate(GRADE_EDGES, start=1):
        axes.text(
            left + i * width,
            level - 0.008,
            display.grade(edge).removesuffix(".0 %"),
            transform=axes.transAxes,
            ha="center",
            va="top",
            fontsize=7,
            color=QUIET,
        )
    axes.text(left - 0.008, level, "grade %", transform=axes.transAxes, ha="right", fontsize=7, color=QUIET)


def _name_climbs(axes: Axes, course: CourseAnalysis, units: UnitSystem) -> None:
    largest = sorted(course.climbs, key=lambda climb: climb.gain_m, reverse=True)[:MOST_NAMED_CLIMBS]
    for climb in largest:
        top_m = climb.start_m + climb.length_m
        axes.annotate(
            f"{display.height(climb.gain_m, units)} at {display.percent(climb.mean_grade, 1)}",
            (top_m / display.unit_length_m(units), _height_at(course, top_m, units)),
            xytext=(0, 12),
            textcoords="offset points",
            ha="center",
            fontsize=8,
            arrowprops={"arrowstyle": "-", "color": QUIET, "linewidth": 0.6},
        )


def _paces(axes: Axes, plan: PacingPlan, units: UnitSystem) -> None:
    """Target pace per split as steps, the allowed band around it; faster is higher."""
    splits, per_unit = plan.splits_in(units), display.unit_length_m(units)
    edges = [
        *(split.start_m / per_unit for split in splits),
        (splits[-1].start_m + splits[-1].distance_m) / per_unit,
    ]
    target, low, high = (
        np.array(
            [seconds / split.distance_m * per_unit for split, seconds in zip(splits, times, strict=True)]
        )
        for times in (
            [split.target_s for split in splits],
            [split.low_s for split in splits],
            [split.high_s for split in splits],
        )
    )
    axes.stairs(high, edges, baseline=low, fill=True, color=ACCENT, alpha=0.15, linewidth=0)
    axes.stairs(target, edges, baseline=None, color=ACCENT, linewidth=1.8)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda seconds, _: display.clock(seconds)))
    axes.invert_yaxis()
    axes.set_ylabel(f"target pace {display.pace_unit(units)}")
    _label_extremes(axes, np.asarray(edges), target, display.clock, lowest_is_up=True)


def _powers(axes: Axes, ride: RidePlan, units: UnitSystem) -> None:
    """Target power per section as steps with its band."""
    per_unit = display.unit_length_m(units)
    edges = np.array([*(each.start_m for each in ride.sections), ride.sections[-1].end_m]) / per_unit
    power = np.array([each.power_w for each in ride.sections])
    low, high = (np.array([getattr(each, end) for each in ride.sections]) for end in ("low_w", "high_w"))
    axes.stairs(high, edges, baseline=low, fill=True, color=ACCENT, alpha=0.15, linewidth=0)
    axes.stairs(power, edges, baseline=None, color=ACCENT, linewidth=1.8)
    axes.set_ylim(0, None)
    axes.set_ylabel("target power W")
    _label_extremes(axes, edges, power, _target_power, lowest_is_up=False)
    average = ride.normalized_power.value
    if average is not None:
        axes.axhline(average, color=AMBER, linewidth=0.8, linestyle=(0, (4, 3)))
        # Beside the longest stretch of little power there is room for words.
        room = int(np.argmax(np.where(power < average / 2, np.diff(edges), 0.0)))
        middle = float(edges[room] + edges[room + 1]) / 2
        axes.annotate(
            f"normalized {display.power(average)}",
            (middle, average),
            xytext=(0, -3),
            textcoords="offset points",
            ha="center",
            va="top",
            color=AMBER,
            fontsize=8,
        )


def _target_power(watts: float) -> str:
    return display.power(watts) if watts >= 1 else "coast"


def _label_extremes(
    axes: Axes, edges: FloatArray, values: FloatArray, write: Callable[[float], str], *, lowest_is_up: bool
) -> None:
    """Write the highest and the lowest target beside their steps."""
    for index, is_lowest in ((int(values.argmin()), True), (int(values.argmax()), False)):
        above = is_lowest == lowest_is_up
        axes.annotate(
            write(float(values[index])),
            (float(edges[index] + edges[index + 1]) / 2, float(values[index])),
            xytext=(0, 5 if above else -5),
            textcoords="offset points",
            ha="center",
            va="bottom" if above else "top",
            fontsize=8,
            color=ACCENT,
        )


def _seen_grade(course: CourseAnalysis) -> FloatArray:
    """Return the grade averaged over what an eye can tell apart in the picture, and over 100 m at least."""
    window_m = max(DISPLAY_WINDOW_M, course.distance_m / STRIPES)
    half = max(1, round(window_m / course.step_m / 2))
    total = np.concatenate(([0.0], np.cumsum(course.grade)))
    index = np.arange(len(course.grade))
    first, last = np.maximum(index - half, 0), np.minimum(index + half + 1, index.size)
    return np.asarray((total[last] - total[first]) / (last - first), dtype=np.float64)


def _places(course: CourseAnalysis) -> FloatArray:
    """Return where the heights stand, in metres."""
    count = len(course.elevation_m)
    return np.asarray(np.minimum(np.arange(count) * course.step_m, course.distance_m), dtype=np.float64)


def _height_at(course: CourseAnalysis, at_m: float, units: UnitSystem) -> float:
    return float(np.interp(at_m, _places(course), course.elevation_m)) / _per_height(units)


def _per_height(units: UnitSystem) -> float:
    return METRES_PER_FOOT if units is UnitSystem.IMPERIAL else 1.0


def _facts(course: CourseAnalysis, units: UnitSystem) -> str:
    gain = course.gain
    if gain.low is None or gain.high is None:
        return display.distance(course.distance_m, units)
    climbing = display.height_range(gain.low, gain.high, units)
    return f"{display.distance(course.distance_m, units)} · {climbing} up"
