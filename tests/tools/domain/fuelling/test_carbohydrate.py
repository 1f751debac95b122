"""Carbohydrate by the hour: the published table, a runner's and a rider's defaults, the mixture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.fuelling.carbohydrate import (
    carbohydrate_range,
    carbohydrate_rate,
    default_carbohydrate_rate,
    glucose_and_fructose,
    mixture,
)
from tools.domain.race import RaceBrief, Sport


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(40, (0, 0)), (45, (0, 30)), (74, (0, 30)), (75, (30, 60)), (150, (30, 60)), (151, (60, 90))],
)
def test_the_range_by_duration(minutes: float, expected: tuple[float, float]) -> None:
    assert carbohydrate_range(minutes / 60) == expected


@pytest.mark.parametrize(
    ("minutes", "run", "ride"),
    [(65, 0, 0), (74.9, 0, 0), (75, 30, 30), (112.5, 45, 45), (150, 60, 60), (195, 60, 70), (240, 60, 80)],
)
def test_the_defaults_of_runners_and_riders(minutes: float, run: float, ride: float) -> None:
    assert default_carbohydrate_rate(minutes / 60, Sport.RUN) == pytest.approx(run)
    assert default_carbohydrate_rate(minutes / 60, Sport.RIDE) == pytest.approx(ride)


def test_ten_kilometres_in_65_minutes_need_no_gel() -> None:
    rate = carbohydrate_rate(RaceBrief(), 65 / 60)
    assert (rate.value, rate.low, rate.high) == (0, 0, 30)


@given(hours=st.floats(1.26, 30))
def test_a_default_lies_in_the_range_of_its_length(hours: float) -> None:
    low, high = carbohydrate_range(hours)
    for sport in Sport:
        for easy in (False, True):
            assert low <= default_carbohydrate_rate(hours, sport, easy=easy) <= high


def test_an_easy_ride_needs_less_than_a_hard_one_of_the_same_length() -> None:
    rider = RaceBrief(sport=Sport.RIDE)
    easy, hard = (carbohydrate_rate(rider, 5, effort_kcal_per_h=kcal).value for kcal in (350, 750))
    assert (easy, hard) == (60, 80)


@pytest.mark.parametrize(("trained", "limit"), [(False, 90), (True, 120)])
def test_a_wish_stops_at_the_limit(trained: bool, limit: float) -> None:
    rate = carbohydrate_rate(RaceBrief(carbs_g_per_h=200, gut_trained=trained), 5)
    assert (rate.value, rate.high) == (limit, limit)


def test_four_hours_at_eighty_are_320_grams_with_at_most_60_of_glucose_an_hour() -> None:
    rate = carbohydrate_rate(RaceBrief(sport=Sport.RIDE), 4)
    glucose, fructose, ratio = mixture(rate)
    assert (rate.value or 0) * 4 == 320
    assert glucose_and_fructose(80) == (60, 20)
    assert glucose.high == 60
    assert fructose.low == 20
    assert glucose.value == pytest.approx(53.33, abs=0.01)
    assert ratio.value == 2


@pytest.mark.parametrize(("rate", "ratio"), [(90, 2), (100, 1.5), (120, 1)])
def test_the_denser_the_more_fructose(rate: float, ratio: float) -> None:
    brief = RaceBrief(carbs_g_per_h=rate, gut_trained=True)
    assert mixture(carbohydrate_rate(brief, 5))[2].value == pytest.approx(ratio)


def test_up_to_sixty_any_kind_will_do() -> None:
    assert all(f.value is None and f.reason for f in mixture(carbohydrate_rate(RaceBrief(), 4)))


@given(wish=st.floats(61, 120))
def test_glucose_never_passes_its_limit_and_both_add_up(wish: float) -> None:
    rate = carbohydrate_rate(RaceBrief(carbs_g_per_h=wish, gut_trained=True), 5)
    glucose, fructose, _ = mixture(rate)
    if glucose.value is None or fructose.value is None:
        return
    assert glucose.value + fructose.value == pytest.approx(rate.value)
    assert (glucose.low or 0) <= glucose.value <= 60 + 1e-9
    assert (fructose.low or 0) <= fructose.value <= (fructose.high or 0) + 1e-9
