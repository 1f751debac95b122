"""A race as it was planned beside the race as it was done: time, halves, the first split, power of a ride."""

from collections.abc import Sequence

import numpy as np

from tools.domain.activity import Activity, ActivityReview, ActivitySport
from tools.domain.finding import Finding
from tools.domain.race import Sport, UnitSystem
from tools.domain.recordings.recorded_line import distance_along
from tools.domain.strategy import RaceStrategy, Split
from tools.domain.units import METRES_PER_MILE

SAME_DISTANCE = 0.05  # our design choice [D]: courses and their recordings differ by less
_SPORTS = {Sport.RUN: ActivitySport.RUN, Sport.RIDE: ActivitySport.RIDE}
_DONE = "time from the first record, stops included"
PLANNED, DONE = "planned_", "done_"
TIME, FIRST_HALF, SECOND_HALF, FIRST_SPLIT = "time_s", "first_half_s", "second_half_s", "first_split_s"
POWER = "normalized_power_w"


def same_distance(planned_m: float, done_m: float | None) -> bool:
    """Tell whether what was done may be what was planned, by its length."""
    return done_m is not None and abs(done_m - planned_m) <= SAME_DISTANCE * planned_m


def same_sport(strategy: RaceStrategy, sport: ActivitySport) -> bool:
    """Tell whether a plan is for the sport of an activity."""
    return _SPORTS[strategy.brief.sport] is sport


def beside_plan(
    strategy: RaceStrategy, activity: Activity, review: ActivityReview, units: UnitSystem
) -> tuple[Finding, ...]:
    """Return planned and done in pairs of findings, as far as both are known.

    Halves are halves of the way, of the plan's and of the recording's own.
    """
    splits = strategy.pacing.splits_in(units)
    split_m = METRES_PER_MILE if units is UnitSystem.IMPERIAL else 1000.0
    planned = _planned(strategy, splits, split_m)
    done = _done(activity, split_m)
    if strategy.brief.sport is Sport.RIDE:
        planned.pop(FIRST_SPLIT, None)
        power = strategy.pacing.ride.normalized_power.value if strategy.pacing.ride else None
        if power is not None and review.normalized_power_w.value is not None:
            planned[POWER], done[POWER] = power, review.normalized_power_w.value
    pairs = [name for name in planned if name in done]
    return tuple(
        Finding(
            name=prefix + name,
            value=values[name],
            unit="W" if name == POWER else "s",
            model=model,
            source=source,
        )
        for name in pairs
        for prefix, values, model, source in (
            (PLANNED, planned, "the saved strategy", "the athlete's saved strategy"),
            (DONE, done, "normalized power" if name == POWER else _DONE, "the recording itself"),
        )
    )


def _planned(strategy: RaceStrategy, splits: Sequence[Split], split_m: float) -> dict[str, float]:
    """Return what the plan says, stops included."""
    total = strategy.pacing.goal_time_s
    planned = {TIME: total}
    if not splits:
        return planned
    ends = np.array([0.0, *(split.start_m + split.distance_m for split in splits)])
    clock = np.array([0.0, *(split.cumulative_s for split in splits)])
    half = float(np.interp(ends[-1] / 2.0, ends, clock))
    planned |= {FIRST_HALF: half, SECOND_HALF: total - half}
    if ends[-1] >= 2 * split_m:
        planned[FIRST_SPLIT] = float(np.interp(split_m, ends, clock))
    return planned


def _done(activity: Activity, split_m: float) -> dict[str, float]:
    """Return what the recording says, by the clock that runs on through stops."""
    total = float(activity.time_s[-1] - activity.time_s[0])
    done = {TIME: total}
    along = distance_along(activity)
    if along is None or along[-1] - along[0] < 2 * split_m:
        return done
    way, clock = along - along[0], activity.time_s - activity.time_s[0]
    half, first = (float(np.interp(far, way, clock)) for far in (way[-1] / 2.0, split_m))
    return done | {FIRST_HALF: half, SECOND_HALF: total - half, FIRST_SPLIT: first}
