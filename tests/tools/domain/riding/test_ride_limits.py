"""Overdrafts: found where they are, eased by no more than is needed."""

import numpy as np
import pytest

from tests.support.courses import flat
from tests.support.rides import cut
from tools.domain.riding.ride_limits import Overdraft, PowerLimits, ease, find_overdraft
from tools.domain.riding.ride_power import RidePower, ride_sections


def ridden(power_w: float, minutes: float = 60.0) -> RidePower:
    made = cut(flat(minutes * 600.0))
    return ride_sections(made, np.full(len(made.names), power_w))


def test_without_a_threshold_nothing_is_too_much() -> None:
    assert find_overdraft(ridden(900.0, 5).ride, PowerLimits()) is None
    assert PowerLimits().highest_w == np.inf


@pytest.mark.parametrize(
    ("power_w", "minutes", "too_much"), [(268, 10, False), (268, 26, True), (248, 70, False)]
)
def test_ftp_holds_for_its_durations(power_w: float, minutes: float, too_much: bool) -> None:
    found = find_overdraft(ridden(power_w, minutes).ride, PowerLimits(250.0))
    assert (found is not None) == too_much
    if found is not None:
        assert found.end_s - found.start_s == 1200
        assert found.excess_j == pytest.approx((power_w - 1.05 * 250) * 1200, rel=1e-3)


def test_w_prime_is_overdrawn_at_the_end_of_a_steady_effort() -> None:
    made = ridden(300.0, 20)
    found = find_overdraft(made.ride, PowerLimits(280.0, 10_000.0))
    assert found is not None
    assert found.end_s == pytest.approx(made.duration_s)
    assert found.excess_j == pytest.approx(20 * made.duration_s - 7_500, rel=1e-6)


def test_easing_takes_the_excess_from_what_is_above_and_inside() -> None:
    passed_s = np.array([0.0, 100.0, 200.0, 300.0])
    section_w = np.array([350.0, 200.0, 350.0])
    after = ease(section_w, passed_s, 250.0, Overdraft(0.0, 200.0, 5_000.0))
    assert after[0] == pytest.approx(250 + 100 * (1 - 1.01 * 5_000 / 10_000))
    assert after[1:].tolist() == [200.0, 350.0]
    assert ease(section_w, passed_s, 250.0, Overdraft(0.0, 200.0, 99_000.0))[0] == 250.0


@pytest.mark.parametrize(
    ("minutes", "share"),
    [(6, 1.20), (26, 1.05), (70, 1.00)],
)
def test_the_shares_of_ftp_for_5_20_and_60_minutes(minutes: float, share: float) -> None:
    # A twentieth of a percent either side of the limit, which itself is held with a thousandth of room.
    assert find_overdraft(ridden(250 * share * 1.0005, minutes).ride, PowerLimits(250.0)) is None
    assert find_overdraft(ridden(250 * share * 1.004, minutes).ride, PowerLimits(250.0)) is not None
