"""The time of day names the day where it is another than the start's."""

from datetime import date, time

import pytest

from tools.domain.carrying.day_clock import DayClock

SATURDAY, EVENING = date(2027, 8, 28), time(17, 45)


@pytest.mark.parametrize(
    ("day", "hours", "words"),
    [
        (SATURDAY, 0.0, "17:45"),
        (SATURDAY, 6.24, "23:59"),
        (SATURDAY, 6.25, "Sun 00:00"),
        (SATURDAY, 24.25, "Sun 18:00"),
        (SATURDAY, 40.0, "Mon 09:45"),
        (None, 40.0, "day 3 09:45"),
    ],
)
def test_another_day_is_named(day: date | None, hours: float, words: str) -> None:
    assert DayClock(day, EVENING).at(hours * 3600) == words


def test_without_a_start_there_is_no_time_of_day() -> None:
    assert DayClock(SATURDAY, None).at(3600) is None
