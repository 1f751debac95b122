"""Recurrences against the loop they replace."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.riding.recurrence import run_backward, run_forward

SHARES = st.lists(st.tuples(st.floats(-1, 1), st.floats(-100, 100)), min_size=1, max_size=40)


@given(SHARES)
def test_forward_is_the_loop(steps: list[tuple[float, float]]) -> None:
    kept, added = (np.array(column) for column in zip(*steps, strict=True))
    value, by_hand = 0.0, []
    for share, new in steps:
        value = share * value + new
        by_hand.append(value)
    assert run_forward(kept, added) == pytest.approx(by_hand, abs=1e-9)


@given(SHARES, st.integers(0, 39))
def test_backward_is_what_one_unit_changes(steps: list[tuple[float, float]], at: int) -> None:
    kept, weight = (np.array(column) for column in zip(*steps, strict=True))
    at %= kept.size
    unit = np.zeros(kept.size)
    unit[at] = 1.0
    changed = float(weight @ run_forward(kept, unit))
    assert run_backward(kept, weight)[at] == pytest.approx(changed, abs=1e-9)
