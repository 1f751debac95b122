"""Heat: the values of the interim model, and silence where nothing was measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.prediction.heat import ely_slowdown, heat_slowdown, race_heat, too_hot_reason

FAST_S, STEADY_S = 2 * 3600 + 40 * 60, 3 * 3600 + 30 * 60


@pytest.mark.parametrize(("celsius", "fast", "steady"), [(20, 3.1, 5.1), (25, 5.4, 9.5), (28, 7.0, 12.8)])
def test_the_interim_models_values(celsius: float, fast: float, steady: float) -> None:
    assert heat_slowdown(celsius, FAST_S).value == pytest.approx(fast, abs=0.06)
    assert heat_slowdown(celsius, STEADY_S).value == pytest.approx(steady, abs=0.06)


def test_between_the_two_abilities_the_effect_is_between() -> None:
    assert heat_slowdown(25, 3 * 3600).value == pytest.approx(0.0195 * (25 - 5.0) ** 2)


def test_the_interval_is_half_the_effect_either_way() -> None:
    heat = heat_slowdown(25, STEADY_S)
    assert heat.value is not None
    assert heat.low == pytest.approx(heat.value / 2)
    assert heat.high == pytest.approx(heat.value * 1.5)


@pytest.mark.parametrize(("dew_point_c", "share"), [(None, 1.5), (10, 1.5), (18, 1.5), (18.5, 1.75)])
def test_humid_air_adds_a_quarter_of_the_effect_to_the_upper_bound(
    dew_point_c: float | None, share: float
) -> None:
    heat = heat_slowdown(25, STEADY_S, dew_point_c=dew_point_c)
    assert heat.value is not None
    assert heat.high == pytest.approx(share * heat.value)
    assert heat.low == pytest.approx(0.5 * heat.value)


def test_being_used_to_heat_takes_two_fifths_off_the_lower_bound() -> None:
    heat = heat_slowdown(25, STEADY_S, acclimatised=True)
    assert heat.value is not None
    assert heat.value == heat_slowdown(25, STEADY_S).value
    assert heat.low == pytest.approx(0.5 * 0.6 * heat.value)
    assert heat.high == pytest.approx(1.5 * heat.value)


def test_cool_air_costs_nothing() -> None:
    assert heat_slowdown(3, STEADY_S).value == 0


@given(
    st.floats(-5, 31),
    st.floats(-5, 31),
    st.floats(7200, 20_000),
    st.one_of(st.none(), st.floats(-10, 30)),
    st.booleans(),
)
def test_hotter_is_never_faster(
    one: float, other: float, ability_s: float, dew_point_c: float | None, acclimatised: bool
) -> None:
    cool, hot = (
        heat_slowdown(celsius, ability_s, dew_point_c=dew_point_c, acclimatised=acclimatised)
        for celsius in sorted((one, other))
    )
    for less, more in ((cool.low, hot.low), (cool.value, hot.value), (cool.high, hot.high)):
        assert less is not None
        assert more is not None
        assert less <= more
    assert (hot.low or 0) <= (hot.value or 0) <= (hot.high or 0)


def test_hotter_than_measured_has_no_number() -> None:
    heat = heat_slowdown(36, STEADY_S)
    assert heat.value is None
    assert heat.reason == too_hot_reason(42_195, 36)
    assert too_hot_reason(42_195, 31) is None
    assert too_hot_reason(10_000, 36) is None


@pytest.mark.parametrize("distance_m", [5000, 21_097.5, 100_000])
def test_other_distances_have_no_number(distance_m: float) -> None:
    heat = race_heat(distance_m, 28, STEADY_S)
    assert heat.value is None
    assert "marathons only" in str(heat.reason)


def test_without_a_temperature_there_is_no_number() -> None:
    assert race_heat(42_195, None, STEADY_S).reason == "no temperature given"


def test_the_day_is_passed_on() -> None:
    passed = race_heat(42_195, 25, STEADY_S, dew_point_c=20, acclimatised=True)
    assert passed == heat_slowdown(25, STEADY_S, dew_point_c=20, acclimatised=True)


@pytest.mark.parametrize(
    ("wbgt_c", "men", "women"), [(8, 1.7, 3.2), (12, 2.5, 3.2), (18, 3.3, 3.8), (25, 4.5, 5.4)]
)
def test_the_quickest_by_wet_bulb_globe_temperature(wbgt_c: float, men: float, women: float) -> None:
    assert ely_slowdown(wbgt_c).value == men
    assert ely_slowdown(wbgt_c, women=True).value == women


def test_from_the_coolest_to_the_warmest_quarter_men_lose_2_8_points_and_women_2_2() -> None:
    lost = {
        women: (ely_slowdown(22, women=women).value or 0) - (ely_slowdown(7, women=women).value or 0)
        for women in (False, True)
    }
    assert lost[False] == pytest.approx(2.8)
    assert lost[True] == pytest.approx(2.2)


def test_the_quickest_agree_with_the_interim_model() -> None:
    """From 7.5 to 22.5 °C ours slows a 2:40 runner by 4.0 points, within the spread of the men."""
    ours = (heat_slowdown(22.5, FAST_S).value or 0) - (heat_slowdown(7.5, FAST_S).value or 0)
    warm, cool = ely_slowdown(22.5), ely_slowdown(7.5)
    assert (warm.low or 0) - (cool.value or 0) < ours < (warm.high or 0) - (cool.value or 0)


@pytest.mark.parametrize("wbgt_c", [2, 5, 25.1, 30])
def test_outside_the_measured_wet_bulb_there_is_no_number(wbgt_c: float) -> None:
    assert "5 to 25 °C" in str(ely_slowdown(wbgt_c).reason)


def test_hard_frost_has_no_number() -> None:
    assert heat_slowdown(-5, STEADY_S).value == 0
    frost = heat_slowdown(-5.1, STEADY_S)
    assert (frost.value, frost.low, frost.high) == (None, None, None)
    assert "frost" in str(frost.reason)


@pytest.mark.parametrize(("wbgt_c", "sd"), [(8, 1.5), (12, 2.1), (18, 2.0), (25, 2.3)])
def test_the_spread_of_the_quickest_men_is_the_published_one(wbgt_c: float, sd: float) -> None:
    men = ely_slowdown(wbgt_c)
    assert (men.value or 0) - (men.low or 0) == pytest.approx(sd)
    assert (men.high or 0) - (men.value or 0) == pytest.approx(sd)
    women = ely_slowdown(wbgt_c, women=True)
    assert (women.low, women.high) == (None, None)
