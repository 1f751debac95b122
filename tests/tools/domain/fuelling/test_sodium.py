"""Sodium: only in long races or for heavy sweaters, never above the limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.fuelling.sodium import plan_sodium
from tools.domain.race import RaceBrief


@pytest.mark.parametrize(
    ("hours", "sweat", "value"),
    [(1.5, None, 0), (2.0, None, 0), (2.01, None, 450), (3, None, 450), (1.5, 1.5, 600)],
)
def test_sodium_only_in_long_races_or_with_heavy_sweat(
    hours: float, sweat: float | None, value: float
) -> None:
    assert plan_sodium(RaceBrief(sweat_rate_l_per_h=sweat), hours).value == value


@given(hours=st.floats(0.1, 60), sweat=st.one_of(st.none(), st.floats(0.05, 4)))
def test_the_limit_holds(hours: float, sweat: float | None) -> None:
    sodium = plan_sodium(RaceBrief(sweat_rate_l_per_h=sweat), hours)
    assert 0 <= (sodium.low or 0) <= (sodium.value or 0) <= (sodium.high or 0) <= 1000
