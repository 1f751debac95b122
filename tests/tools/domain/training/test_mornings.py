"""Mornings: the newest measure and plain medians, or why there are none; never a verdict."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.activity_summary import WellnessDay
from tools.domain.profile import MorningMeasure, MorningName
from tools.domain.race import UnitSystem
from tools.domain.training.mornings import LEAST_MORNINGS, PLAUSIBLE, USUAL_DAYS, WEEK_DAYS, morning_measures
from tools.domain.wording.mornings import morning_fact

TODAY = date(2026, 11, 22)


def hrv(*days_and_ms: tuple[int, float]) -> MorningMeasure:
    mornings = [WellnessDay(day=TODAY - timedelta(days=ago), hrv_ms=ms) for ago, ms in days_and_ms]
    return next(each for each in morning_measures(mornings, TODAY) if each.name is MorningName.HRV)


def test_the_newest_and_both_medians_carry_their_days() -> None:
    measure = hrv(*((ago, 50.0 + ago) for ago in range(20)))
    assert (measure.newest.value, measure.newest_on) == (50.0, TODAY)
    assert (measure.week.value, measure.week.low, measure.week.high) == (53.0, 50.0, 56.0)
    assert measure.week.inputs == {"mornings": 7, "first": "2026-11-16", "last": "2026-11-22"}
    assert measure.usual.value == pytest.approx(59.5)
    assert morning_fact(measure, UnitSystem.METRIC) == (
        "HRV: 50 ms on 22 November 2026; median of 7 days 53 ms (50 ms to 56 ms, 7 mornings); "
        "median of 60 days 60 ms (50 ms to 69 ms, 20 mornings)."
    )


def test_too_few_mornings_tell_no_median() -> None:
    measure = hrv((0, 60.0), (2, 62.0), (3, 61.0))
    assert (measure.week.value, measure.usual.value) == (None, None)
    assert measure.week.reason == "it needs 4 mornings of the last 7 days; there are 3"
    assert hrv((30, 60.0)).week.reason == "it needs 4 mornings of the last 7 days; there are none"


def test_nothing_measured_is_said_with_the_reason() -> None:
    measure = hrv((61, 60.0))
    assert (measure.newest.value, measure.newest_on) == (None, None)
    assert "none was measured in the last 60 days" in morning_fact(measure, UnitSystem.METRIC)


def test_what_cannot_be_is_left_out() -> None:
    mornings = [WellnessDay(day=TODAY, sleep_s=0.0, weight_kg=700.0, resting_heart_rate_bpm=48.0)]
    known = {each.name for each in morning_measures(mornings, TODAY) if each.newest_on}
    assert known == {MorningName.RESTING_HEART_RATE}


def test_measures_are_written_in_the_athletes_units() -> None:
    mornings = [WellnessDay(day=TODAY, weight_kg=71.4, sleep_s=26_400.0)]
    said = [morning_fact(each, UnitSystem.IMPERIAL) for each in morning_measures(mornings, TODAY)]
    assert any("157.4 lb on 22 November 2026" in words for words in said)
    assert any("7 h 20 min on 22 November 2026" in words for words in said)


@given(st.lists(st.tuples(st.integers(-3, 80), st.floats(0.1, 400)), max_size=80))
def test_a_median_lies_between_its_mornings_and_is_never_told_from_too_few(
    days: list[tuple[int, float]],
) -> None:
    measure = hrv(*days)
    low, high = PLAUSIBLE[MorningName.HRV]
    for found, length in ((measure.week, WEEK_DAYS), (measure.usual, USUAL_DAYS)):
        if found.value is not None:
            assert low <= (found.low or 0) <= found.value <= (found.high or 0) <= high
            assert int(found.inputs["mornings"] or 0) >= LEAST_MORNINGS[length]
