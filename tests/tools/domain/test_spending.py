"""What models took, added up and told in a line."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.spending import DailyCap, Spending, estimated_tokens, money, prices_in, told

COST = st.none() | st.decimals(0, 100, places=6)
SPENDING = st.builds(
    Spending,
    requests=st.integers(0, 9),
    input_tokens=st.integers(0, 10**6),
    output_tokens=st.integers(0, 10**6),
    cost=COST,
    estimated=st.booleans(),
)


@pytest.mark.parametrize(
    ("spending", "line"),
    [
        (
            Spending(requests=2, input_tokens=1_800, output_tokens=140, cost=Decimal("0.001")),
            "2 requests, 1,940 tokens, 0.1 ct",
        ),
        (
            Spending(requests=1, input_tokens=300, output_tokens=10, estimated=True),
            "1 request, about 310 tokens",
        ),
        (Spending(requests=1, input_tokens=3, cost=Decimal(0)), "1 request, 3 tokens, 0 ct"),
    ],
)
def test_a_turn_is_told_in_a_line(spending: Spending, line: str) -> None:
    assert told(spending) == line


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        ("0", "0 ct"),
        ("0.0004", "less than 0.1 ct"),
        ("0.00149", "0.1 ct"),
        ("0.02", "2 ct"),
        ("0.0234", "2.3 ct"),
        ("0.123", "12 ct"),
        ("12.5", "1,250 ct"),
    ],
)
def test_money_is_told_without_false_precision(cost: str, said: str) -> None:
    assert money(Decimal(cost)) == said


@given(SPENDING, SPENDING, SPENDING)
def test_adding_up_does_not_depend_on_the_order(a: Spending, b: Spending, c: Spending) -> None:
    assert a.plus(b) == b.plus(a)
    assert a.plus(b).plus(c) == a.plus(b.plus(c))
    assert a.plus(Spending()) == a


@given(SPENDING)
def test_a_limit_is_reached_where_the_spending_is_no_less(spent: Spending) -> None:
    assert DailyCap().reached(spent) is None
    assert DailyCap(tokens=max(1, spent.tokens)).reached(spent) == (
        None if spent.tokens == 0 else f"{spent.tokens:,} tokens"
    )
    assert DailyCap(tokens=spent.tokens + 1, cost=(spent.cost or 0) + Decimal(1)).reached(spent) is None


def test_a_text_is_counted_by_its_length() -> None:
    assert [estimated_tokens(characters) for characters in (0, 1, 4, 5)] == [0, 1, 1, 2]


@pytest.mark.parametrize("wrong", ["x", "x=1", "=1/2", "x=1/", "x=1/2/3", "x=a/2", "x=-1/2", "x=inf/2"])
def test_what_is_no_price_is_refused_by_what_was_written(wrong: str) -> None:
    with pytest.raises(ValueError, match="is no price"):
        prices_in(f"ok=1/2, {wrong}")
