"""Stretches of days in what is said of rules: "3-10 May", "next week", "until 12 April", "tomorrow"."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from agent.understanding.reading import SPELLED, number

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|to|until|till|through|and)\s*"
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)"
)


def _year(name: str) -> str:
    """Return a pattern of a year that may be said, as a group of this name."""
    return rf"(?:,?\s+(?P<{name}>20\d\d))?(?!\d)"


_COUNT = rf"(?:\d{{1,2}}|an?|one|{SPELLED})"
Span = tuple[date | None, date | None]


def _two_days(match: re.Match[str], today: date) -> Span | None:
    """A first and a last day with one or two months: 3-10 May, May 28 to June 3. The last is yet to come."""
    last = _date(today, match["d2"], match["m2"] or match["m1"], match["y2"])
    if last is None:
        return None
    month = match["m1"] or match["m2"]
    day = int(re.sub(r"\D", "", match["d1"]))
    year = int(match["y1"]) if match["y1"] else last.year if _month(month) <= last.month else last.year - 1
    try:
        first = date(year, _month(month), day)
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _iso(match: re.Match[str], today: date) -> Span | None:
    try:
        first, last = date.fromisoformat(match["i1"]), date.fromisoformat(match["i2"] or match["i1"])
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _until(match: re.Match[str], today: date) -> Span | None:
    last = _date(today, match["ud"], match["um"], match["uy"])
    return (None, last) if last else None


def _before(match: re.Match[str], today: date) -> Span | None:
    """The day named is not one of the days before it."""
    end = _date(today, match["bd"], match["bm"], match["by"])
    return (None, end - timedelta(days=1)) if end and end > today else None


def _from(match: re.Match[str], today: date) -> Span | None:
    first = _date(today, match["fd"], match["fm"], match["fy"])
    return (first, None) if first else None


def _on(match: re.Match[str], today: date) -> Span | None:
    day = _date(today, match["od"] or match["od2"], match["om"] or match["om2"], match["oy"] or match["oy2"])
    return (day, day) if day else None


def _whole_month(match: re.Match[str], today: date) -> Span | None:
    month = _month(match["im"])
    year = today.year if month >= today.month else today.year + 1
    first = date(year, month, 1)
    return max(first, today), date(year, month, monthrange(year, month)[1])


def _near(match: re.Match[str], today: date) -> Span | None:
    said = re.sub(r"\s+", " ", match[0])
    monday = today - timedelta(days=today.weekday())
    spans: dict[str, Span] = {
        "today": (today, today),
        "tomorrow": (today + timedelta(days=1), today + timedelta(days=1)),
        "this week": (today, monday + timedelta(days=6)),
        "next week": (monday + timedelta(days=7), monday + timedelta(days=13)),
        "this weekend": (max(today, monday + timedelta(days=5)), monday + timedelta(days=6)),
    }
    return spans.get(said.removeprefix("all "))


def _this_day(match: re.Match[str], today: date) -> Span | None:
    names = ("mo", "tu", "we", "th", "fr", "sa", "su")
    day = today + timedelta(days=(names.index(match["td"][:2]) - today.weekday()) % 7)
    return day, day


def _for_a_while(match: re.Match[str], today: date) -> Span | None:
    said = match["wn"] or "1"
    count = 1 if said in ("a", "an") else round(number(said))
    days = count * (7 if match["wu"].startswith("w") else 1)
    return (today, today + timedelta(days=days - 1)) if 0 < days <= 370 else None


def _date(after: date, day: str, month: str, year: str | None) -> date | None:
    """Return the day, of the year said; without one the next such day from `after` on. None: it is over."""
    for each in [int(year)] if year else range(after.year, after.year + 9):
        try:
            found = date(each, _month(month), int(re.sub(r"\D", "", day)))
        except ValueError:
            continue
        if found >= after:
            return found
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


_TWO = (
    rf"(?:from\s+|between\s+)?(?P<d1>{_DAY})(?:\s+(?:of\s+)?(?P<m1>{_MONTH}){_year('y1')})?{_TO}"
    rf"(?P<d2>{_DAY})\s*(?:of\s+)?(?P<m2>{_MONTH}){_year('y2')}"
)
_TWO_AMERICAN = (
    rf"(?:from\s+|between\s+)?(?P<m1>{_MONTH})\s+(?P<d1>{_DAY}){_year('y1')}{_TO}"
    rf"(?:(?P<m2>{_MONTH})\s+)?(?P<d2>{_DAY})(?!\w){_year('y2')}"
)
DATE_PATTERNS: tuple[tuple[str, Callable[[re.Match[str], date], Span | None]], ...] = (
    (_TWO, _two_days),
    (_TWO_AMERICAN, _two_days),
    (rf"(?:from\s+)?(?P<i1>\d{{4}}-\d\d-\d\d)(?:{_TO}(?P<i2>\d{{4}}-\d\d-\d\d))?(?!\d)", _iso),
    (rf"before\s+(?P<bd>{_DAY})\s*(?:of\s+)?(?P<bm>{_MONTH}){_year('by')}", _before),
    (rf"(?:until|till|up\s+to)\s+(?P<ud>{_DAY})\s*(?:of\s+)?(?P<um>{_MONTH}){_year('uy')}", _until),
    (rf"(?:until|till)\s+(?P<um>{_MONTH})\s+(?P<ud>{_DAY})(?!\w){_year('uy')}", _until),
    (
        rf"(?:from|starting(?:\s+on)?|as\s+of)\s+(?P<fd>{_DAY})\s*(?:of\s+)?(?P<fm>{_MONTH}){_year('fy')}",
        _from,
    ),
    (rf"(?:from|starting(?:\s+on)?|as\s+of)\s+(?P<fm>{_MONTH})\s+(?P<fd>{_DAY})(?!\w){_year('fy')}", _from),
    (
        rf"(?:on\s+)?(?P<od>{_DAY})\s*(?:of\s+)?(?P<om>{_MONTH}){_year('oy')}"
        rf"|(?:on\s+)?(?P<om2>{_MONTH})\s+(?P<od2>{_DAY})(?!\w|:){_year('oy2')}",
        _on,
    ),
    (rf"(?:in|during|all\s+of|throughout)\s+(?P<im>{_MONTH})", _whole_month),
    (r"(?:all\s+)?(?:today|tomorrow|this\s+week(?:end)?|next\s+week)(?!\w)", _near),
    (rf"(?:on\s+)?this\s+(?:coming\s+)?(?P<td>{_WEEKDAY})(?!\w)", _this_day),
    (
        rf"(?:for\s+(?:the\s+next\s+)?|(?:over\s+|in\s+)?the\s+next\s+)(?P<wn>{_COUNT})\s+(?P<wu>weeks?|days?)(?!\w)",
        _for_a_while,
    ),
)
