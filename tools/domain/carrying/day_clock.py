"""The time of day during a race."""

from datetime import date, datetime, time, timedelta

ANY_DAY = date(2000, 1, 1)


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


def written_day(day: date | None, start: time | None) -> str:
    """Write when a race is: Monday 20 April 2026, start 10:00; empty where nothing is known of it."""
    parts = [f"{day:%A} {day.day} {day:%B %Y}"] if day else []
    return ", ".join([*parts, f"start {start:%H:%M}"] if start else parts)
