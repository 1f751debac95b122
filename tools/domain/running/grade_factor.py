"""What a grade costs a runner: pace factors (Strava 2017, and ours built on it) and Minetti's energy cost."""

from functools import lru_cache

import numpy as np
from scipy.interpolate import PchipInterpolator

from tools.domain.course import FloatArray

# Heart-rate-equivalent pace factors: Strava 2017 (Robb), knots by A. Schroeder, specialsauce (MIT).
STRAVA_GRADE_PERCENT = (
    *(-45, -30, -25, -20, -15, -10, -8, -6, -4, -2, 0),
    *(2, 4, 6, 8, 10, 15, 20, 25, 30, 45),
)  # fmt: skip
STRAVA_FACTOR = (
    *(2.096, 1.495, 1.273, 1.081, 0.941, 0.876, 0.876, 0.891, 0.918, 0.960, 1.0),
    *(1.055, 1.135, 1.228, 1.337, 1.459, 1.846, 2.297, 2.727, 3.158, 4.286),
)  # fmt: skip
STEEPEST_GRADE = 0.45
# Share of Strava's downhill gain that is asked for; good Boston races show 0.35-0.5.
DOWNHILL_SHARE = 0.5
MINETTI_COEFFICIENTS = (155.4, -30.4, -43.3, 46.3, 19.5, 3.6)


@lru_cache(maxsize=1)
def _strava_curve() -> PchipInterpolator:
    return PchipInterpolator(np.array(STRAVA_GRADE_PERCENT, dtype=float) / 100.0, np.array(STRAVA_FACTOR))


def strava_factor(grade: FloatArray) -> FloatArray:
    """Return Strava's 2017 pace factor for a grade in m per m; grades beyond ±45 % count as ±45 %."""
    clipped = np.clip(np.asarray(grade, dtype=np.float64), -STEEPEST_GRADE, STEEPEST_GRADE)
    return np.asarray(_strava_curve()(clipped), dtype=np.float64)


def grade_factor(grade: FloatArray, *, downhill_share: float = DOWNHILL_SHARE) -> FloatArray:
    """Return grade_factor_v1: target pace over flat pace, for a grade in m per m (any shape).

    Uphill it is Strava's curve S. Downhill, where S < 1, only `downhill_share` of the gain is asked for:
    runners who raced Boston well gave away the rest.
    """
    slope = np.asarray(grade, dtype=np.float64)
    factor = strava_factor(slope)
    gives_time_back = (slope < 0) & (factor < 1)
    return np.where(gives_time_back, 1.0 - downhill_share * (1.0 - factor), factor)


def minetti_cost(grade: FloatArray) -> FloatArray:
    """Return the energy cost of running in J per kg per m (Minetti et al. 2002, J Appl Physiol 93:1039).

    Measured up to ±45 %; steeper grades count as ±45 %. For energy, not for road targets: downhill it asks
    for more speed than good races show.
    """
    clipped = np.clip(np.asarray(grade, dtype=np.float64), -STEEPEST_GRADE, STEEPEST_GRADE)
    return np.asarray(np.polyval(MINETTI_COEFFICIENTS, clipped), dtype=np.float64)
