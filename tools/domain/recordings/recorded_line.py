"""Where a recording went: how far along each record stands, and the heights on the way."""

import numpy as np
from numpy.typing import NDArray

from tools.domain.activity import Activity, ActivitySport
from tools.domain.course import FloatArray
from tools.domain.ground.elevation import Profile, build_profile, grid_size, known_heights
from tools.domain.ground.geodesy import segment_lengths_m
from tools.domain.recordings.timer_time import merged_spans, silences

# Nobody is faster over a second: beyond it a step is a jump of the recording. Our design choice [D].
FASTEST_M_PER_S = {
    ActivitySport.RUN: 12.0,
    ActivitySport.WALK: 6.0,
    ActivitySport.HIKE: 8.0,
    ActivitySport.SWIM: 4.0,
    ActivitySport.ROW: 10.0,
}
FASTEST_OTHER_M_PER_S = 40.0
# Over a longer step a runner is slower than over a second: the pace of 400 m. Our design choice [D].
LONG_STEP_S, FASTEST_RUN_M_PER_S = 10.0, 9.3
SHORTEST_M = 10.0  # our design choice [D]: below it nobody went anywhere
ODOMETER_M = 100.0  # our design choice [D]: a recording that begins further on counts from an older start


def distance_along(activity: Activity) -> FloatArray | None:
    """Return how far each record stands from the start in metres, never falling; None where nobody knows.

    The device's own distance counts; without one the line between the places does, without jumps and without
    the way across stops.
    """
    recorded = _filled(activity.time_s, activity.distance_m)
    if recorded is not None:
        along = np.maximum.accumulate(np.maximum(recorded, 0.0))
        if along[-1] - along[0] >= SHORTEST_M:
            return along - along[0] if along[0] > ODOMETER_M else along
    return _along_places(activity)


def _filled(time_s: FloatArray, values: FloatArray) -> FloatArray | None:
    """Draw a line across missing values; None with fewer than two known."""
    known = ~np.isnan(values)
    if np.count_nonzero(known) < 2:
        return None
    return values if known.all() else np.interp(time_s, time_s[known], values[known])


def _along_places(activity: Activity) -> FloatArray | None:
    placed = np.flatnonzero(~np.isnan(activity.lat) & ~np.isnan(activity.lon))
    if placed.size < 2:
        return None
    lengths = segment_lengths_m(activity.lat[placed], activity.lon[placed])
    seconds = np.maximum(np.diff(activity.time_s[placed]), 1.0)
    lengths[lengths > seconds * fastest_m_per_s(activity.sport)] = 0.0
    lengths[_across_stops(activity, activity.time_s[placed])] = 0.0
    along = np.concatenate(([0.0], np.cumsum(lengths)))
    if along[-1] < SHORTEST_M:
        return None
    return np.interp(activity.time_s, activity.time_s[placed], along)


def _across_stops(activity: Activity, time_s: FloatArray) -> NDArray[np.intp]:
    """Return the steps between records over which the timer stood still: nobody recorded that way."""
    resumed = np.array([end for _, end in merged_spans(activity.pauses)])
    steps = np.searchsorted(time_s, resumed, side="left") - 1
    return steps[(steps >= 0) & (steps < time_s.size - 1)]


def without_jumps(activity: Activity, along_m: FloatArray) -> FloatArray:
    """Return the distance along without steps faster than anybody is."""
    steps, seconds = np.diff(along_m), np.maximum(np.diff(activity.time_s), 1.0)
    fastest = np.full(steps.size, fastest_m_per_s(activity.sport))
    if activity.sport == ActivitySport.RUN:
        fastest[seconds >= LONG_STEP_S] = FASTEST_RUN_M_PER_S
    steps[steps > seconds * fastest] = 0.0
    return np.concatenate((along_m[:1], along_m[0] + np.cumsum(steps)))


def fastest_m_per_s(sport: ActivitySport) -> float:
    """Return the speed beyond which a step of a recording is a jump."""
    return FASTEST_M_PER_S.get(sport, FASTEST_OTHER_M_PER_S)


def piece_starts(activity: Activity) -> NDArray[np.intp]:
    """Return the indices of records that begin again after a stop or a long silence."""
    stops = merged_spans((*activity.pauses, *silences(activity)))
    ends = np.array([end for _, end in stops])
    starts = np.searchsorted(activity.time_s, ends, side="left")
    return np.unique(starts[(starts > 0) & (starts < activity.time_s.size)]).astype(np.intp)


def recorded_heights(activity: Activity) -> FloatArray | None:
    """Return the plausible heights of each record, NaN where there is none; None without any."""
    heights = known_heights(activity.elevation_m)
    return None if np.isnan(heights).all() else heights


def recorded_profile(activity: Activity, along_m: FloatArray) -> Profile | None:
    """Return the heights on a uniform grid along the way, None without heights; stops join, no jumps."""
    heights = recorded_heights(activity)
    if heights is None:
        return None
    moved = np.concatenate(([True], np.diff(along_m) > 0.0))
    pieces = np.zeros(along_m.size, dtype=np.bool_)
    pieces[piece_starts(activity)] = True
    moved |= pieces
    if np.isnan(heights[moved]).all():
        return None
    at_m = along_m[moved] - along_m[0]
    spacing = float(np.median(np.diff(at_m)))
    breaks = np.flatnonzero(pieces[moved]).astype(np.intp)
    return build_profile(
        at_m,
        heights[moved],
        breaks,
        steps=grid_size(float(at_m[-1]), spacing),
        barometric=activity.barometric,
    )
