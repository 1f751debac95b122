"""The marks of what to take, in few letters, lose nothing that is carried."""

import re

import pytest

from tests.support.carried_kinds import KINDS, carried_kind
from tools.formats.fuel_marks import fuel_mark, fuel_marked


@pytest.mark.parametrize(
    ("items", "mark"),
    [
        ((), ""),
        (("gel",), "gel"),
        (("gel", "gel"), "2×gel"),
        (("gel", "bar", "gel", "caffeine gel"), "2×gel+bar+caf gel"),
    ],
)
def test_what_to_take_is_counted(items: tuple[str, ...], mark: str) -> None:
    assert fuel_marked(items) == mark


@pytest.mark.parametrize("kind", KINDS)
def test_the_marks_of_a_race_add_up_to_what_is_taken(kind: str) -> None:
    carried = carried_kind(kind)
    marks = [each for row in carried.plan.groups for each in fuel_mark(row).split("+") if each]
    count = sum(int(found[1]) if (found := re.match(r"(\d+)×", each)) else 1 for each in marks)
    assert count == len(carried.strategy.fuel.events)
