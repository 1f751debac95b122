"""Days as a model may name them: a date, or the athlete's own word for it, which code turns into one."""

import calendar
import re
from datetime import date, timedelta
from typing import Annotated

from pydantic import BeforeValidator, Field

from tools.kit.errors import MissingInput

SaidDay = Annotated[
    str,
    BeforeValidator(str),
    Field(max_length=40, description="YYYY-MM-DD, or the athlete's word: today, tomorrow, Thursday."),
]
_MONTHS = tuple(name.casefold() for name in calendar.month_name[1:])
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
A_DAY = (
    r"(?:\d{4}-\d{2}-\d{2}|today|tomorrow|yesterday"
    rf"|(?:next |this |on |last )?(?:{'|'.join(_WEEKDAYS)}))(?:'s)?"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_AND_MONTH = re.compile(r"(?P<d>\d{1,2}) (?P<month>[a-z]+)")
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}


def day_meant(said: str, today: date, *, past: bool = False) -> date:
    """Return the day that is meant: a weekday is the next from today on, or the last; raise MissingInput."""
    words = said.casefold().strip()
    try:
        if match := _ISO.match(words):
            return date.fromisoformat(match[0])
    except ValueError:
        raise MissingInput(f"There is no day “{said}”: which day do you mean?") from None
    if (match := _DAY_AND_MONTH.fullmatch(words)) and match["month"] in _MONTHS:
        return _of_month(int(match["d"]), _MONTHS.index(match["month"]) + 1, today)
    for word, days in _NEAR.items():
        if word in words:
            return today + timedelta(days=days)
    weekday = next((n for n, name in enumerate(_WEEKDAYS) if name in words), None)
    if weekday is None:
        raise MissingInput(f"I do not know the day “{said}”: which day do you mean?")
    if past or "last" in words:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=ahead or (7 if "next" in words else 0))


def _of_month(number: int, month: int, today: date) -> date:
    """Return the next such day from today on; raise MissingInput where the month has no such day."""
    year = today.year + (month < today.month)
    length = calendar.monthrange(year, month)[1]
    if not 1 <= number <= length:
        name = calendar.month_name[month]
        raise MissingInput(
            f"{name} has {length} days, so there is no {number} {name}: which day do you mean?"
        )
    return date(year, month, number)
