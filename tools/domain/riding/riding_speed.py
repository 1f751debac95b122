"""A ride along a course at given power: speed with momentum carried over, and what a watt more would save.

Kinetic energy is followed from grid point to grid point with the power model of Martin et al. 1998. Steady
speed would overstate what can be won on rollers shorter than about 500 m.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray
from tools.domain.riding.cycling_power import Resistance
from tools.domain.riding.recurrence import run_backward, run_forward

SLOWEST_M_PER_S = 0.5  # slower nobody rides, nor walks beside the bicycle: our design choice [D]
_MOST_STEPS = 60
_TOLERANCE = 1e-8
_SMALLEST_SHARE = 0.2  # one step never takes more of the kinetic energy: it would fall below zero


@dataclass(frozen=True, slots=True)
class RideGround:
    """A course as a rider feels it: arrays of shape (intervals,), `edge_m` of shape (intervals + 1,).

    `edge_m` is horizontal, `length_m` along the slope. Brakes keep the speed under `fastest_m_per_s`.
    """

    edge_m: FloatArray
    length_m: FloatArray
    grade: FloatArray
    against: Resistance
    moving_mass_kg: float
    fastest_m_per_s: float


@dataclass(frozen=True, slots=True)
class Ridden:
    """A ride: `speed_m_per_s` at the end of every interval, the `time_s` each took at its `power_w`.

    `kept` is how much of a change of energy at one point is still there at the next, `free` where neither
    brakes nor the slowest speed decide.
    """

    power_w: FloatArray
    speed_m_per_s: FloatArray
    time_s: FloatArray
    kept: FloatArray
    free: NDArray[np.bool_]

    @property
    def duration_s(self) -> float:
        """Time from start to finish."""
        return float(self.time_s.sum())

    @property
    def passed_s(self) -> FloatArray:
        """Time since the start at every edge, shape (intervals + 1,)."""
        return np.concatenate(([0.0], np.cumsum(self.time_s)))

    @property
    def work_j(self) -> FloatArray:
        """Work at the pedals since the start at every edge, shape (intervals + 1,)."""
        return np.concatenate(([0.0], np.cumsum(self.power_w * self.time_s)))


def ride_along(ground: RideGround, power_w: FloatArray, like: Ridden | None = None) -> Ridden:
    """Ride from a standing start with this power (W, at least 0) in every interval.

    Each interval's end satisfies E = E before + (efficiency · P / v − force(v)) · length / mass. All of them
    are solved together by Newton's method: the system has two diagonals. `like` is a similar ride to begin
    from.
    """
    per_mass = ground.length_m / ground.moving_mass_kg
    slowest, fastest = 0.5 * SLOWEST_M_PER_S**2, 0.5 * ground.fastest_m_per_s**2
    energy = np.full(power_w.size, 0.5 * 8.0**2) if like is None else 0.5 * like.speed_m_per_s**2
    driven = ground.against.efficiency * power_w
    for _ in range(_MOST_STEPS):
        speed = np.sqrt(2.0 * energy)
        before = np.concatenate(([0.0], energy[:-1]))
        missing = energy - before - per_mass * (driven / speed - ground.against.force_n(speed))
        kept = 1.0 / (1.0 + per_mass * (driven / speed**3 + ground.against.force_slope(speed) / speed))
        step = -missing * kept
        braked, slow = energy + step > fastest, energy + step < slowest
        # Whether brakes decide is judged by where the point alone would go, its neighbour as it stands.
        free = ~(braked | slow)
        step = np.where(braked, fastest - energy, np.where(slow, slowest - energy, step))
        change = run_forward(np.where(free, kept, 0.0), step)
        after = np.maximum(energy + change, _SMALLEST_SHARE * energy)
        settled = bool((np.abs(after - energy) <= _TOLERANCE * energy).all())
        energy = after
        if settled:
            break
    speed = np.sqrt(2.0 * energy)
    return Ridden(
        power_w=power_w,
        speed_m_per_s=speed,
        time_s=2.0 * ground.length_m / (np.concatenate(([0.0], speed[:-1])) + speed),
        kept=np.where(free, kept, 0.0),
        free=free,
    )


def change_per_watt(ground: RideGround, ride: Ridden, weight: FloatArray | float = 1.0) -> FloatArray:
    """Return how the weighted time of the whole ride changes for a watt more in each interval, in s/W.

    It counts what momentum carries into later intervals: the adjoint of `ride_along`, for small changes.
    """
    speed = ride.speed_m_per_s
    sums = np.concatenate(([0.0], speed[:-1])) + speed
    slower = np.broadcast_to(weight, speed.shape) * -2.0 * ground.length_m / sums**2
    per_energy = (slower + np.concatenate((slower[1:], [0.0]))) / speed
    carried = run_backward(ride.kept, per_energy)
    gained = ground.length_m * ground.against.efficiency * ride.kept / (ground.moving_mass_kg * speed)
    return np.asarray(carried * gained)
