"""A marathon time from eight weeks of training (Tanda 2011)."""

import math

from tools.domain.finding import Finding, Inputs
from tools.domain.prediction.ranges import ErrorRange
from tools.domain.prediction.result_finding import finish_time, is_near, no_finish_time
from tools.domain.prediction.vickers import MARATHONS_ONLY, WEEK_UNKNOWN
from tools.domain.units import MARATHON_M

TANDA_SOURCE = "Tanda 2011, Journal of Human Sport and Exercise 6(3); its error as a study of 2020 quotes it"
TANDA_TIMES_S = (2 * 3600 + 47 * 60, 3 * 3600 + 36 * 60)
ERROR_S = 5.4 * 60  # root mean square error from 2:47 to 3:36
NORMAL_80 = 1.2816  # 8 of 10 normal errors lie within this many standard deviations


def tanda_time_s(weekly_km: float, training_pace_s_per_km: float) -> float:
    """Return the marathon time in seconds from eight weeks of training."""
    pace = 17.1 + 140.0 * math.exp(-0.0053 * weekly_km) + 0.55 * training_pace_s_per_km
    return pace * MARATHON_M / 1000


def tanda(target_m: float, weekly_km: float | None, training_pace_s_per_km: float | None) -> Finding:
    """Predict a marathon from the mean week and pace of the eight weeks that end one week before it."""
    inputs: Inputs = {
        "weekly_km": weekly_km,
        "training_pace_s_per_km": training_pace_s_per_km,
        "target_m": target_m,
    }
    if not is_near(target_m, MARATHON_M):
        return no_finish_time("tanda", TANDA_SOURCE, inputs, reason=MARATHONS_ONLY)
    if weekly_km is None or training_pace_s_per_km is None:
        missing = WEEK_UNKNOWN if weekly_km is None else "mean training pace not known"
        return no_finish_time("tanda", TANDA_SOURCE, inputs, reason=missing)
    marathon_s = tanda_time_s(weekly_km, training_pace_s_per_km)
    if not TANDA_TIMES_S[0] <= marathon_s <= TANDA_TIMES_S[1]:
        reason = "outside the marathon times it was checked on (2:47 to 3:36)"
        return no_finish_time("tanda", TANDA_SOURCE, inputs, reason=reason)
    share = NORMAL_80 * ERROR_S / marathon_s
    value_s = marathon_s * target_m / MARATHON_M
    return finish_time("tanda", TANDA_SOURCE, inputs, value_s=value_s, spread=ErrorRange(share, share))
