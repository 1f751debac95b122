"""Whether repeats were hard: a stop, a red light or a walking break makes no interval session."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tools.domain.activity import Activity
from tools.domain.athlete import Thresholds
from tools.domain.course import FloatArray
from tools.domain.recordings.timer_time import SecondGrid
from tools.domain.recordings.workout_kind import EASY_TO_TEMPO
from tools.domain.recordings.workout_output import Output

# All our design choice [D], tried on constructed and on real sessions.
REST_BELOW_POWER, REST_BELOW_SPEED = 0.8, 0.88  # easy output over that of the repeats
HARD_SHARE = 0.8  # of the threshold, where it is known: below it nobody trains by intervals
RUNNING_M_PER_S = 2.0  # slower is walking, whatever the slope
GOING_SHARE = 0.5  # of the rests: with less going they are stops or walks, and say nothing of how hard
LEAST_EASY_S = 300  # of easy going outside the repeats, where the rests were stood or walked
MOST_WORK_FOR_REST, MOST_WORK_S = 3.0, 2400.0  # beyond them nobody needs to stand between hard repeats
CALM_PERCENTILE = 90.0


@dataclass(frozen=True, slots=True)
class Repeats:
    """Hard stretches in seconds of the grid, and the rests between them on the activity's own clock."""

    spans: tuple[tuple[int, int], ...]
    means: tuple[float, ...]
    rests_s: tuple[float, ...]
    rest_mean: float

    @property
    def work_total_s(self) -> int:
        """Return the seconds of all repeats."""
        return sum(end - start for start, end in self.spans)

    @property
    def contrast(self) -> float:
        """Return the output of the repeats over that of the rests."""
        return float(np.mean(self.means)) / max(self.rest_mean, 1e-9)

    @property
    def last_against_first_percent(self) -> float:
        """Return how much more the last repeat was than the first; negative: less."""
        return (self.means[-1] / self.means[0] - 1.0) * 100.0


@dataclass(frozen=True, slots=True)
class Pulse:
    """Heart rate a second, shape (seconds,), NaN where unknown; easy up to one limit, hard from another."""

    bpm: FloatArray
    easy_bpm: float
    hard_bpm: float

    def only(self, kept: NDArray[np.bool_]) -> "Pulse":
        """Return the same of some seconds only."""
        return Pulse(self.bpm[kept], self.easy_bpm, self.hard_bpm)

    def high(self, start: int, end: int) -> float | None:
        """Return what heart rate reached over a span, brief peaks left out; None where it is unknown."""
        known = self.bpm[start:end][~np.isnan(self.bpm[start:end])]
        return float(np.percentile(known, CALM_PERCENTILE)) if 2 * known.size > end - start else None


def read_pulse(activity: Activity, grid: SecondGrid, thresholds: Thresholds) -> Pulse | None:
    """Return heart rate with its limits, None without a threshold or a maximum to judge it by."""
    for name, limit in (
        ("threshold heart rate", thresholds.threshold_heart_rate_bpm),
        ("maximum heart rate", thresholds.maximum_heart_rate_bpm),
    ):
        if limit:
            easy, hard = EASY_TO_TEMPO[name]
            return Pulse(grid.column(activity.heart_rate_bpm), easy * limit, hard * limit)
    return None


def hard_enough(found: Repeats, output: Output, pulse: Pulse | None) -> bool:
    """Tell whether repeats were harder than the athlete's own easy going, and not easy by heart rate.

    Standing and walking are no easy going to compare with: a run with stops is no interval session.
    """
    mean = float(np.mean(found.means))
    below = REST_BELOW_POWER if output.is_power else REST_BELOW_SPEED
    if found.rest_mean > below * mean:
        return False
    if output.threshold is not None and mean < HARD_SHARE * output.threshold:
        return False
    high = pulse.high(found.spans[0][0], found.spans[-1][1]) if pulse else None
    easy = _easy_going(found, output)
    if easy is None:
        by_output = output.threshold is not None and mean >= output.threshold
        by_heart = pulse is not None and high is not None and high >= pulse.hard_bpm
        return _short(found) and (by_heart or (by_output and not walked_rests(found, output)))
    if easy > below * mean:
        return False
    tempo = EASY_TO_TEMPO["FTP" if output.is_power else "threshold pace"][1]
    calm = pulse is not None and high is not None and high <= pulse.easy_bpm
    return not calm or (output.threshold is not None and mean >= tempo * output.threshold)


def walked_rests(found: Repeats, output: Output) -> bool:
    """Tell whether the rests of a run were walked."""
    rests = _rests(found, output)
    walked = rests & ~output.still & (output.values < RUNNING_M_PER_S)
    return not output.is_power and 2 * int(walked.sum()) > int(rests.sum())


def _easy_going(found: Repeats, output: Output) -> float | None:
    """Return the output of the rests where they were ridden or run, else that outside the repeats."""
    going = ~output.still if output.is_power else ~output.still & (output.values >= RUNNING_M_PER_S)
    rests = _rests(found, output)
    if int((rests & going).sum()) >= max(GOING_SHARE * int(rests.sum()), 1):
        return float(output.values[rests & going].mean())
    outside = going.copy()
    for start, end in found.spans:
        outside[start:end] = False
    return float(np.median(output.values[outside])) if int(outside.sum()) >= LEAST_EASY_S else None


def _rests(found: Repeats, output: Output) -> NDArray[np.bool_]:
    rests = np.zeros(output.values.size, dtype=np.bool_)
    for before, after in pairwise(found.spans):
        rests[before[1] : after[0]] = True
    return rests


def _short(found: Repeats) -> bool:
    """Tell whether repeats with standing between them are so short that they may need it."""
    return found.work_total_s <= MOST_WORK_S and _middle_length(found.spans) <= MOST_WORK_FOR_REST * float(
        np.median(found.rests_s)
    )


def _middle_length(spans: Sequence[tuple[int, int]]) -> float:
    return float(np.median([end - start for start, end in spans]))
