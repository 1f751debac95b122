"""Drinking: published examples, and limits that nothing crosses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.fuelling.hydration import (
    drinking_rate_l_per_h,
    drinks_more_than_sweat,
    mass_change,
    plan_drinking,
    sweat_finding,
    sweat_rate_l_per_h,
    water_with_gel,
)
from tools.domain.race import RaceBrief, Sport


def test_sweat_rate_from_weighing() -> None:
    assert sweat_rate_l_per_h(70.0, 69.0, 0.5, 0, 1) == pytest.approx(1.5)


@pytest.mark.parametrize(("weight_kg", "sweat", "hours", "rate"), [(60, 0.6, 5, 0.36), (75, 1.2, 3, 0.70)])
def test_drinking_keeps_the_loss_at_two_percent(
    weight_kg: float, sweat: float, hours: float, rate: float
) -> None:
    assert drinking_rate_l_per_h(sweat, weight_kg, hours, measured=True) == pytest.approx(rate)


def test_the_limit_is_higher_with_a_measured_sweat_rate() -> None:
    assert drinking_rate_l_per_h(2.5, 60, 10, measured=False) == 0.8
    assert drinking_rate_l_per_h(2.5, 60, 10, measured=True) == 1.0
    assert drinking_rate_l_per_h(2.5, 60, 10, measured=True, sport=Sport.RIDE) == 1.2


@given(
    sweat=st.one_of(st.none(), st.floats(0.05, 4)),
    weight_kg=st.floats(25, 250),
    hours=st.floats(0.1, 60),
    temperature_c=st.one_of(st.none(), st.floats(-40, 55)),
    sport=st.sampled_from(list(Sport)),
)
def test_nobody_is_told_to_drink_more_than_they_sweat_or_than_a_gut_takes(
    sweat: float | None, weight_kg: float, hours: float, temperature_c: float | None, sport: Sport
) -> None:
    brief = RaceBrief(sweat_rate_l_per_h=sweat, temperature_c=temperature_c, sport=sport)
    fluid = plan_drinking(brief, weight_kg, hours)
    most = {Sport.RUN: 1.0, Sport.RIDE: 1.2}[sport]
    limit = 0.8 if sweat is None else min(sweat, most)
    assert fluid.low is not None
    assert fluid.value is not None
    assert fluid.high is not None
    assert 0 <= fluid.low <= fluid.value <= fluid.high <= limit + 1e-9
    assert not drinks_more_than_sweat(sweat, fluid)
    mass = mass_change(brief, fluid, weight_kg, hours)
    if sweat is None:
        assert mass.value is None
    else:
        assert (mass.low or 0) <= (mass.value or 0) <= (mass.high or 0) <= 1e-9


def test_a_plan_above_sweat_is_recognised() -> None:
    fluid = plan_drinking(RaceBrief(temperature_c=28), 70, 4)
    assert drinks_more_than_sweat(0.3, fluid)


def test_heat_raises_the_suggestion_and_the_small_and_slow_stay_low() -> None:
    cool, hot = (plan_drinking(RaceBrief(temperature_c=c), 70, 4).value for c in (10, 28))
    assert (cool or 0) < (hot or 0)
    assert plan_drinking(RaceBrief(temperature_c=28), 48, 4).value == 0.4
    assert plan_drinking(RaceBrief(temperature_c=28), 70, 6).value == 0.4


def test_the_loss_that_is_planned_is_two_percent_where_a_gut_allows_it() -> None:
    brief = RaceBrief(sweat_rate_l_per_h=1.2)
    mass = mass_change(brief, plan_drinking(brief, 75, 3), 75, 3)
    assert mass.value == pytest.approx(-2)


def test_a_sweat_rate_nobody_measured_is_an_interval_and_no_number() -> None:
    sweat = sweat_finding(RaceBrief())
    assert (sweat.value, sweat.low, sweat.high) == (None, 0.4, 1.8)
    assert sweat.reason
    assert sweat_finding(RaceBrief(sweat_rate_l_per_h=1.1)).value == 1.1


@pytest.mark.parametrize(
    ("fluid_ml", "low", "high"), [(230, 150, 200), (170, 150, 170), (90, 90, 90), (0, 0, 0)]
)
def test_water_with_a_gel_is_part_of_what_is_drunk(fluid_ml: float, low: float, high: float) -> None:
    water = water_with_gel(fluid_ml)
    assert (water.low, water.high) == (low, high)
