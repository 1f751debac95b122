"""The best of many activities: the highest power of each duration, the fastest pace of each distance."""

from collections.abc import Iterable

import numpy as np

from tools.domain.activity import ActivitySport, BestEffort
from tools.domain.activity_summary import KnownActivity
from tools.domain.dashboard import CurvePoint
from tools.domain.prediction.result_finding import FASTEST_RACE_S_PER_M

HIGHEST_POWER_W = 2_500.0  # beyond it a meter is wrong: our design choice [D]
FASTEST_PACE_S_PER_KM = FASTEST_RACE_S_PER_M * 1000.0

Held = tuple[tuple[BestEffort, ...], KnownActivity]


def best_power_curve(activities: Iterable[KnownActivity]) -> tuple[CurvePoint, ...]:
    """Return the highest mean power of rides over each duration in W, shortest first.

    Of equal efforts the older one counts.
    """
    held = [
        (efforts, each)
        for each in activities
        if (efforts := each.summary.best_power_w) and each.summary.sport is ActivitySport.RIDE
    ]
    best = _least(held, [[-effort.value for effort in efforts] for efforts, _ in held], -HIGHEST_POWER_W)
    return tuple(_point(*pair) for _, pair in sorted(best.items()) if pair[0].value > 0)


def best_pace_curve(activities: Iterable[KnownActivity]) -> tuple[CurvePoint, ...]:
    """Return the fastest pace of runs over each distance in s/km, shortest first; the older of equals."""
    held = [
        (efforts, each)
        for each in activities
        if (efforts := each.summary.best_pace_s_per_km) and each.summary.sport is ActivitySport.RUN
    ]
    best = _least(held, [[effort.value for effort in efforts] for efforts, _ in held], FASTEST_PACE_S_PER_KM)
    return tuple(_point(*pair) for _, pair in sorted(best.items()) if pair[0].distance_m)


def _least(
    held: list[Held], costs: list[list[float]], bound: float
) -> dict[float, tuple[BestEffort, KnownActivity]]:
    """Return the effort of the least cost by its length, costs below `bound` left out as faults.

    Efforts over the same lengths are compared as one table: ten years of them are not looked at one by one.
    """
    tables: dict[tuple[float, ...], list[int]] = {}
    for row, (efforts, _) in enumerate(held):
        lengths = tuple([effort.distance_m or effort.duration_s for effort in efforts])
        tables.setdefault(lengths, []).append(row)
    best: dict[float, tuple[float, int, BestEffort]] = {}
    for lengths, rows in tables.items():
        table = np.array([costs[row] for row in rows])
        table[table < bound] = np.inf
        for at, (length, winner) in enumerate(zip(lengths, table.argmin(axis=0).tolist(), strict=True)):
            row, cost = rows[winner], float(table[winner, at])
            if np.isfinite(cost) and (length not in best or (cost, row) < best[length][:2]):
                best[length] = (cost, row, held[row][0][at])
    return {length: (effort, held[row][1]) for length, (_, row, effort) in best.items()}


def _point(effort: BestEffort, activity: KnownActivity) -> CurvePoint:
    day = activity.summary.day
    if day is None:
        raise ValueError("an effort of a curve has a day")
    return CurvePoint(
        duration_s=effort.duration_s,
        distance_m=effort.distance_m,
        value=effort.value,
        day=day,
        activity_id=activity.id,
    )
