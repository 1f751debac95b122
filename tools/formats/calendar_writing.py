"""Calendar files (iCalendar, RFC 5545) whose events keep their names: bringing one in again updates it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tools.domain.others_words import others_words

if TYPE_CHECKING:
    from icalendar import Calendar, Event

MAKER = "-//Paceline//Paceline//EN"
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
LONGEST_TITLE, LONGEST_TEXT = 120, 8_000


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry. A `begins` without a clock makes it a whole day, and `lasts` is not asked.

    A time without a zone is the clock where the athlete is then: a start at nine is at nine, wherever the
    race is. `key` names the event for good. `alarms` are times from the beginning (before it: negative), with
    their words.
    """

    key: str
    title: str
    text: str
    begins: date | datetime
    lasts: timedelta = timedelta(days=1)
    alarms: tuple[tuple[timedelta, str], ...] = ()
    url: str | None = None
    busy: bool = False


def calendar_file(
    name: str,
    events: Iterable[CalendarEvent],
    *,
    made_at: datetime | None,
    version: int,
    time_zone: str | None,
) -> bytes:
    """Return a calendar. `made_at` stamps every event, and a higher `version` takes the place of a lower."""
    from icalendar import Calendar  # takes time to load

    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(name))
    if time_zone:  # what clocks without a zone mean, for programs that ask
        calendar.add("x-wr-timezone", time_zone)
    for event in events:
        _add(calendar, event, (made_at or NEVER).astimezone(UTC), version)
    return bytes(calendar.to_ical())


def event_name(*parts: str) -> str:
    """Return a name for an event that is the same whenever it is made of the same parts."""
    return f"{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:32]}@paceline"


def _add(calendar: "Calendar", told: CalendarEvent, stamp: datetime, version: int) -> None:
    from icalendar import Event

    event = Event()
    event.add("uid", event_name(told.key))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", version)
    event.add("summary", _line(told.title))
    event.add("description", _text(told.text))
    event.add("dtstart", told.begins)
    whole_day = not isinstance(told.begins, datetime)
    event.add("dtend", told.begins + (timedelta(days=1) if whole_day else told.lasts))
    event.add("transp", "OPAQUE" if told.busy else "TRANSPARENT")
    if told.url:
        event.add("url", told.url)
    for before, words in told.alarms:
        _add_alarm(event, before, words)
    calendar.add_component(event)


def _add_alarm(event: "Event", before: timedelta, words: str) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _line(words))
    alarm.add("trigger", before)
    event.add_component(alarm)


def _line(text: str) -> str:
    return others_words(text, LONGEST_TITLE) or "–"


def _text(text: str) -> str:
    """Return a text of several lines without control characters."""
    lines = (others_words(line, LONGEST_TEXT) or "" for line in text[:LONGEST_TEXT].splitlines())
    return "\n".join(lines)
