"""Strava's limits: from each quarter of an hour, and from midnight UTC, with something left over."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from tools.kit.errors import SourceBusy
from tools.sources.strava_limits import StravaLimits


@dataclass
class Clock:
    now: datetime

    def __call__(self) -> datetime:
        return self.now


def at(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2026, 11, 22, hour, minute, second, tzinfo=UTC)


def headers(reads: str = "0,0", read_limit: str = "100,1000", used: str = "0,0") -> dict[str, str]:
    return {
        "X-RateLimit-Limit": "200,2000",
        "X-RateLimit-Usage": used,
        "X-ReadRateLimit-Limit": read_limit,
        "X-ReadRateLimit-Usage": reads,
    }


def test_before_the_first_answer_nothing_is_known() -> None:
    StravaLimits().take()


def test_a_limit_of_fifteen_minutes_ends_at_the_quarter() -> None:
    clock = Clock(at(14, 22, 30))
    limits = StravaLimits(clock)
    limits.observe(headers(reads="95,300"))
    with pytest.raises(SourceBusy, match=r"100 times in 15 minutes.* until 14:30 UTC") as busy:
        limits.take()
    assert busy.value.retry_after_s == 7.5 * 60 + 5
    clock.now = at(14, 30)
    limits.take()


def test_a_limit_of_a_day_ends_at_midnight() -> None:
    clock = Clock(at(14, 22))
    limits = StravaLimits(clock)
    limits.observe(headers(reads="10,950"))
    with pytest.raises(SourceBusy, match="1,000 times a day") as busy:
        limits.take()
    assert busy.value.retry_after_s == 9 * 3600 + 38 * 60 + 5
    clock.now = at(14, 45)
    with pytest.raises(SourceBusy):
        limits.take()


def test_the_overall_limit_counts_as_well() -> None:
    limits = StravaLimits(Clock(at(14, 22)))
    limits.observe(headers(used="190,190"))
    with pytest.raises(SourceBusy, match="200 times in 15 minutes"):
        limits.take()


def test_requests_on_their_way_are_counted_before_their_answers_come() -> None:
    limits = StravaLimits(Clock(at(14, 22)))
    limits.observe(headers(reads="90,90"))
    for _ in range(5):
        limits.take()
    with pytest.raises(SourceBusy):
        limits.take()


def test_a_refusal_without_headers_waits_for_the_quarter() -> None:
    assert StravaLimits(Clock(at(23, 59))).refused().retry_after_s == 65


@pytest.mark.parametrize("odd", ["", "100", "a,b", "100,1000,1", "-1,5"])
def test_headers_that_make_no_sense_change_nothing(odd: str) -> None:
    limits = StravaLimits(Clock(at(14, 22)))
    limits.observe(headers(reads="95,95", read_limit=odd))
    limits.take()
