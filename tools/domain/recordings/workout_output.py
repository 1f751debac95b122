"""What an athlete put out second by second: power of a ride, speed of a run as on the flat."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

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

    `threshold` is what the athlete holds for about an hour in the same unit, None where nobody knows. `still`
    is True where nobody moved: no speed, and on a ride no power; coasting is going.
    """

    values: FloatArray
    is_power: bool
    graded: bool
    threshold: float | None
    still: NDArray[np.bool_]

    @property
    def moving(self) -> FloatArray:
        """Return the values without standing still."""
        return self.values[~self.still]

    def only(self, kept: NDArray[np.bool_]) -> "Output":
        """Return the same of some seconds only."""
        return replace(self, values=self.values[kept], still=self.still[kept])

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
        watts = np.nan_to_num(power.stream, nan=0.0)
        still = (watts <= 0) & _standing(activity, grid)
        return _possible(Output(watts, True, False, power.ftp_w, still))
    along = distance_along(activity) if activity.sport == ActivitySport.RUN else None
    if along is None:
        return None
    graded = graded_speed(activity, grid)
    speed = speed_by_second(activity, grid, along) if graded is None else graded
    values = np.nan_to_num(speed, nan=0.0)
    pace = thresholds.threshold_pace_s_per_km
    threshold = None if pace is None else 1000.0 / pace
    return _possible(Output(values, False, graded is not None, threshold, values < STANDING_M_PER_S))


def _standing(activity: Activity, grid: SecondGrid) -> NDArray[np.bool_]:
    """Tell for each second whether the rider stood; nobody knows without a way, and then nobody did."""
    along = distance_along(activity)
    if along is None:
        return np.zeros(grid.seconds, dtype=np.bool_)
    return speed_by_second(activity, grid, along) < STANDING_M_PER_S


def _possible(output: Output) -> Output | None:
    return output if output.moving.size and float(output.moving.mean()) > 0 else None


def smoothed(values: FloatArray, window_s: int) -> FloatArray:
    """Return the centred running mean over `window_s` seconds, the ends held; shape kept."""
    if values.size <= window_s or window_s < 2:
        return values
    before = window_s // 2
    return rolling_mean(np.pad(values, (before, window_s - 1 - before), mode="edge"), window_s)
