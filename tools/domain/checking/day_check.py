"""Days of a sentence: weekday and date have to agree, and each has to be a day that is known for it."""

import re
from datetime import date, timedelta

from tools.domain.checking.checked import Fault, FaultKind, Origin, Trace
from tools.domain.checking.days import MONTHS, WEEKDAYS, Day
from tools.domain.checking.known import Known, KnownDay
from tools.domain.checking.measures import Dimension
from tools.domain.checking.reading import Reading
from tools.domain.checking.word_lists import words

_SESSIONS = words(
    "long easy tempo threshold interval strides stride recovery rest hill hills session workout run ride"
    " swim race"
    " marathon fartlek repeat repeats steady progression strength cross-training off day"
)
_STRONG = words(
    "long tempo threshold interval strides stride recovery rest hill hills race marathon fartlek repeat"
    " repeats"
    " steady progression strength cross-training parkrun"
)
_LESS = words("run ride day session workout")
_CALENDAR = frozenset((*WEEKDAYS, *MONTHS, "today", "tomorrow", "yesterday"))
_BEFORE = re.compile(r"\b(?:before|prior|ahead|earlier|out|after|later)\b", re.IGNORECASE)


def day_checked(day: Day, sentence: Reading, known: Known) -> tuple[Trace | None, Fault | None]:
    """Return where a day comes from, or what is wrong with it; neither for a day that claims nothing."""
    today = known.evidence.today
    if day.day is not None and day.month is not None:
        return _dated(day, sentence, known)
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
    if (found := known.dates.get(meant)) is None and _follows(meant, sentence, known):
        return _counted(day, meant), None
    if found is None:
        return None, _wrong(day, f"“{day.written}” is no day that is known.")
    named = [each for each in known.days if each.date == meant]
    if (other := _better(day, sentence, named, known)) is not None:
        return None, _wrong(day, f"“{day.written}”: known is {_told(other)} (“{other.meaning}”).")
    return _trace(day, max(named, key=lambda each: _overlap(sentence, each), default=found)), None


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
    week = _week_said(sentence, known)
    named = [
        each
        for each in known.days
        if each.origin is not Origin.CALENDAR
        and (week is None or each.date is None or week[0] <= each.date <= week[1])
        and (each.date.weekday() if each.date is not None else each.day.weekday) == day.weekday
    ]
    if _REST.search(sentence.text):
        return _of_rest(day, named, known)
    if not named:
        return None, _wrong(day, f"“{day.written}” is no day that is known for this.")
    if (other := _better(day, sentence, named, known)) is not None:
        return None, _wrong(day, f"“{day.written}”: known is {_told(other)} (“{other.meaning}”).")
    return _trace(day, max(named, key=lambda each: _overlap(sentence, each))), None


_REST = re.compile(
    r"\b(?:rest(?: days?)?|off|free|no (?:run|session|training|workout)\w*|nothing)\b", re.IGNORECASE
)
_FEWEST_DAYS = 3  # of a plan that must be known before a day without a session counts as rest


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


def _week_said(sentence: Reading, known: Known) -> tuple[date, date] | None:
    """Return the first and last day of "this week" or "next week", None where neither is said."""
    said = re.search(r"\b(this|next) week\b", sentence.text, re.IGNORECASE)
    if said is None:
        return None
    today = known.evidence.today
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7 if said[1].lower() == "next" else 0)
    return monday, monday + timedelta(days=6)


def _better(day: Day, sentence: Reading, named: list[KnownDay], known: Known) -> KnownDay | None:
    """Return another day that what the sentence tells is known of, where this day is not."""
    about = sentence.words & _STRONG or sentence.words & {"easy"}
    if not about or len({each.weekday for each in sentence.days if each.weekday is not None}) > 1:
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


def _follows(meant: date, sentence: Reading, known: Known) -> bool:
    """Tell whether a date is days or weeks of the sentence away from a date that is known."""
    if not _BEFORE.search(sentence.text):
        return False
    spans = [
        clause.quantity.readings[0].value
        for clause in sentence.clauses
        if clause.quantity.dimension is Dimension.DAYS
    ] or ([1.0] if re.search(r"\bthe day (?:before|after)\b", sentence.text) else [])
    return any(abs((known_day - meant).days) == span for known_day in known.dates for span in spans)


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
