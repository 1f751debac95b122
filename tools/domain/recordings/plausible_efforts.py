"""What nobody has done: best efforts beyond it are faults of a recording, and no records."""

import numpy as np

from tools.domain.activity import ActivitySport, BestEffort
from tools.domain.course import FloatArray
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

# Sprinters on a track pass this for a second or two; on a road it is a meter's spike, and five seconds of it
# would raise the best 20 minutes. Our design choice [D].
SPIKE_W = 2_000.0
# Men's best times on foot, rounded down to whole seconds; from memory, unchecked [R].
FASTEST_S = {
    400.0: 43.0,
    1_000.0: 131.0,
    METRES_PER_MILE: 223.0,
    2_000.0: 283.0,
    3_000.0: 437.0,
    5_000.0: 755.0,
    10_000.0: 1_571.0,
    15_000.0: 2_370.0,
    HALF_MARATHON_M: 3_402.0,
    MARATHON_M: 7_235.0,
    50_000.0: 9_500.0,
    100_000.0: 21_900.0,
}
# About what the strongest riders known have held, in W by seconds; from memory, unchecked [R].
STRONGEST_W = {
    1.0: 2_000.0,
    5.0: 1_950.0,
    15.0: 1_600.0,
    30.0: 1_250.0,
    60.0: 1_050.0,
    120.0: 850.0,
    300.0: 650.0,
    600.0: 580.0,
    1_200.0: 540.0,
    3_600.0: 490.0,
    7_200.0: 450.0,
    18_000.0: 400.0,
}
# Nobody's mean is higher over so long: a car, a lift or a plane went along. Our design choice [D].
FASTEST_MEAN_M_PER_S = {ActivitySport.RUN: 6.7, ActivitySport.RIDE: 16.7}
LONG_ENOUGH_S = 600.0


def was_carried(sport: ActivitySport, distance_m: float | None, duration_s: float | None) -> bool:
    """Tell whether something else moved whoever recorded a run or a ride: it is no measure of them."""
    fastest = FASTEST_MEAN_M_PER_S.get(sport)
    if fastest is None or not distance_m or not duration_s or duration_s < LONG_ENOUGH_S:
        return False
    return distance_m / duration_s > fastest


def without_spikes(power_w: FloatArray) -> FloatArray:
    """Return a stream with what no rider holds for a second as drop-outs (NaN)."""
    return np.where(power_w > SPIKE_W, np.nan, power_w)


def possible_paces(efforts: tuple[BestEffort, ...]) -> tuple[BestEffort, ...]:
    """Return the efforts over distances nobody has run faster."""
    lengths, least = np.log(list(FASTEST_S)), np.log(list(FASTEST_S.values()))
    return tuple(
        effort
        for effort in efforts
        if effort.distance_m
        and effort.duration_s >= float(np.exp(np.interp(np.log(effort.distance_m), lengths, least))) * 0.999
    )


def possible_powers(efforts: tuple[BestEffort, ...]) -> tuple[BestEffort, ...]:
    """Return the efforts nobody has held more than, durations between those of the table by its line."""
    lengths, most = np.log(list(STRONGEST_W)), list(STRONGEST_W.values())
    return tuple(
        effort for effort in efforts if effort.value <= np.interp(np.log(effort.duration_s), lengths, most)
    )
