"""Which power a ride is planned for: goal, named power, FTP, placeholder; and whether a goal is met."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import flat
from tests.support.rides import a_ride, cut, hills
from tools.domain.riding.cycling_power import speed_for_power
from tools.domain.riding.ride_target import PowerOrigin, SolvedRide, solve_ride
from tools.domain.riding.ride_threshold import reference_intensity, rider_threshold


def solved(halted_s: float = 0.0, **said: object) -> SolvedRide:
    brief = a_ride(**said)
    return solve_ride(cut(hills(), **said), brief, rider_threshold(brief), halted_s)


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        ({"goal_time_s": 4_000, "target_power_w": 200, "ftp_w": 250}, PowerOrigin.GOAL),
        ({"target_power_w": 200, "ftp_w": 250}, PowerOrigin.NAMED),
        ({"ftp_w": 250}, PowerOrigin.REFERENCE),
        ({"critical_power_w": 250}, PowerOrigin.REFERENCE),
        ({}, PowerOrigin.PLACEHOLDER),
    ],
)
def test_a_goal_counts_before_a_power_before_ftp(said: dict[str, object], origin: PowerOrigin) -> None:
    assert solved(**said).origin is origin


@settings(max_examples=20, deadline=None)
@given(goal_s=st.floats(3_500, 9_000), halted_s=st.floats(0, 500))
def test_a_goal_is_met_whatever_it_is(goal_s: float, halted_s: float) -> None:
    found = solved(halted_s, goal_time_s=goal_s)
    assert found.met
    assert found.plan.power.duration_s + halted_s == pytest.approx(goal_s, abs=0.5)
    assert found.needed_w == pytest.approx(found.plan.power.normalized_w, rel=1e-3)


def test_the_elasticity_is_how_time_answers_to_power() -> None:
    slow, fast = solved(goal_time_s=4_000), solved(goal_time_s=3_960)
    power = (fast.needed_w or 0) / (slow.needed_w or 1) - 1
    assert 0.01 / power == pytest.approx(slow.elasticity, rel=0.1)


def test_a_goal_on_the_flat_takes_the_power_of_its_speed() -> None:
    brief = a_ride(goal_time_s=3_600)
    course = cut(flat(36_000))
    found = solve_ride(course, brief, rider_threshold(brief), 0.0)
    # 36 km in the hour is 10 m/s; the standing start costs some seconds of it.
    speed = float(speed_for_power(course.setup.ground.against, found.needed_w or 0)[0])
    assert speed == pytest.approx(10.0, rel=0.005)


def test_a_goal_beyond_the_threshold_is_ridden_at_the_most_it_supports() -> None:
    found = solved(goal_time_s=2_800, ftp_w=220)
    assert not found.met
    assert (found.needed_w or 0) > (found.allowed_w or 0)
    share = found.plan.power.normalized_w / 220
    assert share == pytest.approx(reference_intensity(found.plan.power.duration_s)[1], rel=3e-3)


def test_the_reference_power_suits_the_time_it_leads_to() -> None:
    found = solved(ftp_w=180)
    low, high = reference_intensity(found.plan.power.duration_s)
    assert found.plan.power.normalized_w / 180 == pytest.approx((low + high) / 2, rel=3e-3)
