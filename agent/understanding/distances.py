"""Distances: of the race, of a place on it, between aid stations, in a week."""

import re
from dataclasses import dataclass

from agent.understanding.reading import NUMBER, Reading, number
from tools.domain.race import Sport
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_MILE

KILOMETRES = r"(?:km|kms|kilomet(?:er|re)s?|kilos?met(?:er|re)s?|k|ks)"
MILES = r"(?:miles?|mi|milers?)"
METRES = r"(?:m|met(?:er|re)s?)"


def _nearly(word: str) -> str:
    """Return a pattern of a word as it is typed: with one letter wrong, missing, too many or swapped."""
    wrong = []
    for at in range(1, len(word)):
        head, tail = word[:at], word[at:]
        wrong += [head + tail[1:], f"{head}[a-z]{tail[1:]}", f"{head}[a-z]{tail}"]
        wrong += [head + tail[1] + tail[0] + tail[2:]] if len(tail) > 1 else []
    return f"(?:{'|'.join(dict.fromkeys([word, *wrong]))})"


_UNIT = rf"(?P<unit>{KILOMETRES}|{MILES}|{METRES})"
_MEASURED = re.compile(rf"(?P<n>{NUMBER})\s*-?\s*{_UNIT}\b(?!\s*/)(?!'s)")
MARATHON = _nearly("marathon")
_NAMED = re.compile(
    rf"\b(?P<half>(?:1/2|½|half)[\s-]*{MARATHON}|half[\s-]?mara\b|(?<=\d )hm\b"
    r"|hm(?=\s+(?:in|pb|goal|sub)\b)|halb?marathon)s?\b"
    rf"|(?<!ultra)(?<!ultra )(?<!ultra-)(?<!comrades )\b(?:full\s+)?(?P<full>{MARATHON}|mara)s?\b"
    r"|\b(?P<bare>half)\b(?!\s*(?:an?|of|way|hour|the|my|banana|gel|bottle|bar|as|decent|split|iron\w*|distance)\b)(?!-)"
)
_NOT_A_RACE_HALF = re.compile(
    r"(?:first|second|back|front|other|(?<!my )last|1st|2nd|and a|better|worse)[\s-]+$"
)
_PART_OF_A_RACE = re.compile(
    r"(?:(?<!my )first|last|final|every|each|another|next|middle|until|till|remaining|another|with"
    r"|long runs? of|only|extra)\s+(?:the\s+|about\s+)?$"
)
_MY_LAST = re.compile(r"\bmy (?:last|latest|final)\s+$")
_RACED = re.compile(r"^\s*(?:race\s+|time\s+)?(?:was|were|took|time|race)\b")
_NOT_A_RACE = re.compile(
    r"^\s*(?:long runs?|runs?\s+(?:yesterday|today|every|easy)|long|easy|intervals?|reps?|repeats?"
    r"|marks?\b|markers?|to go|left|away|from\b|later|further|high|up\b|d\+|vert"
    r"|(?:of\s+|in\s+|total\s+)*(?:climb\w*|elevation|ascent|gain|descent|altitude|vertical|up)|above|deep"
    r"|cut[\s-]?offs?\b|time limits?\b|checkpoints?\b"
    r"|splits?\b|sections?\b|segments?\b|stretch|loops?\b|laps?\b|tempo|effort"
    r"|pace\b(?!\s+(?:plan|chart|table|strategy|band)))"
)
_PLACE = re.compile(
    rf"(?<!\d\s)\b(?:(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mile\s?markers?)\s*(?:number\s+|no\.?\s*"
    rf"|#\s*)?(?P<n>{NUMBER}))(?!\s*(?:km|k|miles?|mi|:)\b)"
    rf"|(?P<n2>{NUMBER})(?:st|nd|rd|th)?[\s-]*(?P<unit2>k|km|kilomet(?:er|re)s?|miles?|mi)[\s-]*(?:marks?"
    rf"|markers?|point)\b"
    rf"|(?P<n3>\d{{1,3}})(?:st|nd|rd|th)\s+(?P<unit3>km|k|kilomet(?:er|re)|mile)\b"
)
_PLACE_AFTER = re.compile(
    rf"\b(?:at|after|from|around|past|beyond|near|reach|hit|by)\s+(?:about\s+"
    rf"|around\s+)?(?P<n>{NUMBER})\s*(?P<unit>k|km|kms|kilomet(?:er|re)s?|miles?"
    rf"|mi)\b(?!\s*(?:/|per|an?\b|long))"
)
_HALFWAY = re.compile(r"\bhalf[\s-]?way\b|\b(?P<half>half(?:[\s-]marathon)?)[\s-]+(?:mark|point|split)\b")
_AID = re.compile(
    rf"\b(?:aid|water|drinks?|feed|feeding|refreshments?"
    rf"|support)(?:\s+(?:stations?|points?|tables?|stops?))?(?:\s+(?:is|are|comes?|there|at|about|around"
    rf"|roughly)){{0,3}}\s+every\s+(?P<n>{NUMBER})?\s*-?\s*{_UNIT}\b"
    rf"|\bevery\s+(?P<n2>{NUMBER})\s*-?\s*(?P<unit2>{KILOMETRES}|{MILES})\b(?:\s+\w+){{0,3}}\s+(?:aid"
    rf"|water|drinks?|feed|station)"
)
_WEEKLY = re.compile(
    rf"(?P<n>{NUMBER})(?:\s*(?:-|to|or)\s*{NUMBER})?\s*-?\s*(?P<unit>{KILOMETRES}"
    rf"|{MILES})?\s*(?:of\s+running\s+)?(?:a|per|/|each|every|p)\s*(?:week|wk)\b"
    rf"|(?P<n2>{NUMBER})\s*(?P<unit2>mpw|kpw|kmpw)\b"
    rf"|\bweekly\s+(?:mileage|distance|volume|kilomet(?:er|re)s|miles|average)\s*(?:is|of|:|=|about|around"
    rf"|at)*\s*(?P<n3>{NUMBER})\s*(?P<unit3>{KILOMETRES}|{MILES})?\b"
)
_CENTURY = re.compile(r"\b(?P<double>double\s+)?(?P<metric>metric\s+)?century\b")
# The bicycle's part of a triathlon as its organisers publish it, by what the race is called.
_BIKE_LEGS = (
    (re.compile(r"\b(?:70\.3|half[\s-]+iron\w*|half[\s-]+distance|middle[\s-]+distance)"), 90_000.0),
    (re.compile(r"\b(?:140\.6|ironman|full[\s-]+distance|long[\s-]+distance tri\w*)\b(?!\s*70)"), 180_000.0),
    (re.compile(r"\bolympic[\s-]+(?:distance|tri\w*)\b"), 40_000.0),
    (re.compile(r"\bsprint[\s-]+(?:distance|tri\w*)\b"), 20_000.0),
)
_SNAP = (
    (MARATHON_M, (42.0, 42.2, 42.195, 42.19), (26.0, 26.2, 26.22)),
    (HALF_MARATHON_M, (21.0, 21.1, 21.0975, 21.098), (13.0, 13.1, 13.11)),
)
_LARGEST_M = 1_000_000.0


# Metres are said of heights and gaps, too: only what is raced in metres is taken for a race.
_RACED_IN_METRES = frozenset(
    (800.0, 1500.0, 3000.0, 5000.0, 10_000.0, 15_000.0, 42_195.0, 21_097.0, 21_097.5)
)
_HEIGHT = re.compile(
    r"(?:altitude|elevation|climb\w*|gain|ascent|descent|high|height|up|\+)\s*(?:of|is|at|about|:|to)?\s*$"
)


@dataclass(frozen=True, slots=True)
class SaidDistance:
    """A distance in the text that may be the race's: metres and where it stands."""

    start: int
    end: int
    distance_m: float
    imperial: bool | None = None


def metres(value: float, unit: str) -> float:
    """Return metres; the usual ways to say a marathon or a half become the official distance."""
    in_miles = unit.startswith("mi") or unit == "mpw"
    if unit in ("m",) or unit.startswith("met"):
        return value
    for official, km_names, mile_names in _SNAP:
        if value in (mile_names if in_miles else km_names):
            return official
    return exact_metres(value, unit)


def exact_metres(value: float, unit: str) -> float:
    """Return metres, without taking 21 km for a half marathon."""
    return value * (METRES_PER_MILE if unit.startswith("mi") or unit == "mpw" else 1000.0)


def _first(match: re.Match[str], name: str) -> str | None:
    return next(
        (match[key] for key in (name, f"{name}2", f"{name}3") if key in match.re.groupindex and match[key]),
        None,
    )


def read_weekly_distance(reading: Reading, imperial: bool) -> float | None:
    """Return the kilometres a week the athlete covers."""
    for match in reading.each(_WEEKLY):
        said, unit = _first(match, "n"), _first(match, "unit")
        if said is None or (unit is None and match["n3"] is None):
            continue
        km = exact_metres(number(said, decimal_comma=True), unit or ("mi" if imperial else "km")) / 1000
        if not 0 <= km <= 400:
            reading.refused.append(
                f"{reading.original[match.start() : match.end()].strip()} is more than I can plan with, so "
                f"I left it out."
            )
            reading.take(*match.span())
            continue
        reading.hear("weekly_distance_km", *match.span(), km)
        return km
    return None


def read_aid_spacing(reading: Reading) -> float | None:
    """Return how far apart the aid stations are, in metres."""
    for match in reading.each(_AID):
        said, unit = _first(match, "n"), _first(match, "unit")
        if unit is None:
            continue
        spacing_m = (
            exact_metres(number(said) if said else 1.0, unit)
            if not unit.startswith("me") and unit != "m"
            else number(said or "1")
        )
        if spacing_m <= 0:
            continue
        reading.hear("aid_every_m", *match.span(), spacing_m)
        return spacing_m
    return None


def read_place(reading: Reading, race_m: float | None) -> float | None:
    """Return the place asked about, in metres from the start."""
    for pattern in (_PLACE, _PLACE_AFTER):
        for match in reading.each(pattern):
            said, unit = _first(match, "n"), _first(match, "unit")
            if said is None or unit is None:
                continue
            at_m = exact_metres(number(said), unit)
            if pattern is _PLACE_AFTER and (race_m is None or at_m >= race_m):
                continue
            reading.hear("at_m", *match.span(), at_m)
            return at_m
    for match in reading.each(_HALFWAY):
        if race_m:
            at_m = HALF_MARATHON_M if "marathon" in match[0] else race_m / 2
            reading.hear("at_m", *match.span(), at_m)
            return at_m
    return None


def said_distances(reading: Reading, sport: Sport) -> list[SaidDistance]:
    """Return every distance that may be a race's, in the order said. Nothing is taken yet."""
    found = [_measured(match) for match in reading.each(_MEASURED) if _is_whole(reading, match)]
    if sport is Sport.RIDE:  # nobody rides a marathon: "half" is of something else
        found += [_century(match) for match in reading.each(_CENTURY)]
        found += _bike_leg(reading) if not found else []
        return sorted((said for said in found if said.distance_m > 0), key=lambda said: said.start)
    for match in reading.each(_NAMED):
        if match["bare"] and _NOT_A_RACE_HALF.search(reading.before(match.start())):
            continue
        if re.match(
            r"\s+(?:race\s+)?(?:pace|effort)\b", reading.after(match.end())
        ) and "at " in reading.before(match.start(), 4):
            continue
        found.append(SaidDistance(*match.span(), MARATHON_M if match["full"] else HALF_MARATHON_M))
    return sorted((said for said in found if said.distance_m > 0), key=lambda said: said.start)


def _century(match: re.Match[str]) -> SaidDistance:
    hundreds = 2 if match["double"] else 1
    if match["metric"]:
        return SaidDistance(*match.span(), hundreds * 100_000.0, imperial=False)
    return SaidDistance(*match.span(), hundreds * 100 * METRES_PER_MILE, imperial=True)


def _bike_leg(reading: Reading) -> list[SaidDistance]:
    """Return the bicycle's part of the triathlon that is named, if one is."""
    named = ((pattern.search(reading.rest), leg_m) for pattern, leg_m in _BIKE_LEGS)
    return next(([SaidDistance(*match.span(), leg_m)] for match, leg_m in named if match), [])


def too_long(said: SaidDistance) -> bool:
    """Tell whether a distance is beyond any race we plan."""
    return said.distance_m > _LARGEST_M


def _is_whole(reading: Reading, match: re.Match[str]) -> bool:
    if _MY_LAST.search(reading.before(match.start())) and _RACED.match(reading.after(match.end())):
        return True
    in_metres = match["unit"] == "m" or match["unit"].startswith("met")
    if in_metres and number(match["n"]) not in _RACED_IN_METRES:
        return False
    if in_metres and _HEIGHT.search(reading.before(match.start())):
        return False
    if _NOT_A_RACE.match(reading.after(match.end())):
        return False
    return _PART_OF_A_RACE.search(reading.before(match.start())) is None


def _measured(match: re.Match[str]) -> SaidDistance:
    unit = match["unit"]
    value = number(match["n"], decimal_comma=not unit.startswith("met") and unit != "m")
    return SaidDistance(*match.span(), metres(value, unit), unit.startswith("mi"))
