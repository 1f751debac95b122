"""The numbers of a ride: their ranges, their relations, gears where they are known."""

import pytest

from tests.support.rides import hills, planned


def test_varying_power_saves_time_and_says_how_much() -> None:
    ride = planned(hills(), target_power_w=220)[1]
    assert (ride.steady_time.value or 0) > (ride.finish.value or 0)
    assert ride.variability_index.value == pytest.approx(
        (ride.normalized_power.value or 0) / (ride.average_power.value or 1)
    )


def test_the_range_is_half_as_wide_with_measured_drag() -> None:
    assumed, measured = (planned(hills(), ftp_w=250, **said)[1].finish for said in ({}, {"cda_m2": 0.3}))
    for finish, width in ((assumed, 0.08), (measured, 0.04)):
        assert finish.high == pytest.approx((finish.value or 0) * (1 + width), rel=1e-3)
        assert finish.low == pytest.approx((finish.value or 0) * (1 - width), rel=1e-3)


def test_gears_are_given_where_they_are_known() -> None:
    ride = planned(
        hills(height_m=90), ftp_w=220, chainrings=(36, 52), cassette=(11, 15, 19, 25), cadence_rpm=90
    )[1]
    assert ride.gears.unit == "rpm"
    assert (ride.gears.value or 99) < 65
    pedalled = [section for section in ride.sections if section.power_w >= 1]
    assert all(section.gear and section.cadence_rpm for section in pedalled)
    assert planned(hills(), ftp_w=220)[1].gears.value is None


def test_every_number_is_a_finding_with_value_or_reason() -> None:
    for said in ({}, {"ftp_w": 250, "w_prime_j": 15_000}, {"goal_time_s": 4_000}):
        for finding in planned(hills(), **said)[0].findings:
            assert finding.value is not None or finding.reason
            assert finding.model
            assert finding.source
            if finding.value is not None and finding.low is not None and finding.high is not None:
                assert finding.low <= finding.value <= finding.high
