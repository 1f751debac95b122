"""Days of a plan as they are said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.understanding.plan_days import after_today, days_said, span_said

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("from 3 to 10 December", (12, 3), (12, 10)),
        ("7-11 December", (12, 7), (12, 11)),
        ("December 3 to 10", (12, 3), (12, 10)),
        ("from 3 December to 10 December", (12, 3), (12, 10)),
        ("from Monday to Thursday", (11, 23), (11, 26)),
        ("until Friday", (11, 21), (11, 27)),
        ("for 5 days", (11, 21), (11, 25)),
        ("for a week from Monday", (11, 23), (11, 29)),
        ("next week", (11, 23), (11, 29)),
        ("this weekend", (11, 21), (11, 22)),
        ("on 3 December", (12, 3), (12, 3)),
    ],
)
def test_a_span_is_read(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    span = span_said(text, SATURDAY)
    assert span is not None
    assert (span.first, span.last) == (date(2026, *first), date(2026, *last))


def test_a_span_over_new_year_ends_in_the_new_year() -> None:
    span = span_said("from 28 to 3 January", SATURDAY)
    assert span is not None
    assert (span.first, span.last) == (date(2026, 12, 28), date(2027, 1, 3))


def test_a_weekday_is_ahead_and_in_the_past_behind() -> None:
    assert [each.day for each in days_said("on Thursday", SATURDAY)] == [date(2026, 11, 26)]
    assert [each.day for each in days_said("on Thursday", SATURDAY, past=True)] == [date(2026, 11, 19)]
    assert [each.day for each in days_said("yesterday", SATURDAY)] == [date(2026, 11, 20)]


def test_what_is_moved_to_todays_weekday_goes_to_next_week() -> None:
    (named,) = days_said("to Saturday", SATURDAY)
    assert named.day == SATURDAY
    assert after_today(named, SATURDAY) == date(2026, 11, 28)
    (today,) = days_said("to today", SATURDAY)
    assert after_today(today, SATURDAY) == SATURDAY


@pytest.mark.parametrize(
    "text", ["on Sunday 25 April 2027", "25 April 2027 (Sunday)", "Sunday, the 25th of April"]
)
def test_a_weekday_beside_a_date_is_the_same_day(text: str) -> None:
    (said,) = days_said(text, SATURDAY)
    assert (said.day, said.weekday, said.beside) == (date(2027, 4, 25), False, 6)


def test_a_weekday_that_is_not_the_dates_is_kept_beside_it() -> None:
    (said,) = days_said("sunday 24 april 2027", SATURDAY)
    assert said.day.weekday() == 5
    assert said.beside == 6


@given(st.text(max_size=200), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_anything_may_be_written(text: str, today: date) -> None:
    span = span_said(text, today)
    assert span is None or span.first <= span.last
