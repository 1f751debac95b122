"""FTP, critical power and W' from what was said; reference intensity within its bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.rides import a_ride
from tools.domain.race import PowerEffort
from tools.domain.riding.ride_threshold import reference_intensity, rider_threshold

EFFORTS = (PowerEffort(power_w=400, duration_s=180), PowerEffort(power_w=320, duration_s=720))


def test_efforts_give_critical_power_and_w_prime() -> None:
    found = rider_threshold(a_ride(power_efforts=EFFORTS))
    assert found.critical_power.value == pytest.approx(293.3, abs=0.05)
    assert found.limits.w_prime_j == pytest.approx(19_200, abs=0.5)
    assert found.threshold.value == found.critical_power.value
    assert found.threshold.name == "threshold_power"
    assert found.threshold.model == "stands_in"


def test_what_was_said_counts_before_what_was_fitted() -> None:
    found = rider_threshold(a_ride(power_efforts=EFFORTS, critical_power_w=280, w_prime_j=15_000, ftp_w=270))
    assert found.limits.threshold_w == 280
    assert found.limits.w_prime_j == 15_000
    assert found.threshold.value == 270


def test_ftp_alone_has_no_w_prime() -> None:
    found = rider_threshold(a_ride(ftp_w=250))
    assert found.critical_power.value == 250
    assert found.w_prime.value is None
    assert "two best efforts" in str(found.w_prime.reason)
    assert (found.limits.threshold_w, found.limits.w_prime_j) == (250, None)


def test_ftp_with_a_w_prime_stands_for_critical_power() -> None:
    limits = rider_threshold(a_ride(ftp_w=250, w_prime_j=18_000)).limits
    assert (limits.threshold_w, limits.w_prime_j) == (250, 18_000)


def test_nothing_said_is_nothing_known() -> None:
    found = rider_threshold(a_ride())
    assert [each.value for each in found.findings] == [None, None, None]
    assert found.limits.threshold_w is None


def test_ftp_and_critical_power_that_contradict_are_noticed() -> None:
    assert rider_threshold(a_ride(ftp_w=250, critical_power_w=310)).far_apart
    assert not rider_threshold(a_ride(ftp_w=250, critical_power_w=262)).far_apart


@pytest.mark.parametrize(
    ("hours", "low", "high"),
    [
        (1 / 3, 1.05, 1.05),
        (1, 1.0, 1.0),
        (2, 0.88, 0.93),
        (4, 0.75, 0.82),
        (4.5, 0.75, 0.82),
        (5, 0.75, 0.82),
        (6, 0.65, 0.75),
    ],
)
def test_reference_intensity_by_duration(hours: float, low: float, high: float) -> None:
    assert reference_intensity(hours * 3600) == pytest.approx((low, high))


@given(st.floats(60, 200_000), st.floats(1.0, 3.0))
def test_longer_is_never_harder(duration_s: float, times: float) -> None:
    (low, high), (longer_low, longer_high) = (
        reference_intensity(each) for each in (duration_s, duration_s * times)
    )
    assert longer_low <= low <= high
    assert longer_high <= high


def test_a_short_ride_may_spend_w_prime_above_critical_power() -> None:
    found = rider_threshold(a_ride(critical_power_w=250, w_prime_j=20_000))
    assert found.highest_w(600) == pytest.approx(250 + 0.75 * 20_000 / 600)
    assert found.highest_w(5 * 3600) == pytest.approx(0.82 * 250)
