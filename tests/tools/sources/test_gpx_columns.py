"""Texts to numbers: whatever cannot be read is NaN."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.sources.gpx_columns import number_column, time_column

EIGHT = datetime(2026, 4, 18, 8, tzinfo=UTC).timestamp()


def test_numbers() -> None:
    column = number_column(["1.5", " -2 ", None, "", "x", "3,25", "inf", "nan", "1e3"])
    assert column[[0, 1, 5, 8]].tolist() == [1.5, -2.0, 3.25, 1000.0]
    assert np.isnan(column[[2, 3, 4, 6, 7]]).all()


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-18T08:00:00Z",
        "2026-04-18T08:00:00.000Z",
        "2026-04-18T08:00:00.0000000Z",
        "2026-04-18T10:00:00+02:00",
        "2026-04-18T10:00:00.000+0200",
        "2026-04-18T03:30:00-04:30",
        "2026-04-18T08:00:00",
        "2026-04-18 08:00:00Z",
        " 2026-04-18T08:00:00Z\n",
        "2026/04/18 08:00:00",
        "20260418T080000Z",
    ],
)
def test_times(text: str) -> None:
    assert time_column([text]).tolist() == [EIGHT]
    assert time_column([text, None, "2026-04-18T08:00:01Z"])[[0, 2]].tolist() == [EIGHT, EIGHT + 1]


@pytest.mark.parametrize(
    "text",
    [
        "today",
        "nowZ",
        "2026-13-40T99:00:00Z",
        "Z",
        "yesterday at eight o'clZ",
        "T" * 30,
        "2026-04-18T08:00:02\x01.000Z",
    ],
)
def test_what_is_no_time_is_nan(text: str) -> None:
    assert np.isnan(time_column([text])).all()
    assert np.isnan(time_column([text, "2026-04-18T08:00:00Z"])).tolist() == [True, False]


def test_stamps_are_read_one_by_one_not_as_one_text() -> None:
    assert np.isnan(time_column(["2026-04-18T08:00:00.12", "3Z"])).tolist() == [False, True]
    assert np.isnan(time_column(["2026-04-18T08:00:00Z\n2026-04-18T08:00:01Z"])).all()


def test_no_times_at_all() -> None:
    assert np.isnan(time_column([None, "", None])).all()


@given(st.lists(st.none() | st.text(max_size=30), max_size=5))
def test_any_text_is_a_number_or_nan(texts: list[str | None]) -> None:
    assert number_column(texts).shape == time_column(texts).shape == (len(texts),)


@given(st.datetimes(datetime(1980, 2, 1), datetime(2100, 1, 1)))
def test_bulk_and_single_reading_agree(stamp: datetime) -> None:
    whole = stamp.replace(microsecond=stamp.microsecond // 1000 * 1000)
    text = whole.isoformat(timespec="milliseconds")
    bulk, single = time_column([f"{text}Z"])[0], time_column([f"{text}+00:00"])[0]
    assert bulk == pytest.approx(single, abs=1e-6)
