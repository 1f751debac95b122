"""What a label beside an axis may say."""

import pytest

from tools.domain.picture.axis_numbers import label_number, split_labels


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("250", (250.0,)),
        ("12,5", (12.5,)),
        ("0.83", (0.83,)),
        ("1,200", (1200.0, 1.2)),
        ("1.200", (1200.0, 1.2)),
        ("1'200", (1200.0,)),
        ("1 200", (1200.0,)),
        ("0.500", (0.5,)),
        ("1,234.5", (1234.5,)),
        ("O", (0.0,)),
        ("1O0", (100.0,)),
        ("300 -", (300.0,)),
    ],
)
def test_a_number_in_the_ways_it_is_written(text: str, values: tuple[float, ...]) -> None:
    number = label_number(text)
    assert number is not None
    assert number.values == values


def test_a_tick_mark_read_as_a_dash_comes_before_a_place_below_the_sea() -> None:
    number = label_number("-300")
    assert number is not None
    assert number.values == (300.0, -300.0)


@pytest.mark.parametrize(
    ("text", "unit"), [("25 km", "km"), ("0km", "km"), ("3 mi", "mi"), ("1,200 ft", "ft"), ("500 m", "m")]
)
def test_the_unit_written_on_a_label(text: str, unit: str) -> None:
    number = label_number(text)
    assert number is not None
    assert number.unit == unit


@pytest.mark.parametrize(
    "text", ["10:00", "+39%", "5/7", "Aug 2019", "150 bpm", "km", "", "123456789", "AS1"]
)
def test_what_is_no_plain_number(text: str) -> None:
    assert label_number(text) is None


def test_labels_read_as_one_line_are_taken_apart() -> None:
    parts = split_labels("10 20 30")
    assert [text for text, _ in parts] == ["10", "20", "30"]
    assert [place for _, place in parts] == pytest.approx([1 / 8, 4 / 8, 7 / 8])
    assert split_labels("5 km 10") == ()
    assert split_labels("10") == ()
