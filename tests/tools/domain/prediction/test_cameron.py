"""Cameron's formula and its constants."""

import pytest

from tools.domain.prediction.cameron import cameron, cameron_factor, cameron_time_s
from tools.domain.race import RaceResult
from tools.domain.units import MARATHON_M

TEN_40 = RaceResult(distance_m=10_000, time_s=2400)


def test_its_constants() -> None:
    assert cameron_factor(1.0) == pytest.approx(13.49681 - 0.000030363 + 835.7114)
    assert cameron_factor(10_000) == pytest.approx(13.49681 - 0.30363 + 835.7114 * 10_000**-0.7905)
    assert cameron_factor(10_000) == pytest.approx(13.7687, abs=1e-4)
    assert cameron_factor(MARATHON_M) == pytest.approx(12.4001, abs=1e-4)


def test_a_marathon_from_ten_kilometres_in_forty() -> None:
    expected_s = 2400 / 10_000 * 13.7687 / 12.4001 * MARATHON_M
    assert cameron_time_s(2400, 10_000, MARATHON_M) == pytest.approx(expected_s, rel=1e-4)


def test_a_race_is_its_own_equivalent() -> None:
    assert cameron(TEN_40, 10_000).value == pytest.approx(2400)


def test_it_claims_no_range() -> None:
    finding = cameron(TEN_40, MARATHON_M)
    assert (finding.low, finding.high) == (None, None)
    assert "no range was measured" in finding.source


@pytest.mark.parametrize(
    ("result", "target_m"),
    [
        (TEN_40, 100_000),
        (TEN_40, 300),
        (RaceResult(distance_m=200, time_s=30), 5000),
        (RaceResult(distance_m=5000, time_s=300), 10_000),
    ],
)
def test_outside_its_validity_there_is_a_reason_and_no_number(result: RaceResult, target_m: float) -> None:
    finding = cameron(result, target_m)
    assert finding.value is None
    assert finding.reason


@pytest.mark.parametrize(
    ("target_m", "inside"), [(399.9, False), (400, True), (80_467, True), (80_468, False)]
)
def test_it_is_used_from_400_m_to_50_miles(target_m: float, inside: bool) -> None:
    finding = cameron(TEN_40, target_m)
    assert (finding.value is not None) is inside
    assert inside or "commonly used" in str(finding.reason)
