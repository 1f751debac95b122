"""Best efforts: the highest mean power over each duration, the fastest time over each distance."""

import numpy as np
from numpy.typing import NDArray

from tools.domain.activity import BestEffort
from tools.domain.course import FloatArray
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

STANDARD_DURATIONS_S = (
    1,
    5,
    15,
    30,
    60,
    120,
    300,
    480,
    600,
    1200,
    1800,
    2700,
    3600,
    5400,
    7200,
    10800,
    18000,
)
STANDARD_DISTANCES_M = (
    *(400.0, 1000.0, METRES_PER_MILE, 5000.0, 10_000.0),
    *(HALF_MARATHON_M, MARATHON_M, 50_000.0, 100_000.0),
)
CURVE_POINTS_PER_DECADE = 16  # our design choice [D]: neighbours lie 15 % apart


def curve_durations_s(seconds: int) -> tuple[int, ...]:
    """Return the durations of a whole curve: log-spaced, with the standard ones, up to `seconds`."""
    if seconds < 1:
        return ()
    steps = int(np.ceil(np.log10(seconds) * CURVE_POINTS_PER_DECADE)) + 1
    spaced = np.round(10.0 ** (np.arange(steps) / CURVE_POINTS_PER_DECADE)).astype(int)
    return tuple(sorted(d for d in {*spaced.tolist(), *STANDARD_DURATIONS_S, seconds} if d <= seconds))


def best_means(values: FloatArray, durations_s: tuple[int, ...]) -> tuple[BestEffort, ...]:
    """Return the best mean over each duration of a stream of one value a second, and where it began.

    NaN counts as 0. Durations longer than the stream are left out; of equal means the first one counts.
    """
    total = np.concatenate(([0.0], np.cumsum(np.nan_to_num(values, nan=0.0))))
    room = np.empty(values.size)
    efforts = []
    for duration in durations_s:
        if not 1 <= duration <= values.size:
            continue
        sums = np.subtract(total[duration:], total[:-duration], out=room[: values.size - duration + 1])
        start = int(np.argmax(sums))
        efforts.append(
            BestEffort(duration_s=float(duration), value=float(sums[start]) / duration, start_s=float(start))
        )
    return tuple(efforts)


def best_times(
    time_s: FloatArray, distance_m: FloatArray, distances_m: tuple[float, ...] = STANDARD_DISTANCES_M
) -> tuple[BestEffort, ...]:
    """Return the fastest stretch over each distance as pace (s per km), stops included.

    `time_s` and `distance_m` have shape (records,) and never fall; between records speed is even, so the
    fastest stretch begins or ends at a record. Distances longer than the recording are left out.
    """
    efforts = []
    for wanted in distances_m:
        if distance_m.size < 2 or distance_m[-1] - distance_m[0] < wanted:
            continue
        duration, start = _fastest(time_s, distance_m, wanted)
        efforts.append(
            BestEffort(
                duration_s=duration, value=duration / wanted * 1000.0, start_s=start, distance_m=wanted
            )
        )
    return tuple(efforts)


def _fastest(time_s: FloatArray, distance_m: FloatArray, wanted_m: float) -> tuple[float, float]:
    """Return duration and start of the fastest stretch of `wanted_m`."""
    # Standing still, the last record of a place begins a stretch and the first one ends it.
    leaves, arrives = _last_of_place(distance_m), _first_of_place(distance_m)
    from_record = distance_m[leaves] + wanted_m <= distance_m[-1]
    starts = time_s[leaves][from_record]
    durations = (
        np.interp(distance_m[leaves][from_record] + wanted_m, distance_m[arrives], time_s[arrives]) - starts
    )
    to_record = distance_m[arrives] - wanted_m >= distance_m[0]
    ends = time_s[arrives][to_record]
    begun = np.interp(distance_m[arrives][to_record] - wanted_m, distance_m[leaves], time_s[leaves])
    all_starts = np.concatenate((starts, begun))
    all_durations = np.concatenate((durations, ends - begun))
    best = int(np.argmin(all_durations))
    return float(all_durations[best]), float(all_starts[best])


def _last_of_place(distance_m: FloatArray) -> NDArray[np.intp]:
    return np.flatnonzero(np.concatenate((np.diff(distance_m) > 0, [True])))


def _first_of_place(distance_m: FloatArray) -> NDArray[np.intp]:
    return np.flatnonzero(np.concatenate(([True], np.diff(distance_m) > 0)))
