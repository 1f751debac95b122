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


def test_what_is_left_is_what_the_written_times_leave() -> None:
    day = DayClock(SATURDAY, time(9, 0))
    leaves_s, closes_s = 6 * 3600 + 58 * 60 + 40.0, 5.5 * 3600
    assert (day.moment(leaves_s), day.limit(closes_s)) == ("at 15:58", "14:30")
    assert day.left_s(closes_s, leaves_s) == -(60 + 28) * 60
    assert day.left_s(closes_s, closes_s + 20) == -20
    assert day.limit(14.5 * 3600 + 3600) == "Sun 00:30"
    assert day.moment(14.5 * 3600 + 3600) == "on Sun at 00:30"


def test_without_a_start_moments_count_from_it() -> None:
    day = DayClock(SATURDAY, None)
    assert (day.moment(25_120), day.moment(1500)) == ("after 6:58:40", "after 25 min")
    assert (day.limit(19_800), day.limit(25_000)) == ("5:30 h after the start", "6:56:40 after the start")
    assert day.left_s(19_800, 25_120) == -5320
