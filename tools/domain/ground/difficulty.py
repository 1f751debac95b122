"""How hard a course is beside a flat one of its length."""

import numpy as np

from tools.domain.course import Difficulty, FloatArray
from tools.domain.race import Sport

# Every number here is our design choice [D].
_DESCENT_WEIGHT = 0.3  # a descent costs legs, not lungs: less than a third of a climb
_LIMITS_RUN = (4.0, 12.0, 35.0)  # m climbed (and weighted descent) per km
_LIMITS_RIDE = (4.0, 10.0, 18.0)
_STEEP_GRADE = 0.15
_STEEP_SHARE = 0.10  # from here on steepness lifts the rating by one

_ORDER = (Difficulty.EASY, Difficulty.MODERATE, Difficulty.HARD, Difficulty.VERY_HARD)
_WORDS = {
    Difficulty.EASY: "It is nearly flat",
    Difficulty.MODERATE: "It rolls: the climbing is spread out, but your legs will notice it",
    Difficulty.HARD: "It climbs for much of its length",
    Difficulty.VERY_HARD: "It climbs like a mountain course from beginning to end",
}
NO_HEIGHTS = "The heights are not known, so it is judged as flat."


def rate_difficulty(
    gain_m: float, loss_m: float, distance_m: float, grade: FloatArray, sport: Sport
) -> tuple[Difficulty, str]:
    """Return a rating and its reason, from climbing and descending per km and from steepness."""
    km = max(distance_m / 1000.0, 0.1)
    demand = (gain_m + _DESCENT_WEIGHT * loss_m) / km
    limits = _LIMITS_RIDE if sport is Sport.RIDE else _LIMITS_RUN
    level = sum(demand >= limit for limit in limits)
    steep = int(np.count_nonzero(np.abs(grade) >= _STEEP_GRADE)) / grade.size >= _STEEP_SHARE
    reason = _WORDS[_ORDER[level]]
    if loss_m > 1.5 * gain_m and loss_m / km >= 3.0:
        reason += ", and it descends far more than it climbs, which tires the thighs"
    if steep:
        reason += ", with long stretches that are steep"
    return _ORDER[min(level + steep, len(_ORDER) - 1)], reason + "."
