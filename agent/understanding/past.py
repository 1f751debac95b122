"""Days that are over: "yesterday", "on Tuesday", "last week", "this month", "14 November"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from agent.understanding.reading import SPELLED, number, plain

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"\b(?P<wd>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)(?:'?s)?\b"
)
_ISO = re.compile(r"(?<![\d-])(?P<y>20\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?![\d-])")
_DOTTED = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?:(?P<y>20\d\d))?(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{_MONTH}\b(?:,?\s+(?P<y>20\d\d))?"
)
_MONTH_DAY = re.compile(
    rf"\b{_MONTH}\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)(?:,?\s+(?P<y>20\d\d))?"
)
_IN_MONTH = re.compile(rf"\b(?:in|of|since|last)\s+{_MONTH}\b(?!\s+\d{{1,2}}\b)(?:\s+(?P<y>20\d\d))?")
_TODAY = re.compile(r"\btoday(?:'?s)?\b|\bthis (?:morning|afternoon|evening)\b|\btonight\b|\bjust now\b")
_YESTERDAY = re.compile(r"\b(?P<before>day before )?yesterday(?:'?s)?\b|\blast night\b")
_AGO = re.compile(rf"\b(?P<n>\d{{1,3}}|an?|{SPELLED})\s+(?P<unit>day|week|month)s?\s+ago\b")
_LAST_N = re.compile(
    rf"\b(?:last|past|previous|these|for|over|in)\s+(?:the\s+)?(?:last\s+|past\s+)?(?P<n>\d{{1,3}}"
    rf"|{SPELLED})\s*[- ]?(?P<unit>days?"
    r"|weeks?|months?|years?)\b"
)
_WEEKEND = re.compile(r"\b(?:last |this |at the |on the )?weekend(?:'?s)?\b")
_UNIT = re.compile(r"\b(?P<which>this|last|past|previous)\s+(?P<unit>week|month|year)(?:'?s)?\b")
_ROLLING = re.compile(r"\b(?:over|during|for|within|in) the (?:last|past) (?P<unit>week|month|year)\b")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Span:
    """Days that are meant, both included."""

    since: date
    until: date

    @property
    def day(self) -> date | None:
        """The one day it is, None of a longer span."""
        return self.since if self.since == self.until else None


def read_past(text: str, today: date) -> Span | None:
    """Return the days of the past a message speaks of, None when it speaks of none. Never raises."""
    said = plain(text[:4_000])
    return (
        _relative_day(said, today)
        or _dated(said, today)
        or _relative_span(said, today)
        or _weekday(said, today)
    )


def _relative_day(said: str, today: date) -> Span | None:
    if match := _YESTERDAY.search(said):
        return _days(today - timedelta(days=2 if match["before"] else 1))
    if _TODAY.search(said):
        return _days(today)
    if (match := _AGO.search(said)) and match["unit"] != "month":
        day = _back(today, _count(match["n"]) * _DAYS[match["unit"]])
        return _days(day) if match["unit"] == "day" else _week(day)
    return None


def _dated(said: str, today: date) -> Span | None:
    for pattern in (_ISO, _DOTTED, _DAY_MONTH, _MONTH_DAY):
        if match := pattern.search(said):
            groups = match.groupdict()
            month = int(match["m"]) if "m" in groups else _MONTHS.index(match["mon"][:3]) + 1
            day = _newest(groups.get("y"), month, int(match["d"]), today)
            if day is not None:
                return _days(day)
    if match := _IN_MONTH.search(said):
        first = _newest(match["y"], _MONTHS.index(match["mon"][:3]) + 1, 1, today)
        return Span(first, min(_month_end(first), today)) if first else None
    return None


def _relative_span(said: str, today: date) -> Span | None:
    if match := _ROLLING.search(said):
        return Span(_back(today, _DAYS[match["unit"]] - 1), today)
    if match := _UNIT.search(said):
        return _unit(match["unit"], match["which"] == "this", today)
    if match := _LAST_N.search(said):
        days = _count(match["n"]) * _DAYS[match["unit"].removesuffix("s")]
        return Span(_back(today, days - 1), today) if days else None
    if _WEEKEND.search(said):
        saturday = today - timedelta(days=(today.weekday() + 2) % 7)
        return Span(saturday, min(saturday + timedelta(days=1), today))
    return None


def _unit(unit: str, this: bool, today: date) -> Span:
    """Return this or the last calendar week, month or year; this one ends today."""
    if unit == "week":
        return Span(_monday(today), today) if this else _week(today - timedelta(days=7))
    first = today.replace(day=1) if unit == "month" else date(today.year, 1, 1)
    if this:
        return Span(first, today)
    before = first - timedelta(days=1)
    return Span(before.replace(day=1) if unit == "month" else date(before.year, 1, 1), before)


def _weekday(said: str, today: date) -> Span | None:
    match = _WEEKDAY.search(said)
    if match is None:
        return None
    back = (today.weekday() - _WEEKDAYS.index(match["wd"][:3])) % 7
    ago = re.search(rf"\blast {match['wd']}\b", said) is not None and back == 0
    return _days(today - timedelta(days=7 if ago else back))


def _newest(year: str | None, month: int, day: int, today: date) -> date | None:
    """Return that day of the year said, else the last such day up to today; 29 February needs up to eight."""
    for candidate in [int(year)] if year else range(today.year, today.year - 9, -1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def _days(day: date) -> Span:
    return Span(day, day)


def _week(day: date) -> Span:
    return Span(_monday(day), _monday(day) + timedelta(days=6))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _count(words: str) -> int:
    return 1 if words in ("a", "an") else round(number(words))


def _back(today: date, days: int) -> date:
    return today - timedelta(days=min(days, 36_500))
