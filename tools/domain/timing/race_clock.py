"""When a plan is where: seconds from the start for a place of the course, and back, halts included."""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.race import RaceBrief, Stop
from tools.domain.strategy import PacingPlan, Split
from tools.domain.timing.stops import planned_stops


@dataclass(frozen=True, slots=True)
class RaceClock:
    """The clock of a plan. `mark_m` and `mark_s` have shape (marks,), both never falling.

    A halt is two marks at one place: when it is reached, and when it is left.
    """

    mark_m: FloatArray
    mark_s: FloatArray

    def reached_s(self, at_m: float) -> float:
        """Return when a place is reached, in seconds from the start, before any halt there."""
        after = int(np.searchsorted(self.mark_m, at_m, side="left"))
        if after == 0:
            return float(self.mark_s[0])
        if after == len(self.mark_m):
            return float(self.mark_s[-1])
        way_m = self.mark_m[after] - self.mark_m[after - 1]
        share = (at_m - self.mark_m[after - 1]) / way_m
        return float(self.mark_s[after - 1] + share * (self.mark_s[after] - self.mark_s[after - 1]))

    def place_m(self, at_s: float) -> float:
        """Return where the plan is, in metres, after `at_s` seconds."""
        return float(np.interp(at_s, self.mark_s, self.mark_m))


def race_clock(course: CourseAnalysis, brief: RaceBrief, pacing: PacingPlan) -> RaceClock:
    """Return the clock of a plan from its kilometres and the halts within them.

    A halt lies at the stops and aid stations that were told; where none is known it lies at its kilometre's
    end.
    """
    told = planned_stops(course, brief)
    mark_m, mark_s = [0.0], [0.0]
    for split in pacing.splits_km:
        gone_s = 0.0
        started_s = mark_s[-1]
        moving_s = split.cumulative_s - split.stop_s - started_s
        for at_m, halt_s in _halts(split, told):
            share = (at_m - split.start_m) / split.distance_m
            reached_s = started_s + share * moving_s + gone_s
            mark_m += [at_m, at_m]
            mark_s += [reached_s, reached_s + halt_s]
            gone_s += halt_s
        mark_m.append(split.start_m + split.distance_m)
        mark_s.append(split.cumulative_s)
    return RaceClock(np.array(mark_m), np.array(mark_s))


def _halts(split: Split, told: tuple[Stop, ...]) -> list[tuple[float, float]]:
    """Return [(place in m, seconds)] that add up to the split's `stop_s`; empty when it has none.

    A halt on a kilometre's mark belongs to the kilometre it ends, one at the start to the first.
    """
    if split.stop_s <= 0:
        return []
    end_m = split.start_m + split.distance_m
    inside = [stop for stop in told if split.start_m < stop.at_m <= end_m or stop.at_m == split.start_m == 0]
    told_s = sum(stop.duration_s for stop in inside)
    if told_s <= 0:
        return [(end_m, split.stop_s)]
    return [(stop.at_m, stop.duration_s * split.stop_s / told_s) for stop in inside]
