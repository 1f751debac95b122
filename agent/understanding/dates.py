"""Dates of a race, absolute and relative."""

import re
from datetime import date, timedelta

from agent.understanding.reading import NUMBER, Reading, number

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)"
)
_A_COUNT = r"(?:km|kms|k|miles?|mi|gels?|m|min|mins|minutes?|hours?|h|kg|%|g|times|people)"
_ISO = re.compile(r"(?<![\d-])(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?![\d-])")
_DOTTED = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>\d{4}|\d{2})(?!\d))?(?!\d)")
_SLASHED = re.compile(
    r"(?<![\d/])(?<!\d-)(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>\d{4}|\d{2})(?![\d/]|-\d)"
)
_DAY_MONTH = re.compile(
    rf"(?<![\d:.,])(?P<d>\d{{1,2}})\s?(?:st|nd|rd|th"
    rf"|\.)?\s*(?:of\s+)?(?P<mon>{_MONTH})\b\.?(?:,?\s+(?P<y>20\d\d))?"
)
_MONTH_DAY = re.compile(
    rf"\b(?P<mon>{_MONTH})\.?\s+(?:the\s+)?(?P<d>\d{{1,2}})(?P<th>st|nd|rd"
    rf"|th)?(?![\d:])(?:,?\s+(?P<y>20\d\d))?\b(?!\s*{_A_COUNT}\b)"
)
_IN_A_WHILE = re.compile(
    rf"\bin\s+(?:about\s+|around\s+)?(?P<n>{NUMBER}|an?)\s+(?P<unit>days?|weeks?|wks?"
    rf"|months?)(?:'?s?\s+time)?\b"
    rf"|(?P<n2>{NUMBER}|\ban?)\s+(?P<unit2>days?|weeks?|wks?|months?)\s+(?:out|away|from\s+(?:now|today)"
    rf"|to\s+go|until|till)\b"
)
_NEAR = re.compile(
    rf"\b(?:(?P<day_after>day\s+after\s+tomorrow)|(?P<tomorrow>tomorrow|tmrw|tomorow)|(?P<today>today)"
    rf"|(?:(?P<last>last|every|each)\s+)?(?:(?:this|next|coming|on)\s+){{0,2}}(?P<wd>{_WEEKDAY})s?\b)\b"
)
_ABOUT_A_RACE = re.compile(
    r"\b(?:races?|racing|event|marathon|half|parkrun|course|start|goal|starting"
    r"|\d+\s?(?:k|km|miles?|miler)|ultra|10k|5k|triathlon|fondo)\b"
)
_PAST = re.compile(r"\b(?:last|ago|yesterday|ran|did|was|finished|since)\b")
# A weekday that is kept free, or that a session is on, is no race day: "never on Fridays", "drop Thursday".
_OF_TRAINING = re.compile(
    r"\b(?:never|no|not|off|free|rest|drop|skip|cancel|remove|move|shift|swap|session|workout|training|train"
    r"|long (?:run|ride)|instead|only got|shorter|longer|one)\b"
)
# Days from one to another are time away or of a block, and no race's day.
_SPAN_BEFORE = re.compile(
    r"\b(?:from|between)\s+(?:the\s+)?[^,.;]{1,24}?\s*(?:-|to|until|till|and)\s*(?:the\s+)?$|\bfrom\s+(?:the\s+)?$"
)
_FEW_WORDS = 5


def read_date(reading: Reading, today: date, imperial: bool) -> date | None:
    """Return the date of the race.

    A date without a year is the next such day from today on; a relative one needs a race near it.
    """
    for start, end, day in _absolute(reading, today, imperial):
        if _PAST.search(reading.text[slice(*reading.clause(start))]) and day <= today:
            reading.take(start, end)
            continue
        if _SPAN_BEFORE.search(reading.before(start, 40)):
            continue
        if day < today:
            words = reading.original[start:end].strip()
            reading.refused.append(f"{words} has already passed, so I took no race date from it.")
            reading.take(start, end)
            continue
        reading.hear("race_date", start, end, day.isoformat())
        return day
    return _relative(reading, today)


def said_dates(text: str, today: date) -> list[tuple[int, int, date]]:
    """Return every date a text names with its day and month, in the order said, each with where it stands.

    A date without a year is the next such day from today on.
    """
    reading = Reading(text)
    found = []
    while new := _absolute(reading, today, imperial=False):
        for start, end, _ in new:
            reading.take(start, end)
        found += new
    return sorted(found)


def _absolute(reading: Reading, today: date, imperial: bool) -> list[tuple[int, int, date]]:
    found = []
    for pattern in (_ISO, _DOTTED, _SLASHED, _DAY_MONTH, _MONTH_DAY):
        for match in reading.each(pattern):
            if pattern is _MONTH_DAY and match["mon"] == "may" and not _may_is_a_month(reading, match):
                continue
            day = _day(match, today, imperial)
            if day is not None:
                found.append((match.start(), match.end(), day))
        if found:
            break
    return found


def _may_is_a_month(reading: Reading, match: re.Match[str]) -> bool:
    return bool(match["th"] or match["y"] or reading.original[match.start()] == "M")


def _day(match: re.Match[str], today: date, imperial: bool) -> date | None:
    said = match.groupdict()
    if "a" in said:
        a, b = int(match["a"]), int(match["b"])
        day, month = (b, a) if b > 12 or (imperial and a <= 12) else (a, b)
    else:
        day = int(match["d"])
        month = int(match["m"]) if "m" in said else _MONTHS.index(match["mon"][:3]) + 1
    return _date(said.get("y"), month, day, today)


def _date(year: str | None, month: int, day: int, today: date) -> date | None:
    # 29 February needs up to eight years (1896 to 1904) until it comes again.
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else range(today.year, today.year + 9)
    for candidate in years:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def _relative(reading: Reading, today: date) -> date | None:
    for match in reading.each(_IN_A_WHILE):
        if not _race_is_near(reading):
            continue
        said, unit = match["n"] or match["n2"], match["unit"] or match["unit2"]
        amount = 1.0 if said in ("a", "an") else number(said)
        day = _later(today, amount, unit)
        if day is None:
            reading.refused.append(
                f"{reading.original[match.start() : match.end()].strip()} is too far ahead to plan for."
            )
            reading.take(*match.span())
            continue
        reading.hear("race_date", *match.span(), day.isoformat())
        return day
    for match in reading.each(_NEAR):
        if (
            match["last"]
            or not _race_is_near(reading)
            or _PAST.search(reading.text[slice(*reading.clause(match.start()))])
        ):
            continue
        if match["wd"] and (match[0].endswith("days") or _of_training(reading, match)):
            continue
        if match["wd"] and not _ABOUT_A_RACE.search(reading.text) and _says_more(reading, match):
            continue
        if (
            match["wd"]
            and match["wd"] in ("sun", "sat", "mon", "wed")
            and not re.search(r"next|this|on", match[0])
        ):
            continue
        day = today + timedelta(days=_days_ahead(match, today))
        reading.hear("race_date", *match.span(), day.isoformat())
        return day
    return None


def _says_more(reading: Reading, match: re.Match[str]) -> bool:
    """Tell whether a message of few words has an amount beside its weekday, which it is then about."""
    return re.search(r"\d", reading.text[: match.start()] + reading.text[match.end() :]) is not None


def _of_training(reading: Reading, match: re.Match[str]) -> bool:
    """Tell whether a weekday's own clause speaks of training and of no race."""
    clause = reading.text[slice(*reading.clause(match.start()))]
    return _OF_TRAINING.search(clause) is not None and _ABOUT_A_RACE.search(clause) is None


def _days_ahead(match: re.Match[str], today: date) -> int:
    if match["wd"]:
        return (_WEEKDAYS.index(match["wd"][:3]) - today.weekday() - 1) % 7 + 1
    return 2 if match["day_after"] else 1 if match["tomorrow"] else 0


def _later(today: date, amount: float, unit: str) -> date | None:
    if amount > 1_000:
        return None
    if unit.startswith("m"):
        months = today.month - 1 + round(amount)
        year, month = today.year + months // 12, months % 12 + 1
        day = min(today.day, 28) if today.day > 28 else today.day
        return date(year, month, day)
    return today + timedelta(days=round(amount * (1 if unit.startswith("d") else 7)))


def _race_is_near(reading: Reading, few_words: int = _FEW_WORDS) -> bool:
    return bool(_ABOUT_A_RACE.search(reading.text)) or len(reading.text.split()) <= few_words
