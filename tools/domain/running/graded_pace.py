"""Normalized graded pace: what a hilly run would have been worth on the flat (McGregor)."""

import numpy as np

from tools.domain.activity import Activity
from tools.domain.course import FloatArray
from tools.domain.recordings.normalized_power import normalized
from tools.domain.recordings.recorded_line import distance_along, fastest_m_per_s, recorded_profile
from tools.domain.recordings.timer_time import SecondGrid
from tools.domain.running.grade_factor import grade_factor


def speed_by_second(activity: Activity, grid: SecondGrid, along_m: FloatArray) -> FloatArray:
    """Return the speed over each second of timer time in m/s; jumps of the recording count as standing."""
    before = np.interp(grid.at_s, activity.time_s, along_m)
    after = np.interp(grid.at_s + 1.0, activity.time_s, along_m)
    speed = after - before
    speed[speed > fastest_m_per_s(activity.sport)] = 0.0
    return speed


def graded_speed(activity: Activity, grid: SecondGrid) -> FloatArray | None:
    """Return speed times grade factor over each second in m/s; None without way or heights."""
    along = distance_along(activity)
    profile = None if along is None else recorded_profile(activity, along)
    if along is None or profile is None:
        return None
    at_m = np.interp(grid.at_s, activity.time_s, along) - along[0]
    grade = np.interp(at_m, np.arange(profile.grade.size) * profile.step_m, profile.grade)
    return speed_by_second(activity, grid, along) * grade_factor(grade)


def normalized_graded_speed(graded_m_per_s: FloatArray) -> float | None:
    """Return normalized graded speed in m/s, weighed like normalized power; None below 30 s or at rest."""
    speed = normalized(graded_m_per_s)
    return speed if speed else None


def pace_s_per_km(speed_m_per_s: float) -> float:
    """Return the pace of a speed above 0."""
    return 1000.0 / speed_m_per_s
