"""Riding with momentum: against small steps of time, energy that adds up, gradients that are differences."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.domain.riding.cycling_power import Rider, resistance, speed_for_power
from tools.domain.riding.riding_speed import Ridden, RideGround, change_per_watt, ride_along

RIDER = Rider(mass_kg=85, cda_m2=0.32, crr=0.005)
FASTEST = 60 / 3.6


def ground_of(grade: np.ndarray, step_m: float = 10.0, wind: np.ndarray | float = 0.0) -> RideGround:
    return RideGround(
        edge_m=np.arange(grade.size + 1) * step_m,
        length_m=step_m * np.sqrt(1 + grade**2),
        grade=grade,
        against=resistance(RIDER, grade, air_density=1.2, headwind_m_per_s=wind),
        moving_mass_kg=RIDER.moving_mass_kg,
        fastest_m_per_s=FASTEST,
    )


def rolling(points: int = 1000, height_m: float = 6.0, wave_m: float = 600.0) -> np.ndarray:
    at = (np.arange(points) + 0.5) * 10.0
    return height_m * 2 * math.pi / wave_m * np.cos(2 * math.pi * at / wave_m)


def test_it_settles_at_the_steady_speed() -> None:
    ground = ground_of(np.full(600, 0.01))
    ride = ride_along(ground, np.full(600, 250.0))
    assert ride.speed_m_per_s[-1] == pytest.approx(
        float(speed_for_power(ground.against, 250.0)[-1]), rel=1e-4
    )


def test_it_is_the_ride_in_tenths_of_a_second() -> None:
    # An independent integration in time, the power model written out again.
    grade, power = rolling(600), 220.0
    place, speed, seconds, step = 0.0, 0.5, 0.0, 0.02
    while place < 6000.0:
        slope = math.atan(grade[min(int(place / 10), 599)])
        drag = 0.5 * 1.2 * (0.32 + 0.0044) * speed**2
        force = drag + 85 * 9.81 * (0.005 * math.cos(slope) + math.sin(slope)) + 0.091 + 0.0087 * speed
        speed += step * (0.97698 * power / speed - force) / RIDER.moving_mass_kg
        speed = min(speed, FASTEST)
        place += step * speed * math.cos(slope)
        seconds += step
    assert ride_along(ground_of(grade), np.full(600, power)).duration_s == pytest.approx(seconds, rel=0.004)


def test_work_is_height_and_resistance_and_speed() -> None:
    ground = ground_of(rolling())
    ride = ride_along(ground, np.full(1000, 230.0))
    assert ride.free.all()
    lost_j = float(ground.against.force_n(ride.speed_m_per_s) @ ground.length_m)
    kinetic_j = 0.5 * RIDER.moving_mass_kg * ride.speed_m_per_s[-1] ** 2
    driven_j = float((RIDER.efficiency * 230.0 / ride.speed_m_per_s) @ ground.length_m)
    assert driven_j == pytest.approx(lost_j + kinetic_j, rel=1e-6)


def saved_by_varying(ground: RideGround, grade: np.ndarray) -> tuple[float, float]:
    """Seconds that 10 % more uphill and 10 % less downhill save: in steady riding, and with momentum."""
    even = np.full(grade.size, 230.0)
    varied = even * (1 + 0.1 * np.sign(grade))
    steady = [
        float((ground.length_m / speed_for_power(ground.against, each)).sum()) for each in (even, varied)
    ]
    ridden = [ride_along(ground, each).duration_s for each in (even, varied)]
    return steady[0] - steady[1], ridden[0] - ridden[1]


@pytest.mark.parametrize(("wave_m", "least", "most"), [(200.0, -0.5, 0.5), (8_000.0, 0.85, 1.15)])
def test_steady_riding_overstates_what_short_rollers_give(wave_m: float, least: float, most: float) -> None:
    grade = rolling(2400, height_m=0.03 * wave_m / (2 * math.pi), wave_m=wave_m)
    steady_s, ridden_s = saved_by_varying(ground_of(grade), grade)
    assert least < ridden_s / steady_s < most


def test_brakes_hold_the_fastest_speed() -> None:
    ride = ride_along(ground_of(np.full(500, -0.12)), np.zeros(500))
    assert ride.speed_m_per_s.max() == pytest.approx(FASTEST)
    assert not ride.free[-1]


def test_it_never_stands_still() -> None:
    ride = ride_along(ground_of(np.full(100, 0.1)), np.zeros(100))
    assert (ride.speed_m_per_s >= 0.5 - 1e-9).all()


@settings(max_examples=40, deadline=None)
@given(
    grades=st.lists(st.floats(-0.2, 0.2), min_size=2, max_size=60),
    winds=st.lists(st.floats(-12, 12), min_size=2, max_size=60),
    power=st.floats(0, 600),
)
def test_every_ride_arrives_and_keeps_its_equation(
    grades: list[float], winds: list[float], power: float
) -> None:
    grade = np.repeat(grades, 20)
    wind = np.resize(np.repeat(winds, 20), grade.size)
    ground, watts = ground_of(grade, wind=wind), np.full(grade.size, power)
    ride = ride_along(ground, watts)
    speed = ride.speed_m_per_s
    assert np.isfinite(ride.duration_s)
    assert (speed <= FASTEST + 1e-9).all()
    before = np.concatenate(([0.0], speed[:-1]))
    gained = 0.5 * ground.moving_mass_kg * (speed**2 - before**2)
    pushed = (RIDER.efficiency * watts / speed - ground.against.force_n(speed)) * ground.length_m
    assert gained[ride.free] == pytest.approx(pushed[ride.free], abs=1e-2)
    # Brakes only ever take, and nobody is slower than walking.
    assert (pushed[~ride.free & (speed > 1)] >= gained[~ride.free & (speed > 1)] - 1e-2).all()


@settings(max_examples=30, deadline=None)
@given(power=st.floats(100, 400), more=st.floats(1, 50), start=st.integers(0, 900))
def test_more_power_anywhere_is_never_slower(power: float, more: float, start: int) -> None:
    ground, watts = ground_of(rolling()), np.full(1000, power)
    harder = watts.copy()
    harder[start : start + 100] += more
    assert ride_along(ground, harder).duration_s <= ride_along(ground, watts).duration_s + 1e-6


def test_a_watt_more_saves_what_the_gradient_says() -> None:
    ground, watts = ground_of(rolling(400, height_m=12)), np.full(400, 200.0)
    weight = np.linspace(0.5, 2.0, 400)
    ride = ride_along(ground, watts)
    predicted = change_per_watt(ground, ride, weight)

    def weighted_s(at: int, by: float) -> float:
        other = watts.copy()
        other[at] += by
        made: Ridden = ride_along(ground, other, ride)
        return float(made.time_s @ weight)

    for at in (0, 7, 150, 399):
        assert predicted[at] == pytest.approx((weighted_s(at, 1) - weighted_s(at, -1)) / 2, rel=1e-3)


def test_a_similar_ride_to_begin_from_changes_nothing() -> None:
    ground, watts = ground_of(rolling()), np.full(1000, 180.0)
    fresh, warm = ride_along(ground, watts), ride_along(ground, watts, ride_along(ground, watts * 1.3))
    assert warm.duration_s == pytest.approx(fresh.duration_s, abs=1e-4)
