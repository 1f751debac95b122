"""What is understood of gears, and what is none."""

import pytest

from agent.understanding.gears import asked_gear
from tests.support.understanding import NOTHING, RIDE, said
from tools.domain.race import RaceBrief


@pytest.mark.parametrize(
    ("text", "chainrings", "cassette"),
    [
        ("50/34 with 11-34", (50, 34), (11, 34)),
        ("52/36 and 11–30", (52, 36), (11, 30)),
        ("a compact and 11-32", (50, 34), (11, 32)),
        ("semi-compact with a 11-28 cassette", (52, 36), (11, 28)),
        ("sub-compact 46/30 with 11-34", (46, 30), (11, 34)),
        ("1x40 with 10-44", (40,), (10, 44)),
        ("I have 34x34", (34,), (34,)),
        ("34x34 enough?", None, None),
        ("is 34x30 light enough", None, None),
        ("cassette 11, 12, 13, 14, 15, 17, 19, 21, 24, 28", None, (11, 12, 13, 14, 15, 17, 19, 21, 24, 28)),
        ("aid stations at km 12, 14, 22, 30, 40", None, None),
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


@pytest.mark.parametrize("brief", [RIDE, NOTHING])
@pytest.mark.parametrize("by", ["-", ",", ", "])
def test_a_cassette_said_sprocket_by_sprocket(by: str, brief: RaceBrief) -> None:
    teeth = (11, 12, 13, 14, 15, 17, 19, 21, 23, 25, 28, 32)
    understood = said(f"50/34 with {by.join(map(str, teeth))}", brief)
    assert understood.changes["chainrings"] == (50, 34)
    assert understood.changes["cassette"] == teeth
    assert understood.refused == ()


@pytest.mark.parametrize(
    ("text", "gear"),
    [
        ("is 34x34 enough?", (34, 34)),
        ("will 36×30 do", (36, 30)),
        ("I have 34x34", None),
        ("my lightest gear is 34x30, is that fine?", None),
        ("is it hilly?", None),
    ],
)
def test_a_gear_that_is_asked_about(text: str, gear: tuple[int, int] | None) -> None:
    assert asked_gear(text) == gear
