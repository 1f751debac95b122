"""The time of day during a race."""

from datetime import date, datetime, time, timedelta

from tools.domain import display

ANY_DAY = date(2000, 1, 1)
HOUR_S, LEAST_IN_MINUTES_S = 3600, 90  # shorter durations are written in seconds


class DayClock:
    """Tells the time of day at a moment of the race, where the start is known.

    On another day than the start's it names the day: a race of forty hours passes the same hour twice.
    """

    def __init__(self, day: date | None, start: time | None) -> None:
        self._day = day
        self._start = None if start is None else datetime.combine(day or ANY_DAY, start)

    def at(self, seconds: float) -> str | None:
        """Write the time so many seconds after the start: 10:24, Sun 00:26; None where no start is known."""
        if self._start is None:
            return None
        moment = self._start + timedelta(seconds=round(seconds))
        days = (moment.date() - self._start.date()).days
        named = "" if not days else f"{moment:%a} " if self._day else f"day {days + 1} "
        return f"{named}{moment:%H:%M}"

    def moment(self, seconds: float) -> str:
        """Write a moment in a sentence: at 15:58; after 6:58:40, after 25 min where no start is known."""
        if by_day := self.at(seconds):
            day, _, clock = by_day.rpartition(" ")
            return f"on {day} at {clock}" if day else f"at {clock}"
        return f"after {display.clock(seconds) if seconds >= HOUR_S else display.duration(seconds)}"

    def limit(self, seconds: float) -> str:
        """Write when a place closes: 14:30; 5:30 h after the start where no start is known."""
        whole = round(seconds) % 60 == 0
        since = display.race_time(seconds) if whole else display.clock(seconds)
        return self.at(seconds) or f"{since} after the start"

    def left_s(self, closes_s: float, leaves_s: float) -> float:
        """Return the seconds between two moments as a reader of their words counts them.

        Times of day are written in whole minutes, so from 90 s their minutes count.
        """
        left_s = closes_s - leaves_s
        if self._start is None or round(abs(left_s)) < LEAST_IN_MINUTES_S:
            return left_s
        return 60.0 * (self._minute(closes_s) - self._minute(leaves_s))

    def _minute(self, seconds: float) -> int:
        second = 0 if self._start is None else self._start.second
        return (second + round(seconds)) // 60


def written_day(day: date | None, start: time | None) -> str:
    """Write when a race is: Monday 20 April 2026, start 10:00; empty where nothing is known of it."""
    parts = [f"{day:%A} {day.day} {day:%B %Y}"] if day else []
    return ", ".join([*parts, f"start {start:%H:%M}"] if start else parts)
