"""Where a marathon under way is heading: the finish projected from one split."""

import numpy as np

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding, Inputs
from tools.domain.prediction.ranges import ErrorRange
from tools.domain.prediction.result_finding import FASTEST_RACE_S_PER_M, is_near
from tools.domain.race import RaceBrief, Sport
from tools.domain.running.course_cost import cost_grid
from tools.domain.running.surface import surface_factor
from tools.domain.units import MARATHON_M

PROJECTION_MODEL = "riegel_projection"
PROJECTION_SOURCE = (
    "Riegel's law over the course's own cost, exponent 1.06 to halfway rising to 1.08 at 30 km; "
    "range measured on Boston 2013 and 2017"
)
EARLIEST_SHARE = 0.20  # before this the first kilometres say more of the start than of the finish [D]
MARATHONS_ONLY = "how runners slow was measured in marathons only"
TOO_EARLY = "too early: before a fifth of the distance a split says little of the finish"
BEYOND_FINISH = "that place is beyond the finish"
IMPOSSIBLE_PACE = "faster than anyone has run: please check the place and the time (H:MM:SS)"
SAMPLE_FINISH_S = (2 * 3600 + 10 * 60, 7 * 3600 + 20 * 60)  # quickest and slowest finishers of the sample
OUTSIDE_SAMPLE = "it points to a finish outside those it was measured on (2:10 to 7:20)"

EXPONENT_AT_SHARE = ((0.5, 30_000 / MARATHON_M), (1.06, 1.08))
# The 10th and 90th percentile of actual over projected finish, by share of the distance, over 8,000 finishers
# of a cool year and a warm one: shares below and above. Nothing is left to go wrong at the finish.
_SHARES = (0.237, 0.356, 0.474, 0.5, 0.592, 0.711, 0.83, 0.948, 1.0)
_BELOW = (0.085, 0.057, 0.040, 0.037, 0.032, 0.0245, 0.0145, 0.006, 0.0)
_ABOVE = (0.069, 0.083, 0.081, 0.082, 0.068, 0.0485, 0.0275, 0.0065, 0.0)


def project_finish(course: CourseAnalysis, brief: RaceBrief, at_m: float, elapsed_s: float) -> Finding:
    """Return the finish in seconds a split points to, with its 80 % range.

    T = t · (C / C_done)^k, where C is the course's cost in flat metres, so that hills still to come count.
    The exponent k is 1.06 up to halfway and rises to 1.08 at 30 km: on Boston it errs by 3.7 % from halfway
    and by 2.3 % from 30 km, constant pace by 5.9 and 3.5 %. `at_m` is in metres of this course, `elapsed_s`
    since the start. Null for anything but a marathon, before a fifth of it, and outside the finishes it was
    measured on.
    """
    inputs: Inputs = {"at_m": at_m, "elapsed_s": elapsed_s, "distance_m": course.distance_m}
    share = at_m / course.distance_m
    reason = _position_reason(at_m, share, elapsed_s) or _race_reason(course, brief, share)
    if reason:
        return _unknown("projected_finish", reason, inputs)
    exponent = float(np.interp(share, *EXPONENT_AT_SHARE))
    value_s = elapsed_s * _cost_ratio(course, brief, at_m) ** exponent
    inputs |= {"exponent": exponent}
    if share < 1 and not SAMPLE_FINISH_S[0] <= value_s <= SAMPLE_FINISH_S[1]:
        return _unknown("projected_finish", OUTSIDE_SAMPLE, inputs)
    low, high = projection_range(share).around(value_s)
    return Finding(
        name="projected_finish",
        value=value_s,
        unit="s",
        low=low,
        high=high,
        model=PROJECTION_MODEL,
        source=PROJECTION_SOURCE,
        inputs=inputs,
    )


def same_effort_finish(course: CourseAnalysis, brief: RaceBrief, at_m: float, elapsed_s: float) -> Finding:
    """Return the finish in seconds if the effort so far is held to the end: arithmetic, not a forecast.

    It holds for any distance, and has no range because nothing is predicted.
    """
    inputs: Inputs = {"at_m": at_m, "elapsed_s": elapsed_s, "distance_m": course.distance_m}
    reason = _position_reason(at_m, at_m / course.distance_m, elapsed_s) or _sport_reason(brief)
    if reason:
        return _unknown("same_effort_finish", reason, inputs)
    return Finding(
        name="same_effort_finish",
        value=elapsed_s * _cost_ratio(course, brief, at_m),
        unit="s",
        model="same_effort",
        source="the time so far over the course's own cost so far; no slowing assumed",
        inputs=inputs,
    )


def projection_range(share: float) -> ErrorRange:
    """Return how far finishes lay from their projection at a share (0 to 1) of the distance."""
    return ErrorRange(float(np.interp(share, _SHARES, _BELOW)), float(np.interp(share, _SHARES, _ABOVE)))


def _cost_ratio(course: CourseAnalysis, brief: RaceBrief, at_m: float) -> float:
    """Return the cost of the whole course over that of the part behind."""
    grid = cost_grid(course, surface=surface_factor(brief).value or 1.0, hills=brief.hill_factor)
    return float(grid.cumulative[-1] / np.interp(at_m, grid.position_m, grid.cumulative))


def _position_reason(at_m: float, share: float, elapsed_s: float) -> str | None:
    if share > 1:
        return BEYOND_FINISH
    if at_m <= 0 or elapsed_s <= 0:
        return TOO_EARLY
    return IMPOSSIBLE_PACE if elapsed_s / at_m < FASTEST_RACE_S_PER_M else None


def _race_reason(course: CourseAnalysis, brief: RaceBrief, share: float) -> str | None:
    if not is_near(course.distance_m, MARATHON_M):
        return _sport_reason(brief) or MARATHONS_ONLY
    return _sport_reason(brief) or (TOO_EARLY if share < EARLIEST_SHARE else None)


def _sport_reason(brief: RaceBrief) -> str | None:
    return "race predictions hold for running only" if brief.sport is Sport.RIDE else None


def _unknown(name: str, reason: str, inputs: Inputs) -> Finding:
    return Finding.unknown(
        name, "s", reason=reason, model=PROJECTION_MODEL, source=PROJECTION_SOURCE, inputs=inputs
    )
