"""The load of one session: the published worked values, and what it refuses to guess."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.histories import days_ago, easy_run, hearts, known, ride
from tools.domain.activity import ActivitySport
from tools.domain.athlete import Thresholds
from tools.domain.training.session_load import (
    CRITICAL_POWER_STANDS_IN,
    HEART_RATE_MODEL,
    PACE_MODEL,
    POWER_MODEL,
    session_load,
)

HEART = Thresholds(resting_heart_rate_bpm=50, maximum_heart_rate_bpm=190, threshold_heart_rate_bpm=170)
DAY = days_ago(1)


def test_an_hour_at_ftp_is_a_hundred() -> None:
    load = session_load(ride(DAY, 60, 250).summary, Thresholds(ftp_w=250))
    assert load.value == pytest.approx(100)
    assert load.model == POWER_MODEL


def test_two_hours_at_four_fifths() -> None:
    load = session_load(ride(DAY, 120, 200).summary, Thresholds(ftp_w=250))
    assert load.value == pytest.approx(128)  # 2 h · 0.8² · 100


def test_critical_power_stands_for_an_unknown_ftp() -> None:
    load = session_load(ride(DAY, 60, 250).summary, Thresholds(critical_power_w=250))
    assert (load.value, load.model) == (pytest.approx(100), CRITICAL_POWER_STANDS_IN)


def test_a_run_counts_by_its_graded_pace() -> None:
    run = easy_run(DAY, 12, 300, normalized_graded_pace_s_per_km=300.0).summary
    load = session_load(run, Thresholds(threshold_pace_s_per_km=240))
    assert load.value == pytest.approx(64)  # 1 h · 0.8² · 100
    assert load.model == PACE_MODEL


def test_an_hour_at_threshold_heart_rate_is_a_hundred() -> None:
    swim = known(DAY, ActivitySport.SWIM, 60, heart_rate_seconds={170: 3600}).summary
    load = session_load(swim, HEART)
    assert load.value == pytest.approx(100)
    assert load.model == HEART_RATE_MODEL
    assert load.low == pytest.approx(100)


def test_an_easy_hour_by_heart_rate_lies_between_both_weights() -> None:
    swim = known(DAY, ActivitySport.SWIM, 60, heart_rate_seconds={134: 3600}).summary
    load = session_load(swim, HEART)
    # x = 0.6 against 0.857: 100 · 0.6·e^(b·0.6) / (0.857·e^(b·0.857)), b 1.92 for men and 1.67 for women
    assert (load.low, load.high) == (pytest.approx(42.7, abs=0.1), pytest.approx(45.6, abs=0.1))
    assert load.low < load.value < load.high  # type: ignore[operator]
    said = session_load(swim, HEART.model_copy(update={"female": True}))
    assert (said.value, said.low) == (load.high, None)


def test_a_run_without_threshold_pace_falls_back_to_heart_rate() -> None:
    assert session_load(easy_run(DAY).summary, HEART).model == HEART_RATE_MODEL


@pytest.mark.parametrize(
    ("activity", "thresholds", "words"),
    [
        (ride(DAY), Thresholds(), "FTP is not known"),
        (easy_run(DAY), Thresholds(), "threshold pace is not known"),
        (known(DAY), HEART, "no power, graded pace or heart rate"),
        (known(DAY, heart_rate_seconds=hearts(140, 30)), HEART, "missing for more than a quarter"),
        (known(DAY, heart_rate_seconds=hearts(140, 60)), Thresholds(), "resting and maximum and threshold"),
        (
            known(DAY, heart_rate_seconds=hearts(140, 60)),
            HEART.model_copy(update={"threshold_heart_rate_bpm": 200.0}),
            "must lie between",
        ),
        (known(DAY, minutes=0), HEART, "no duration"),
    ],
)
def test_what_is_not_known_is_said(activity, thresholds, words) -> None:  # type: ignore[no-untyped-def]
    load = session_load(activity.summary, thresholds)
    assert load.value is None
    assert words in str(load.reason)


def test_beats_no_heart_has_do_not_raise() -> None:
    odd = known(DAY, minutes=1, heart_rate_seconds={-3: 10, 150: 30, 900: 20}).summary
    assert session_load(odd, HEART).value == pytest.approx(
        session_load(known(DAY, minutes=1, heart_rate_seconds={0: 10, 150: 30, 255: 20}).summary, HEART).value
    )


@settings(deadline=None)
@given(st.dictionaries(st.integers(30, 220), st.integers(1, 4000), min_size=1, max_size=40))
def test_heart_rate_load_is_finite_and_grows_with_time(seconds: dict[int, int]) -> None:
    minutes = sum(seconds.values()) / 60
    one = session_load(known(DAY, minutes=minutes, heart_rate_seconds=seconds).summary, HEART).value
    twice = {beat: 2 * count for beat, count in seconds.items()}
    two = session_load(known(DAY, minutes=2 * minutes, heart_rate_seconds=twice).summary, HEART).value
    assert one is not None
    assert two == pytest.approx(2 * one)
