"""Halts said all at once: the same at several places, or one every so many kilometres."""

import re

from agent.understanding.measures import PLACE_UNIT, duration, duration_s
from agent.understanding.reading import NUMBER, Reading, number
from tools.domain.race import Stop
from tools.domain.units import METRES_PER_MILE

_HALT = (
    r"(?:(?:aid|feed|feeding|water|coffee|cafe|lunch|food|rest|toilet|refuel\w*)[\s-]?)?"
    r"(?:stops?|stopping|breaks?|pauses?|halts?|rests?|stations?|zones?|points?|controls?)"
)
_UNIT = rf"(?:{PLACE_UNIT})\b"
_AT = (
    rf"{NUMBER}(?:\s*{_UNIT})?"
    r"(?!\s*(?:mm|min\w*|hours?|hrs?|h|m|s|sec\w*|%|w|watts?|gels?|bars?|kg|g|ml|l|x|am|pm)\b|:\d)"
)
_PLACES = (
    rf"(?P<unit>kms?|miles?)?\s*(?P<places>{_AT}(?:\s*(?:,|&|\+|/|and|,\s*and)\s*(?:(?:km|mile)\s*)?{_AT})+)"
)
_AT_EACH = (
    re.compile(
        rf"\b{_HALT}\s*(?:are\s+|:\s*)?(?:at|on|after)?\s*{_PLACES}\s*[,:(]?\s*(?:for\s+|of\s+|about\s+)*{duration('d')}"
        r"(?:\s+(?:stop|break|at)?\s*(?:each|every\w*|per stop|all))"
    ),
    re.compile(rf"{duration('d')}[\s-]*{_HALT}\s+(?:each\s+)?(?:at|after)\s+{_PLACES}"),
)
_SPACING = rf"(?:every|each)\s+(?P<n>{NUMBER})?\s*-?\s*(?P<unit>{PLACE_UNIT})\b"
_EVERY = (
    re.compile(rf"{duration('d')}[\s-]*(?:\w+\s+)?{_HALT}\s+(?:at\s+)?{_SPACING}"),
    re.compile(rf"\b{_HALT}\s+(?:for\s+|of\s+|about\s+)*{duration('d')}\s+{_SPACING}"),
    re.compile(rf"\b{_HALT}\s+{_SPACING}\s*,?\s*(?:for\s+|of\s+|about\s+)*{duration('d')}"),
    re.compile(
        rf"\b{_SPACING}\s*,?\s*(?:i\s+|we\s+)?(?:(?:stop|take|have)\s+)?(?:for\s+|an?\s+)*{duration('d')}[\s-]*{_HALT}"
    ),
)
_BY_TIME = re.compile(
    rf"{duration('d')}[\s-]*{_HALT}\s+(?:every|each)\s+(?:{NUMBER}\s*)?-?(?:hours?|hrs?|h|minutes?|mins?)\b"
    rf"|\b{_HALT}\s+(?:for\s+)?{duration('e')}\s+(?:every|each)\s+(?:{NUMBER}\s*)?(?:hours?|hrs?|h|minutes?|mins?)\b"
)
_ONE = re.compile(rf"(?P<n>{NUMBER})\s*(?P<unit>{_UNIT})?")
_LONGEST_STOP_S, _MOST_STOPS = 86_400.0, 100


def read_repeated_stops(reading: Reading, race_m: float | None) -> tuple[Stop, ...]:
    """Return the halts that are said at several places at once, or at even distances over `race_m`."""
    for match in reading.each(_BY_TIME):
        reading.refuse(
            *match.span(), "I plan halts by place: for {words}, tell me how many kilometres lie between them."
        )
    return _at_each(reading) or _every(reading, race_m)


def _at_each(reading: Reading) -> tuple[Stop, ...]:
    for pattern in _AT_EACH:
        for match in reading.each(pattern):
            named = list(_ONE.finditer(match["places"]))
            unit = next((one["unit"] for one in reversed(named) if one["unit"]), match["unit"])
            seconds = duration_s(match, "d")
            if unit is None or not 0 < seconds <= _LONGEST_STOP_S:
                continue
            reading.hear("stops", *match.span(), seconds)
            places_m = dict.fromkeys(number(one["n"]) * _metres(one["unit"] or unit) for one in named)
            return tuple(Stop(at_m=at_m, duration_s=seconds) for at_m in places_m)
    return ()


def _every(reading: Reading, race_m: float | None) -> tuple[Stop, ...]:
    for pattern in _EVERY:
        for match in reading.each(pattern):
            seconds = duration_s(match, "d")
            spacing_m = number(match["n"] or "1") * _metres(match["unit"])
            if not 0 < seconds <= _LONGEST_STOP_S or spacing_m <= 0:
                continue
            if race_m is None:
                reading.refuse(*match.span(), "Tell me how long the race is, and I will plan {words}.")
                continue
            count = int((race_m - 1) // spacing_m)  # nobody halts at the finish
            if count > _MOST_STOPS:
                reading.refuse(*match.span(), "{words} is more halts than I can plan with, so I left it out.")
                continue
            reading.hear("stops", *match.span(), seconds)
            return tuple(Stop(at_m=n * spacing_m, duration_s=seconds) for n in range(1, count + 1))
    return ()


def _metres(unit: str) -> float:
    return METRES_PER_MILE if unit.startswith("mi") else 1000.0
