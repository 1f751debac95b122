"""Climbs and descents on a smoothed profile, with the score that Strava, ClimbPro and others share."""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import Climb, FloatArray
from tools.domain.ground.elevation import grade_over
from tools.domain.ground.relief import Relief
from tools.domain.race import Sport

# Strava's current page: a climb must score more than this (length in m times mean grade in %).
CATEGORY_SCORES = (("HC", 80_000.0), ("1", 64_000.0), ("2", 32_000.0), ("3", 16_000.0), ("4", 8_000.0))
STEEPEST_WINDOW_M = 100.0


@dataclass(frozen=True, slots=True)
class ClimbRule:
    """What counts as one climb.

    A dip may be `dip_m` deep, or `dip_share` of the height gained so far if that is more. `end_window_m` is
    trimmed from both ends while it averages less than `mean_grade`.
    """

    dip_m: float
    dip_share: float
    end_window_m: float
    length_m: float
    mean_grade: float
    gain_m: float


# Strava's conditions: 300 m at 3 %.
RIDER_RULE = ClimbRule(
    dip_m=10.0, dip_share=0.12, end_window_m=500.0, length_m=300.0, mean_grade=0.03, gain_m=9.0
)
# Our design choice [D]: with the cycling rule Boston and Athens have no climb at all. The share matters only
# above 42 m gained: without it every mountain pass falls into a dozen pieces.
RUNNER_RULE = ClimbRule(
    dip_m=5.0, dip_share=0.12, end_window_m=100.0, length_m=200.0, mean_grade=0.02, gain_m=15.0
)


def climb_rule(sport: Sport) -> ClimbRule:
    """Return the rule of a sport."""
    return RIDER_RULE if sport is Sport.RIDE else RUNNER_RULE


def find_rises(relief: Relief, rule: ClimbRule) -> list[tuple[int, int]]:
    """Return the (first, last) grid indices of every stretch that satisfies the rule, in order."""
    rises = [
        rise
        for start, top in _walked(relief, rule)
        for rise in _worthy_parts(relief.height_m, relief.step_m, start, top, rule)
    ]
    return sorted(rises)


def find_climbs(relief: Relief, rises: list[tuple[int, int]]) -> tuple[Climb, ...]:
    """Return the climbs of a smoothed profile that its rises are, in course order."""
    if not rises:
        return ()
    steepness = grade_over(relief.height_m, relief.step_m, STEEPEST_WINDOW_M)
    return tuple(
        _climb(relief, first, last, float(steepness[first : last + 1].max())) for first, last in rises
    )


def climb_category(length_m: float, mean_grade: float) -> str | None:
    """Return "4" to "1" or "HC" for a score above Strava's limits, None below; never an official category."""
    score = length_m * mean_grade * 100.0
    # 2,000 m at 4 % is 8,000 and not above it, whatever binary fractions make of 0.04.
    return next((name for name, limit in CATEGORY_SCORES if score > limit * (1 + 1e-9)), None)


def _walked(relief: Relief, rule: ClimbRule) -> list[tuple[int, int]]:
    """Walk from minimum to minimum; a rise ends at its top once the dip after it is too deep.

    Dips below the rule's own end no rise, and rises below its gain are no climbs: both are passed over.
    """
    turns = relief.wide_turns(rule.dip_m)
    spans = []
    places, heights_m = turns.tolist(), relief.height_m[turns].tolist()
    start = top = places[0]
    start_m = top_m = heights_m[0]
    dip_m, dip_share = rule.dip_m, rule.dip_share
    for at, here_m in zip(places, heights_m, strict=True):
        if here_m > top_m:
            top, top_m = at, here_m
        elif top_m - here_m > dip_m and top_m - here_m > dip_share * (top_m - start_m):
            if top_m - start_m >= rule.gain_m:
                spans.append((start, top))
            start = top = at
            start_m = top_m = here_m
        elif here_m <= start_m:
            start = top = at
            start_m = top_m = here_m
    if top_m - start_m >= rule.gain_m:
        spans.append((start, top))
    return spans


def _worthy_parts(
    height_m: FloatArray, step_m: float, start: int, top: int, rule: ClimbRule
) -> list[tuple[int, int]]:
    """Return the trimmed rise or, where it is too gentle as a whole, the parts that are climbs themselves."""
    found: list[tuple[int, int]] = []
    waiting = [(start, top)]
    while waiting:
        first, last = waiting.pop()
        whole = _trimmed(height_m, step_m, first, last, rule)
        if _is_climb(height_m, step_m, whole, rule):
            found.append(whole)
            continue
        part = _steepest_part(height_m, step_m, first, last, rule)
        long_enough = (part[1] - part[0]) * step_m >= rule.end_window_m
        if long_enough and _is_climb(height_m, step_m, part, rule):
            found.append(part)
            rest = ((first, part[0]), (part[1], last))
            waiting += [(a, b) for a, b in rest if _range_m(height_m[a : b + 1]) >= rule.gain_m]
    return found


def _is_climb(height_m: FloatArray, step_m: float, span: tuple[int, int], rule: ClimbRule) -> bool:
    length_m = (span[1] - span[0]) * step_m
    if length_m < rule.length_m:
        return False
    gain_m = height_m.item(span[1]) - height_m.item(span[0])
    return gain_m >= max(rule.gain_m, rule.mean_grade * length_m)


def _range_m(height_m: FloatArray) -> float:
    return float(height_m.max() - height_m.min())


def _steepest_part(
    height_m: FloatArray, step_m: float, first: int, last: int, rule: ClimbRule
) -> tuple[int, int]:
    """Return the part that climbs most beyond the rule's grade: there both ends are steep enough."""
    beyond = height_m[first : last + 1] - rule.mean_grade * step_m * np.arange(last - first + 1)
    end = int(np.argmax(beyond - np.minimum.accumulate(beyond)))
    return first + int(np.argmin(beyond[: end + 1])), first + end


def _trimmed(height_m: FloatArray, step_m: float, start: int, top: int, rule: ClimbRule) -> tuple[int, int]:
    """Return the rise without the parts at both ends that hardly climb."""
    window = min(max(1, round(rule.end_window_m / step_m)), top - start)
    inside = height_m[start : top + 1]
    (climbs,) = (inside[window:] - inside[:-window] >= rule.mean_grade * window * step_m).nonzero()
    if climbs.size == 0:
        return start, start
    return start + climbs.item(0), start + climbs.item(-1) + window


def _climb(relief: Relief, first: int, last: int, steepest: float) -> Climb:
    length_m = (last - first) * relief.step_m
    gain_m = relief.height_m.item(last) - relief.height_m.item(first)
    mean = gain_m / length_m
    return Climb(
        start_m=round(first * relief.step_m, 1),
        length_m=round(length_m, 1),
        gain_m=round(gain_m, 1),
        mean_grade=round(mean, 4),
        max_grade=round(max(steepest, mean), 4),
        category=climb_category(length_m, mean),
    )
