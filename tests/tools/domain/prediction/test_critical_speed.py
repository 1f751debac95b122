"""Critical speed from short efforts, and what it says of a race."""

import pytest

from tools.domain.prediction.critical_speed import critical_speed, from_critical_speed
from tools.domain.race import RaceResult
from tools.domain.units import HALF_MARATHON_M, MARATHON_M

ONE_KM = RaceResult(distance_m=1000, time_s=180)
THREE_KM = RaceResult(distance_m=3000, time_s=600)


def test_two_efforts_draw_the_line() -> None:
    finding = critical_speed((ONE_KM, THREE_KM))
    assert finding.value == pytest.approx(2000 / 420)
    assert finding.inputs["d_prime_m"] == pytest.approx(1000 - 2000 / 420 * 180)


def test_three_efforts_on_one_line_give_that_line() -> None:
    efforts = [RaceResult(distance_m=4.5 * t + 150, time_s=t) for t in (150.0, 400.0, 850.0)]
    finding = critical_speed(efforts)
    assert finding.value == pytest.approx(4.5)
    assert finding.inputs["d_prime_m"] == pytest.approx(150)


def test_longer_races_are_left_out_of_it() -> None:
    half = RaceResult(distance_m=HALF_MARATHON_M, time_s=5400)
    assert critical_speed((ONE_KM, half, THREE_KM)).value == critical_speed((ONE_KM, THREE_KM)).value


def test_a_marathon_is_run_at_85_to_93_percent_of_it() -> None:
    finding = from_critical_speed((ONE_KM, THREE_KM), MARATHON_M)
    speed = 2000 / 420
    assert finding.low == pytest.approx(MARATHON_M / (0.93 * speed))
    assert finding.high == pytest.approx(MARATHON_M / (0.85 * speed))
    assert finding.value == pytest.approx(MARATHON_M / (0.89 * speed))


def test_a_short_race_lies_on_the_line() -> None:
    finding = from_critical_speed((ONE_KM, THREE_KM), 2000)
    assert finding.value == pytest.approx((180 + 600) / 2)


@pytest.mark.parametrize(
    ("efforts", "target_m", "because"),
    [
        ((ONE_KM,), MARATHON_M, "two different efforts"),
        ((ONE_KM, RaceResult(distance_m=10_000, time_s=2400)), MARATHON_M, "two different efforts"),
        ((ONE_KM, RaceResult(distance_m=900, time_s=600)), MARATHON_M, "fit no critical speed"),
        ((ONE_KM, RaceResult(distance_m=4000, time_s=600)), MARATHON_M, "fit no critical speed"),
        ((ONE_KM, THREE_KM), HALF_MARATHON_M, "2 to 15 minutes"),
    ],
)
def test_outside_its_validity_there_is_a_reason_and_no_number(
    efforts: tuple[RaceResult, ...], target_m: float, because: str
) -> None:
    finding = from_critical_speed(efforts, target_m)
    assert finding.value is None
    assert because in str(finding.reason)


@pytest.mark.parametrize(
    ("short_s", "long_s", "known"), [(120, 900, True), (119, 900, False), (120, 901, False)]
)
def test_efforts_count_from_two_to_fifteen_minutes(short_s: float, long_s: float, known: bool) -> None:
    efforts = [RaceResult(distance_m=4.5 * t + 150, time_s=t) for t in (short_s, long_s)]
    assert (critical_speed(efforts).value is not None) is known


def test_a_share_from_memory_says_so() -> None:
    assert "unchecked" in from_critical_speed((ONE_KM, THREE_KM), MARATHON_M).source
