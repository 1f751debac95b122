"""From a recording to the numbers the history keeps of it."""

import math
from datetime import timedelta
from typing import Any

import numpy as np
from scipy.ndimage import median_filter, minimum_filter1d

from tools.domain.activity import Activity, ActivityReview, ActivitySport, BestEffort
from tools.domain.activity_summary import LONGEST_NAME, POWER_BIN_W, ActivitySummary
from tools.domain.athlete import Thresholds
from tools.domain.course import FloatArray
from tools.domain.others_words import LONGEST_NOTE, others_words
from tools.domain.recordings.activity_review import review_activity
from tools.domain.recordings.best_efforts import best_times
from tools.domain.recordings.hill_response import hill_and_fade
from tools.domain.recordings.plausible_efforts import possible_paces, without_spikes
from tools.domain.recordings.recorded_line import distance_along, without_jumps
from tools.domain.recordings.review_heart import LEAST_BPM, MOST_BPM, heart_rate_stream
from tools.domain.recordings.timer_time import SecondGrid, second_grid
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

BEST_DISTANCES_M = (
    *(400.0, 1000.0, METRES_PER_MILE, 2000.0, 3000.0, 5000.0, 10_000.0, 15_000.0),
    *(HALF_MARATHON_M, MARATHON_M, 50_000.0, 100_000.0),
)
# The highest heart rate is one that stood for this long, after a median over three records: a strap that
# slips or a watch that counts steps jumps for less. Our design choice [D].
HIGHEST_HELD_S = 5
_SPIKE_RECORDS = 3
_LONGEST_OFFSET_S = 15 * 3600.0  # no time zone lies further from UTC


def summarise(activity: Activity) -> ActivitySummary:
    """Return what the history keeps of an activity: what its review says, to the last digit.

    Without records the device's own totals are kept.

    An activity without movement, sensors or even records is summarised as far as it goes; no value is ever
    NaN. Raises ActivityTooLong for a recording of more than five weeks of timer time.
    """
    if activity.time_s.size < 2:
        return ActivitySummary(**_about(activity), **_device_totals(activity), warnings=activity.warnings)
    review = review_activity(activity, Thresholds())
    grid = second_grid(activity)
    kept = _measured(review)
    elapsed = _possible(activity.totals.elapsed_s) or float(activity.time_s[-1])
    kept["elapsed_s"] = max(elapsed, kept["duration_s"] or 0.0)
    heart_rate = heart_rate_stream(activity, grid)
    return ActivitySummary(
        **_about(activity),
        **(kept | hill_and_fade(activity, grid)),
        decoupling_percent=review.decoupling_percent.value,
        highest_heart_rate_bpm=_highest_held(activity, grid),
        heart_rate_seconds=_seconds_by(np.rint(heart_rate)),
        power_seconds=_power_seconds(activity, grid),
        best_power_w=review.best_power_w,
        best_pace_s_per_km=_best_paces(activity) if review.best_pace_s_per_km else (),
        warnings=review.warnings,
    )


def _about(activity: Activity) -> dict[str, Any]:
    """Return what is no measure. A moment outside the calendar's reach in local time counts as unknown."""
    offset = activity.utc_offset_s
    if offset is not None and not abs(offset) <= _LONGEST_OFFSET_S:
        offset = None
    started = activity.started_at
    if started is not None and offset is not None:
        try:
            started + timedelta(seconds=offset)
        except OverflowError:
            offset = None
    return {
        "sport": activity.sport,
        "started_at": started,
        "utc_offset_s": offset,
        "name": others_words(activity.name, LONGEST_NAME),
        "note": others_words(activity.note, LONGEST_NOTE),
        "device": others_words(activity.device, LONGEST_NAME),
        "race": activity.race,
        "indoor": activity.indoor,
    }


def _device_totals(activity: Activity) -> dict[str, Any]:
    """Return what the device summed up, without what cannot be."""
    totals = activity.totals
    span_s = float(activity.time_s[-1] - activity.time_s[0]) if activity.time_s.size else 0.0
    work = _possible(totals.work_j)
    return {
        "duration_s": _possible(totals.duration_s) or _possible(totals.elapsed_s) or span_s,
        "distance_m": _possible(totals.distance_m),
        "elapsed_s": _possible(totals.elapsed_s),
        "ascent_m": _possible(totals.ascent_m),
        "descent_m": _possible(totals.descent_m),
        "average_power_w": _possible(totals.average_power_w),
        "normalized_power_w": _possible(totals.normalized_power_w),
        "average_heart_rate_bpm": _possible(totals.average_heart_rate_bpm),
        "work_kj": None if work is None else work / 1000.0,
    }


def _measured(review: ActivityReview) -> dict[str, float | None]:
    """Return the findings that are kept, None where they are unknown or cannot be."""
    findings = (
        *(review.duration_s, review.distance_m, review.moving_s, review.ascent_m, review.descent_m),
        *(review.average_power_w, review.normalized_power_w, review.work_kj),
        *(review.average_heart_rate_bpm, review.normalized_graded_pace_s_per_km),
    )
    return {finding.name: _possible(finding.value) for finding in findings}


def _possible(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) and value >= 0 else None


def _highest_held(activity: Activity, grid: SecondGrid) -> float | None:
    """Return the highest heart rate that stood for `HIGHEST_HELD_S`, None without any that did."""
    beats = activity.heart_rate_bpm
    known = np.flatnonzero((beats >= LEAST_BPM) & (beats <= MOST_BPM))
    if known.size < _SPIKE_RECORDS:
        return None
    calm = np.full(activity.heart_rate_bpm.size, np.nan)
    calm[known] = median_filter(activity.heart_rate_bpm[known], _SPIKE_RECORDS, mode="nearest")
    stream = np.nan_to_num(grid.column(calm), nan=0.0)
    if stream.size < HIGHEST_HELD_S:
        return None
    reach = HIGHEST_HELD_S // 2
    held = minimum_filter1d(stream, HIGHEST_HELD_S, mode="nearest")[reach : stream.size - reach]
    highest = float(held.max())
    return highest or None


def _seconds_by(values: FloatArray) -> dict[int, int]:
    """Return how many seconds had each value, silent ones left out."""
    found, seconds = np.unique(values[~np.isnan(values)].astype(np.int64), return_counts=True)
    return dict(zip(found.tolist(), seconds.tolist(), strict=True))


def _power_seconds(activity: Activity, grid: SecondGrid) -> dict[int, int]:
    """Return the seconds in each bin of power; of several sports at once nothing follows from them."""
    if activity.sport == ActivitySport.MULTISPORT:
        return {}
    power = without_spikes(grid.column(activity.power_w))
    return _seconds_by(np.floor_divide(power, POWER_BIN_W) * POWER_BIN_W)


def _best_paces(activity: Activity) -> tuple[BestEffort, ...]:
    """Return the fastest times of a run over the standard distances, stops included, jumps left out."""
    along = distance_along(activity) if activity.sport == ActivitySport.RUN else None
    if along is None:
        return ()
    return possible_paces(best_times(activity.time_s, without_jumps(activity, along), BEST_DISTANCES_M))
