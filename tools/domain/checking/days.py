"""Days as they are written in a sentence: dates, weekdays, months, and days told from today."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = (
    r"(?:[Mm]on(?:day)?|[Tt]ue(?:s|sday)?|[Ww]ed(?:s|nesday)?|[Tt]hu(?:r|rs|rsday)?|[Ff]ri(?:day)?"
    r"|[Ss]at(?:urday)?|[Ss]un(?:day)?)"
)
_DAY = r"(?P<{0}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s(?P<{0}>(?:19|20)\d\d))?"
_DATE = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY})\.?,?\s(?:(?:on|is)\s)?(?:the\s)?)?(?:"
    rf"\b(?P<year0>(?:19|20)\d\d)-(?P<month0>\d\d)-(?P<day0>\d\d)\b"
    rf"|\b{_DAY.format('day1')}(?:\sof)?\s(?P<month1>{_MONTH}){_YEAR.format('year1')}\b"
    rf"|\b(?P<month2>{_MONTH})\s(?:the\s)?{_DAY.format('day2')}{_YEAR.format('year2')}\b(?![:.]\d)"
    rf"|\b(?P<day3>\d\d?)(?P<cut>[./])(?P<month3>\d\d?)(?P=cut)(?P<year3>(?:20)?\d\d)\b"
    rf"|(?<=\bon\s)the\s(?P<day4>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)\b(?!\sof\b)(?!\s(?:k|mi|lap|week|rep|time|aid"
    rf"|gel|day|climb|h))"
    rf")"
)
_SHARED_MONTH = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY})\.?,?\s)?(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    rf"(?=\s?(?:,|and|or|&|to|–|-|/)\s?(?:{_WEEKDAY}\.?,?\s)?(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\s(?P<month>{_MONTH}))"
)
_ALONE = re.compile(
    r"\b(?:(?P<weekday>Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?"
    r"|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)"
    r"|(?P<short>Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|(?<=[a-z,] )Sat|(?<=\()Sat|(?<=[a-z,] )Sun|(?<=\()Sun)"
    r"|(?P<relative>(?:the\s)?day after tomorrow|(?:the\s)?day before yesterday|[Tt]omorrow|[Yy]esterday"
    r"|[Tt]oday|[Tt]onight|this (?:morning|afternoon|evening))"
    r"|(?P<month>January|February|April|June|July|August|September|October|November|December"
    r"|(?<=in )Ma(?:y|rch)|(?<=of )Ma(?:y|rch)|(?<=until )Ma(?:y|rch)|(?<=by )Ma(?:y|rch)"
    r"|(?<=since )Ma(?:y|rch)|(?<=late )Ma(?:y|rch)|(?<=early )Ma(?:y|rch)|(?<=mid-)Ma(?:y|rch))"
    r"(?:\s(?P<year>(?:19|20)\d\d))?)\b"
)
_MONTH_SIGNS = ("Jan", "Feb", "Mar", "May", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_SIGNS = ("day", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "morrow", "yester", "onight", "this ")
_IN_DIGITS = re.compile(r"\d-\d\d-|\d[./]\d\d?[./]\d|\bon the \d")
_FROM_TODAY = {"tomorrow": 1, "yesterday": -1, "day after tomorrow": 2, "day before yesterday": -2}


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a sentence; what it does not tell is None. `from_today` counts days."""

    start: int
    end: int
    written: str
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    from_today: int | None = None

    def date_near(self, today: date) -> date | None:
        """Return the date meant: in the year told, or the year that brings it nearest; None if unclear."""
        if self.from_today is not None:
            return today + timedelta(days=self.from_today)
        if self.day is None or self.month is None:
            return None
        years = (self.year,) if self.year else (today.year - 1, today.year, today.year + 1)
        found = [made for year in years if (made := _made(year, self.month, self.day))]
        return min(found, key=lambda each: abs((each - today).days), default=None)

    def could_be(self, known: date) -> bool:
        """Tell whether all that is told of the day is true of a date."""
        return (
            self.day in (None, known.day)
            and self.month in (None, known.month)
            and self.year in (None, known.year)
            and self.weekday in (None, known.weekday())
        )


def days_in(text: str) -> tuple[Day, ...]:
    """Return the days a text names, in order."""
    found: list[Day] = []
    taken = 0
    has_a_month = any(sign in text for sign in _MONTH_SIGNS)
    dates = list(_DATE.finditer(text)) if has_a_month or _IN_DIGITS.search(text) else []
    spans = [match.span() for match in dates]
    for match in dates:
        found.append(_dated(match))
    for match in _SHARED_MONTH.finditer(text) if dates else ():
        if not any(start <= match.start() < end for start, end in spans):
            weekday = _weekday(match["weekday"]) if match["weekday"] else None
            found.append(
                Day(
                    *match.span(),
                    match[0],
                    weekday=weekday,
                    day=int(match["day"]),
                    month=_month(match["month"]),
                )
            )
            spans.append(match.span())
    for match in _ALONE.finditer(text) if has_a_month or any(sign in text for sign in _DAY_SIGNS) else ():
        taken = match.start()
        if not any(start <= taken < end for start, end in spans):
            found.append(_alone(match))
    return tuple(sorted(found, key=lambda day: day.start))


def _dated(match: re.Match[str]) -> Day:
    said = match.groupdict()
    number = next(n for n in range(5) if said[f"day{n}"])
    month, year = said.get(f"month{number}"), said.get(f"year{number}")
    return Day(
        *match.span(),
        match[0],
        weekday=_weekday(said["weekday"]) if said["weekday"] else None,
        day=int(said[f"day{number}"]),
        month=(int(month) if month.isdigit() else _month(month)) if month else None,
        year=(int(year) if len(year) == 4 else 2000 + int(year)) if year else None,
    )


def _alone(match: re.Match[str]) -> Day:
    if relative := match["relative"]:
        counted = _FROM_TODAY.get(relative.lower().removeprefix("the "), 0)
        return Day(*match.span(), match[0], from_today=counted)
    if month := match["month"]:
        return Day(*match.span(), match[0], month=_month(month), year=int(match["year"] or 0) or None)
    return Day(*match.span(), match[0], weekday=_weekday(match["weekday"] or match["short"]))


def _weekday(word: str) -> int:
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(word.lower()[:3]))


def _month(word: str) -> int:
    return next(n for n, month in enumerate(MONTHS, start=1) if month.startswith(word.lower()[:3]))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
