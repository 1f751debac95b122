"""Power given section by section, ridden along a course: its time and its normalized power."""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.recordings.normalized_power import normalized_power_w, variability_index
from tools.domain.riding.ride_sections import RideCut
from tools.domain.riding.riding_speed import Ridden, ride_along

SAME_POWER = 2e-4
_MOST_TRIES = 12


@dataclass(frozen=True, slots=True)
class RidePower:
    """A power for every section (`section_w`, shape (sections,)), held where it is pedalled, and its ride."""

    section_w: FloatArray
    ride: Ridden
    normalized_w: float

    @property
    def duration_s(self) -> float:
        """Time in motion."""
        return self.ride.duration_s

    @property
    def mean_w(self) -> float:
        """Mean power, coasting included."""
        return float(self.ride.work_j[-1]) / self.duration_s

    @property
    def variability(self) -> float:
        """Normalized over mean power, 1 where there is none."""
        return variability_index(self.normalized_w, self.mean_w) or 1.0


def ride_sections(cut: RideCut, section_w: FloatArray, like: Ridden | None = None) -> RidePower:
    """Ride the course with a power for every section, 0 W where it coasts; `like` is a similar ride."""
    power_w = np.where(cut.pedals, section_w[cut.of_interval], 0.0)
    ride = ride_along(cut.setup.ground, power_w, like)
    return RidePower(section_w, ride, normalized_of(ride))


def even_power(cut: RideCut, normalized_w: float, like: Ridden | None = None) -> RidePower:
    """Ride at one constant power, coasting where the plan coasts, that has this normalized power."""
    shape = np.ones(len(cut.names))
    section_w = shape * normalized_w
    made = ride_sections(cut, section_w, like)
    for _ in range(_MOST_TRIES):
        if made.normalized_w <= 0 or abs(made.normalized_w / normalized_w - 1) < SAME_POWER:
            break
        section_w = section_w * normalized_w / made.normalized_w
        made = ride_sections(cut, section_w, made.ride)
    return made


def power_each_second(ride: Ridden) -> FloatArray:
    """Return the mean power of every full second of a ride, shape (seconds,)."""
    whole = np.arange(int(ride.duration_s) + 1, dtype=np.float64)
    return np.asarray(np.diff(np.interp(whole, ride.passed_s, ride.work_j)))


def normalized_of(ride: Ridden) -> float:
    """Return the normalized power of a ride as a power meter would record it, in W.

    A ride of less than 30 s has the fourth root of its mean fourth power.
    """
    measured = normalized_power_w(power_each_second(ride))
    if measured is not None:
        return measured
    return float((ride.power_w**4 @ ride.time_s / ride.duration_s) ** 0.25)
