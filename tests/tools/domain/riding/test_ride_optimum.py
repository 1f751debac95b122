"""The fastest plan: never slower than even power, as good as a general optimiser's, within every limit."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from tests.support.courses import course_of, flat, symmetric_hill
from tests.support.rides import cut, heading, hills, passes
from tools.domain.recordings.normalized_power import normalized_power_w, rolling_mean
from tools.domain.riding.ride_limits import LEAST_W_BALANCE, LONGEST_HELD, PowerLimits
from tools.domain.riding.ride_optimum import OptimalRide, rule_of_thumb, vary_power
from tools.domain.riding.ride_power import RidePower, even_power, power_each_second, ride_sections
from tools.domain.riding.ride_sections import RideCut
from tools.domain.riding.w_balance import w_balance_j

FREE = PowerLimits()


def scaled_to(made: RideCut, section_w: np.ndarray, normalized_w: float) -> RidePower:
    ridden = ride_sections(made, section_w)
    for _ in range(12):
        section_w = section_w * normalized_w / ridden.normalized_w
        ridden = ride_sections(made, section_w, ridden.ride)
    return ridden


def lowest_share(plan: OptimalRide, critical_w: float, prime_j: float) -> float:
    ride = plan.power.ride
    return float(w_balance_j(ride.power_w, critical_w, prime_j, duration_s=ride.time_s).min()) / prime_j


@settings(max_examples=30, deadline=None)
@given(
    distance_m=st.floats(3_000, 60_000),
    heights=st.lists(st.floats(0, 400), min_size=4, max_size=9),
    power=st.floats(90, 400),
    wind=st.floats(0, 12),
)
def test_it_is_never_slower_than_even_power(
    distance_m: float, heights: list[float], power: float, wind: float
) -> None:
    knots = np.linspace(0, distance_m, len(heights))
    course = course_of(
        lambda x: float(np.interp(x, knots, np.array(heights) * distance_m / 60_000)), distance_m
    )
    way = heading(course, lambda at: 360 * at / distance_m)
    made = cut(way, wind_speed_m_per_s=wind, wind_from_deg=77)
    plan = vary_power(made, power, FREE)
    assert plan.power.normalized_w <= power * 1.001
    even = even_power(made, plan.power.normalized_w)
    assert even.normalized_w == pytest.approx(plan.power.normalized_w, rel=5e-4)
    assert plan.power.duration_s <= even.duration_s * 1.0002
    assert plan.even.duration_s == pytest.approx(even.duration_s, rel=3e-4)


def test_nothing_is_won_on_flat_ground_without_wind() -> None:
    plan = vary_power(cut(flat(40_000)), 230.0, FREE)
    assert plan.power.section_w == pytest.approx(np.full(plan.power.section_w.size, 230), rel=0.01)


@pytest.mark.parametrize("power_w", [180.0, 280.0])
def test_a_general_optimiser_finds_nothing_better(power_w: float) -> None:
    course = course_of(
        lambda x: 0.05 * min(x, 3000) - 0.02 * min(max(x - 4500, 0), 3000) + 0.03 * max(0.0, x - 8000), 10_000
    )
    made = cut(course)
    plan = vary_power(made, power_w, FREE)
    start = np.ones(len(made.names))

    def slower_s(ratio: np.ndarray) -> float:
        return scaled_to(made, power_w * ratio, power_w).duration_s

    found = minimize(
        slower_s, start, method="Nelder-Mead", options={"maxfev": 600, "xatol": 1e-3, "fatol": 1e-3}
    )
    assert found.success or found.nfev >= 600
    assert plan.even.duration_s - plan.power.duration_s > 1.0
    assert scaled_to(made, plan.power.section_w, power_w).duration_s <= found.fun + 0.15  # of 25 s saved


def test_small_changes_at_the_same_cost_only_lose() -> None:
    made, chance = cut(passes(60_000)), np.random.default_rng(7)
    plan = vary_power(made, 200.0, FREE)
    best = scaled_to(made, plan.power.section_w, 200.0).duration_s
    for _ in range(20):
        other = plan.power.section_w * (1 + 0.05 * chance.standard_normal(len(made.names)))
        assert scaled_to(made, other, 200.0).duration_s > best - 0.02


def test_it_beats_the_rule_of_thumb() -> None:
    made = cut(hills())
    plan = vary_power(made, 220.0, FREE)
    thumb = scaled_to(made, 220.0 * rule_of_thumb(made, 3_600), 220.0)
    assert plan.power.duration_s < thumb.duration_s < plan.even.duration_s


def test_the_rule_of_thumb_is_clipped_and_gentler_on_long_rides() -> None:
    made = cut(symmetric_hill(8_000, 0.21))
    assert rule_of_thumb(made, 3_600).tolist() == pytest.approx([1.15, 0.6], abs=0.01)
    assert rule_of_thumb(made, 4 * 3_600).tolist() == pytest.approx([1.08, 0.6], abs=0.01)


def test_up_and_into_the_wind_more_down_and_with_it_less() -> None:
    hill = vary_power(cut(symmetric_hill(10_000, 0.02)), 220.0, FREE).power.section_w
    assert hill[0] > 220 > hill[-1]
    there_and_back = heading(flat(20_000), lambda at: 0 if at < 10_000 else 180)
    windy = cut(there_and_back, wind_speed_m_per_s=6, wind_from_deg=0)
    against, behind = vary_power(windy, 220.0, FREE).power.section_w[[0, -1]]
    assert against > 220 > behind


def test_normalized_power_is_that_of_the_second_by_second_stream() -> None:
    plan = vary_power(cut(hills()), 215.0, FREE)
    stream = power_each_second(plan.power.ride)
    assert stream.size == int(plan.power.duration_s)
    assert normalized_power_w(stream) == pytest.approx(215.0, rel=5e-4)
    assert stream.mean() == pytest.approx(plan.power.mean_w, rel=1e-3)


@pytest.mark.parametrize(("power_w", "prime_j"), [(238.0, 6_000.0), (250.0, 20_000.0), (300.0, 12_000.0)])
def test_a_quarter_of_w_prime_is_left(power_w: float, prime_j: float) -> None:
    made = cut(passes(90_000))
    plan = vary_power(made, power_w, PowerLimits(250.0, prime_j))
    assert lowest_share(plan, 250.0, prime_j) >= LEAST_W_BALANCE - 0.002
    assert plan.power.normalized_w <= power_w * 1.001
    if plan.eased and not plan.reached:
        # What there is, is used: at the worst place less than a tenth stays unspent.
        assert lowest_share(plan, 250.0, prime_j) <= LEAST_W_BALANCE + 0.1


def test_a_reserve_that_is_not_needed_changes_nothing() -> None:
    made = cut(hills())
    free, limited = vary_power(made, 180.0, FREE), vary_power(made, 180.0, PowerLimits(300.0, 20_000.0))
    assert not limited.eased
    assert limited.power.duration_s == pytest.approx(free.power.duration_s, abs=0.01)


@pytest.mark.parametrize("power_w", [220.0, 245.0, 320.0])
def test_without_w_prime_the_power_of_5_20_and_60_minutes_holds(power_w: float) -> None:
    plan = vary_power(cut(passes(90_000)), power_w, PowerLimits(240.0))
    stream = power_each_second(plan.power.ride)
    for window_s, share in LONGEST_HELD:
        assert rolling_mean(stream, window_s).max() <= share * 240 * 1.002
    assert plan.power.section_w.max() <= 1.5 * 240 + 1e-6
    assert plan.reached == (power_w < 240)


def test_a_plan_nearby_leads_to_the_same_plan() -> None:
    made = cut(hills())
    near = vary_power(made, 190.0, FREE)
    fresh, warm = vary_power(made, 210.0, FREE), vary_power(made, 210.0, FREE, near)
    assert warm.power.duration_s == pytest.approx(fresh.power.duration_s, rel=1e-4)


@settings(max_examples=15, deadline=None)
@given(power=st.floats(60, 450), more=st.floats(1.02, 1.3))
def test_more_normalized_power_is_faster(power: float, more: float) -> None:
    made = cut(course_of(lambda x: 300 + 50 * math.sin(x / 900), 15_000))
    slow, fast = vary_power(made, power, FREE), vary_power(made, power * more, FREE)
    assert fast.power.duration_s < slow.power.duration_s


@pytest.mark.parametrize(
    ("grade", "wind_m_per_s", "ratio"),
    [(0.0, 0.0, 1.0), (0.03, 0.0, 1.06), (-0.03, 0.0, 0.94), (0.0, 6.0, 1.05), (0.0, -6.0, 0.95)],
)
def test_the_rule_of_thumb_by_hand(grade: float, wind_m_per_s: float, ratio: float) -> None:
    """Two percent of power for one of grade, five for a wind that is felt."""
    course = heading(course_of(lambda x: 500 + grade * x, 4_000), lambda _: 0 if wind_m_per_s >= 0 else 180)
    made = cut(course, wind_speed_m_per_s=abs(wind_m_per_s), wind_from_deg=0)
    assert rule_of_thumb(made, 3_600) == pytest.approx(ratio, abs=1e-3)
