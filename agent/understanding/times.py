"""Durations and paces: how they are written, and which of two readings is meant."""

import re
from dataclasses import dataclass

from agent.understanding.distances import KILOMETRES, MILES
from agent.understanding.reading import NUMBER, Reading, number
from tools.domain.race import Sport
from tools.domain.units import METRES_PER_MILE

_H = r"(?:hours?|hrs?|h|stunden?)"
_M = r"(?:minutes?|mins?|m|')"
_S = r"(?:seconds?|secs?|s|\"|'')"
_CLOCK = re.compile(
    r"(?<![\w:.,/])(?P<a>\d{1,3}):(?P<b>[0-5]\d)(?::(?P<c>[0-5]\d))?(?![\d:]"
    r"|\.\d)(?:\s*(?P<unit>hours?|hrs?|h|minutes?|mins?)\b)?"
)
_DOTTED = re.compile(
    r"(?<![\w:.,/])(?P<a>\d{1,2})\.(?P<b>[0-5]\d)(?:\.(?P<c>[0-5]\d))?(?![\d:.])(?!\s*(?:km|kms|k|mi"
    r"|miles?|kg|l|g|%|h|hours?|kilo\w*|lit\w*|degrees?|c|f|m)\b)"
)
_WORDS = re.compile(
    rf"(?P<h>{NUMBER}|\ban?)\s*-?\s*{_H}(?![a-z])(?:\s*(?:,|and)?\s*(?P<hm>\d{{1,2}}|half|a half"
    rf"|(?:thirty|forty|fifty|twenty|ten|fifteen)(?:[ -]five)?)(?!\d"
    rf"|:)(?:\s*-?{_M}(?![a-z]))?(?:\s*(?P<hs>\d{{1,2}})\s*{_S}?(?![a-z\d]))?)?"
)
_HALVES = re.compile(
    rf"(?P<n>{NUMBER})\s+and\s+a\s+half\s+(?P<unit>hours?|minutes?)\b"
    rf"|\b(?P<quarter>half|quarter of)\s+an?\s+hour\b"
)
_MINUTES = re.compile(
    # A single m is a metre unless seconds follow it.
    rf"(?P<m>{NUMBER})\s*-?\s*(?:minutes?|mins?|'"
    rf"|m(?=\s*\d{{1,2}}\s*s))(?![a-z])(?:\s*(?P<s>\d{{1,2}})\s*(?:{_S})?(?![a-z\d:]))?"
)
_BARE = re.compile(
    r"\b(?:sub|under|below|break|breaking|beat|beating|faster than"
    r"|quicker than)[\s-]*(?P<n>\d{1,3})(?![\d:.,]*\d)(?!\s*(?:km|k|mi|miles?|kg|lbs?|g|gels?|degrees|c|f"
    r"|%|°)\b)|\b(?:sub|under|break)[\s-]+(?P<w>two|three|four|five"
    r"|six)\b(?:[\s-]+(?P<wm>ten|fifteen|twenty|thirty|forty|fifty)(?:[\s-]?(?P<w5>five))?)?\b"
)
_SPOKEN = re.compile(
    r"\b(?P<h>one|two|three|four|five|six)[\s-]+(?P<m>ten|fifteen|twenty|thirty|forty"
    r"|fifty)(?:[\s-]?(?P<five>five))?\b(?!\s*(?:km|k|miles?|minutes?))"
)
_PER = r"\s*(?:/|per\b|an?\b|each\b|p\b)\s*"
_PACE = re.compile(
    rf"(?<![\w:.])(?P<m>\d{{1,2}})[:.'](?P<s>[0-5]\d)\s*(?:\"|min(?:utes?|s)?)?\s*(?:{_PER}"
    rf"|\s*-?(?=min\w*\s+mi|miles?\b)|\s+)(?:minute\s+)?(?P<unit>{KILOMETRES}|{MILES})\b(?!\s*\d)"
    rf"|(?P<m2>{NUMBER})\s*-?\s*(?:min(?:ute)?s?)\s*(?:{_PER}|\s*-?\s*)(?P<unit2>km|kms|kilomet(?:er|re)s?"
    rf"|{MILES})\b(?!\s*\d)"
    r"|(?<![\w:.])(?P<m3>\d{1,2})[:](?P<s3>[0-5]\d)(?=s\b|\s*(?:min\s+)?pace\b)"
    r"|\bpace\s+(?:of|is|at|:|around|about|=)?\s*(?P<m4>\d{1,2}):(?P<s4>[0-5]\d)(?![:\d])"
)
_SPEED = re.compile(
    rf"(?P<n>{NUMBER})\s*(?:(?P<kmh>km\s*/\s*h|kmh|kph|(?:km|kilomet(?:er|re)s)\s+(?:an|per)\s+h(?:our)?)"
    rf"|(?P<mph>mph|(?:miles|mi)\s*(?:an|per|/)\s*h(?:our)?))\b"
)

# Beyond these nobody has raced (our design choice [D], a little outside the world records).
_FASTEST_RUN_S_PER_KM = ((3_000.0, 120.0), (15_000.0, 145.0), (25_000.0, 158.0), (float("inf"), 166.0))
_SLOWEST_RUN_S_PER_KM, _SLOWEST_ULTRA_S_PER_KM, _ULTRA_M = 960.0, 1_800.0, 45_000.0
_FASTEST_RIDE_S_PER_KM, _SLOWEST_RIDE_S_PER_KM = 55.0, 720.0
_SMALLEST_GUESS_H = 10


@dataclass(frozen=True, slots=True)
class SaidTime:
    """A duration in the text, with every reading it allows in seconds (the usual one first)."""

    start: int
    end: int
    readings: tuple[float, ...]
    clock: bool


@dataclass(frozen=True, slots=True)
class SaidPace:
    """A pace or speed in the text, in seconds per metre."""

    start: int
    end: int
    s_per_m: float
    imperial: bool


def possible(distance_m: float, time_s: float, sport: Sport) -> bool:
    """Tell whether somebody could cover the distance in that time, fast or slow."""
    pace = time_s / distance_m * 1000
    if sport is Sport.RIDE:
        return _FASTEST_RIDE_S_PER_KM <= pace <= _SLOWEST_RIDE_S_PER_KM
    fastest = next(limit for up_to, limit in _FASTEST_RUN_S_PER_KM if distance_m <= up_to)
    slowest = _SLOWEST_ULTRA_S_PER_KM if distance_m > _ULTRA_M else _SLOWEST_RUN_S_PER_KM
    return fastest <= pace <= slowest


def meant_seconds(said: SaidTime, distance_m: float | None, sport: Sport) -> float | None:
    """Return the reading that fits the distance, None when none does; without a distance the usual one."""
    if distance_m is None:
        return said.readings[0]
    return next((time_s for time_s in said.readings if possible(distance_m, time_s, sport)), None)


def said_times(reading: Reading) -> list[SaidTime]:
    """Return every duration in what is left of the text, taking each so that it is read once."""
    found: list[SaidTime] = []
    for pattern, read, clock in (
        (_CLOCK, _clock, True),
        (_HALVES, _halves, False),
        (_WORDS, _hours, True),
        (_MINUTES, _minutes, False),
        (_BARE, _bare, True),
        (_DOTTED, _clock, True),
        (_SPOKEN, _spoken, True),
    ):
        for match in reading.each(pattern):
            readings = tuple(time_s for time_s in read(match) if time_s > 0)
            if readings:
                whole_hours = pattern is _WORDS and not match["hm"]
                found.append(SaidTime(*match.span(), readings, clock and not whole_hours))
                reading.take(*match.span())
    return sorted(found, key=lambda said: said.start)


def read_paces(reading: Reading, imperial: bool) -> list[SaidPace]:
    """Return every pace and speed, taking each."""
    found = []
    for match in reading.each(_PACE):
        minutes = next(match[key] for key in ("m", "m2", "m3", "m4") if match[key])
        seconds = next((match[key] for key in ("s", "s3", "s4") if match[key]), "0")
        unit = match["unit"] or match["unit2"] or ("mi" if imperial else "km")
        pace_s = number(minutes) * 60 + float(seconds)
        in_miles = unit.startswith("mi")
        if 60 <= pace_s <= 3600:
            found.append(SaidPace(*match.span(), pace_s / (METRES_PER_MILE if in_miles else 1000), in_miles))
            reading.take(*match.span())
    for match in reading.each(_SPEED):
        per_hour_m = number(match["n"]) * (METRES_PER_MILE if match["mph"] else 1000)
        if per_hour_m >= 1000:
            found.append(SaidPace(*match.span(), 3600 / per_hour_m, bool(match["mph"])))
            reading.take(*match.span())
    return sorted(found, key=lambda said: said.start)


def _clock(match: re.Match[str]) -> tuple[float, ...]:
    a, b, c = float(match["a"]), float(match["b"]), match["c"]
    if c is not None:
        return (a * 3600 + b * 60 + float(c),)
    as_hours, as_minutes = a * 3600 + b * 60, a * 60 + b
    unit = match["unit"] if "unit" in match.re.groupindex else None
    if unit:
        return (as_hours,) if unit.startswith("h") else (as_minutes,)
    return (as_hours, as_minutes) if a < _SMALLEST_GUESS_H else (as_minutes, as_hours)


def _amount(words: str) -> float:
    return 1.0 if words in ("a", "an") else number(words)


def _hours(match: re.Match[str]) -> tuple[float, ...]:
    said = match["hm"]
    minutes = 30.0 if said in ("half", "a half") else number(said) if said else 0.0
    return (_amount(match["h"]) * 3600 + minutes * 60 + float(match["hs"] or 0),)


def _halves(match: re.Match[str]) -> tuple[float, ...]:
    if match["quarter"]:
        return (1800.0 if match["quarter"] == "half" else 900.0,)
    return ((number(match["n"]) + 0.5) * (3600 if match["unit"].startswith("h") else 60),)


def _minutes(match: re.Match[str]) -> tuple[float, ...]:
    return (number(match["m"]) * 60 + float(match["s"] or 0),)


def _bare(match: re.Match[str]) -> tuple[float, ...]:
    if match["w"]:
        rest = (number(match["wm"]) if match["wm"] else 0) + (5 if match["w5"] else 0)
        return (number(match["w"]) * 3600 + rest * 60, number(match["w"]) * 60 + rest)
    digits = match["n"]
    if len(digits) == 3:
        return (int(digits[0]) * 3600 + int(digits[1:]) * 60.0,) if int(digits[1:]) < 60 else ()
    value = float(digits)
    return (value * 3600, value * 60) if value < _SMALLEST_GUESS_H else (value * 60, value * 3600)


def _spoken(match: re.Match[str]) -> tuple[float, ...]:
    rest = number(match["m"]) + (5 if match["five"] else 0)
    return (number(match["h"]) * 3600 + rest * 60, number(match["h"]) * 60 + rest)
