"""A sweat test as athletes tell it: "lost 1.1 kg in 90 min, drank 500 ml"."""

import re
from dataclasses import dataclass

from agent.understanding.reading import NUMBER, Reading, number
from tools.domain.units import KG_PER_POUND

_MASS = r"(?:kgs?|kilos?|g|grams?|lbs?|pounds?)"
_LOST = re.compile(
    rf"\b(?:lost|lose|dropped|down)\s+(?:about\s+|around\s+)?(?P<n>{NUMBER})\s*(?P<unit>{_MASS})\b"
)
_WEIGHED = re.compile(
    rf"(?P<before>{NUMBER})\s*(?P<unit>{_MASS})?\s*before\b.{{0,30}}?(?P<after>{NUMBER})\s*{_MASS}?\s*after"
)
_IN = re.compile(
    r"\b(?:in|over|after|during|within)\s+(?:about\s+|a\s+|an\s+)?"
    r"(?:(?P<clock>\d{1,2}:[0-5]\d)(?:\s*(?:h|hours?))?"
    rf"|(?P<n>{NUMBER})?\s*-?\s*(?P<unit>min\w*|h|hrs?|hours?))\b"
)
_VOLUME = r"(?:ml|millilit\w+|cl|l|lit\w+|oz)"
_DRANK = re.compile(
    rf"\b(?:drank|drunk|drinking|took in|had)\s+(?:about\s+|around\s+)?(?P<n>{NUMBER}|half an?)\s*"
    rf"(?P<unit>{_VOLUME})\b|\b(?:drank nothing|without drinking|no (?:drink|water))\b"
)
_BESIDE = re.compile(r"[\s,]*(?:(?:of|body|weight|on|my|a|the|sweat|run|ride|workout)\s*)*")
_ML = {"ml": 1.0, "mi": 1.0, "cl": 10.0, "l": 1000.0, "li": 1000.0, "oz": 29.5735}


@dataclass(frozen=True, slots=True)
class SweatTestSaid:
    """A weighing before and after: body weight lost (kg), what was drunk (ml), and the time between (min)."""

    lost_kg: float
    minutes: float
    drunk_ml: float


def take_sweat_test(reading: Reading) -> None:
    """Mark the weights, times and volumes of a sweat test as spoken for: they are no goal and no race."""
    if read_sweat_test(reading.text) is None:
        return
    for pattern in (_LOST, _WEIGHED, _IN, _DRANK):
        if match := pattern.search(reading.text):
            reading.take(*match.span())


def read_sweat_test(said: str) -> SweatTestSaid | None:
    """Return a sweat test told in plain lower-case text, None without one.

    Weight lost and a time belong together where they stand side by side, or where drinking is told, too.
    """
    lost, drank = _LOST.search(said) or _WEIGHED.search(said), _DRANK.search(said)
    during = _IN.search(said, max(0, lost.end() - len(" after"))) if lost else None
    during = during or _IN.search(said)
    if lost is None or during is None:
        return None
    between = said[min(lost.end(), during.end()) : max(lost.start(), during.start())]
    if drank is None and lost.re is _LOST and not _BESIDE.fullmatch(between):
        return None
    return SweatTestSaid(round(_kilograms(lost), 3), _minutes(during), round(_millilitres(drank), 1))


def _millilitres(drank: re.Match[str] | None) -> float:
    if drank is None or not drank["n"]:
        return 0.0
    unit = drank["unit"]
    amount = 0.5 if drank["n"].startswith("half a") else number(drank["n"])
    return amount * _ML[unit[:2] if unit[:2] in _ML else unit[:1]]


def _kilograms(lost: re.Match[str]) -> float:
    amount = number(lost["n"]) if lost.re is _LOST else number(lost["before"]) - number(lost["after"])
    unit = lost["unit"] or "kg"
    if unit.startswith(("lb", "po")):
        return amount * KG_PER_POUND
    return amount / 1000 if unit.startswith("g") else amount


def _minutes(during: re.Match[str]) -> float:
    if during["clock"]:
        hours, minutes = during["clock"].split(":")
        return int(hours) * 60.0 + int(minutes)
    amount = number(during["n"]) if during["n"] else 1.0
    return amount if during["unit"].startswith("min") else amount * 60
