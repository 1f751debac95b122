"""VDOT against published values."""

import pytest

from tools.domain.prediction.vdot import (
    daniels_gilbert,
    oxygen_cost,
    sustained_share,
    vdot_time_s,
    vdot_value,
)
from tools.domain.race import RaceResult
from tools.domain.units import HALF_MARATHON_M, MARATHON_M

TEN_40 = RaceResult(distance_m=10_000, time_s=2400)


def test_the_published_five_kilometres() -> None:
    assert vdot_value(5000, 24 * 60 + 34) == pytest.approx(39.11039839652726, abs=1e-9)
    finding = daniels_gilbert(RaceResult(distance_m=5000, time_s=1474), 10_000)
    assert finding.inputs["vdot"] == pytest.approx(39.1104, abs=1e-4)


def test_its_two_curves_by_hand() -> None:
    assert oxygen_cost(200) == pytest.approx(-4.6 + 36.4516 + 4.16)
    assert sustained_share(0) == pytest.approx(0.8 + 0.1894393 + 0.2989558)
    assert sustained_share(240) == pytest.approx(0.8088, abs=1e-4)


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


def test_vdot_38_by_formula() -> None:
    assert vdot_time_s(38, MARATHON_M) / 60 == pytest.approx(239.51, abs=0.01)


@pytest.mark.parametrize(
    ("metres", "seconds"),
    [(5000, 19 * 60 + 56), (10_000, 41 * 60 + 20), (HALF_MARATHON_M, 5491), (MARATHON_M, 11_440)],
)
def test_vdot_50_by_formula(metres: float, seconds: float) -> None:
    assert vdot_time_s(50, metres) == pytest.approx(seconds, abs=1)


def test_it_goes_round_in_a_circle() -> None:
    there = daniels_gilbert(TEN_40, HALF_MARATHON_M).value
    assert there is not None
    back = daniels_gilbert(RaceResult(distance_m=HALF_MARATHON_M, time_s=there), 10_000).value
    assert back == pytest.approx(2400, abs=0.01)


def test_it_claims_no_range() -> None:
    finding = daniels_gilbert(TEN_40, HALF_MARATHON_M)
    assert (finding.low, finding.high) == (None, None)
    assert "no range was measured" in finding.source


@pytest.mark.parametrize(
    ("result", "target_m", "because"),
    [
        (RaceResult(distance_m=MARATHON_M, time_s=5 * 3600), HALF_MARATHON_M, "4 hours"),
        (RaceResult(distance_m=MARATHON_M, time_s=3.9 * 3600), 60_000, "4 hours"),
        (RaceResult(distance_m=5000, time_s=4000), 10_000, "any VDOT"),
        (RaceResult(distance_m=5000, time_s=300), 10_000, "pace"),
    ],
)
def test_outside_its_validity_there_is_a_reason_and_no_number(
    result: RaceResult, target_m: float, because: str
) -> None:
    finding = daniels_gilbert(result, target_m)
    assert finding.value is None
    assert because in str(finding.reason)
