"""What is understood of gears, and what is none."""

import pytest

from tests.support.understanding import NOTHING, RIDE, said


@pytest.mark.parametrize(
    ("text", "chainrings", "cassette"),
    [
        ("50/34 with 11-34", (50, 34), (11, 34)),
        ("52/36 and 11–30", (52, 36), (11, 30)),
        ("a compact and 11-32", (50, 34), (11, 32)),
        ("semi-compact with a 11-28 cassette", (52, 36), (11, 28)),
        ("sub-compact 46/30 with 11-34", (46, 30), (11, 34)),
        ("1x40 with 10-44", (40,), (10, 44)),
        ("34x34 enough?", (34,), (34,)),
        ("34×28", (34,), (28,)),
        ("cassette 11-34", None, (11, 34)),
        ("which gears do I need?", None, None),
        ("11-34", None, (11, 34)),
        ("do I need 11-34 or 11-32?", None, None),
        ("what about with 50/34?", (50, 34), None),
        ("10-12 km", None, None),
        ("30x30 s intervals", None, None),
        ("4x4 minutes", None, None),
        ("I rode 50-40 km", None, None),
    ],
)
def test_gears(text: str, chainrings: tuple[int, ...] | None, cassette: tuple[int, ...] | None) -> None:
    changes = said(text, RIDE).changes
    assert (changes.get("chainrings"), changes.get("cassette")) == (chainrings, cassette)


def test_gears_are_neither_a_date_nor_a_distance_nor_a_goal() -> None:
    assert set(said("is 50/34 with 11-34 enough?", RIDE).changes) == {"chainrings", "cassette"}


@pytest.mark.parametrize(
    "text", ["race on 10-12-2027", "10/12/2027", "2027-11-28", "a compact group of runners", "11-34"]
)
def test_what_is_no_gear(text: str) -> None:
    assert not {"chainrings", "cassette"} & said(text, NOTHING).changes.keys()
