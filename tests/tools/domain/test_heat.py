"""Heat: the values of the interim model, and silence where nothing was measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.heat import heat_slowdown, race_heat

FAST_S, STEADY_S = 2 * 3600 + 40 * 60, 3 * 3600 + 30 * 60


@pytest.mark.parametrize(("celsius", "fast", "steady"), [(20, 3.1, 5.1), (25, 5.4, 9.5), (28, 7.0, 12.8)])
def test_the_interim_models_values(celsius: float, fast: float, steady: float) -> None:
    assert heat_slowdown(celsius, FAST_S).value == pytest.approx(fast, abs=0.06)
    assert heat_slowdown(celsius, STEADY_S).value == pytest.approx(steady, abs=0.06)


def test_the_interval_is_half_the_effect_either_way() -> None:
    heat = heat_slowdown(25, STEADY_S)
    assert heat.value is not None
    assert heat.low == pytest.approx(heat.value / 2)
    assert heat.high == pytest.approx(heat.value * 1.5)


def test_cool_air_costs_nothing() -> None:
    assert heat_slowdown(3, STEADY_S).value == 0


@given(st.floats(-20, 31), st.floats(-20, 31), st.floats(7200, 20_000))
def test_hotter_is_never_faster(one: float, other: float, ability_s: float) -> None:
    cool, hot = sorted((one, other))
    assert (heat_slowdown(cool, ability_s).value or 0) <= (heat_slowdown(hot, ability_s).value or 0)


def test_hotter_than_measured_has_no_number() -> None:
    heat = heat_slowdown(36, STEADY_S)
    assert heat.value is None
    assert heat.reason is not None


@pytest.mark.parametrize("distance_m", [5000, 21_097.5, 100_000])
def test_other_distances_have_no_number(distance_m: float) -> None:
    heat = race_heat(distance_m, 28, STEADY_S)
    assert heat.value is None
    assert "marathons only" in str(heat.reason)


def test_without_a_temperature_there_is_no_number() -> None:
    assert race_heat(42_195, None, STEADY_S).reason == "no temperature given"
