"""The last days and hours: published amounts for 70 kg, and when none are needed."""

import pytest

from tools.domain.fuelling.before_race import carb_loading, least_loading, pre_race_carbs, start_drinking


def test_seventy_kilograms() -> None:
    loading, meal, drink = carb_loading(70, 3), pre_race_carbs(70, 3), start_drinking(70, 3)
    assert (loading.low, loading.high) == (700, 840)
    assert (meal.low, meal.high) == (140, 210)
    assert (drink.low, drink.high) == (350, 490)
    assert least_loading(60, 3).value == 480


def test_loading_begins_above_ninety_minutes() -> None:
    assert carb_loading(70, 1.5).value is None
    assert least_loading(70, 1.5).value is None
    assert carb_loading(70, 1.6).value == 770


@pytest.mark.parametrize(
    ("hours_before", "low", "high"), [(1, 70, 70), (2, 70, 140), (3, 140, 210), (4, 210, 280)]
)
def test_the_meal_shrinks_towards_the_start(hours_before: float, low: float, high: float) -> None:
    meal = pre_race_carbs(70, 3, hours_before=hours_before)
    assert (meal.low, meal.high) == (low, high)


@pytest.mark.parametrize("hours_before", [0.5, 5])
def test_outside_the_last_four_hours_the_rule_says_nothing(hours_before: float) -> None:
    meal = pre_race_carbs(70, 3, hours_before=hours_before)
    assert meal.value is None
    assert meal.reason


def test_a_short_race_needs_an_ordinary_day() -> None:
    assert pre_race_carbs(70, 0.7).value is None
    assert start_drinking(70, 0.7).value is None


def test_a_source_nobody_has_checked_says_so() -> None:
    assert "unchecked" in carb_loading(70, 3).source
