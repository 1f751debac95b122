"""The power model against arithmetic, published simulations and what must always hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.domain.riding.cycling_power import (
    Resistance,
    Rider,
    air_density,
    power_for_speed,
    resistance,
    speed_for_power,
)

ROAD = Rider(mass_kg=85, cda_m2=0.32, crr=0.005, efficiency=0.976)
ATKINSON = Rider(mass_kg=80, cda_m2=0.2565, crr=0.0032)
DENSITY = 1.2234

GRADES = st.floats(-0.25, 0.25)
WINDS = st.floats(-15, 15)
POWERS = st.floats(1, 1500)
RIDERS = st.builds(Rider, mass_kg=st.floats(45, 150), cda_m2=st.floats(0.18, 0.6), crr=st.floats(0.002, 0.02))


def against(rider: Rider = ROAD, grade: float = 0.0, wind: float = 0.0) -> Resistance:
    return resistance(rider, grade, air_density=DENSITY, headwind_m_per_s=wind)


@pytest.mark.parametrize(("speed", "grade", "power"), [(11.176, 0.0, 333.7), (4.0, 0.08, 303.1)])
def test_the_arithmetic_of_power_for_speed(speed: float, grade: float, power: float) -> None:
    assert power_for_speed(against(grade=grade), speed) == pytest.approx(power, abs=0.06)


@pytest.mark.parametrize(("grade", "speed", "digit"), [(0.0, 10.03, 0.005), (0.08, 3.343, 0.0005)])
def test_the_arithmetic_of_speed_for_power(grade: float, speed: float, digit: float) -> None:
    assert speed_for_power(against(grade=grade), 250.0) == pytest.approx(speed, abs=digit)


@pytest.mark.parametrize(
    ("temperature_c", "altitude_m", "density", "digit"),
    [(15.0, 0.0, 1.2250, 5e-5), (30.0, 1500.0, 0.972, 5e-4)],
)
def test_the_density_of_air(temperature_c: float, altitude_m: float, density: float, digit: float) -> None:
    assert air_density(temperature_c, altitude_m=altitude_m) == pytest.approx(density, abs=digit)


def test_a_measured_pressure_is_taken_before_the_altitude() -> None:
    assert air_density(15.0, altitude_m=3000.0, pressure_pa=101_325.0) == pytest.approx(1.225, abs=5e-5)


def saved_s(sections: Resistance, length_m: float, sign: np.ndarray) -> float:
    """Seconds saved by ±10 % of 289 W beside holding 289 W, section by section, at steady speed."""
    even = length_m / speed_for_power(sections, 289.0)
    varied = length_m / speed_for_power(sections, 289.0 * (1 + 0.1 * sign))
    return float((even - varied).sum())


def test_varying_power_on_hills_saves_what_atkinson_published() -> None:
    # Atkinson, Peacock & Passfield 2007, J Sports Sci 25:1001: 126 s on 10 km of alternating 1 km at ±10 %.
    uphill = np.tile([1.0, -1.0], 5)
    hills = resistance(ATKINSON, 0.10 * uphill, air_density=DENSITY)
    assert saved_s(hills, 1000.0, uphill) == pytest.approx(126, abs=2)


def test_varying_power_in_wind_saves_what_atkinson_published() -> None:
    # The same paper: 51 s on 40 km with 4.4 m/s of wind, every 5 km from the other side.
    into_wind = np.tile([1.0, -1.0], 4)
    wind = resistance(ATKINSON, 0.0, air_density=DENSITY, headwind_m_per_s=4.4 * into_wind)
    assert saved_s(wind, 5000.0, into_wind) == pytest.approx(51, abs=2)


@settings(max_examples=200, deadline=None)
@given(rider=RIDERS, grade=GRADES, wind=WINDS, power=POWERS)
def test_power_to_speed_and_back(rider: Rider, grade: float, wind: float, power: float) -> None:
    ground = against(rider, grade, wind)
    speed = speed_for_power(ground, power)
    assert power_for_speed(ground, speed) == pytest.approx(power, rel=1e-6, abs=1e-6)


def test_arrays_are_solved_as_one_by_one() -> None:
    grades = np.linspace(-0.2, 0.2, 401)
    together = speed_for_power(resistance(ROAD, grades, air_density=DENSITY), 220.0)
    alone = [float(speed_for_power(against(grade=float(grade)), 220.0)) for grade in grades]
    assert together == pytest.approx(alone, rel=1e-9)


@settings(max_examples=100, deadline=None)
@given(rider=RIDERS, grade=GRADES, wind=WINDS, power=POWERS)
def test_harder_is_slower_and_more_power_is_faster(
    rider: Rider, grade: float, wind: float, power: float
) -> None:
    speed = speed_for_power(against(rider, grade, wind), power)
    assert speed_for_power(against(rider, grade, wind), power * 1.05) > speed
    assert speed_for_power(against(rider, grade + 0.01, wind), power) < speed
    assert speed_for_power(against(rider, grade, wind + 0.5), power) < speed


@settings(max_examples=60, deadline=None)
@given(rider=RIDERS, grade=st.floats(0, 0.25), power=POWERS)
def test_mass_slows_uphill(rider: Rider, grade: float, power: float) -> None:
    heavier = Rider(mass_kg=rider.mass_kg + 2, cda_m2=rider.cda_m2, crr=rider.crr)
    faster, slower = (speed_for_power(against(each, grade), power) for each in (rider, heavier))
    assert slower < faster


@settings(max_examples=100, deadline=None)
@given(rider=RIDERS, grade=GRADES, wind=WINDS)
def test_coasting_is_where_no_power_is_needed(rider: Rider, grade: float, wind: float) -> None:
    ground = against(rider, grade, wind)
    speed = ground.coasting_speed_m_per_s()
    assert speed_for_power(ground, 0.0) == speed
    if speed > 0:
        assert ground.force_n(speed) == pytest.approx(0.0, abs=1e-8)
    else:
        assert ground.force_n(np.float64(0.0)) >= 0


def test_a_tailwind_faster_than_the_rider_pushes() -> None:
    # The sign of the air speed is kept: squaring it would brake.
    assert power_for_speed(against(wind=-10.0), 5.0) < power_for_speed(against(wind=-5.0), 5.0)


def test_nobody_pedals_backwards() -> None:
    with pytest.raises(ValueError, match="negative power"):
        speed_for_power(against(), -10.0)


def test_the_constants_are_martins() -> None:
    rider = Rider(mass_kg=80, cda_m2=0.2565, crr=0.0032)
    assert rider.efficiency == 0.97698
    assert rider.wheel_drag_m2 == 0.0044
    assert rider.moving_mass_kg == pytest.approx(80 + 0.14 / 0.311**2)
    # On the flat at 1 m/s without air: rolling, and the bearings' 91 + 8.7 mW.
    alone = resistance(rider, 0.0, air_density=0.0)
    assert power_for_speed(alone, 1.0) == pytest.approx((80 * 9.81 * 0.0032 + 0.0997) / 0.97698)


@settings(max_examples=60, deadline=None)
@given(rider=RIDERS, grade=GRADES, wind=st.floats(0, 15), power=POWERS, more=st.floats(0.01, 0.2))
def test_drag_and_rolling_slow(rider: Rider, grade: float, wind: float, power: float, more: float) -> None:
    speed = speed_for_power(against(rider, grade, wind), power)
    wider = Rider(mass_kg=rider.mass_kg, cda_m2=rider.cda_m2 * (1 + more), crr=rider.crr)
    softer = Rider(mass_kg=rider.mass_kg, cda_m2=rider.cda_m2, crr=rider.crr * (1 + more))
    assert speed_for_power(against(wider, grade, wind), power) < speed
    assert speed_for_power(against(softer, grade, wind), power) < speed


def test_thin_and_warm_air_is_lighter() -> None:
    heights = air_density(15.0, altitude_m=np.array([0.0, 500.0, 1500.0, 3000.0]))
    assert (np.diff(heights) < 0).all()
    assert (np.diff(air_density(np.array([-20.0, 0.0, 20.0, 45.0]))) < 0).all()
