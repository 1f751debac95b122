"""What is lost when grade is taken only between kilometre or mile marks instead of every 10 m."""

from collections.abc import Callable, Mapping

import numpy as np

from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.running.grade_factor import grade_factor, minetti_cost, strava_factor
from tools.domain.units import METRES_PER_MILE
from tools.validation.naive import raw_gain_m
from tools.validation.report import Section, Table, judged, not_here

Curve = Callable[[FloatArray], FloatArray]
_CURVES: dict[str, Curve] = {"ours": grade_factor, "Strava": strava_factor, "Minetti": minetti_cost}
_GOAL_PERCENT = 0.3


def marker_section(courses: Mapping[str, CourseAnalysis | None]) -> Section:
    """Return the section on sampling at marks; courses by name, None where the file is not here."""
    boston = courses.get("fm_boston")
    lost = None if boston is None else _time_lost_percent(boston, grade_factor, METRES_PER_MILE)
    times = tuple(f"time error, {name}" for name in _CURVES)
    columns = ("file", "gain by the grid (m)", "gain by mile marks (m)", *times, "worst single mile")
    rows = tuple(
        not_here(name, len(columns)) if course is None else (name, *_row(course))
        for name, course in courses.items()
    )
    return Section(
        title="Why cost is integrated",
        about=(
            "Cost is convex in grade, so heights read only at mile marks miss the hills between them. The "
            "time by mile marks is shown beside the time by the grid of 10 m, each with three cost curves."
        ),
        checks=(
            judged(
                "marker_error",
                "the mile-mark method errs by more than 0.3 % of the time at Boston",
                lost,
                "%",
                reached=lost is not None and abs(lost) > _GOAL_PERCENT,
            ),
        ),
        tables=(Table(title="Mile marks beside the 10 m grid", columns=columns, rows=rows),),
        notes=(
            "The goal is that the common method is seen to fail. On gentle roads it fails by little in "
            "total, and by more in short steep miles; on trails it fails by much.",
        ),
    )


def _at_marks(course: CourseAnalysis, unit_m: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the grid's positions, the marks, and the heights at the marks."""
    at_m = np.minimum(np.arange(len(course.elevation_m)) * course.step_m, course.distance_m)
    marks_m = np.append(np.arange(0.0, course.distance_m - 1.0, unit_m), course.distance_m)
    return at_m, marks_m, np.interp(marks_m, at_m, np.array(course.elevation_m))


def _costs(course: CourseAnalysis, curve: Curve, unit_m: float) -> tuple[FloatArray, FloatArray]:
    """Return the cost of every unit in flat metres by marks, and by the grid."""
    at_m, marks_m, height_m = _at_marks(course, unit_m)
    flat = float(curve(np.zeros(1))[0])
    by_marks = curve(np.diff(height_m) / np.diff(marks_m)) * np.diff(marks_m) / flat
    factor = curve(np.array(course.grade)) / flat
    running = np.concatenate(([0.0], np.cumsum((factor[1:] + factor[:-1]) / 2 * np.diff(at_m))))
    return by_marks, np.diff(np.interp(marks_m, at_m, running))


def _time_lost_percent(course: CourseAnalysis, curve: Curve, unit_m: float) -> float:
    by_marks, by_grid = _costs(course, curve, unit_m)
    return (float(by_marks.sum()) / float(by_grid.sum()) - 1) * 100


def _row(course: CourseAnalysis) -> tuple[str, ...]:
    _, _, height_m = _at_marks(course, METRES_PER_MILE)
    by_marks, by_grid = _costs(course, grade_factor, METRES_PER_MILE)
    worst = float(np.abs(by_marks / by_marks.sum() * by_grid.sum() / by_grid - 1).max()) * 100
    return (
        f"{course.gain.value or 0:,.0f} ({raw_gain_m(np.array(course.elevation_m)):,.0f} raw)",
        f"{raw_gain_m(height_m):,.0f}",
        *(f"{_time_lost_percent(course, curve, METRES_PER_MILE):+.2f} %" for curve in _CURVES.values()),
        f"{worst:.1f} %",
    )
