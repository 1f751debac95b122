"""How one run's pace followed its hills, and how much slower its second half was than its first."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from tools.domain.activity import Activity, ActivitySport
from tools.domain.activity_summary import HillResponse
from tools.domain.course import FloatArray
from tools.domain.recordings.normalized_power import normalized
from tools.domain.recordings.recorded_line import distance_along, recorded_profile
from tools.domain.recordings.timer_time import SecondGrid
from tools.domain.running.grade_factor import grade_factor
from tools.domain.running.graded_pace import speed_by_second

STRETCH_M = 200.0
FEWEST_STRETCHES = 15  # 3 km: our design choice [D]
HILLY_GRADE = 0.03
STEEPEST = 0.20  # beyond it many walk: our design choice [D]
SLOWEST_S_PER_M = 0.72  # 12:00 /km: slower is standing or walking, our design choice [D]
STEADIEST_RATIO = 1.10  # normalized over mean graded speed; beyond it the run was intervals: our choice [D]
SHORTEST_FADE_M = 15_000.0  # our design choice [D]


@dataclass(frozen=True, slots=True)
class GradedRun:
    """A run by seconds of timer time, shape (seconds,): speed, and the pace factor of the ground under it."""

    speed_m_per_s: FloatArray
    grade: FloatArray
    factor: FloatArray

    @property
    def graded_m_per_s(self) -> FloatArray:
        """Speed on the flat that asks the same."""
        return self.speed_m_per_s * self.factor


def hill_and_fade(activity: Activity, grid: SecondGrid) -> dict[str, Any]:
    """Return `hill_response` and `late_slowing_percent` of a run for its summary; None where it says nothing.

    Hills need a steady run with heights from a pressure sensor: the errors of satellite heights would make
    every hill look cheaper than it was. The second half needs 15 km.
    """
    run = _graded(activity, grid)
    if run is None:
        return {"hill_response": None, "late_slowing_percent": None}
    return {
        "hill_response": hill_response(run) if activity.barometric else None,
        "late_slowing_percent": late_slowing_percent(run),
    }


def hill_response(run: GradedRun) -> HillResponse | None:
    """Return how pace followed grade over stretches of 200 m; None for a short or uneven run."""
    graded = run.graded_m_per_s
    mean = float(graded.mean()) if graded.size else 0.0
    if mean <= 0 or (normalized(graded) or np.inf) / mean > STEADIEST_RATIO:
        return None
    pace, cost, grade = _stretches(run)
    running = (pace < SLOWEST_S_PER_M) & (np.abs(grade) <= STEEPEST)
    if np.count_nonzero(running) < FEWEST_STRETCHES:
        return None
    pace, cost, grade = pace[running], cost[running], grade[running]
    flat_s_per_m = float(np.mean(pace / cost))
    slower = _without_trend(pace / flat_s_per_m - 1)
    dearer = _without_trend(cost - 1)
    return HillResponse(
        stretches=int(pace.size),
        hilly_m=float(np.count_nonzero(np.abs(grade) >= HILLY_GRADE) * STRETCH_M),
        spread=float(dearer @ dearer),
        shared=float(dearer @ slower),
        scatter=float(slower @ slower),
    )


def late_slowing_percent(run: GradedRun) -> float | None:
    """Return by how many percent the second half of the way was slower than the first, at equal ground."""
    along = np.cumsum(run.speed_m_per_s)
    if not along.size or along[-1] < SHORTEST_FADE_M:
        return None
    half = int(np.searchsorted(along, along[-1] / 2))
    first, second = (float(part.mean()) for part in (run.graded_m_per_s[:half], run.graded_m_per_s[half:]))
    return (first / second - 1) * 100.0 if first > 0 and second > 0 else None


def _graded(activity: Activity, grid: SecondGrid) -> GradedRun | None:
    along = distance_along(activity) if activity.sport is ActivitySport.RUN else None
    profile = None if along is None else recorded_profile(activity, along)
    if along is None or profile is None:
        return None
    at_m = np.interp(grid.at_s, activity.time_s, along) - along[0]
    grade = np.interp(at_m, np.arange(profile.grade.size) * profile.step_m, profile.grade)
    return GradedRun(speed_by_second(activity, grid, along), grade, grade_factor(grade))


def _stretches(run: GradedRun) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return pace (s/m), mean cost and mean grade of each whole stretch of 200 m."""
    along = np.concatenate(([0.0], np.cumsum(run.speed_m_per_s)))
    moving = np.concatenate(([True], np.diff(along) > 0))
    seconds = np.arange(along.size, dtype=np.float64)
    marks = np.arange(0.0, along[-1] + 1e-9, STRETCH_M)
    pace = np.diff(np.interp(marks, along[moving], seconds[moving])) / STRETCH_M
    costs, climbs = (
        np.diff(
            np.interp(
                marks, along[moving], np.concatenate(([0.0], np.cumsum(run.speed_m_per_s * each)))[moving]
            )
        )
        / STRETCH_M
        for each in (run.factor, run.grade)
    )
    return pace, costs, climbs


def _without_trend(values: FloatArray) -> FloatArray:
    """Return values less their mean and their straight trend along the run: what tiring explains."""
    place = np.arange(values.size, dtype=np.float64)
    place -= place.mean()
    centred = values - values.mean()
    return np.asarray(centred - place * float(place @ centred) / float(place @ place))
