"""Days of a plan that are spoken of: "tomorrow", "Thursday", "3 May", "from 3 to 10 May", "next week"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from agent.understanding.dates import said_dates
from agent.understanding.reading import NUMBER, number, plain

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)"
)
_NEAR = re.compile(
    r"\b(?:(?P<after>(?:the )?day after tomorrow)|(?P<tomorrow>tomorrow|tmrw|tomorow)"
    r"|(?P<today>today|tonight|this (?:morning|afternoon|evening))|(?P<yesterday>yesterday)"
    rf"|(?P<next>next |coming )?(?P<wd>{WEEKDAY}))(?:s?'?s)?\b"
)
_TO = r"\s*(?:-|to|until|till|through|and)\s*(?:the\s+)?"
_FROM_DAY = re.compile(rf"\b(?:from\s+|between\s+)?(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_TO}$")
_TO_DAY = re.compile(rf"^{_TO}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|km|k\b|h\b|hours|min))")
_FOR = re.compile(
    rf"\b(?:for|over) (?:the )?(?:next |coming )?(?P<n>{NUMBER}|an?|a few)\s+(?P<unit>days?|weeks?)\b"
)
_UNTIL = re.compile(r"\b(?:until|till|through)\s+(?:the\s+)?$")
_WEEK = re.compile(r"\b(?P<which>this|next|the coming|coming)\s+(?P<what>weekend|week)\b")
_BESIDE_BEFORE = re.compile(rf"\b(?P<wd>{WEEKDAY})\.?,?\s*(?:the\s+|\(\s*)?$")
_BESIDE_AFTER = re.compile(rf"^\s*[,(]?\s*(?:a\s+|on\s+a\s+|which is a\s+)?(?P<wd>{WEEKDAY})\b(?!s)\)?")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A day in a text, and where it stands there; `weekday` says it was named by its weekday alone.

    `beside` is the weekday said with a date ("Sunday 25 April"), 0 Monday to 6 Sunday: it may be another.
    """

    start: int
    end: int
    day: date
    weekday: bool = False
    beside: int | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """Days that are meant, both included."""

    first: date
    last: date


def days_said(text: str, today: date, *, past: bool = False) -> list[SaidDay]:
    """Return the days a text names, in order; a weekday is the next from today on, or the last before it."""
    said = plain(text)
    found = [_dated(said, start, end, day) for start, end, day in said_dates(said, today)]
    for match in _NEAR.finditer(said):
        if not any(each.start < match.end() and match.start() < each.end for each in found):
            named = match["wd"] is not None
            found.append(SaidDay(match.start(), match.end(), _near(match, today, past=past), named))
    return sorted(found, key=lambda each: each.start)


def _dated(said: str, start: int, end: int, day: date) -> SaidDay:
    """Return a date together with the weekday said right before or behind it: both are one day."""
    if match := _BESIDE_BEFORE.search(said[:start]):
        return SaidDay(match.start(), end, day, beside=_WEEKDAYS.index(match["wd"][:3]))
    if match := _BESIDE_AFTER.search(said[end:]):
        return SaidDay(start, end + match.end(), day, beside=_WEEKDAYS.index(match["wd"][:3]))
    return SaidDay(start, end, day)


def after_today(said: SaidDay, today: date) -> date:
    """Return a day something is moved to: a weekday named on itself is that of next week."""
    return said.day + timedelta(days=7) if said.weekday and said.day == today else said.day


def span_said(text: str, today: date) -> Days | None:
    """Return the days from one to another that a text names, None for a text that names none."""
    said = plain(text)
    days = days_said(said, today)
    if len(days) > 1:
        first, last = days[0].day, days[1].day
        if days[1].weekday and last < first:
            last += timedelta(days=7)
        return Days(first, last) if first <= last else None
    if days:
        return _around(said, days[0], today)
    return _relative(said, today)


def _around(said: str, only: SaidDay, today: date) -> Days | None:
    """Return the span one day bounds: "3 to 10 May", "May 3 to 10", "until Friday", "for 5 days"."""
    if (match := _FROM_DAY.search(said[: only.start])) and (first := _of_month(match["d"], only.day, -1)):
        return Days(first, only.day)
    if (match := _TO_DAY.search(said[only.end :])) and (last := _of_month(match["d"], only.day, 1)):
        return Days(only.day, last)
    if _UNTIL.search(said[: only.start]):
        return Days(today, only.day) if today <= only.day else None
    if match := _FOR.search(said):
        return Days(only.day, only.day + timedelta(days=_days(match) - 1))
    return _relative(said, today) or Days(only.day, only.day)


def _relative(said: str, today: date) -> Days | None:
    monday = today - timedelta(days=today.weekday())
    if match := _WEEK.search(said):
        if match["what"] == "weekend":
            saturday = monday + timedelta(days=5 + (7 if match["which"] == "next" else 0))
            return Days(max(saturday, today), saturday + timedelta(days=1))
        if match["which"] == "this":
            return Days(today, monday + timedelta(days=6))
        return Days(monday + timedelta(days=7), monday + timedelta(days=13))
    if match := _FOR.search(said):
        return Days(today, today + timedelta(days=_days(match) - 1))
    return None


def _near(match: re.Match[str], today: date, *, past: bool) -> date:
    if match["wd"]:
        ahead = (_WEEKDAYS.index(match["wd"][:3]) - today.weekday()) % 7
        if past:
            return today - timedelta(days=(7 - ahead) % 7)
        return today + timedelta(days=ahead or (7 if match["next"] else 0))
    offsets = {"after": 2, "tomorrow": 1, "today": 0, "yesterday": -1}
    return today + timedelta(days=next(days for name, days in offsets.items() if match[name]))


def _of_month(said: str, day: date, way: int) -> date | None:
    """Return the day of that number in a date's month, or in the month before or after it."""
    try:
        found = day.replace(day=int(said))
        if (found - day).days * way >= 0:
            return found
        month = day.month + way
        year = day.year + (month > _LAST_MONTH) - (month < 1)
        return found.replace(year=year, month=(month - 1) % _LAST_MONTH + 1)
    except ValueError:
        return None


def _days(match: re.Match[str]) -> int:
    said = match["n"]
    amount = 1.0 if said in ("a", "an") else 3.0 if said == "a few" else number(said)
    return max(1, min(120, round(amount * (7 if match["unit"].startswith("week") else 1))))
