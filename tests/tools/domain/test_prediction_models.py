"""Prediction formulas against published values."""

import pytest

from tools.domain.prediction_models import (
    cameron,
    critical_speed,
    daniels_gilbert,
    riegel,
    tanda,
    tanda_time_s,
    vdot,
    vdot_time_s,
    vdot_value,
    vickers_m1,
    vickers_m1_time_s,
    vickers_m2,
)
from tools.domain.race import RaceResult
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

HALF_90 = RaceResult(distance_m=HALF_MARATHON_M, time_s=5400)
TEN_40 = RaceResult(distance_m=10_000, time_s=2400)
KM_PER_MILE = METRES_PER_MILE / 1000


def test_vdot_of_the_published_five_kilometres() -> None:
    assert vdot_value(5000, 24 * 60 + 34) == pytest.approx(39.11039839652726, abs=1e-9)
    assert vdot(RaceResult(distance_m=5000, time_s=1474)).value == pytest.approx(39.1104, abs=1e-4)


def test_vdot_83_over_five_kilometres() -> None:
    assert vdot_time_s(83, 5000) / 60 == pytest.approx(12.883892, abs=1e-5)


@pytest.mark.parametrize(
    ("metres", "seconds"),
    [
        (MARATHON_M, 3 * 3600 + 59 * 60 + 35),
        (HALF_MARATHON_M, 3600 + 55 * 60 + 55),
        (10_000, 52 * 60 + 17),
        (5000, 25 * 60 + 12),
    ],
)
def test_vdot_38_in_daniels_table(metres: float, seconds: float) -> None:
    assert vdot_time_s(38, metres) == pytest.approx(seconds, rel=0.003)


@pytest.mark.parametrize(
    ("metres", "seconds"),
    [(5000, 19 * 60 + 56), (10_000, 41 * 60 + 20), (HALF_MARATHON_M, 5491), (MARATHON_M, 11_440)],
)
def test_vdot_50_by_formula(metres: float, seconds: float) -> None:
    assert vdot_time_s(50, metres) == pytest.approx(seconds, abs=1)


def test_vickers_m1_of_a_half_in_one_thirty() -> None:
    """A coefficient ten times too big, as in several public copies, would give 120.8 minutes."""
    assert vickers_m1_time_s(5400, HALF_MARATHON_M, 40) / 60 == pytest.approx(200.40, abs=0.01)
    assert vickers_m1(HALF_90, 40 * KM_PER_MILE).value == pytest.approx(200.40 * 60, abs=0.6)


def test_vickers_m1_of_ten_kilometres_in_forty() -> None:
    assert vickers_m1(TEN_40, 30 * KM_PER_MILE).value == pytest.approx(201.93 * 60, abs=0.6)


def test_riegel() -> None:
    assert riegel(HALF_90, MARATHON_M).value == pytest.approx(187.64 * 60, abs=0.6)
    assert riegel(TEN_40, MARATHON_M).value == pytest.approx(184.01 * 60, abs=0.6)


def test_tanda_of_sixty_miles_at_seven_thirty() -> None:
    pace_s_per_km = 450 / KM_PER_MILE
    assert tanda_time_s(60 * KM_PER_MILE, pace_s_per_km) == pytest.approx(2 * 3600 + 59 * 60 + 11, abs=1)
    assert tanda(60 * KM_PER_MILE, pace_s_per_km).value is not None


def test_vickers_m2_lies_near_m1_for_an_even_runner() -> None:
    second = vickers_m2(TEN_40, HALF_90, 40 * KM_PER_MILE)
    first = vickers_m1(HALF_90, 40 * KM_PER_MILE)
    assert (second.value or 0) == pytest.approx(first.value or 0, rel=0.05)


def test_cameron_returns_the_result_over_its_own_distance() -> None:
    assert cameron(TEN_40, 10_000).value == pytest.approx(2400)
    assert (cameron(TEN_40, MARATHON_M).value or 0) > (riegel(TEN_40, MARATHON_M).value or 0)


def test_daniels_gilbert_goes_round_in_a_circle() -> None:
    there = daniels_gilbert(TEN_40, HALF_MARATHON_M).value
    assert there is not None
    back = daniels_gilbert(RaceResult(distance_m=HALF_MARATHON_M, time_s=there), 10_000).value
    assert back == pytest.approx(2400, abs=0.01)


def test_critical_speed_from_two_efforts() -> None:
    finding = critical_speed(RaceResult(distance_m=1000, time_s=180), RaceResult(distance_m=3000, time_s=600))
    assert finding.value == pytest.approx(2000 / 420)
    assert finding.inputs["d_prime_m"] == pytest.approx(1000 - 2000 / 420 * 180)


@pytest.mark.parametrize(
    "finding",
    [
        riegel(RaceResult(distance_m=800, time_s=120), 5000),
        riegel(RaceResult(distance_m=MARATHON_M, time_s=5 * 3600), 50_000),
        vdot(RaceResult(distance_m=MARATHON_M, time_s=5 * 3600)),
        daniels_gilbert(RaceResult(distance_m=MARATHON_M, time_s=3.9 * 3600), 60_000),
        daniels_gilbert(RaceResult(distance_m=5000, time_s=4000), 10_000),
        cameron(TEN_40, 100_000),
        vickers_m1(HALF_90, None),
        vickers_m1(HALF_90, 3),
        vickers_m1(RaceResult(distance_m=1609, time_s=360), 60),
        vickers_m2(HALF_90, TEN_40, 60),
        tanda(10, 420),
        critical_speed(TEN_40, HALF_90),
    ],
)
def test_outside_its_validity_a_model_gives_a_reason_and_no_number(finding) -> None:  # type: ignore[no-untyped-def]
    assert finding.value is None
    assert finding.reason
