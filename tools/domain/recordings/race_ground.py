"""What the ground of the day, as it was measured, cost beside the ground the plan counted with."""

from collections.abc import Sequence

import numpy as np

from tools.domain.activity import Activity, ActivitySport
from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.recordings.race_way import RaceWay
from tools.domain.recordings.recorded_line import distance_along, recorded_profile
from tools.domain.running.course_cost import cost_grid
from tools.domain.running.grade_factor import grade_factor


def ground_costs(
    activity: Activity,
    way: RaceWay,
    course: CourseAnalysis | None,
    stretches_m: Sequence[tuple[float, float]],
) -> tuple[float | None, ...]:
    """Return each stretch's cost by grade as measured over that of the course; 1: the course was right.

    Only of a run with heights from a pressure sensor on a course with heights: the errors of satellites make
    every ground dearer. None elsewhere.
    """
    unknown = (None,) * len(stretches_m)
    known = activity.sport is ActivitySport.RUN and activity.barometric and way.finished
    if not known or course is None or not course.grade:
        return unknown
    along = distance_along(activity)
    profile = None if along is None else recorded_profile(activity, along)
    if along is None or profile is None:
        return unknown
    grid = cost_grid(course)
    planned = np.concatenate(([0.0], np.cumsum(grid.step_terrain)))
    starts_m = float(np.interp(way.starts_at_s, activity.time_s, along)) - float(along[0])
    ends_m = float(np.interp(way.starts_at_s + way.total_s, activity.time_s, along)) - float(along[0])
    at_m = np.arange(profile.grade.size, dtype=np.float64) * profile.step_m
    scale = (ends_m - starts_m) / way.reached_m
    done = np.concatenate(([0.0], np.cumsum(grade_factor(profile.grade[:-1]) * np.diff(at_m))))
    return tuple(
        _ratio(
            _between(at_m, done, starts_m + start * scale, starts_m + end * scale) / scale,
            _between(grid.position_m, planned, start, end),
        )
        for start, end in stretches_m
    )


def _between(at_m: FloatArray, summed: FloatArray, start_m: float, end_m: float) -> float:
    start, end = np.interp((start_m, end_m), at_m, summed)
    return float(end - start)


def _ratio(done: float, planned: float) -> float | None:
    return done / planned if done > 0 and planned > 0 else None
