"""Tables from boxes of text: tilted sheets, wrapped cells, times of day, and pages that are no table."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tools.domain.course_picture import TextInPicture
from tools.domain.picture.aid_table import aid_table
from tools.domain.picture.clock_words import hours_written, minutes_written
from tools.domain.picture.lap_table import lap_table
from tools.domain.picture.straight_rows import in_rows, laid_straight
from tools.domain.picture.text_table import text_table
from tools.domain.picture.words import plain

ROWS = [
    ["Aid station", "km", "Cut-off", "Crew"],
    ["Millbrook", "12.4", "2:30", ""],
    ["Castle Gate", "24.8", "5:00", "yes"],
    ["High Pass", "38.1", "8:15", "-"],
    ["Lower Farm", "51.5", "11:00", "yes"],
]


def boxes(rows: list[list[str]], degrees: float = 0.0, squeeze: float = 0.0) -> tuple[TextInPicture, ...]:
    """Return a table's lines, turned, and narrower towards its foot by `squeeze`."""
    turn = math.radians(degrees)
    found = []
    for y_at, row in enumerate(rows):
        for x_at, cell in enumerate(row):
            if not cell:
                continue
            shrink = 1 - squeeze * y_at / len(rows)
            x, y, wide = (x_at * 180 - 270) * shrink, y_at * 40 * shrink, 11 * len(cell) * shrink
            middle = (
                (x + wide / 2) * math.cos(turn) - y * math.sin(turn),
                (x + wide / 2) * math.sin(turn) + y * math.cos(turn),
            )
            half = wide / 2, 10 + abs(wide / 2 * math.sin(turn))
            box = (
                middle[0] - half[0] + 500,
                middle[1] - half[1] + 200,
                middle[0] + half[0] + 500,
                middle[1] + half[1] + 200,
            )
            found.append(TextInPicture(text=cell, box=box, confidence=0.98))
    return tuple(found)


@given(some.floats(-8, 8), some.floats(0, 0.15))
@settings(max_examples=25, deadline=None)
def test_rows_of_a_turned_sheet_are_laid_level(degrees: float, squeeze: float) -> None:
    texts = boxes(ROWS, degrees, squeeze)
    rows = [[piece.text for piece in row] for row in in_rows(laid_straight(texts))]
    assert rows == [[cell for cell in row if cell] for row in ROWS]
    table = aid_table(text_table(texts), texts)
    assert table is not None
    assert [station.at_m for station in table.stations] == [12_400, 24_800, 38_100, 51_500]
    assert [station.cutoff_s for station in table.stations] == [9000, 18_000, 29_700, 39_600]
    assert [len(station.services) for station in table.stations] == [0, 1, 0, 1]


def test_a_number_out_of_order_is_left_out() -> None:
    rows = [*ROWS[:3], ["Wrong", "3.1", "6:00", ""], *ROWS[3:]]
    texts = boxes(rows)
    table = text_table(texts)
    assert table is not None
    assert table.lost == 1
    found = aid_table(table, texts)
    assert found is not None
    whole = aid_table(text_table(boxes(ROWS)), boxes(ROWS))
    assert whole is not None
    assert found.quality < whole.quality


def test_cut_offs_past_midnight_go_on() -> None:
    rows = [
        ["Place", "km", "Closes at"],
        ["Start", "0", "18:00"],
        ["Lake", "30", "23:00"],
        ["Hut", "55", "03:30"],
        ["Dam", "90", "10:00"],
    ]
    found = aid_table(text_table(boxes(rows)), boxes(rows))
    assert found is not None
    assert [station.cutoff_s for station in found.stations] == [5 * 3600, 9.5 * 3600, 16 * 3600]


def test_a_timetable_of_trains_is_none_of_aid() -> None:
    rows = [
        ["Bahnhof", "km", "Abfahrt", "Gleis"],
        ["Erfurt Hbf", "0", "08:02", "3"],
        ["Arnstadt", "23", "08:17", "2"],
        ["Oberhof", "54", "08:42", "1"],
    ]
    texts = boxes(rows)
    assert aid_table(text_table(texts), texts) is None
    assert lap_table(text_table(texts), texts) is None


def test_names_are_others_words() -> None:
    rows = [*ROWS[:2], ["[Free](http://x) <b>food</b>", "20", "4:00", ""], ROWS[4]]
    found = aid_table(text_table(boxes(rows)), boxes(rows))
    assert found is not None
    for station in found.stations:
        assert not set("[]<>|*`") & set(station.name)
        assert len(station.name) <= 80


@pytest.mark.parametrize(
    ("written", "hours", "of_day"),
    [
        ("14:30", 14.5, False),
        ("2:30 pm", 14.5, True),
        ("12:15 a.m.", 0.25, True),
        ("14h30", 14.5, False),
        ("14.30 Uhr", 14.5, True),
        ("Sat 02:00", 2, False),
        ("6 h", 6, False),
        ("noon", None, False),
        ("12.5", None, False),
    ],
)
def test_times_as_tables_write_them(written: str, hours: float | None, of_day: bool) -> None:
    found = hours_written(written)
    assert (found.seconds / 3600 if found else None) == hours
    assert (found.of_day if found else False) == of_day


def test_lap_times_are_minutes_and_seconds() -> None:
    short, long = minutes_written("5:09"), minutes_written("1:02:30")
    assert short is not None
    assert short.seconds == 309
    assert long is not None
    assert long.seconds == 3750


@given(some.lists(some.tuples(some.text(max_size=12), some.floats(0, 900), some.floats(0, 900)), max_size=25))
@settings(max_examples=60, deadline=None)
def test_any_page_of_text_is_taken(lines: list[tuple[str, float, float]]) -> None:
    texts = tuple(
        TextInPicture(text=text, box=(x, y, x + 8 * len(text) + 4, y + 16), confidence=0.9)
        for text, x, y in lines
    )
    table = text_table(texts)
    aid_table(table, texts)
    lap_table(table, texts)


def test_plain_text_has_one_kind_of_everything() -> None:
    assert plain("  Höhe  über – dem\tMEER ’n") == "hohe uber - dem meer 'n"
