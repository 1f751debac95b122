"""The time of day during a race."""

from datetime import date, datetime, time, timedelta

ANY_DAY = date(2000, 1, 1)


class DayClock:
    """Tells the time of day at a moment of the race, where the start is known."""

    def __init__(self, day: date | None, start: time | None) -> None:
        self._start = None if start is None else datetime.combine(day or ANY_DAY, start)

    def at(self, seconds: float) -> str | None:
        """Write the time of day so many seconds after the start: 10:24; None where the start is not known."""
        return None if self._start is None else f"{self._start + timedelta(seconds=round(seconds)):%H:%M}"


def written_day(day: date | None, start: time | None) -> str:
    """Write when a race is: Monday 20 April 2026, start 10:00; empty where nothing is known of it."""
    parts = [f"{day:%A} {day.day} {day:%B %Y}"] if day else []
    return ", ".join([*parts, f"start {start:%H:%M}"] if start else parts)
