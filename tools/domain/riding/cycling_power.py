"""Power for speed and speed for power of a rider: the model of Martin et al. 1998.

Source: Martin, Milliken, Cobb, McFadden, Coggan 1998, Journal of Applied Biomechanics 14:276 (R² 0.97,
standard error 2.7 W, on a flat runway with measured drag). Units: W, m/s, kg, m², kg/m³; grades are m per m.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from tools.domain.course import FloatArray

POWER_MODEL = "martin_1998"
POWER_SOURCE = "Martin et al. 1998, J Appl Biomech 14:276"
GRAVITY_M_PER_S2 = 9.81  # as the published equation has it
WHEEL_DRAG_M2 = 0.0044  # drag area of the turning spokes, from memory, unchecked [R]
WHEEL_INERTIA_KG_M2 = 0.14  # both wheels, from memory, unchecked [R]
WHEEL_RADIUS_M = 0.311  # from memory, unchecked [R]
DRIVETRAIN_EFFICIENCY = 0.97698  # from memory, unchecked [R]
BEARING_N = 0.091  # v (91 + 8.7 v) · 10⁻³ W, as published
BEARING_N_S_PER_M = 0.0087
GAS_CONSTANT_OF_AIR = 287.05  # J/(kg K)
STANDARD_PRESSURE_PA = 101_325.0
ICE_POINT_K = 273.15
_MOST_NEWTON_STEPS = 80
_SPEED_TOLERANCE = 1e-12


@dataclass(frozen=True, slots=True)
class Rider:
    """Rider, bicycle and all that is carried, as the power model sees them."""

    mass_kg: float
    cda_m2: float
    crr: float
    efficiency: float = DRIVETRAIN_EFFICIENCY
    wheel_drag_m2: float = WHEEL_DRAG_M2

    @property
    def moving_mass_kg(self) -> float:
        """Mass as inertia feels it: m + I / r², the turning wheels included."""
        return self.mass_kg + WHEEL_INERTIA_KG_M2 / WHEEL_RADIUS_M**2


@dataclass(frozen=True, slots=True)
class Resistance:
    """What holds a rider back, as force = air · (v + headwind)|v + headwind| + steady + 0.0087 v, in N.

    Arrays have one shape, or are single numbers. `steady_n` holds gravity (negative downhill), rolling and
    the constant part of the bearings.
    """

    air: FloatArray
    headwind_m_per_s: FloatArray
    steady_n: FloatArray
    efficiency: float

    def force_n(self, speed_m_per_s: FloatArray) -> FloatArray:
        """Return the force against the rider at this speed; it rises with speed everywhere."""
        through_air = speed_m_per_s + self.headwind_m_per_s
        return (
            self.air * through_air * np.abs(through_air) + self.steady_n + BEARING_N_S_PER_M * speed_m_per_s
        )

    def force_slope(self, speed_m_per_s: FloatArray) -> FloatArray:
        """Return how fast the force rises with speed, in N s/m."""
        return 2.0 * self.air * np.abs(speed_m_per_s + self.headwind_m_per_s) + BEARING_N_S_PER_M

    def coasting_speed_m_per_s(self) -> FloatArray:
        """Return the steady speed without pedalling, where the force is zero; 0 where nothing drives."""
        # With u = v + headwind: air u|u| + 0.0087 u + rest = 0, a parabola on either side of u = 0.
        rest = self.steady_n - BEARING_N_S_PER_M * self.headwind_m_per_s
        root = np.sqrt(BEARING_N_S_PER_M**2 + 4.0 * self.air * np.abs(rest))
        through_air = -np.sign(rest) * 2.0 * np.abs(rest) / (BEARING_N_S_PER_M + root)
        return np.maximum(0.0, through_air - self.headwind_m_per_s)


def resistance(
    rider: Rider, grade: ArrayLike, *, air_density: ArrayLike, headwind_m_per_s: ArrayLike = 0.0
) -> Resistance:
    """Return the resistance of a rider on these grades, in air of this density (kg/m³) and headwind."""
    slope = np.arctan(np.asarray(grade, dtype=np.float64))
    weight_n = rider.mass_kg * GRAVITY_M_PER_S2
    steady = weight_n * (rider.crr * np.cos(slope) + np.sin(slope)) + BEARING_N
    air = 0.5 * np.asarray(air_density, dtype=np.float64) * (rider.cda_m2 + rider.wheel_drag_m2)
    shape = np.broadcast_shapes(steady.shape, air.shape, np.shape(headwind_m_per_s))
    return Resistance(
        air=np.broadcast_to(air, shape),
        headwind_m_per_s=np.broadcast_to(np.asarray(headwind_m_per_s, dtype=np.float64), shape),
        steady_n=np.broadcast_to(steady, shape),
        efficiency=rider.efficiency,
    )


def power_for_speed(against: Resistance, speed_m_per_s: ArrayLike) -> FloatArray:
    """Return the power at the pedals for a steady speed; negative where the rider must brake."""
    speed = np.asarray(speed_m_per_s, dtype=np.float64)
    return np.asarray(against.force_n(speed) * speed / against.efficiency)


def speed_for_power(against: Resistance, power_w: ArrayLike) -> FloatArray:
    """Return the steady speed at this power (W, at least 0), of the broadcast shape.

    Speed times force rises without bound from the coasting speed on, so the root is the only one. Newton's
    steps are kept inside a bracket that shrinks with each of them. Raises `ValueError` for a negative power.
    """
    power = np.asarray(power_w, dtype=np.float64)
    if (power < 0).any():
        raise ValueError("a rider cannot pedal with negative power")
    delivered = power * against.efficiency
    low, delivered = np.broadcast_arrays(against.coasting_speed_m_per_s(), delivered)
    high = _too_fast(against, low, delivered)
    speed = 0.5 * (low + high)
    for _ in range(_MOST_NEWTON_STEPS):
        force = against.force_n(speed)
        missing = delivered - speed * force
        low, high = np.where(missing >= 0, speed, low), np.where(missing < 0, speed, high)
        slope = force + speed * against.force_slope(speed)
        guess = speed + missing / np.where(slope > 0, slope, np.inf)
        after = np.where((guess > low) & (guess < high), guess, 0.5 * (low + high))
        settled = np.abs(after - speed) <= _SPEED_TOLERANCE * (1.0 + speed)
        speed = after
        if settled.all():
            break
    return np.where(delivered > 0, speed, against.coasting_speed_m_per_s())


def _too_fast(against: Resistance, low: FloatArray, delivered: FloatArray) -> FloatArray:
    """Return speeds at which the power needed is above what is delivered."""
    high = low + 10.0
    while (short := high * against.force_n(high) < delivered).any():
        high = np.where(short, 2.0 * high, high)
    return high


def air_density(
    temperature_c: ArrayLike, *, altitude_m: ArrayLike = 0.0, pressure_pa: ArrayLike | None = None
) -> FloatArray:
    """Return the density of dry air, p / (287.05 T), in kg/m³; without a pressure that of the altitude."""
    kelvin = np.asarray(temperature_c, dtype=np.float64) + ICE_POINT_K
    pressure = pressure_at(altitude_m) if pressure_pa is None else np.asarray(pressure_pa, dtype=np.float64)
    return np.asarray(pressure / (GAS_CONSTANT_OF_AIR * kelvin))


def pressure_at(altitude_m: ArrayLike) -> FloatArray:
    """Return the pressure of the standard atmosphere (ISO 2533) below 11 km, in Pa."""
    altitude = np.asarray(altitude_m, dtype=np.float64)
    return np.asarray(STANDARD_PRESSURE_PA * (1.0 - 2.25577e-5 * altitude) ** 5.25588)
