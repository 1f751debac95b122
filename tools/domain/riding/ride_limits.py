"""What a rider can hold: reserve above critical power, or the power of 5, 20 and 60 minutes; never above."""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.recordings.normalized_power import rolling_mean
from tools.domain.riding.ride_power import power_each_second
from tools.domain.riding.riding_speed import Ridden
from tools.domain.riding.w_balance import w_balance_j

LEAST_W_BALANCE = 0.25  # of W' is never touched: our design choice [D]
FULL_AGAIN = 0.95  # of W': what was spent before no longer matters, our design choice [D]
HIGHEST_SHARE = 1.5  # of the threshold, whatever the duration: our design choice [D]
# Without a W': the mean over so many seconds as a share of FTP, the upper ends of the zones of 5 and 20 min
# and the hour that defines FTP; from memory, unchecked [R].
LONGEST_HELD = ((300, 1.20), (1200, 1.05), (3600, 1.00))
WITHIN = 1e-3
_MARGIN = 1.01  # reduce a little more than needed: an eased section takes longer


@dataclass(frozen=True, slots=True)
class PowerLimits:
    """The power that can be held for long (`threshold_w`) and what may be spent above it.

    Without `w_prime_j` the limits of 5, 20 and 60 minutes hold; without a threshold there is no limit.
    """

    threshold_w: float | None = None
    w_prime_j: float | None = None

    @property
    def highest_w(self) -> float:
        """Return the power that is never planned above."""
        return np.inf if self.threshold_w is None else HIGHEST_SHARE * self.threshold_w


@dataclass(frozen=True, slots=True)
class Overdraft:
    """Too much work above the threshold between two moments, by `excess_j`."""

    start_s: float
    end_s: float
    excess_j: float


def find_overdraft(ride: Ridden, limits: PowerLimits) -> Overdraft | None:
    """Return where a ride asks more than the rider has, the worst place first; None where it does not."""
    if limits.threshold_w is None:
        return None
    if limits.w_prime_j is None:
        return _too_long(power_each_second(ride), limits.threshold_w)
    return _too_deep(ride, limits.threshold_w, limits.w_prime_j)


def ease(section_w: FloatArray, passed_s: FloatArray, threshold_w: float, found: Overdraft) -> FloatArray:
    """Return the powers with less above the threshold in the sections where too much was spent.

    `passed_s` is the clock at the two ends of every section, shape (sections + 1,). All of them give up the
    same share of what they have above the threshold.
    """
    above_w = np.maximum(section_w - threshold_w, 0.0)
    inside_s = np.minimum(passed_s[1:], found.end_s) - np.maximum(passed_s[:-1], found.start_s)
    during = (inside_s > 0) & (above_w > 0)
    spent_j = float((above_w * inside_s)[during].sum())
    kept = max(0.0, 1.0 - _MARGIN * found.excess_j / spent_j) if spent_j > 0 else 0.0
    return np.where(during, np.minimum(section_w, threshold_w) + kept * above_w, section_w)


def _too_deep(ride: Ridden, critical_power_w: float, w_prime_j: float) -> Overdraft | None:
    balance = w_balance_j(ride.power_w, critical_power_w, w_prime_j, duration_s=ride.time_s) / w_prime_j
    lowest = int(np.argmin(balance))
    if balance[lowest] >= LEAST_W_BALANCE - WITHIN:
        return None
    full = np.flatnonzero(balance[:lowest] >= FULL_AGAIN)
    passed_s = ride.passed_s
    start_s = float(passed_s[full[-1] + 1]) if full.size else 0.0
    return Overdraft(
        start_s, float(passed_s[lowest + 1]), (LEAST_W_BALANCE - float(balance[lowest])) * w_prime_j
    )


def _too_long(power_w: FloatArray, threshold_w: float) -> Overdraft | None:
    found = []
    for window_s, share in LONGEST_HELD:
        if power_w.size < window_s:
            continue
        held_w = rolling_mean(power_w, window_s)
        start = int(np.argmax(held_w))
        if held_w[start] > share * threshold_w * (1 + WITHIN):
            excess_j = (float(held_w[start]) - share * threshold_w) * window_s
            found.append(Overdraft(float(start), float(start + window_s), excess_j))
    return max(found, key=lambda each: each.excess_j, default=None)
