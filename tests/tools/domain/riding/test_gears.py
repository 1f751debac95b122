"""Gears: the worked speeds, the nearest gear, advice for the steepest grade."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.rides import a_ride
from tools.domain.finding import Finding
from tools.domain.riding.gears import (
    DEFAULT_CADENCE_RPM,
    Gear,
    gears_of,
    nearest_gear,
    sprocket_for,
    steepest_cadence,
    straight_gears,
)

CASSETTE = (11, 13, 15, 17, 19, 21, 24, 28)


@pytest.mark.parametrize(
    ("ring", "sprocket", "cadence", "km_per_h"),
    [(34, 34, 70, 8.841), (34, 28, 80, 12.269), (50, 11, 90, 51.67)],
)
def test_the_worked_speeds(ring: int, sprocket: int, cadence: float, km_per_h: float) -> None:
    assert Gear(ring, sprocket).speed_m_per_s(cadence) * 3.6 == pytest.approx(km_per_h, abs=0.005)


@given(ring=st.integers(22, 58), sprocket=st.integers(9, 52), cadence=st.floats(30, 130))
def test_cadence_and_speed_are_one_another(ring: int, sprocket: int, cadence: float) -> None:
    gear = Gear(ring, sprocket)
    assert gear.cadence_rpm(gear.speed_m_per_s(cadence)) == pytest.approx(cadence)


def test_no_gear_that_crosses_the_chain_is_advised() -> None:
    names = {gear.written for gear in straight_gears(a_ride(chainrings=(34, 50), cassette=CASSETTE))}
    assert "34×11" not in names
    assert "50×28" not in names
    assert {"34×28", "50×11"} <= names


def test_between_the_ends_of_a_cassette_nothing_is_known() -> None:
    assert straight_gears(a_ride(chainrings=(34, 50), cassette=(11, 34))) == ()
    assert steepest_cadence(
        a_ride(chainrings=(34, 50), cassette=(11, 34)), grade=0.08, at_m=0.0, power_w=200.0, speed_m_per_s=3.0
    ).value == pytest.approx(3.0 * 60 / 2.105)


def test_the_nearest_gear_is_the_nearest_cadence() -> None:
    gears = gears_of(a_ride(chainrings=(34, 50), cassette=CASSETTE))
    gear = nearest_gear(gears, 8.0, DEFAULT_CADENCE_RPM)
    assert gear is not None
    assert all(abs(gear.cadence_rpm(8.0) - 85) <= abs(other.cadence_rpm(8.0) - 85) for other in gears)
    assert nearest_gear((), 8.0, 85.0) is None


@given(ring=st.integers(28, 53), speed=st.floats(1.5, 8), cadence=st.floats(60, 90))
def test_the_sprocket_is_the_smallest_that_holds_the_cadence(ring: int, speed: float, cadence: float) -> None:
    teeth = sprocket_for(ring, speed, cadence)
    assert Gear(ring, teeth).cadence_rpm(speed) >= cadence - 1e-6
    assert teeth == 1 or Gear(ring, teeth - 1).cadence_rpm(speed) < cadence


def advised(speed: float, grade: float = 0.1, **said: object) -> Finding:
    return steepest_cadence(a_ride(**said), speed_m_per_s=speed, power_w=252, grade=grade, at_m=34_250)


def test_too_heavy_a_gear_is_advised_against_with_the_sprocket() -> None:
    # By hand: 65 rpm at 2.5 m/s takes 65 · 2.105 · 34 / 150 = 31.01 teeth, 70 rpm 33.4.
    found = advised(2.5, chainrings=(34, 50), cassette=CASSETTE)
    assert found.value == pytest.approx(2.5 * 60 / (2.105 * 34 / 28))
    advice = str(found.inputs["advice"])
    assert "34×28, turns at 59 rpm" in advice
    assert "a sprocket of 32 to 34 teeth would hold 65 to 70 rpm" in advice
    assert "250 W" in advice
    assert "km 34.2" in advice


def test_a_light_gear_is_enough() -> None:
    assert "light enough" in str(advised(3.2, chainrings=(34,), cassette=(11, 34)).inputs["advice"])


def test_where_no_cassette_helps_it_says_so() -> None:
    assert "smaller chainring" in str(advised(1.2, chainrings=(39,), cassette=(11, 25)).inputs["advice"])


def test_without_gears_or_climbs_there_is_nothing_to_say() -> None:
    assert "no chainrings" in str(advised(2.5).reason)
    assert "climbs" in str(advised(9.0, grade=-0.01, chainrings=(34,), cassette=(28,)).reason)
