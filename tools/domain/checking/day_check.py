"""Days of a sentence: weekday and date have to agree, and each has to be a day that is known for it."""

import re
from datetime import date, timedelta
from itertools import pairwise

from tools.domain.checking.checked import Fault, FaultKind, Origin, Trace
from tools.domain.checking.days import MONTHS, WEEKDAYS, Day
from tools.domain.checking.days_beside import is_days_from_a_known_day
from tools.domain.checking.known import Known
from tools.domain.checking.reading import Reading
from tools.domain.checking.sources_read import KnownDay
from tools.domain.checking.word_lists import words

_SESSIONS = words(
    "long easy tempo threshold interval strides stride recovery rest hill hills session workout run ride"
    " swim race"
    " marathon fartlek repeat repeats steady progression strength cross-training off day"
)
SESSION_WORDS = words(
    "long tempo threshold interval strides stride recovery rest hill hills race marathon fartlek repeat"
    " repeats"
    " steady progression strength cross-training parkrun"
)
_HARD = words("key hardest toughest quality")
_CALENDAR = frozenset((*WEEKDAYS, *MONTHS, "today", "tomorrow", "yesterday"))


def day_checked(day: Day, sentence: Reading, known: Known) -> tuple[Trace | None, Fault | None]:
    """Return where a day comes from, or what is wrong with it; neither for a day that claims nothing."""
    today = known.evidence.today
    if day.day is not None and day.month is not None:
        return _dated(day, sentence, known)
    if day.from_today is not None and _COUNTED_FROM.search(sentence.text, 0, day.start):
        return None, None  # "a week from tomorrow" is another day
    if day.from_today is not None:
        return _related(day, today + timedelta(days=day.from_today), sentence, known)
    if day.weekday is not None:
        return _on_a_weekday(day, sentence, known)
    mentioned = [each for each in known.days if each.date is not None and day.could_be(each.date)]
    if mentioned or _reached(day, today, known):
        return (_trace(day, mentioned[0]) if mentioned else None), None
    return None, _wrong(day, f"“{day.written}” is no time that is known.")


def _dated(day: Day, sentence: Reading, known: Known) -> tuple[Trace | None, Fault | None]:
    """Check a date: its weekday has to be right, and something known has to be on that day."""
    meant = next((each for each in sorted(known.dates) if _same_date(day, each)), None)
    meant = meant or day.date_near(known.evidence.today)
    if meant is None:
        return None, _wrong(day, f"“{day.written}” is no day of the calendar.")
    if (weekday := _weekday_told(day, sentence)) is not None and weekday.weekday != meant.weekday():
        right = WEEKDAYS[meant.weekday()].capitalize()
        return None, _wrong(weekday, f"“{weekday.written}”: {_written(meant)} is a {right}.")
    if meant not in known.dates or _period(day, sentence, known) is not None:
        return _of_no_known_day(day, meant, sentence, known)
    named = [each for each in known.days if each.date == meant]
    if (other := _better(day, sentence, named, known)) is not None:
        return None, _wrong(day, f"“{day.written}”: known is {_told(other)} (“{other.meaning}”).")
    return _trace(
        day, max(named, key=lambda each: _overlap(sentence, each), default=known.dates[meant])
    ), None


def _of_no_known_day(
    day: Day, meant: date, sentence: Reading, known: Known
) -> tuple[Trace | None, Fault | None]:
    """Check a date nothing known is on: an end of a known week, so many days from one, or a day of rest."""
    period = _period(day, sentence, known)
    if period or (period is None and is_days_from_a_known_day(meant, sentence, known)):
        return _counted(day, meant), None
    beside = _within_the_plan(meant, known) if _REST.search(sentence.text) else None
    if beside is not None and period is None:
        return _trace(day, beside), None
    return None, _wrong(day, f"“{day.written}” is no day that is known.")


_TO = re.compile(r"\s?(?:–|—|-|−|to|until|till)\s?")


def _period(day: Day, sentence: Reading, known: Known) -> bool | None:
    """Tell whether a day is an end of days that are known: a week with sessions; None where it is no end."""
    for first, last in pairwise(sentence.days):
        if day not in (first, last) or _TO.fullmatch(sentence.text, first.end, last.start) is None:
            continue
        begins, ends = first.date_near(known.evidence.today), last.date_near(known.evidence.today)
        if begins is None or ends is None:
            return None
        is_week = begins.weekday() == 0 and (ends - begins).days % 7 == 6
        inside = any(begins <= each <= ends for each in known.dates)
        return inside and (is_week or (begins in known.dates and ends in known.dates))
    return None


def _weekday_told(day: Day, sentence: Reading) -> Day | None:
    """Return the day itself where it tells its weekday, or a weekday told right beside it."""
    if day.weekday is not None:
        return day
    alone = [each for each in sentence.days if each.weekday is not None and each.day is None]
    return next((each for each in alone if _beside(each, day, sentence.text)), None)


def _same_date(day: Day, known: date) -> bool:
    return day.day == known.day and day.month == known.month and day.year in (None, known.year)


def _beside(one: Day, other: Day, text: str) -> bool:
    first, last = sorted((one, other), key=lambda each: each.start)
    return (
        re.fullmatch(
            r"[\s,(]*(?:(?:is|on|a|which|falls|the|that|it|was)[\s,]*){0,4}", text[first.end : last.start]
        )
        is not None
    )


def _related(day: Day, meant: date, sentence: Reading, known: Known) -> tuple[Trace | None, Fault | None]:
    """Check a day told from today: what the sentence tells of it must not be known of another day."""
    named = [each for each in known.days if each.date == meant and each.words]
    weekday = next((each for each in sentence.days if each.weekday is not None and each.day is None), None)
    if weekday is not None and _beside(day, weekday, sentence.text) and weekday.weekday != meant.weekday():
        right = WEEKDAYS[meant.weekday()].capitalize()
        return None, _wrong(weekday, f"“{weekday.written}”: {day.written} is a {right}.")
    if (other := _better(day, sentence, named, known)) is not None:
        return None, _wrong(
            day, f"“{day.written}” is {_written(meant)}; known is {_told(other)} (“{other.meaning}”)."
        )
    return (_trace(day, named[0]) if named else None), None


def _on_a_weekday(day: Day, sentence: Reading, known: Known) -> tuple[Trace | None, Fault | None]:
    if any(each.day is not None or each.from_today is not None for each in sentence.days) and any(
        each is not day and _beside(each, day, sentence.text) for each in sentence.days
    ):
        return None, None  # told of the date beside it
    week = week_said(sentence.text, known)
    named = [
        each
        for each in known.days
        if each.origin is not Origin.CALENDAR
        and (week is None or each.date is None or week[0] <= each.date <= week[1])
        and (each.date.weekday() if each.date is not None else each.day.weekday) == day.weekday
    ]
    if _REST.search(_piece_of(day, sentence)):
        return _of_rest(day, named, known)
    if _MOVED.search(sentence.text):
        return None, None
    if not named:
        return None, _wrong(day, f"“{day.written}” is no day that is known for this.")
    if (other := _better(day, sentence, named, known)) is not None:
        return None, _wrong(day, f"“{day.written}”: known is {_told(other)} (“{other.meaning}”).")
    return _trace(day, max(named, key=lambda each: _overlap(sentence, each))), None


_REST = re.compile(
    r"\b(?:rest(?: days?)?|days? off|off days?|(?:mon|tues|wednes|thurs|fri|satur|sun)day off"
    r"|(?:is|are|both|stays?|have|take|get|gives? you|you['’]re) (?:\w+ )?off"
    r"|free|no (?:run|session|training|workout)\w*|nothing (?:on|is|planned|to run))\b",
    re.IGNORECASE,
)
_COUNTED_FROM = re.compile(r"\b(?:days?|weeks?|months?) (?:from|after|before)\s$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:mov(?:e|ing)|shift(?:ing)?|swap(?:ping)?|push(?:ing)?|postpon(?:e|ing)|bring(?:ing)? forward"
    r"|instead|do it on|reschedul(?:e|ing))\b",
    re.IGNORECASE,
)
"""Words of a session that may be on another day than planned: that is advice, and tells of no known day."""
_OFF = words("rest off day recovery")
_PIECE = re.compile(r"[,;:]\s")


def _piece_of(day: Day, sentence: Reading) -> str:
    """Return the piece of a sentence a day stands in: "rest today, tempo tomorrow" tells of two days."""
    text = sentence.text
    if len(sentence.days) == 1:
        return text
    begins = max((cut.end() for cut in _PIECE.finditer(text, 0, day.start)), default=0)
    cut = _PIECE.search(text, day.end)
    piece = text[begins : cut.start() if cut else len(text)]
    return piece if set(piece.lower().split()) & (_SESSIONS - _OFF) else text


_FEWEST_DAYS = 3  # of a plan that must be known before a day without a session counts as rest


def _within_the_plan(meant: date, known: Known) -> KnownDay | None:
    """Return a session of the same week where a day has none itself."""
    monday = meant - timedelta(days=meant.weekday())
    week = [
        each
        for each in known.days
        if each.date is not None
        and each.origin is Origin.TOLD
        and each.words & _SESSIONS
        and monday <= each.date <= monday + timedelta(days=6)
    ]
    alone = len({each.date for each in week}) >= _FEWEST_DAYS and all(each.date != meant for each in week)
    return week[0] if alone else None


def _of_rest(day: Day, named: list[KnownDay], known: Known) -> tuple[Trace | None, Fault | None]:
    """Check a day told to be free: no session may be known on it, and the days around it must be."""
    sessions = [
        each
        for each in known.days
        if each.words & _SESSIONS
        and each.date is not None
        and each.origin is Origin.TOLD
        and each.day.start < 8
    ]
    busy = [each for each in named if each in sessions and not each.words & {"rest", "off"}]
    if busy and len({each.date for each in busy}) == len({each.date for each in named}):
        return None, _wrong(day, f"“{day.written}” is no day of rest: “{busy[0].meaning}”.")
    if named:
        return _trace(day, named[0]), None
    if len({each.date for each in sessions}) < _FEWEST_DAYS:
        return None, _wrong(day, f"“{day.written}” is no day that is known for this.")
    return _trace(day, sessions[0]), None


def week_said(text: str, known: Known) -> tuple[date, date] | None:
    """Return the first and last day of "this week" or "next week", None where neither is said."""
    said = re.search(r"\b(this|next) week\b", text, re.IGNORECASE)
    if said is None:
        return None
    today = known.evidence.today
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7 if said[1].lower() == "next" else 0)
    return monday, monday + timedelta(days=6)


def _better(day: Day, sentence: Reading, named: list[KnownDay], known: Known) -> KnownDay | None:
    """Return another day that what the sentence tells is known of, where this day is not."""
    about = sentence.words & SESSION_WORDS or sentence.words & {"easy"}
    if sentence.words & _HARD and any("key" in each.words for each in known.days):
        about |= {"key"}
    if not about or len({each.weekday for each in sentence.days if each.weekday is not None}) > 1:
        return None
    if len({each.from_today for each in sentence.days if each.from_today is not None}) > 1:
        return None
    here = max((len(about & each.words) for each in named), default=0)
    if here == len(about):
        return None
    best: KnownDay | None = None
    for other in known.days:
        if other.origin is Origin.CONVERSATION or (other.date is None and other.day.weekday is None):
            continue
        weekday = other.date.weekday() if other.date is not None else other.day.weekday
        if weekday == day.weekday and day.day is None and day.from_today is None:
            continue
        if other.date is not None and any(each.date == other.date for each in named):
            continue
        found = len(about & other.words)
        if found > here:
            here, best = found, other
    return best


def _overlap(sentence: Reading, known: KnownDay) -> int:
    return len((sentence.words & known.words) - _CALENDAR)


def _reached(day: Day, today: date, known: Known) -> bool:
    """Tell whether a month or a day of a month lies between today and the race."""
    race = known.evidence.brief.race_date
    last = max([race or today, *known.dates])
    step = today
    while step <= last:
        if day.could_be(step):
            return day.day is None
        step += timedelta(days=1)
    return False


def _trace(day: Day, known: KnownDay) -> Trace:
    return Trace(written=day.written, meaning=known.meaning, origin=known.origin, source=known.source)


def _counted(day: Day, meant: date) -> Trace:
    return Trace(written=day.written, meaning=_written(meant), origin=Origin.CALENDAR, source="the calendar")


def _wrong(day: Day, why: str) -> Fault:
    return Fault(kind=FaultKind.WRONG_DAY, written=day.written, why=why)


def _told(known: KnownDay) -> str:
    return _written(known.date) if known.date is not None else WEEKDAYS[known.day.weekday or 0].capitalize()


def _written(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"
