"""Splits as they are carried: by kilometre, by mile, and by fives; each clock is the strategy's own."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.carried_kinds import KINDS, carried_kind
from tools.domain import display
from tools.domain.carrying.carry_rows import GROUP_SIZES, MOST_GROUPS, joined_splits
from tools.domain.strategy import Split


def splits(count: int, last_m: float = 195.0) -> tuple[Split, ...]:
    """Return kilometres of 300 s, with a shorter last one."""
    lengths = [1000.0] * (count - 1) + [last_m]
    return tuple(
        Split(
            index=i + 1,
            start_m=1000.0 * i,
            distance_m=length_m,
            grade=0.01,
            gain_m=10.0,
            loss_m=2.0,
            target_s=0.3 * length_m,
            cumulative_s=300.0 * i + 0.3 * length_m,
            low_s=0.29 * length_m,
            high_s=0.31 * length_m,
        )
        for i, length_m in enumerate(lengths)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_the_splits_of_the_strategy(kind: str) -> None:
    carried = carried_kind(kind)
    given_splits = carried.strategy.pacing.splits_in(carried.plan.units)
    assert [row.elapsed for row in carried.plan.rows] == [
        display.clock(each.cumulative_s) for each in given_splits
    ]
    assert carried.plan.rows[-1].elapsed == carried.plan.goal


@pytest.mark.parametrize("kind", KINDS)
def test_groups_say_the_same_at_the_same_place(kind: str) -> None:
    plan = carried_kind(kind).plan
    at = {row.place: row for row in plan.rows}
    for group in plan.groups:
        row = at[group.place]
        assert (group.elapsed, group.clock_time, group.end_m) == (row.elapsed, row.clock_time, row.end_m)
    assert sum((group.fuel for group in plan.groups), ()) == sum((row.fuel for row in plan.rows), ())
    assert len(plan.groups) <= MOST_GROUPS


@pytest.mark.parametrize("kind", KINDS)
def test_heights_that_are_not_known_are_not_written(kind: str) -> None:
    carried = carried_kind(kind)
    known = bool(carried.course.grade)
    for row in (*carried.plan.rows, *carried.plan.groups):
        assert all(bool(words) == known for words in (row.grade, row.climb, row.descent))


@given(st.integers(1, 1_200), st.floats(10.0, 1000.0))
def test_joined_splits_keep_length_time_and_height(count: int, last_m: float) -> None:
    alone = splits(count, last_m)
    joined = joined_splits(alone)
    assert len(joined) <= max(MOST_GROUPS, count // GROUP_SIZES[-1] + 1)
    assert joined[0].start_m == 0
    for before, after in pairwise(joined):
        assert after.start_m == pytest.approx(before.start_m + before.distance_m)
    for name in ("distance_m", "target_s", "gain_m", "loss_m", "low_s", "high_s"):
        assert sum(getattr(each, name) for each in joined) == pytest.approx(
            sum(getattr(each, name) for each in alone)
        )
    assert joined[-1].cumulative_s == alone[-1].cumulative_s
    assert all(each.grade == pytest.approx(0.01) for each in joined)


def test_power_is_joined_by_time() -> None:
    first, second = (
        each.model_copy(update={"power_w": watts, "target_s": seconds})
        for each, watts, seconds in zip(splits(2, 1000.0), (200.0, 100.0), (100.0, 300.0), strict=True)
    )
    [joined] = joined_splits((first, second))
    assert joined.power_w == pytest.approx((200 * 100 + 100 * 300) / 400)


@pytest.mark.parametrize("kind", KINDS)
def test_the_head_says_the_goal_the_distance_and_what_to_hold(kind: str) -> None:
    carried = carried_kind(kind)
    facts = dict(carried.plan.facts)
    assert carried.plan.goal in (facts.get("Goal"), facts.get("Finish"))
    assert facts["Distance"] == carried.plan.distance
    assert ("Climbing" in facts) == (carried.course.gain.value is not None)
    low, high = carried.course.gain.low, carried.course.gain.high
    if low is not None and high is not None:
        assert facts["Climbing"] == display.height_range(low, high, carried.plan.units)
    held = {"Average pace", "Moving pace", "Normalized power"} & set(facts)
    assert len(held) == 1
    assert ("Carbohydrate" in facts) == bool(carried.strategy.fuel.carbs_rate.value)


def test_the_day_and_the_start_are_in_words() -> None:
    assert carried_kind("run").plan.when == "Monday 20 April 2026, start 09:00"
    assert carried_kind("run in miles").plan.when == "Monday 20 April 2026"
