import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.recordings.training_stress import (
    heart_rate_reserve,
    heart_rate_stress,
    intensity_factor,
    training_impulse,
    training_stress,
)


def test_an_hour_at_threshold_is_one_hundred() -> None:
    assert training_stress(3600, intensity_factor(250.0, 250.0)) == pytest.approx(100.0)


@pytest.mark.parametrize(
    ("hours", "intensity", "stress"), [(1, 0.5, 25.0), (2, 0.8, 128.0), (0.5, 1.1, 60.5)]
)
def test_stress_by_hand(hours: float, intensity: float, stress: float) -> None:
    assert training_stress(hours * 3600, intensity) == pytest.approx(stress)


def test_stress_is_the_published_formula() -> None:
    seconds, normalized, ftp = 8_357.0, 267.4, 200.0
    published = seconds * normalized * (normalized / ftp) / (ftp * 3600) * 100
    assert training_stress(seconds, intensity_factor(normalized, ftp)) == pytest.approx(published)


@pytest.mark.parametrize(("female", "impulse"), [(False, 103.07), (True, 116.26)])
def test_banisters_hour_at_seven_tenths_of_the_reserve(female: bool, impulse: float) -> None:
    assert training_impulse(np.full(3600, 0.7), female=female) == pytest.approx(impulse, abs=0.01)


def test_silence_adds_nothing() -> None:
    reserve = np.full(3600, 0.7)
    reserve[1800:] = np.nan
    assert training_impulse(reserve, female=False) == pytest.approx(103.07 / 2, abs=0.01)


def test_reserve_is_a_share_between_rest_and_maximum() -> None:
    reserve = heart_rate_reserve(np.array([40.0, 50.0, 120.0, 190.0, 200.0, np.nan]), 50.0, 190.0)
    assert reserve[:5].tolist() == pytest.approx([0.0, 0.0, 0.5, 1.0, 1.0])
    assert np.isnan(reserve[5])
    with pytest.raises(ValueError, match="above the resting"):
        heart_rate_reserve(np.array([100.0]), 60.0, 60.0)


@given(st.floats(0.3, 1.0), st.booleans())
def test_an_hour_at_threshold_heart_rate_is_one_hundred(threshold: float, female: bool) -> None:
    assert heart_rate_stress(np.full(3600, threshold), threshold, female=female) == pytest.approx(100.0)


@given(st.floats(0.1, 0.9), st.booleans())
def test_harder_is_never_cheaper(reserve: float, female: bool) -> None:
    easier = heart_rate_stress(np.full(600, reserve), 0.85, female=female)
    assert heart_rate_stress(np.full(600, reserve + 0.05), 0.85, female=female) > easier
