"""Days as they are written."""

from datetime import date

import pytest

from tools.domain.checking.days import days_in

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "text",
    [
        "27 April 2027",
        "April 27, 2027",
        "April 27th, 2027",
        "the 27th of April 2027",
        "2027-04-27",
        "27.4.2027",
        "Tuesday 27 April",
        "Tuesday, 27 April 2027",
        "Tue 27 Apr",
    ],
)
def test_a_date_is_read_in_every_form(text: str) -> None:
    (day,) = days_in(f"Your race is on {text}.")
    assert day.date_near(TODAY) == date(2027, 4, 27)


def test_a_date_without_a_year_is_the_nearest() -> None:
    (day,) = days_in("on 2 January")
    assert day.date_near(TODAY) == date(2027, 1, 2)


def test_days_from_today_are_dates() -> None:
    today, tomorrow = days_in("Not today but tomorrow")
    assert today.date_near(TODAY) == TODAY
    assert tomorrow.date_near(TODAY) == date(2026, 11, 24)


def test_a_weekday_alone_has_no_date() -> None:
    (day,) = days_in("on Sundays")
    assert day.weekday == 6
    assert day.date_near(TODAY) is None


@pytest.mark.parametrize(
    "text", ["You may rest.", "March on!", "eat 60 g a day", "a marathon of 42 km", "5.3.1"]
)
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert days_in(text) == ()


def test_no_day_of_the_calendar_is_no_date() -> None:
    (day,) = days_in("on 31 April 2027")
    assert day.date_near(TODAY) is None
