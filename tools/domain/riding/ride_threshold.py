"""What a rider can hold: FTP, critical power and W', as said, from efforts, or one standing for the other."""

from dataclasses import dataclass

import numpy as np

from tools.domain.finding import Finding
from tools.domain.race import RaceBrief
from tools.domain.riding.critical_power import (
    CRITICAL_POWER_MODEL,
    CRITICAL_POWER_SOURCE,
    EFFORT_S,
    critical_power,
)
from tools.domain.riding.ride_limits import LEAST_W_BALANCE, PowerLimits

NO_THRESHOLD = "no FTP and no critical power are known"
NO_W_PRIME = "W′ is not known: two best efforts of 2 to 20 minutes would tell"
FTP_AS_CP = "FTP stands for critical power"  # they lie within a few percent: our design choice [D]
CP_AS_FTP = "critical power stands for FTP"  # our design choice [D]
FAR_APART = 0.12  # critical power and FTP: our design choice [D]
# Reference intensity by duration, low and high share of FTP, from memory, unchecked [R]: bounds only. Twenty
# minutes is where FTP is commonly tested; the last is long-distance triathlon.
REFERENCE_HOURS = (1 / 3, 1.0, 2.0, 4.0, 5.0, 6.0)
REFERENCE_LOW = (1.05, 1.0, 0.88, 0.75, 0.75, 0.65)
REFERENCE_HIGH = (1.05, 1.0, 0.93, 0.82, 0.82, 0.75)


@dataclass(frozen=True, slots=True)
class RiderThreshold:
    """Threshold power (what intensity is measured by), critical power and W', each known or null."""

    threshold: Finding
    critical_power: Finding
    w_prime: Finding

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all three."""
        return self.threshold, self.critical_power, self.w_prime

    @property
    def limits(self) -> PowerLimits:
        """Return what may be planned above the threshold."""
        if self.critical_power.value is not None and self.w_prime.value is not None:
            return PowerLimits(self.critical_power.value, self.w_prime.value)
        return PowerLimits(self.threshold.value)

    def usual_w(self, duration_s: float) -> float:
        """Return the normalized power that suits a duration, the middle of its range; 0 where not known."""
        low, high = reference_intensity(duration_s)
        return (low + high) / 2 * (self.threshold.value or 0.0)

    def highest_w(self, duration_s: float) -> float:
        """Return the most that suits a duration: the range's end or, for short rides, what W' adds to CP."""
        highest_w = reference_intensity(duration_s)[1] * (self.threshold.value or 0.0)
        limits = self.limits
        if limits.w_prime_j is None or limits.threshold_w is None or duration_s > EFFORT_S[1]:
            return highest_w
        return max(highest_w, limits.threshold_w + (1 - LEAST_W_BALANCE) * limits.w_prime_j / duration_s)

    @property
    def far_apart(self) -> bool:
        """Return whether FTP and critical power contradict each other."""
        ftp_w, critical_w = self.threshold.value, self.critical_power.value
        return ftp_w is not None and critical_w is not None and abs(critical_w / ftp_w - 1) > FAR_APART


def rider_threshold(brief: RaceBrief) -> RiderThreshold:
    """Return what a brief says of a rider's threshold; FTP and critical power stand for one another."""
    fitted = critical_power(brief.power_efforts)
    power = _said("critical_power", brief.critical_power_w, "W") or fitted.critical_power
    prime = _said("w_prime", brief.w_prime_j, "J") or fitted.w_prime
    ftp = _said("threshold_power", brief.ftp_w, "W")
    if power.value is None and ftp is not None:
        power = _standing_in("critical_power", ftp, FTP_AS_CP)
    if prime.value is None and not brief.power_efforts:
        prime = prime.model_copy(update={"reason": NO_W_PRIME})
    if ftp is None and power.value is not None:
        ftp = _standing_in("threshold_power", power, CP_AS_FTP)
    return RiderThreshold(ftp or _no_threshold(), power, prime)


def reference_intensity(duration_s: float) -> tuple[float, float]:
    """Return the lowest and highest normalized power that suits a duration, as shares of FTP.

    Between the named durations it is interpolated in the logarithm of time; beyond them the ends hold.
    """
    hours = np.log(np.maximum(duration_s, 1.0) / 3600.0)
    knots = np.log(REFERENCE_HOURS)
    return float(np.interp(hours, knots, REFERENCE_LOW)), float(np.interp(hours, knots, REFERENCE_HIGH))


def _said(name: str, value: float | None, unit: str) -> Finding | None:
    if value is None:
        return None
    return Finding(name=name, value=value, unit=unit, model="given", source="what you said")


def _standing_in(name: str, other: Finding, why: str) -> Finding:
    return other.model_copy(update={"name": name, "model": "stands_in", "source": why})


def _no_threshold() -> Finding:
    return Finding.unknown(
        "threshold_power", "W", reason=NO_THRESHOLD, model=CRITICAL_POWER_MODEL, source=CRITICAL_POWER_SOURCE
    )
