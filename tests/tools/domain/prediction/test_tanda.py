"""Tanda's marathon from training."""

import pytest

from tools.domain.prediction.tanda import tanda, tanda_time_s
from tools.domain.units import MARATHON_M, METRES_PER_MILE

KM_PER_MILE = METRES_PER_MILE / 1000
SIXTY_MILES_KM, SEVEN_THIRTY_S_PER_KM = 60 * KM_PER_MILE, 450 / KM_PER_MILE


def test_sixty_miles_at_seven_thirty() -> None:
    assert tanda_time_s(SIXTY_MILES_KM, SEVEN_THIRTY_S_PER_KM) == pytest.approx(
        2 * 3600 + 59 * 60 + 11, abs=1
    )


def test_its_range_is_eight_tenths_of_its_error() -> None:
    finding = tanda(MARATHON_M, SIXTY_MILES_KM, SEVEN_THIRTY_S_PER_KM)
    assert finding.value is not None
    assert (finding.high or 0) - finding.value == pytest.approx(1.2816 * 5.4 * 60)
    assert finding.value - (finding.low or 0) == pytest.approx(1.2816 * 5.4 * 60)


@pytest.mark.parametrize(
    ("target_m", "week_km", "pace", "because"),
    [
        (MARATHON_M, 10, 420, "2:47 to 3:36"),
        (MARATHON_M, 180, 220, "2:47 to 3:36"),
        (MARATHON_M, None, 300, "weekly distance"),
        (MARATHON_M, 80, None, "training pace"),
        (10_000, 80, 300, "marathons only"),
    ],
)
def test_outside_its_validity_there_is_a_reason_and_no_number(
    target_m: float, week_km: float | None, pace: float | None, because: str
) -> None:
    finding = tanda(target_m, week_km, pace)
    assert (finding.value, finding.low) == (None, None)
    assert because in str(finding.reason)
