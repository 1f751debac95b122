"""Telling that two rows are one activity, recorded twice or reached by two ways."""

from datetime import datetime

from tools.domain.activity import ActivitySport
from tools.domain.finding import Frozen

SHARED_TIME = 0.8  # our design choice [D]: of the longer one
DISTANCE_SHARE = 0.05  # two devices on one ride differ by less: our design choice [D]
DISTANCE_M = 100.0
SEARCH_S = 6 * 3600.0  # two recordings of one activity begin within these seconds of each other


class Outline(Frozen):
    """What is compared of an activity."""

    sport: ActivitySport
    started_at: datetime
    duration_s: float
    distance_m: float | None = None


def is_same_activity(one: Outline, other: Outline) -> bool:
    """Tell whether two outlines are of one activity: the same hours, the same way, no other sport."""
    sports = {one.sport, other.sport} - {ActivitySport.OTHER}
    if len(sports) > 1:
        return False
    return _share_of_time(one, other) >= SHARED_TIME and _same_distance(one.distance_m, other.distance_m)


def _share_of_time(one: Outline, other: Outline) -> float:
    longer = max(one.duration_s, other.duration_s)
    apart_s = abs((one.started_at - other.started_at).total_seconds())
    if longer <= 0:
        return 1.0 if apart_s < 1 else 0.0
    first, second = sorted((one, other), key=lambda outline: outline.started_at)
    shared = min(first.duration_s - apart_s, second.duration_s)
    return shared / longer


def _same_distance(one: float | None, other: float | None) -> bool:
    if not one or not other:
        return True
    return abs(one - other) <= max(DISTANCE_M, DISTANCE_SHARE * max(one, other))
