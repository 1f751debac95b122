"""Dates told by how far they are from a day that is known: the Sunday before, two weeks after."""

import re
from datetime import date

from tools.domain.checking.known import Known
from tools.domain.checking.measures import Dimension
from tools.domain.checking.reading import Reading

_BEFORE = re.compile(r"\b(?:before|prior|ahead|earlier|out|after|later)\b", re.IGNORECASE)


def is_days_from_a_known_day(meant: date, sentence: Reading, known: Known) -> bool:
    """Tell whether a date is days or weeks of the sentence away from a date that is known."""
    if not _BEFORE.search(sentence.text):
        return False
    spans = [
        clause.quantity.readings[0].value
        for clause in sentence.clauses
        if clause.quantity.dimension is Dimension.DAYS
    ] or _spans_said(sentence.text)
    return any(abs((known_day - meant).days) == span for known_day in known.dates for span in spans)


_A_DAY_BESIDE = re.compile(
    r"\b(?:the|a|one)\s(?P<what>day|week|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s"
    r"(?:before|after|earlier|later|prior)\b",
    re.IGNORECASE,
)


def _spans_said(text: str) -> list[float]:
    """Return how many days "the day before" or "the Sunday before" may be from a day."""
    said = {match["what"].lower() for match in _A_DAY_BESIDE.finditer(text)}
    week = [float(days) for days in range(1, 8)] if said - {"day"} else []
    return week if week else [1.0] if said else []
