"""Days of the past as athletes name them; today is Saturday, 21 November 2026."""

from datetime import date

import pytest

from agent.understanding.past import read_past

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("yesterday's run", date(2026, 11, 20), date(2026, 11, 20)),
        ("the day before yesterday", date(2026, 11, 19), date(2026, 11, 19)),
        ("this morning", TODAY, TODAY),
        ("on Tuesday", date(2026, 11, 17), date(2026, 11, 17)),
        ("Saturday's parkrun", TODAY, TODAY),
        ("last Saturday", date(2026, 11, 14), date(2026, 11, 14)),
        ("three days ago", date(2026, 11, 18), date(2026, 11, 18)),
        ("14 November", date(2026, 11, 14), date(2026, 11, 14)),
        ("December 24", date(2025, 12, 24), date(2025, 12, 24)),
        ("2026-03-01", date(2026, 3, 1), date(2026, 3, 1)),
        ("last week", date(2026, 11, 9), date(2026, 11, 15)),
        ("this week", date(2026, 11, 16), TODAY),
        ("this month", date(2026, 11, 1), TODAY),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("in October", date(2026, 10, 1), date(2026, 10, 31)),
        ("in November", date(2026, 11, 1), TODAY),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
        ("over the last year", date(2025, 11, 22), TODAY),
        ("the last 4 weeks", date(2026, 10, 25), TODAY),
        ("29 February", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_days_are_read(words: str, since: date, until: date) -> None:
    span = read_past(f"how was it {words}?", TODAY)
    assert span is not None
    assert (span.since, span.until) == (since, until)


@pytest.mark.parametrize("words", ["how was my ride", "31 February", "", "in 2.30"])
def test_no_day_is_invented(words: str) -> None:
    assert read_past(words, TODAY) is None


def test_a_day_that_is_not_over_is_the_one_of_last_year() -> None:
    span = read_past("the race of 30 November", TODAY)
    assert span is not None
    assert span.day == date(2025, 11, 30)
