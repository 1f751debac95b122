"""The course as a picture: height coloured by grade, with targets and fuel placed on it."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, MultipleLocator

from tools.domain import display
from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.ground.grade_bands import GRADE_EDGES, ON_LIGHT
from tools.domain.ground.thinned_profile import seen_grade
from tools.domain.race import UnitSystem
from tools.domain.strategy import PacingPlan, RaceStrategy, RidePlan
from tools.domain.units import METRES_PER_FOOT
from ui.commands.plot_labels import LabelRoom
from ui.commands.plot_style import ACCENT, AMBER, BEHIND_TEXT, INK, QUIET, title

MOST_NAMED_CLIMBS = 5
ROOM_ABOVE = 0.35  # of the height range, for labels
ROOM_FOR_FUEL = 0.45  # of the height range, for three rows of labels
FUEL_ROWS = (0.70, 0.40, 0.10)  # where they stand in that room
FUEL_PT, CLIMB_PT = 7, 8
CLIMB_LIFTS_PT = (12, 24, 36, 48)
PACE_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)
MOST_PACE_TICKS = 8
LEAST_ROOM = 0.1  # of the largest value: below a lower one there is no place for a label


def draw_course(figure: Figure, course: CourseAnalysis, units: UnitSystem) -> None:
    """Draw the profile with its climbs named."""
    axes = figure.subplots()
    _profile(axes, course, units, ROOM_ABOVE)
    _name_climbs(figure, axes, course, units)
    _grade_key(axes)
    title(axes, course.name, _facts(course, units))


def draw_plan(figure: Figure, course: CourseAnalysis, plan: PacingPlan, units: UnitSystem) -> None:
    """Draw the profile below the target pace of each split, or the target power of each section."""
    upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
    _profile(lower, course, units)
    facts = f"{_facts(course, units)} · {display.clock(plan.goal_time_s)}"
    if plan.ride is not None:
        _powers(upper, plan.ride, units)
        normalized = plan.ride.normalized_power.value
        facts += f" · dashed: normalized {display.power(normalized)}" if normalized is not None else ""
    else:
        _paces(upper, plan, units)
    title(upper, course.name, facts)


def draw_fuel(figure: Figure, course: CourseAnalysis, strategy: RaceStrategy, units: UnitSystem) -> None:
    """Draw the profile with every intake where it is taken."""
    axes = figure.subplots()
    _profile(axes, course, units)
    per_unit = display.unit_length_m(units)
    low, high = axes.get_ylim()
    room = ROOM_FOR_FUEL * (high - low)
    axes.set_ylim(low, high + room)
    free = LabelRoom(figure, axes)
    unnamed = 0
    for i, event in enumerate(strategy.fuel.events):
        at, ground = event.at_m / per_unit, _height_at(course, event.at_m, units)
        words = f"{event.item.value}\n{display.race_time(event.at_s)}"
        rows = [high + room * FUEL_ROWS[(i + k) % len(FUEL_ROWS)] for k in range(len(FUEL_ROWS))]
        level = next((row for row in rows if free.take(words, (at, row), font_pt=FUEL_PT)), None)
        if level is None:
            unnamed += 1
            axes.plot([at], [ground], "o", color=ACCENT, markersize=4)
            continue
        axes.plot([at, at], [ground, level], color=QUIET, linewidth=0.6)
        axes.text(
            at, level, words, ha="center", va="bottom", fontsize=FUEL_PT, color=ACCENT, bbox=BEHIND_TEXT
        )
    also = f" · {unnamed} more at the dots" if unnamed else ""
    title(axes, f"{course.name}: fuel", f"{display.clock(strategy.pacing.goal_time_s)}{also}")


def _profile(axes: Axes, course: CourseAnalysis, units: UnitSystem, room_above: float = 0.1) -> None:
    """Fill the height under the profile, each stretch in the colour of its grade."""
    per_unit, per_height = display.unit_length_m(units), _per_height(units)
    place = _places(course) / per_unit
    height = np.asarray(course.elevation_m) / per_height
    low, high = float(height.min()), float(height.max())
    room = max(high - low, 20.0 / per_height)
    floor = low - 0.08 * room
    colour = np.searchsorted(GRADE_EDGES, seen_grade(course), side="right")
    for index, shade in enumerate(ON_LIGHT):
        inside = colour == index
        # A stretch reaches to the next point, so that no white gap parts two colours.
        reach = inside | np.concatenate(([False], inside[:-1]))
        axes.fill_between(place, floor, height, where=reach.tolist(), color=shade, linewidth=0)
    axes.plot(place, height, color=INK, linewidth=0.8)
    axes.set_xlim(0, float(place[-1]))
    axes.set_ylim(floor, high + room_above * room)
    axes.set_ylabel("height (ft)" if units is UnitSystem.IMPERIAL else "height (m)")
    axes.set_xlabel("distance (miles)" if units is UnitSystem.IMPERIAL else "distance (km)")


def _grade_key(axes: Axes) -> None:
    """Say in a corner which colour is which grade: the colours side by side, the edges between them."""
    width, height, left, level = 0.028, 0.022, 0.78, 0.955
    for i, shade in enumerate(ON_LIGHT):
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


def _name_climbs(figure: Figure, axes: Axes, course: CourseAnalysis, units: UnitSystem) -> None:
    largest = sorted(course.climbs, key=lambda climb: climb.gain_m, reverse=True)[:MOST_NAMED_CLIMBS]
    free = LabelRoom(figure, axes)
    for climb in largest:
        top_m = climb.start_m + climb.length_m
        words = f"{display.height(climb.gain_m, units)} at {display.percent(climb.mean_grade, 1)}"
        top = (top_m / display.unit_length_m(units), _height_at(course, top_m, units))
        lifts = (up for up in CLIMB_LIFTS_PT if free.take(words, top, font_pt=CLIMB_PT, lift_pt=up))
        lift = next(lifts, None)
        if lift is None:
            continue
        axes.annotate(
            words,
            top,
            xytext=(0, lift),
            textcoords="offset points",
            ha="center",
            fontsize=CLIMB_PT,
            bbox=BEHIND_TEXT,
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
    room = 0.08 * float(high.max() - low.min()) or 1.0
    axes.set_ylim(float(high.max()) + room, float(low.min()) - room)
    axes.yaxis.set_major_locator(MultipleLocator(_pace_step_s(float(high.max() - low.min()))))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda seconds, _: display.clock(seconds)))
    axes.set_ylabel(f"target pace (min{display.pace_unit(units)})")
    _label_extremes(axes, np.asarray(edges), target, display.clock, lowest_is_up=True)


def _pace_step_s(range_s: float) -> float:
    """Return seconds from tick to tick as a clock has them: 10 s, 15 s, 1 min."""
    return next((step for step in PACE_STEPS_S if range_s / step <= MOST_PACE_TICKS), PACE_STEPS_S[-1])


def _powers(axes: Axes, ride: RidePlan, units: UnitSystem) -> None:
    """Target power per section as steps with its band."""
    per_unit = display.unit_length_m(units)
    edges = np.array([*(each.start_m for each in ride.sections), ride.sections[-1].end_m]) / per_unit
    power = np.array([each.power_w for each in ride.sections])
    low, high = (np.array([getattr(each, end) for each in ride.sections]) for end in ("low_w", "high_w"))
    axes.stairs(high, edges, baseline=low, fill=True, color=ACCENT, alpha=0.15, linewidth=0)
    axes.stairs(power, edges, baseline=None, color=ACCENT, linewidth=1.8)
    axes.set_ylim(0, 1.08 * float(high.max()))
    axes.set_ylabel("target power (W)")
    _label_extremes(axes, edges, power, _target_power, lowest_is_up=False)
    average = ride.normalized_power.value
    if average is not None:
        axes.axhline(average, color=AMBER, linewidth=0.8, linestyle=(0, (4, 3)))


def _target_power(watts: float) -> str:
    return display.power(watts) if watts >= 1 else "coast"


def _label_extremes(
    axes: Axes, edges: FloatArray, values: FloatArray, write: Callable[[float], str], *, lowest_is_up: bool
) -> None:
    """Write the highest and the lowest target beside their steps."""
    for index, is_lowest in ((int(values.argmin()), True), (int(values.argmax()), False)):
        above = is_lowest == lowest_is_up or values[index] < LEAST_ROOM * values.max()
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
