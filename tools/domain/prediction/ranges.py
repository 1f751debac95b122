"""How wrong predictions were: 80 % ranges measured on the survey of Vickers & Vertosick.

A range is the 10th and 90th percentile of actual over predicted time, so it is not symmetric: a marathon
goes wrong by more than it goes right. A flat ±7 % covers 82 % of all runners, but 95 % of the fastest quarter
and 67 % of the slowest: a late collapse grows with the hours on the road. So the upper bound of a marathon
grows with the predicted time, by quantile regression, rounded. Fitted on four fifths of the runners, the
regression covers 79 % of the others.
"""

from dataclasses import dataclass

from tools.domain.finding import Finding
from tools.domain.ground.certified_distance import TOLERANCE
from tools.domain.race import RaceResult
from tools.domain.units import HALF_MARATHON_M

EITHER_WAY = 0.07  # what a half marathon tells of a marathon, said in one figure: covers 82 %
ABOVE_PER_HOUR = 0.06
MIDDLE_MARATHON_H = 3.5
NARROWEST_ABOVE, WIDEST_ABOVE = 0.03, 0.16  # where the measured runners end
SHORTEST_MEASURED_M = 5000.0 * (1 - TOLERANCE)  # the survey's races: 5 km to a half marathon
NEAR_HALF_M = HALF_MARATHON_M * (1 - TOLERANCE)
LONGEST_SHORT_RACE_M = HALF_MARATHON_M * (1 + TOLERANCE)


@dataclass(frozen=True, slots=True)
class ErrorRange:
    """How far the actual time lies below and above a predicted one, as shares, in 8 races of 10."""

    below: float
    above: float

    def around(self, value_s: float) -> tuple[float, float]:
        """Return the range around a predicted time, in seconds."""
        return value_s * (1 - self.below), value_s * (1 + self.above)

    def for_marathon(self, marathon_s: float) -> "ErrorRange":
        """Return the range of a marathon predicted in `marathon_s`, this being that of 3:30."""
        above = self.above + ABOVE_PER_HOUR * (marathon_s / 3600 - MIDDLE_MARATHON_H)
        return ErrorRange(self.below, min(WIDEST_ABOVE, max(NARROWEST_ABOVE, above)))


MILEAGE_FROM_HALF = ErrorRange(0.05, 0.075)
MILEAGE_FROM_SHORTER = ErrorRange(0.07, 0.09)
FITTED_FROM_HALF = ErrorRange(0.055, 0.075)
FITTED_FROM_SHORTER = ErrorRange(0.07, 0.11)
MARATHON_TO_HALF = ErrorRange(0.075, 0.055)
MARATHON_TO_SHORTER = ErrorRange(0.10, 0.06)
SHORTER_TO_HALF = ErrorRange(0.05, 0.07)
HALF_TO_SHORTER = ErrorRange(0.06, 0.05)
UNMEASURED_STEP = ErrorRange(0.09, 0.09)  # a step outside the survey's races: our design choice [D]
SAME_DISTANCE = ErrorRange(0.05, 0.07)  # the same race again, of which no pairs are at hand: our choice [D]


def mileage_range(result: RaceResult, marathon_s: float) -> ErrorRange:
    """Return the range of a marathon predicted with the weekly distance known, from one race or from two."""
    base = MILEAGE_FROM_HALF if result.distance_m >= NEAR_HALF_M else MILEAGE_FROM_SHORTER
    return base.for_marathon(marathon_s)


def fitted_range(result: RaceResult, target_m: float, marathon_s: float) -> ErrorRange:
    """Return the range of a prediction across the half marathon; `marathon_s` is the equal marathon."""
    if target_m < result.distance_m:
        return MARATHON_TO_HALF if target_m >= NEAR_HALF_M else MARATHON_TO_SHORTER
    base = FITTED_FROM_HALF if result.distance_m >= NEAR_HALF_M else FITTED_FROM_SHORTER
    return base.for_marathon(marathon_s)


def short_range(result: RaceResult, target_m: float) -> ErrorRange | None:
    """Return the range of Riegel's law up to a half marathon; None for a step the survey does not hold."""
    both_m = (result.distance_m, target_m)
    if not all(SHORTEST_MEASURED_M <= metres <= LONGEST_SHORT_RACE_M for metres in both_m):
        return None
    return SHORTER_TO_HALF if target_m > result.distance_m else HALF_TO_SHORTER


def with_range(finding: Finding, spread: ErrorRange) -> Finding:
    """Return a finding with this range where it has a value but none was measured."""
    if finding.value is None or finding.low is not None:
        return finding
    low, high = spread.around(finding.value)
    return finding.model_copy(update={"low": low, "high": high})
