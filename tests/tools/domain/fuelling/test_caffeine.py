"""Caffeine: the day's limit includes what is taken before the start, and some should have none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.fuelling.caffeine import caffeine_before, caffeine_exclusion, caffeine_limit
from tools.domain.race import Avoidance, RaceBrief
from tools.domain.strategy import FuelEvent, FuelItem


def gel(caffeine_mg: float) -> FuelEvent:
    return FuelEvent(
        at_s=3600,
        at_m=10_000,
        item=FuelItem.CAFFEINE_GEL,
        carbs_g=25,
        fluid_ml=200,
        sodium_mg=0,
        caffeine_mg=caffeine_mg,
        note="",
    )


def test_seventy_kilograms_take_210_to_420_but_never_above_400() -> None:
    day = caffeine_limit(RaceBrief(), 70)
    assert (day.value, day.low, day.high) == (210, 210, 400)


@pytest.mark.parametrize(("avoid", "weight_kg"), [((Avoidance.CAFFEINE,), 70), ((), 39.9)])
def test_none_when_it_is_not_wanted_or_the_athlete_is_likely_a_child(
    avoid: tuple[Avoidance, ...], weight_kg: float
) -> None:
    day = caffeine_limit(RaceBrief(avoid=avoid), weight_kg)
    assert day.value == day.high == 0
    assert caffeine_before(day, ()).value == 0


@given(weight_kg=st.floats(25, 250), gels=st.integers(0, 3))
def test_before_and_on_the_way_stay_within_the_day_and_a_dose(weight_kg: float, gels: int) -> None:
    day = caffeine_limit(RaceBrief(), weight_kg)
    events = (gel(50),) * min(gels, int((day.value or 0) // 50))
    before = caffeine_before(day, events)
    assert 0 <= (before.value or 0) <= 200
    assert (before.value or 0) + 50 * len(events) <= min(400, 6 * weight_kg) + 1e-9


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I'm 20 weeks pregnant", "pregnancy"),
        ("still breastfeeding, half marathon in May", "pregnancy"),
        ("I'm 16, plan my 10k", "age under 18"),
        ("im 17, plan my 10k", "age under 18"),
        ("im 17 km in", None),
        ("I have atrial fibrillation", "a heart rhythm problem"),
        ("an SVT since 2019", "a heart rhythm problem"),
        ("I have an anxiety disorder", "an anxiety disorder"),
        ("caffeine gives me panic attacks", "an anxiety disorder"),
        ("I am not pregnant", None),
        ("I'm 16 km in", None),
        ("I'm anxious about the swim", None),
        ("no palpitations so far", None),
        ("plan my caffeine", None),
    ],
)
def test_words_that_rule_caffeine_out(text: str, reason: str | None) -> None:
    assert caffeine_exclusion(text) == reason
