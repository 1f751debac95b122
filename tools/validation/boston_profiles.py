"""How well-paced runners spread a Boston marathon, and what each model would have asked of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.running.course_cost import cost_grid
from tools.domain.running.grade_factor import minetti_cost, strava_factor
from tools.validation.report import Check, Section, Table, at_most

MARKS_M = np.array([0, 5, 10, 15, 20, 25, 30, 35, 40, 42.195]) * 1000
# 2013, 2015 and 2019, 2:30 to 3:00, at least 3 % faster than the same runner's best other year, n = 875.
THREE_YEARS = (0.9851, 0.9778, 0.9807, 0.9874, 0.9859, 1.0130, 1.0317, 1.0243, 1.0318)
_TERRAIN_GOAL_PERCENT, _DRIFT_GOAL_PERCENT = 1.6, 0.7
_BAND = "2:30-3:00"
_DRIFTS = np.round(np.arange(0.0, 0.301, 0.01), 2)
_PLANNED_DRIFT = 0.03


@dataclass(frozen=True, slots=True)
class _Runners:
    """A group's mean pace over each stretch, relative to its mean over the race."""

    name: str
    runners: int
    pace: FloatArray
    goal: bool


def boston_section(boston: CourseAnalysis | None, rows: Sequence[Mapping[str, str]]) -> Section:
    """Return the section on Boston; `rows` are the profiles of 2013 and 2017, a line a band."""
    groups = [_Runners("2:30-3:00, 2013+2015+2019", 875, _relative(np.array(THREE_YEARS)), goal=True)]
    groups += [_from_row(row) for row in rows]
    checks, tables = [], []
    for group in groups:
        if boston is not None:
            tables.append(_table(boston, group))
        if group.goal:
            checks += _checks(boston, group)
    return Section(
        title="Pacing: Boston",
        about=(
            "Runners who ran Boston at least 3 % faster than their own best other year (chosen by outcome, "
            "not by the shape of their pace): the group's mean pace over every 5 km beside the model's, as "
            "a distance-weighted MAE. Drift is the share by which pace costs more at the finish, rising "
            "along a straight line from 45 % of the way on."
        ),
        checks=tuple(checks),
        tables=tuple(tables),
        notes=_NOTES,
    )


_NOTES = (
    "Terrain alone does not explain how people slow: drift does. Its size is fitted on each group it is "
    "shown for (in sample), so that figure says the shape is right, not that the size can be foretold. A "
    "plan uses at most 3 %, because a plan must not be built on other people's slowing.",
    "The two groups at 2:30-3:00 differ by the years in them. The second holds 2017, a warm year, and slowed "
    "more after 25 km, which no curve of grade can know: a likely reason why terrain alone reaches the goal "
    "on the one and not on the other.",
    "The profile of 2013, 2015 and 2019 was computed once from larger result lists that are not in the "
    "folder; it stands in the code. The other profiles are in the folder.",
    "Choosing runners 3 % ahead of their own other years also chooses lucky days, and the mean of a group "
    "says little of one runner. Differences between the damped curves (none to half of the downhill gain) "
    "lie within noise.",
)


def _relative(pace: FloatArray) -> FloatArray:
    return np.asarray(pace / np.average(pace, weights=np.diff(MARKS_M)))


def _from_row(row: Mapping[str, str]) -> _Runners:
    pace = np.array([float(cell) for name, cell in row.items() if name not in ("band", "n")])
    return _Runners(f"{row['band']}, 2013+2017", int(row["n"]), _relative(pace), goal=row["band"] == _BAND)


def _checks(boston: CourseAnalysis | None, group: _Runners) -> list[Check]:
    terrain = drift = size = None
    if boston is not None:
        terrain = mean_error_percent(planned_paces(boston, 0.0), group.pace)
        size, drift = best_drift(boston, group.pace)
    fitted = "" if size is None else f", drift fitted ({size:.2f})"
    slug = f"boston_{group.runners}"
    return [
        at_most(f"{slug}_terrain", f"MAE at most 1.6 %, terrain alone, {group.name} (n = {group.runners})",
                terrain, _TERRAIN_GOAL_PERCENT, "%"),
        at_most(f"{slug}_drift", f"MAE at most 0.7 %{fitted}, {group.name} (n = {group.runners})",
                drift, _DRIFT_GOAL_PERCENT, "%"),
    ]  # fmt: skip


def planned_paces(course: CourseAnalysis, drift: float) -> FloatArray:
    """Return our relative pace over each 5 km with this drift at the finish (a share)."""
    grid = cost_grid(course, drift=drift)
    return _relative(np.diff(np.interp(MARKS_M, grid.position_m, grid.cumulative)) / np.diff(MARKS_M))


def curve_paces(course: CourseAnalysis, factor: FloatArray) -> FloatArray:
    """Return the relative pace over each 5 km of a factor known at every grid point."""
    at_m = np.minimum(np.arange(factor.size) * course.step_m, course.distance_m)
    cost = np.concatenate(([0.0], np.cumsum((factor[1:] + factor[:-1]) / 2 * np.diff(at_m))))
    return _relative(np.diff(np.interp(MARKS_M, at_m, cost)) / np.diff(MARKS_M))


def mean_error_percent(model: FloatArray, runners: FloatArray) -> float:
    """Return the distance-weighted mean absolute error of relative paces."""
    return 100 * float(np.average(np.abs(model - runners), weights=np.diff(MARKS_M)))


def best_drift(course: CourseAnalysis, runners: FloatArray) -> tuple[float, float]:
    """Return the drift that fits these runners best, and its error in per cent: fitted in sample."""
    errors = [mean_error_percent(planned_paces(course, float(drift)), runners) for drift in _DRIFTS]
    best = int(np.argmin(errors))
    return float(_DRIFTS[best]), errors[best]


def _table(boston: CourseAnalysis, group: _Runners) -> Table:
    grade = np.array(boston.grade)
    size, _ = best_drift(boston, group.pace)
    models = {
        "the runners": group.pace,
        "even pace": np.ones(MARKS_M.size - 1),
        "Minetti, even effort": curve_paces(boston, minetti_cost(grade)),
        "Strava 2017": curve_paces(boston, strava_factor(grade)),
        "ours, terrain alone": planned_paces(boston, 0.0),
        f"ours, drift {_PLANNED_DRIFT:.2f} as planned": planned_paces(boston, _PLANNED_DRIFT),
        f"ours, drift {size:.2f} fitted here": planned_paces(boston, size),
    }
    stretches = tuple(f"{low / 1000:.0f}-{high / 1000:.4g}" for low, high in pairwise(MARKS_M))
    rows = tuple(
        (name, "" if name == "the runners" else f"{mean_error_percent(pace, group.pace):.2f} %",
         *(f"{value:.4f}" for value in pace))
        for name, pace in models.items()
    )  # fmt: skip
    return Table(
        title=f"{group.name}, n = {group.runners}: pace relative to the mean",
        columns=("model", "MAE", *stretches),
        rows=rows,
    )
