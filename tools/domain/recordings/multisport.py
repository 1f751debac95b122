"""Several legs of one day as one recording."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import numpy as np

from tools.domain.activity import Activity, ActivitySport, DeviceTotals, Lap
from tools.domain.course import FloatArray

_COLUMNS = (
    *("elevation_m", "speed_m_per_s", "heart_rate_bpm", "power_w"),
    *("cadence_rpm", "lat", "lon"),
)


def join_legs(legs: tuple[Activity, ...]) -> Activity:
    """Return the legs as one activity on one clock, time between two legs a pause; one leg is returned as is.

    A leg that repeats the one before is left out. Distances go on from leg to leg; totals are summed where
    every leg has them. Raises ValueError without any leg.
    """
    if not legs:
        raise ValueError("an activity needs at least one leg")
    kept = without_repeats(legs)
    if len(kept) == 1:
        repeats = len(legs) - 1
        return legs[0] if not repeats else _with_warning(legs[0], "The file holds this activity twice.")
    return _joined(kept)


def without_repeats(legs: tuple[Activity, ...]) -> tuple[Activity, ...]:
    """Return the legs without those that repeat the one before."""
    kept = list(legs[:1])
    for leg in legs[1:]:
        if not _repeats(leg, kept[-1]):
            kept.append(leg)
    return tuple(kept)


def _repeats(leg: Activity, before: Activity) -> bool:
    return leg.started_at == before.started_at and np.array_equal(leg.time_s, before.time_s)


def _with_warning(leg: Activity, warning: str) -> Activity:
    columns = {name: getattr(leg, name) for name in Activity.__dataclass_fields__}
    return Activity(**{**columns, "warnings": (*leg.warnings, warning)})


def _joined(legs: Sequence[Activity]) -> Activity:
    offsets = _offsets(legs)
    columns: dict[str, Any] = {
        name: np.concatenate([getattr(leg, name) for leg in legs]) for name in _COLUMNS
    }
    ends = [offset + float(leg.time_s[-1]) for leg, offset in zip(legs, offsets, strict=True)]
    between = zip(ends[:-1], offsets[1:], strict=True)
    names = ", ".join(leg.name.lower() if leg.name else leg.sport.value for leg in legs)
    shifted = list(zip(legs, offsets, strict=True))
    return Activity(
        sport=_common_sport(legs),
        started_at=legs[0].started_at,
        name=None,
        device=legs[0].device,
        time_s=np.concatenate([leg.time_s + offset for leg, offset in shifted]),
        distance_m=_distances(legs),
        **columns,
        pauses=(
            *((start + offset, end + offset) for leg, offset in shifted for start, end in leg.pauses),
            *((end, start) for end, start in between if start > end),
        ),
        laps=tuple(
            Lap(start_s=lap.start_s + offset, duration_s=lap.duration_s, distance_m=lap.distance_m)
            for leg, offset in shifted
            for lap in leg.laps
        ),
        totals=_totals(legs),
        barometric=all(leg.barometric for leg in legs),
        utc_offset_s=legs[0].utc_offset_s,
        race=any(leg.race for leg in legs),
        indoor=all(leg.indoor for leg in legs),
        note=next((leg.note for leg in legs if leg.note), None),
        warnings=(
            f"This file holds {len(legs)} activities ({names}); they stand here as one.",
            *(warning for leg in legs for warning in leg.warnings),
        ),
    )


def _common_sport(legs: Sequence[Activity]) -> ActivitySport:
    return legs[0].sport if len({leg.sport for leg in legs}) == 1 else ActivitySport.MULTISPORT


def _offsets(legs: Sequence[Activity]) -> list[float]:
    """Return when each leg begins on the first one's clock, never before the end of the one before."""
    offsets = [0.0]
    for leg, before in zip(legs[1:], legs[:-1], strict=True):
        earliest = offsets[-1] + float(before.time_s[-1])
        stated = earliest
        if leg.started_at is not None and legs[0].started_at is not None:
            stated = (leg.started_at - legs[0].started_at) / timedelta(seconds=1)
        offsets.append(max(stated, earliest))
    return offsets


def _distances(legs: Sequence[Activity]) -> FloatArray:
    base, columns = 0.0, []
    for leg in legs:
        columns.append(leg.distance_m + base)
        known = leg.distance_m[~np.isnan(leg.distance_m)]
        base += float(known.max()) if known.size else 0.0
    return np.concatenate(columns)


def _totals(legs: Sequence[Activity]) -> DeviceTotals:
    """Return the sums of what every leg has; normalized values and stress do not add up across sports."""
    sums = {}
    for name in ("distance_m", "duration_s", "elapsed_s"):
        values = [getattr(leg.totals, name) for leg in legs]
        sums[name] = None if None in values else sum(values)
    return DeviceTotals(**sums)
