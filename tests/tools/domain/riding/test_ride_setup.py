"""A rider from what was said: measured, said, assumed; each with its range."""

import numpy as np
import pytest

from tests.support.courses import course_of, flat, symmetric_hill, without_elevation
from tests.support.rides import a_ride, heading
from tools.domain.finding import Finding
from tools.domain.race import RidingPosition, Surface, Tyres
from tools.domain.riding.ride_setup import WIND_AT_RIDER, RideSetup, set_up_ride


def setup(**said: object) -> RideSetup:
    return set_up_ride(flat(20_000), a_ride(**said))


def span(finding: Finding) -> tuple[float | None, float | None, float | None]:
    return finding.low, finding.value, finding.high


def test_mass_said_is_mass_taken() -> None:
    assert setup(system_mass_kg=83).rider.mass_kg == 83
    assert setup(system_mass_kg=83, weight_kg=60).rider.mass_kg == 83


def test_mass_is_the_sum_of_what_is_moved() -> None:
    assert setup(system_mass_kg=None, weight_kg=70).system_mass.value == 70 + 9 + 2
    assert setup(system_mass_kg=None, weight_kg=70, bike_mass_kg=7).system_mass.value == 70 + 7 + 2


def test_an_unknown_mass_is_a_wide_stand_in() -> None:
    mass = setup(system_mass_kg=None).system_mass
    assert mass.model == "assumed"
    assert span(mass) == (71.0, 86.0, 101.0)


@pytest.mark.parametrize(
    ("position", "low", "high"),
    [
        (None, 0.30, 0.35),
        (RidingPosition.TIME_TRIAL, 0.21, 0.23),
        (RidingPosition.TRIATHLON, 0.23, 0.25),
        (RidingPosition.AERO, 0.25, 0.29),
        (RidingPosition.ROAD, 0.30, 0.35),
        (RidingPosition.UPRIGHT, 0.35, 0.45),
    ],
)
def test_a_position_gives_the_published_range(
    position: RidingPosition | None, low: float, high: float
) -> None:
    assert span(setup(position=position).drag_area) == pytest.approx((low, (low + high) / 2, high))


def test_a_measured_drag_area_is_taken_and_trusted() -> None:
    measured = setup(cda_m2=0.26, position=RidingPosition.UPRIGHT)
    assert span(measured.drag_area) == (0.26, 0.26, 0.26)
    assert measured.measured
    assert not setup().measured


def test_a_measured_drag_area_decides_a_level_course_and_not_a_hilly_one() -> None:
    unweighed = a_ride(cda_m2=0.26, system_mass_kg=None)
    assert set_up_ride(flat(20_000), unweighed).measured
    assert set_up_ride(without_elevation(40_000), unweighed).measured
    assert not set_up_ride(symmetric_hill(20_000, 0.03), unweighed).measured


def test_drafting_takes_its_range_of_the_drag_only_when_asked() -> None:
    assert span(setup(cda_m2=0.30, drafting=True).drag_area) == pytest.approx((0.195, 0.21, 0.225))
    assert setup(cda_m2=0.30).drag_area.value == 0.30


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ({}, 0.0035, 0.005),
        ({"tyres": Tyres.TRAINING}, 0.005, 0.008),
        ({"surface": Surface.FIRE_ROAD}, 0.008, 0.015),
        ({"surface": Surface.FIRE_ROAD, "tyres": Tyres.RACE}, 0.0035, 0.005),
        ({"crr": 0.004}, 0.004, 0.004),
    ],
)
def test_rolling_by_tyres_and_ground(said: dict[str, object], low: float, high: float) -> None:
    assert span(setup(**said).rolling_resistance) == pytest.approx((low, (low + high) / 2, high))


def test_air_is_that_of_the_courses_height_and_day() -> None:
    high = set_up_ride(course_of(lambda _: 1500.0, 20_000), a_ride(temperature_c=30))
    assert high.air_density.value == pytest.approx(0.972, abs=5e-4)
    assert set_up_ride(course_of(lambda _: 0.0, 20_000), a_ride()).air_density.value == pytest.approx(
        1.225, abs=1e-4
    )


def test_wind_blows_against_the_way_at_the_riders_height() -> None:
    north_then_south = heading(flat(20_000), lambda at: 0 if at < 10_000 else 180)
    windy = set_up_ride(north_then_south, a_ride(wind_speed_m_per_s=5, wind_from_deg=0))
    assert windy.headwind_m_per_s[0] == pytest.approx(5 * WIND_AT_RIDER)
    assert windy.headwind_m_per_s[-1] == pytest.approx(-5 * WIND_AT_RIDER)


@pytest.mark.parametrize("said", [{"wind_speed_m_per_s": 5}, {"wind_from_deg": 90}, {}])
def test_half_a_forecast_is_no_wind(said: dict[str, object]) -> None:
    assert not set_up_ride(heading(flat(20_000), lambda _: 90), a_ride(**said)).headwind_m_per_s.any()


def test_without_elevation_the_ground_is_level() -> None:
    level = set_up_ride(without_elevation(20_000), a_ride()).ground
    assert not level.grade.any()
    assert level.length_m.sum() == pytest.approx(20_000)


def test_a_slope_is_longer_than_its_map() -> None:
    steep = set_up_ride(course_of(lambda x: 0.1 * x, 10_000), a_ride()).ground
    assert steep.length_m.sum() == pytest.approx(10_000 * np.sqrt(1.01))
