"""Critical power and W' against worked values and efforts made from a known rider."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.race import PowerEffort
from tools.domain.riding.critical_power import CriticalPower, critical_power


def fitted(*efforts: tuple[float, float]) -> CriticalPower:
    return critical_power([PowerEffort(power_w=power, duration_s=time) for power, time in efforts])


def test_two_efforts_give_the_worked_value() -> None:
    found = fitted((400, 180), (320, 720))
    assert found.critical_power.value == pytest.approx(293.3, abs=0.05)
    assert found.w_prime.value == pytest.approx(19_200, abs=0.5)
    assert found.critical_power.low is found.w_prime.high is None


@given(
    power=st.floats(100, 450),
    prime=st.floats(5_000, 40_000),
    times=st.lists(
        st.sampled_from([120, 180, 300, 420, 600, 900, 1200]), min_size=3, max_size=6, unique=True
    ),
)
def test_a_rider_who_is_the_model_is_found_exactly(power: float, prime: float, times: list[int]) -> None:
    found = fitted(*((power + prime / time, time) for time in times))
    assert found.critical_power.value == pytest.approx(power, rel=1e-6)
    assert found.w_prime.value == pytest.approx(prime, rel=1e-6)
    assert found.critical_power.high == pytest.approx(found.critical_power.low, rel=1e-5)


def test_three_efforts_off_the_line_have_a_range_of_one_standard_error() -> None:
    # By hand: work 72, 114, 230.4 kJ around means of 400 s and 138.8 kJ; Sxy / Sxx = 46 488 000 / 160 800;
    # the residuals -3 197, 4 110 and -913 J leave a standard error of 13.18 W.
    found = fitted((400, 180), (380, 300), (320, 720))
    assert found.critical_power.value == pytest.approx(289.104, abs=1e-3)
    assert found.w_prime.value == pytest.approx(23_158, abs=1)
    assert found.critical_power.low == pytest.approx(289.104 - 13.18, abs=0.01)
    assert found.critical_power.high == pytest.approx(289.104 + 13.18, abs=0.01)


@pytest.mark.parametrize(
    "efforts",
    [
        (),
        ((400, 180),),
        ((400, 180), (390, 180)),
        ((400, 180), (250, 3600)),
        ((900, 30), (320, 720)),
    ],
)
def test_too_few_valid_efforts_give_null_with_a_reason(efforts: tuple[tuple[float, float], ...]) -> None:
    found = fitted(*efforts)
    assert found.critical_power.value is found.w_prime.value is None
    assert "2 and 20 minutes" in str(found.critical_power.reason)


@pytest.mark.parametrize("efforts", [((300, 180), (320, 720)), ((400, 180), (90, 720))])
def test_efforts_nobody_can_have_ridden_give_null(efforts: tuple[tuple[float, float], ...]) -> None:
    found = fitted(*efforts)
    assert found.critical_power.value is None
    assert "do not fit" in str(found.w_prime.reason)


@pytest.mark.parametrize(
    ("short_s", "long_s", "known"), [(120, 1200, True), (119, 1200, False), (120, 1201, False)]
)
def test_efforts_count_from_two_to_twenty_minutes(short_s: float, long_s: float, known: bool) -> None:
    found = fitted((250 + 20_000 / short_s, short_s), (250 + 20_000 / long_s, long_s))
    assert (found.critical_power.value is not None) is known
