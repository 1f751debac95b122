"""What an athlete put out second by second: power of a ride, speed of a run as on the flat."""

from dataclasses import dataclass

import numpy as np

from tools.domain.activity import Activity, ActivitySport
from tools.domain.athlete import Thresholds
from tools.domain.course import FloatArray
from tools.domain.recordings.normalized_power import rolling_mean
from tools.domain.recordings.recorded_line import distance_along
from tools.domain.recordings.review_power import read_power
from tools.domain.recordings.timer_time import SecondGrid
from tools.domain.running.graded_pace import graded_speed, speed_by_second

STANDING_M_PER_S = 0.7  # our design choice [D]: slower than any walk


@dataclass(frozen=True, slots=True)
class Output:
    """One value a second of timer time, shape (seconds,), 0 for silence: W, or m/s on the flat.

    `threshold` is what the athlete holds for about an hour in the same unit, None where nobody knows.
    """

    values: FloatArray
    is_power: bool
    graded: bool
    threshold: float | None

    @property
    def moving(self) -> FloatArray:
        """Return the values without standing still; of power all count, coasting too."""
        return self.values if self.is_power else self.values[self.values >= STANDING_M_PER_S]

    def written_value(self, value: float) -> float:
        """Return W as they are, and a speed as pace in s per km."""
        return value if self.is_power else 1000.0 / value

    @property
    def unit(self) -> str:
        """Return the unit of `written_value`."""
        return "W" if self.is_power else "s/km"


def read_output(activity: Activity, grid: SecondGrid, thresholds: Thresholds) -> Output | None:
    """Return the power of a ride or the speed of a run, None elsewhere and where it was not recorded."""
    if activity.sport == ActivitySport.RIDE:
        power = read_power(activity, grid, thresholds)
        if power.stream is None or not power.stream.size:
            return None
        return _possible(Output(np.nan_to_num(power.stream, nan=0.0), True, False, power.ftp_w))
    along = distance_along(activity) if activity.sport == ActivitySport.RUN else None
    if along is None:
        return None
    graded = graded_speed(activity, grid)
    speed = speed_by_second(activity, grid, along) if graded is None else graded
    pace = thresholds.threshold_pace_s_per_km
    threshold = None if pace is None else 1000.0 / pace
    return _possible(Output(np.nan_to_num(speed, nan=0.0), False, graded is not None, threshold))


def _possible(output: Output) -> Output | None:
    return output if output.moving.size and float(output.moving.mean()) > 0 else None


def smoothed(values: FloatArray, window_s: int) -> FloatArray:
    """Return the centred running mean over `window_s` seconds, the ends held; shape kept."""
    if values.size <= window_s or window_s < 2:
        return values
    before = window_s // 2
    return rolling_mean(np.pad(values, (before, window_s - 1 - before), mode="edge"), window_s)
