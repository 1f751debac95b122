"""W' balance against the exact solution, the published time constant and its bounds."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.riding.w_balance import (
    INCONSISTENT,
    lowest_w_balance,
    recovery_time_s,
    w_balance_integral_j,
    w_balance_j,
)

CP, PRIME = 250.0, 20_000.0
POWERS = st.lists(st.floats(0, 800), min_size=1, max_size=300)


def test_the_worked_value_is_exact() -> None:
    two_steps = w_balance_j(np.array([CP + 100, CP - 100]), CP, PRIME, duration_s=np.array([60.0, 120.0]))
    every_second = w_balance_j(np.repeat([CP + 100, CP - 100], [60, 120]), CP, PRIME)
    assert two_steps[-1] == pytest.approx(20_000 - 6_000 * math.exp(-100 * 120 / 20_000))
    assert two_steps[-1] == pytest.approx(16_707, abs=0.5)
    assert every_second[-1] == pytest.approx(two_steps[-1], abs=1e-6)


def test_it_is_the_differential_equation_in_small_steps() -> None:
    power = np.repeat([350.0, 180.0, 300.0, 100.0], [50, 90, 40, 60])
    balance, step_s = PRIME, 0.01
    for watts in power:
        for _ in range(round(1 / step_s)):
            above = watts > CP
            balance += step_s * ((CP - watts) if above else (CP - watts) * (PRIME - balance) / PRIME)
    assert w_balance_j(power, CP, PRIME)[-1] == pytest.approx(balance, abs=0.5)


def test_the_time_constant_of_the_integral_form() -> None:
    assert recovery_time_s(100) == pytest.approx(516.9, abs=0.05)


def test_the_integral_form_is_the_integral_whatever_the_step() -> None:
    # Summed by hand: every second above CP spends (P - CP), fading with tau from then on.
    power = np.repeat([350.0, 150.0], [60, 120])
    tau = recovery_time_s(100)
    spent = sum(100 * math.exp(-(179 - second) / tau) for second in range(60))
    assert w_balance_integral_j(power, CP, PRIME)[-1] == pytest.approx(PRIME - spent, abs=1e-6)
    halves = w_balance_integral_j(np.repeat(power, 2), CP, PRIME, step_s=0.5)
    assert halves[-1] == pytest.approx(PRIME - spent, abs=5)  # half a second later than the whole seconds


@given(POWERS)
def test_it_is_never_above_w_prime(power: list[float]) -> None:
    balance = w_balance_j(np.array(power), CP, PRIME)
    assert (balance <= PRIME + 1e-6).all()
    # What is left is at least what is left without any refilling.
    above = np.maximum(np.array(power) - CP, 0.0)
    assert (balance >= PRIME - np.cumsum(above) - 1e-6).all()


@given(POWERS)
def test_below_critical_power_it_stays_full(power: list[float]) -> None:
    assert w_balance_j(np.minimum(power, CP), CP, PRIME) == pytest.approx(PRIME)


@given(POWERS, st.integers(0, 299), st.floats(1, 200))
def test_more_power_never_leaves_more(power: list[float], at: int, more: float) -> None:
    harder = np.array(power)
    harder[at % harder.size] += more
    assert (w_balance_j(harder, CP, PRIME) <= w_balance_j(np.array(power), CP, PRIME) + 1e-6).all()


def test_a_drop_out_counts_as_no_power() -> None:
    gap = w_balance_j(np.array([400.0, np.nan, 200.0]), CP, PRIME)
    assert gap == pytest.approx(w_balance_j(np.array([400.0, 0.0, 200.0]), CP, PRIME))


def test_far_below_zero_is_reported_and_not_clamped() -> None:
    balance = w_balance_j(np.full(1160, CP + 100), CP, PRIME)
    assert balance[-1] == pytest.approx(-96_000)
    lowest = lowest_w_balance(balance, CP, PRIME)
    assert lowest.value is None
    assert INCONSISTENT in str(lowest.reason)
    assert lowest.inputs["lowest_j"] == pytest.approx(-96_000)


def test_the_lowest_is_a_share_of_w_prime() -> None:
    balance = w_balance_j(np.repeat([CP + 100, 0.0], [100, 600]), CP, PRIME)
    assert lowest_w_balance(balance, CP, PRIME).value == pytest.approx(0.5)
    assert lowest_w_balance(np.array([]), CP, PRIME).value == 1.0
