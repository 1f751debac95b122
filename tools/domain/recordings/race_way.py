"""The part of a recording that is the race: without the wait at the start and the way after the finish."""

from dataclasses import dataclass

import numpy as np

from tools.domain.activity import Activity
from tools.domain.course import FloatArray
from tools.domain.recordings.recorded_line import distance_along, without_jumps
from tools.domain.recordings.timer_time import HELD_S

FINISHED_SHARE = 0.95  # of the race's length; shorter did not finish: our design choice [D]
WHOLE_UP_TO = 1.03  # satellites measure a race up to this much too long: our design choice [D]
PERHAPS_WHOLE_UP_TO = 1.08  # so do courses off the road, without a wait before them: our design choice [D]
LEAST_SHARE = 0.98  # of the race's length that stays when slow ends are cut: our design choice [D]
LONGER_BY = 0.015  # so much too long a race is looked for in a longer recording: our design choice [D]
RACING_SHARE = 0.75  # of the median speed: slower after the race's length is the way home, our choice [D]
# Slower than this share of the median speed, and than a walk, is not the race at either end; a steep start
# is.
SLOW_SHARE, WALKING_M_PER_S = 0.5, 2.0  # our design choice [D]
STANDING_M_PER_S = 0.5  # slower is standing: our design choice [D]
# The wait at a start line lasts at least this; where the recording may be the race alone, the second, as an
# early stop may be a shoe lace. Our design choice [D].
LONG_STAND_S = (20.0, 45.0)
GRID_M = 20.0
FEWEST_RECORDS = 10
LEAST_KNOWN_SHARE = 0.5  # of a stretch's records that hold a value: our design choice [D]
SHORTEST_WAY_M = 200.0  # our design choice [D]: below it nothing is compared


@dataclass(frozen=True, slots=True)
class RaceWay:
    """Where somebody was when in a race. Arrays have shape (moved records,).

    `position_m` is on the course's own scale where the race was finished; `clock_s` counts from the start,
    stops included, `standing_s` sums up the standing. `starts_at_s` is the start on the recording's clock;
    `before_s` and `after_s` are left out of the recording.
    """

    position_m: FloatArray
    clock_s: FloatArray
    standing_s: FloatArray
    starts_at_s: float
    before_s: float
    after_s: float
    finished: bool

    @property
    def reached_m(self) -> float:
        """How far it went."""
        return float(self.position_m[-1])

    @property
    def total_s(self) -> float:
        """How long it took, stops included."""
        return float(self.clock_s[-1])

    def clock_at(self, at_m: float) -> float:
        """Return when a place was reached."""
        return float(np.interp(at_m, self.position_m, self.clock_s))

    def standing_at(self, at_m: float) -> float:
        """Return how long was stood up to a place."""
        return float(np.interp(at_m, self.position_m, self.standing_s))


def race_way(activity: Activity, length_m: float) -> RaceWay | None:
    """Return the way of a race of this length in a recording; None where nobody knows the way.

    Within 3 % of the length the recording is the race, but for slow ends. A longer one holds the race
    somewhere: from a wait on, if there was one where the start can have been; up to 8 % it may be the race
    measured long; beyond it is its fastest stretch.
    """
    along = distance_along(activity) if activity.time_s.size >= FEWEST_RECORDS else None
    if along is None:
        return None
    along = without_jumps(activity, along)
    moved = np.concatenate(([True], np.diff(along) > 0.0))
    position, clock = along[moved] - along[0], activity.time_s[moved]
    if position.size < FEWEST_RECORDS or position[-1] < min(SHORTEST_WAY_M, FINISHED_SHARE * length_m):
        return None
    first_m, last_m = _ends(position, clock, length_m)
    return _between(activity, position, clock, (first_m, last_m), length_m)


def mean_between(
    activity: Activity, values: FloatArray, way: RaceWay, from_s: float, until_s: float
) -> float | None:
    """Return the mean of a column between two moments of a race; None where half of it is not known.

    Records of a smart recording stand apart unevenly: each counts for the seconds up to the next.
    """
    clock = activity.time_s - way.starts_at_s
    inside = (clock >= from_s) & (clock < until_s)
    known = inside & np.isfinite(values)
    if not known.any() or np.count_nonzero(known) < LEAST_KNOWN_SHARE * np.count_nonzero(inside):
        return None
    lasting = np.minimum(np.diff(activity.time_s, append=activity.time_s[-1] + 1.0), HELD_S)
    seconds = float(lasting[known].sum())
    if seconds <= 0:
        return float(values[known].mean())
    return float((values[known] * lasting[known]).sum()) / seconds


def _between(
    activity: Activity, position: FloatArray, clock: FloatArray, ends_m: tuple[float, float], length_m: float
) -> RaceWay:
    """Return the way between two places of the recording, on the course's scale where that was finished."""
    first_m, last_m = ends_m
    finished = last_m - first_m >= FINISHED_SHARE * length_m
    scale = length_m / (last_m - first_m) if finished else 1.0
    inside = (position > first_m) & (position < last_m)
    at = np.concatenate(([first_m], position[inside], [last_m]))
    leaves_s = _leaving(position, clock, first_m)
    when = np.concatenate(([leaves_s], clock[inside], [float(np.interp(last_m, position, clock))]))
    when = np.maximum.accumulate(when)
    return RaceWay(
        position_m=(at - first_m) * scale,
        clock_s=when - when[0],
        standing_s=np.concatenate(([0.0], np.cumsum(_standing(at, when)))),
        starts_at_s=float(when[0]),
        before_s=float(when[0] - activity.time_s[0]),
        after_s=float(activity.time_s[-1] - when[-1]),
        finished=finished,
    )


def _leaving(position: FloatArray, clock: FloatArray, at_m: float) -> float:
    """Return when a place was left for good: after the wait there, if there was one.

    A wait lies between two records that moved; the way of its last second is gone at the usual speed.
    """
    after = int(np.searchsorted(position, at_m, side="right"))
    after = min(max(after, 1), position.size - 1)
    usual = max(float(position[-1] / max(clock[-1] - clock[0], 1.0)), STANDING_M_PER_S)
    gone_s = (position[after] - at_m) / usual
    return float(max(np.interp(at_m, position, clock), clock[after] - max(gone_s, 1.0)))


def _ends(position: FloatArray, clock: FloatArray, length_m: float) -> tuple[float, float]:
    """Return where on the recording the race begins and ends."""
    share = float(position[-1]) / length_m
    if share > WHOLE_UP_TO:
        after_wait = _from_a_wait(position, clock, length_m, LONG_STAND_S[share <= PERHAPS_WHOLE_UP_TO])
        if after_wait is not None:
            return after_wait
    if share <= PERHAPS_WHOLE_UP_TO:
        return _without_slow_ends(position, clock, length_m)
    return _fastest(position, clock, length_m)


def _standing(position: FloatArray, clock: FloatArray) -> FloatArray:
    """Return the seconds of each step between records in which somebody stood."""
    steps, seconds = np.diff(position), np.diff(clock)
    return np.asarray(np.where(steps < STANDING_M_PER_S * seconds, seconds, 0.0))


def _grid(position: FloatArray, clock: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return places every 20 m, when they were reached, and the speed in motion of each step between."""
    count = max(3, int(position[-1] // GRID_M) + 1)
    places = np.linspace(0.0, float(position[-1]), count)
    moving = clock - np.concatenate(([0.0], np.cumsum(_standing(position, clock))))
    seconds = np.diff(np.interp(places, position, moving))
    speed = np.diff(places) / np.maximum(seconds, 1.0)
    return places, np.interp(places, position, clock), speed


def _without_slow_ends(position: FloatArray, clock: FloatArray, length_m: float) -> tuple[float, float]:
    """Cut steps at half the usual speed or a walk off both ends, as long as nearly the race stays."""
    places, _, speed = _grid(position, clock)
    slow = speed < min(SLOW_SHARE * float(np.median(speed)), WALKING_M_PER_S)
    least_m = min(LEAST_SHARE * length_m, float(position[-1]) - GRID_M)
    first, last = 0, places.size - 1
    while slow[first] and places[last] - places[first + 1] >= least_m:
        first += 1
    while slow[last - 1] and places[last - 1] - places[first] >= least_m:
        last -= 1
    return float(places[first]), float(places[last])


def _from_a_wait(
    position: FloatArray, clock: FloatArray, length_m: float, least_s: float
) -> tuple[float, float] | None:
    """Return the race that begins after a wait: of several the fastest; None without one early enough."""
    room_m = float(position[-1]) - length_m
    waits = np.flatnonzero((_standing(position, clock) >= least_s) & (position[:-1] <= room_m))
    if not waits.size:
        return None
    arrives = np.interp(position[waits] + length_m, position, clock)
    first_m = float(position[int(waits[np.argmin(arrives - clock[waits + 1])])])
    places, _, speed = _grid(position, clock)
    return first_m, _goes_on(places, speed, first_m, first_m + length_m, length_m)


def _fastest(position: FloatArray, clock: FloatArray, length_m: float) -> tuple[float, float]:
    """Return the fastest stretch of a race's length, and what goes on at its speed at either end."""
    places, when, speed = _grid(position, clock)
    whole_m = float(places[-1])
    took = np.interp(places + length_m, position, clock) - when
    first_m = float(places[np.argmin(np.where(places <= whole_m - length_m, took, np.inf))])
    last_m = _goes_on(places, speed, first_m, first_m + length_m, length_m)
    back = _goes_on(places, speed[::-1], whole_m - last_m, whole_m - first_m, length_m)
    return whole_m - back, last_m


def _goes_on(places: FloatArray, speed: FloatArray, first_m: float, last_m: float, length_m: float) -> float:
    """Return where race speed ends after `last_m`, at most what satellites measure too long."""
    step_m = float(places[1] - places[0])
    inside = speed[int(first_m // step_m) : int(last_m // step_m)]
    racing = RACING_SHARE * float(np.median(inside))
    longest_m = first_m + (1.0 + LONGER_BY) * length_m
    at = int(last_m // step_m)
    while at < speed.size and speed[at] >= racing and last_m < longest_m:
        last_m = min((at + 1) * step_m, longest_m, float(places[-1]))
        at += 1
    return last_m
