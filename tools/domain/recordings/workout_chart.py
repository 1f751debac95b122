"""A workout as a picture: at most some hundred means over time, and its laps."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.domain.activity import Activity, ActivitySport, Lap
from tools.domain.course import FloatArray
from tools.domain.feedback import ChartLap, ChartSeries, WorkoutChart
from tools.domain.recordings.recorded_line import distance_along, recorded_heights
from tools.domain.recordings.timer_time import (
    SecondGrid,
    Spans,
    merged_spans,
    second_grid,
    silences,
    without_spans,
)
from tools.domain.recordings.workout_output import STANDING_M_PER_S, smoothed
from tools.domain.running.graded_pace import speed_by_second

SMOOTHED_S = 15  # our design choice [D]: a satellite's speed of one second is mostly noise
SHORTEST_STOP_S, STOP_SHARE = 60.0, 0.02  # our design choice [D]: a stop is drawn no longer than this
MOST_LAPS = 200
_ON_FOOT = (ActivitySport.RUN, ActivitySport.WALK, ActivitySport.HIKE)
_NOT_MOVING = (ActivitySport.STRENGTH, ActivitySport.MULTISPORT)


@dataclass(frozen=True, slots=True)
class _Spans:
    """The spans of the picture: how many, and which one each second of the grid lies in."""

    count: int
    of_second: NDArray[np.intp]

    def means(self, values: FloatArray) -> tuple[float | None, ...]:
        """Return the mean of each span of one value a second, None where there is none."""
        known = np.isfinite(values)
        counts = np.bincount(self.of_second[known], minlength=self.count)
        sums = np.bincount(self.of_second[known], weights=values[known], minlength=self.count)
        return _listed(np.where(counts > 0, sums / np.maximum(counts, 1), np.nan))


def workout_chart(activity: Activity, points: int = 400) -> WorkoutChart:
    """Return means over equal spans of the activity's own clock; in stops values are None.

    A long stop is drawn short, so that what was done fills the picture. `time_s` is the middle of each span.
    Series there are for what was recorded: power (W), heart rate (bpm), pace (s/km, on foot) or speed (km/h),
    elevation (m), cadence (rpm). Raises ActivityTooLong.
    """
    if activity.time_s.size < 2:
        return WorkoutChart(time_s=(), distance_m=(), series=())
    grid = second_grid(activity)
    along = distance_along(activity)
    cut = _long_stops(activity, grid)
    clock_s = without_spans(activity.time_s, cut) - activity.time_s[0]
    total_s = float(clock_s[-1]) + 1.0
    count = max(1, min(points, activity.time_s.size, int(total_s)))
    width_s = total_s / count
    middle_s = (np.arange(count) + 0.5) * width_s
    seconds_s = without_spans(grid.at_s, cut) - activity.time_s[0]
    spans = _Spans(count, np.clip((seconds_s / width_s).astype(np.intp), 0, count - 1))
    where = np.full(count, np.nan) if along is None else np.interp(middle_s, clock_s, along - along[0])
    lines = _lines(activity, grid, along, spans)
    return WorkoutChart(
        time_s=tuple(np.round(middle_s, 1).tolist()),
        distance_m=_listed(where),
        series=tuple(line for line in lines if any(value is not None for value in line.values)),
        laps=_laps(activity, grid, cut),
    )


def _lines(
    activity: Activity, grid: SecondGrid, along: FloatArray | None, spans: _Spans
) -> tuple[ChartSeries, ...]:
    """Return every line there may be; one of nothing has only None."""
    speed = None
    if along is not None:
        speed = spans.means(smoothed(speed_by_second(activity, grid, along), SMOOTHED_S))
    heights = recorded_heights(activity)
    columns = (
        ("power", "W", activity.power_w),
        ("heart rate", "bpm", activity.heart_rate_bpm),
        ("elevation", "m", heights),
        ("cadence", "rpm", activity.cadence_rpm),
    )
    power, heart_rate, *others = (
        ChartSeries(name=name, unit=unit, values=() if values is None else spans.means(grid.column(values)))
        for name, unit, values in columns
    )
    return (power, heart_rate, _of_speed(activity.sport, speed), *others)


def _of_speed(sport: ActivitySport, speed: tuple[float | None, ...] | None) -> ChartSeries:
    """Return pace on foot, speed elsewhere, from m/s; standing still has no pace."""
    on_foot = sport in _ON_FOOT
    name, unit = ("pace", "s/km") if on_foot else ("speed", "km/h")
    if speed is None or sport in _NOT_MOVING:
        return ChartSeries(name=name, unit=unit, values=())
    if not on_foot:
        faster = (None if value is None else round(value * 3.6, 2) for value in speed)
        return ChartSeries(name=name, unit=unit, values=tuple(faster))
    paces = (
        None if value is None or value < STANDING_M_PER_S else round(1000.0 / value, 2) for value in speed
    )
    return ChartSeries(name=name, unit=unit, values=tuple(paces))


def _long_stops(activity: Activity, grid: SecondGrid) -> Spans:
    """Return what is left out of each long stop."""
    drawn_s = max(SHORTEST_STOP_S, STOP_SHARE * grid.seconds)
    stops = merged_spans((*activity.pauses, *silences(activity)))
    return tuple((start + drawn_s, end) for start, end in stops if end - start > drawn_s)


def _laps(activity: Activity, grid: SecondGrid, cut: Spans) -> tuple[ChartLap, ...]:
    """Return the laps with their means; a lap lasts until the next one, whatever stops lie in it."""
    laps = activity.laps[:MOST_LAPS]
    starts_s = without_spans(np.array([lap.start_s for lap in laps]), cut).tolist()
    power, heart_rate = grid.column(activity.power_w), grid.column(activity.heart_rate_bpm)
    return tuple(
        ChartLap(
            start_s=start_s,
            duration_s=lap.duration_s,
            distance_m=lap.distance_m,
            average_power_w=_mean(power[inside]),
            average_heart_rate_bpm=_mean(heart_rate[inside]),
        )
        for lap, start_s, inside in zip(laps, starts_s, lap_seconds(laps, grid), strict=True)
    )


def lap_seconds(laps: Sequence[Lap], grid: SecondGrid) -> tuple[slice, ...]:
    """Return which seconds of the grid belong to each lap of a list in order.

    A lap lasts until the next one begins, the last one as long as the device says.
    """
    if not laps:
        return ()
    edges = [int(edge) for edge in np.searchsorted(grid.at_s, [lap.start_s for lap in laps], side="left")]
    ends = [*edges[1:], min(grid.seconds, edges[-1] + round(laps[-1].duration_s))]
    return tuple(slice(start, max(start, end)) for start, end in zip(edges, ends, strict=True))


def _mean(values: FloatArray) -> float | None:
    known = values[np.isfinite(values)]
    return round(float(known.mean()), 1) if known.size else None


def _listed(values: FloatArray) -> tuple[float | None, ...]:
    return tuple(round(value, 3) if np.isfinite(value) else None for value in values.tolist())
