"""Vickers' and Vertosick's models against published and hand-computed values."""

import math

import pytest

from tools.domain.prediction.vickers import vickers_m1, vickers_m1_time_s, vickers_m2, vickers_m2_time_s
from tools.domain.race import RaceResult
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

HALF_90 = RaceResult(distance_m=HALF_MARATHON_M, time_s=5400)
TEN_40 = RaceResult(distance_m=10_000, time_s=2400)
KM_PER_MILE = METRES_PER_MILE / 1000
FORTY_MILES_KM = 40 * KM_PER_MILE


def test_one_race_of_a_half_in_one_thirty() -> None:
    assert vickers_m1_time_s(5400, HALF_MARATHON_M, 40) / 60 == pytest.approx(200.40, abs=0.01)
    finding = vickers_m1(HALF_90, MARATHON_M, FORTY_MILES_KM)
    assert finding.value == pytest.approx(200.40 * 60, abs=0.6)


def test_the_misprinted_coefficient_is_not_ours() -> None:
    """Public copies print .6423826 for .06423826, which would give 120.8 minutes: a world record by far."""
    misprinted = 0.16018617 + 0.83076202 * MARATHON_M / (5400 * 2**1.07) + 0.6423826 * 4
    assert MARATHON_M / misprinted / 60 == pytest.approx(120.8, abs=0.1)
    assert vickers_m1_time_s(5400, HALF_MARATHON_M, 40) > 1.6 * MARATHON_M / misprinted


def test_one_race_of_ten_kilometres_in_forty() -> None:
    finding = vickers_m1(TEN_40, MARATHON_M, 30 * KM_PER_MILE)
    assert finding.value == pytest.approx(201.93 * 60, abs=0.6)


def test_the_range_is_skewed_and_wider_from_a_shorter_race() -> None:
    from_half = vickers_m1(HALF_90, MARATHON_M, FORTY_MILES_KM)
    from_ten = vickers_m1(TEN_40, MARATHON_M, 30 * KM_PER_MILE)
    assert from_half.value is not None
    assert from_half.low == pytest.approx(0.95 * from_half.value)
    assert (from_half.high or 0) / from_half.value - 1 == pytest.approx(0.075 - 0.06 * (3.5 - 3.34), abs=1e-3)
    assert from_ten.low == pytest.approx(0.93 * (from_ten.value or 0))


def test_two_races_by_hand() -> None:
    """10 km in 40:00 and a half in 1:30:00 at 40 miles: k = 1.0862 measured, 1.1362 to the marathon."""
    measured = math.log(5400 / 2400) / math.log(2.10975)
    assert measured == pytest.approx(1.0862, abs=1e-4)
    exponent = 1.4510756 - 0.23797948 * measured - 0.01410023 * 4
    assert exponent == pytest.approx(1.1362, abs=1e-4)
    assert vickers_m2_time_s(TEN_40, HALF_90, 40) == pytest.approx(5400 * 2**exponent)
    assert vickers_m2_time_s(TEN_40, HALF_90, 40) / 60 == pytest.approx(197.82, abs=0.02)
    assert vickers_m2(TEN_40, HALF_90, MARATHON_M, FORTY_MILES_KM).inputs["shorter_s"] == 2400


def test_a_little_more_than_a_marathon_takes_a_little_longer() -> None:
    exact = vickers_m1(HALF_90, MARATHON_M, FORTY_MILES_KM).value or 0
    assert vickers_m1(HALF_90, 42_600, FORTY_MILES_KM).value == pytest.approx(exact * 42_600 / MARATHON_M)


@pytest.mark.parametrize(
    ("finding", "because"),
    [
        (vickers_m1(HALF_90, MARATHON_M, None), "weekly distance not known"),
        (vickers_m1(HALF_90, MARATHON_M, 3), "outside the survey's"),
        (vickers_m1(HALF_90, MARATHON_M, 300), "outside the survey's"),
        (vickers_m1(HALF_90, 50_000, 60), "marathons only"),
        (vickers_m1(RaceResult(distance_m=1609, time_s=360), MARATHON_M, 60), "5 km to a half marathon"),
        (vickers_m1(RaceResult(distance_m=HALF_MARATHON_M, time_s=12_000), MARATHON_M, 60), "2:15 to 6:15"),
        (vickers_m1(RaceResult(distance_m=HALF_MARATHON_M, time_s=1800), MARATHON_M, 60), "pace"),
        (vickers_m2(HALF_90, TEN_40, MARATHON_M, 60), "two races"),
        (vickers_m2(HALF_90, HALF_90, MARATHON_M, 60), "two races"),
        (vickers_m2(TEN_40, HALF_90, MARATHON_M, None), "weekly distance not known"),
        (
            vickers_m2(TEN_40, RaceResult(distance_m=15_000, time_s=2300), MARATHON_M, 60),
            "the quicker one",
        ),
    ],
)
def test_outside_its_validity_there_is_a_reason_and_no_number(finding, because: str) -> None:  # type: ignore[no-untyped-def]
    assert (finding.value, finding.low, finding.high) == (None, None, None)
    assert because in finding.reason
