"""Confidence is computed: more evidence never lowers it, contradiction never raises it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tools.domain.picture.confidence import (
    ALONE,
    Factor,
    agreement,
    label_share,
    quality,
    residual_share,
    with_agreements,
)

shares = some.floats(0, 1)
lists = some.lists(shares, min_size=1, max_size=8)


@given(lists, some.integers(0, 7), shares)
def test_a_better_factor_never_lowers_the_quality(values: list[float], at: int, better: float) -> None:
    at %= len(values)
    raised = [max(value, better) if place == at else value for place, value in enumerate(values)]
    before, after = (quality([Factor(value, 0.1 + i) for i, value in enumerate(v)]) for v in (values, raised))
    assert after >= before - 1e-12
    assert 0.0 <= before <= ALONE


@given(shares, lists, some.integers(0, 7), shares)
def test_a_better_agreement_never_lowers_the_confidence(
    start: float, values: list[float], at: int, better: float
) -> None:
    at %= len(values)
    raised = [max(value, better) if place == at else value for place, value in enumerate(values)]
    before, after = with_agreements(start, values), with_agreements(start, raised)
    assert after >= before - 1e-12
    assert 0.0 <= before <= 1.0
    assert with_agreements(start, sorted(values)) == pytest.approx(with_agreements(start, values[::-1]))


@given(shares, some.floats(0.5, 1), some.floats(0, 0.5))
def test_a_second_source_lifts_or_lowers(start: float, fits: float, differs: float) -> None:
    assert with_agreements(start, [fits]) >= start - 1e-12
    assert with_agreements(start, [differs]) <= start + 1e-12


@given(some.floats(0, 1e4), some.floats(0, 1e4), some.floats(0.1, 1e3))
def test_values_nearer_each_other_agree_more(one: float, other: float, tolerance: float) -> None:
    near, far = sorted((one, other))
    assert agreement(near, tolerance) >= agreement(far, tolerance)
    assert agreement(tolerance, tolerance) == pytest.approx(0.5)


@given(some.integers(0, 30), some.integers(0, 30))
def test_more_labels_in_line_are_worth_more(used: int, more: int) -> None:
    assert label_share(used + more, 70) >= label_share(used, 70)
    assert label_share(used, used + more) <= label_share(used, max(used, 1))


@given(some.floats(0, 1), some.floats(0, 1))
def test_labels_nearer_their_line_are_worth_more(one: float, other: float) -> None:
    assert residual_share(min(one, other)) >= residual_share(max(one, other))


def test_nothing_read_is_no_confidence() -> None:
    assert quality([]) == 0.0
