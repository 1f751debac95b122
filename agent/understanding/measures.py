"""Short pieces of patterns that several recognisers share: values, durations, places, kinds of mass."""

import re

from agent.understanding.reading import NUMBER, number
from tools.domain.units import KG_PER_POUND, METRES_PER_MILE

VALUE = r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d{1,6}(?:[.,]\d{1,4})?|\.\d{1,4})(?![\d]|[.,]\d)"
"""A number in digits, also without its leading zero (.004); `value` reads it."""

IS = r"(?:\s*(?:is|was|of|at|=|:|~|≈|about|around|roughly|approx\.?|currently|now|still|maybe|be))*\s*"
"""What may stand between the name of a quantity and its value."""

MASS_UNIT = r"(?:kgs?|kilos?|kilograms?|lbs?|pounds?)"
DURATION_UNIT = r"(?:hours?|hrs?|h|minutes?|mins?|m|'|seconds?|secs?|s)"
PLACE_UNIT = r"(?:kms?|kilomet(?:er|re)s?|k|miles?|mi)"


def value(words: str, *, decimal_comma: bool = False) -> float:
    """Return what VALUE matched."""
    return number(f"0{words}" if words.startswith(".") else words, decimal_comma=decimal_comma)


def duration(name: str) -> str:
    """Return a pattern of a duration in one unit, with groups of this name: "5 min", "half an hour"."""
    return rf"(?:(?P<{name}>{NUMBER}|\ban?|\bhalf an)\s*-?\s*(?P<{name}_unit>{DURATION_UNIT})(?![a-z]))"


def duration_s(match: re.Match[str], name: str) -> float:
    """Return the seconds that a `duration` of this name matched."""
    said, unit = match[name], match[f"{name}_unit"]
    amount = 0.5 if said == "half an" else 1.0 if said in ("a", "an") else number(said)
    return amount * (3600 if unit.startswith("h") else 1 if unit.startswith("s") else 60)


def place(name: str) -> str:
    """Return a pattern of a place on a course, with groups of this name: "km 60", "the 42k mark"."""
    after = rf"(?P<{name}>{NUMBER})\s*-?\s*(?P<{name}_unit>{PLACE_UNIT})\b(?:\s*(?:mark|point))?"
    before = (
        rf"(?<!\d)(?<!\d\s)(?P<{name}_unit2>kms?|kilomet(?:er|re)s?|miles?)\s*(?P<{name}2>{NUMBER})"
        rf"(?!\s*(?:{PLACE_UNIT}|m|:)\b)"
    )
    return rf"(?:(?:the\s+)?(?:{before}|{after}))"


def place_m(match: re.Match[str], name: str) -> float:
    """Return the metres from the start that a `place` of this name matched."""
    said = match[name] or match[f"{name}2"]
    unit = match[f"{name}_unit"] or match[f"{name}_unit2"]
    return number(said) * (METRES_PER_MILE if unit.startswith("mi") else 1000.0)


def kilograms(amount: float, unit: str | None, *, imperial: bool) -> float:
    """Return kilograms; without a unit the athlete's system counts."""
    in_pounds = unit.startswith(("lb", "pound")) if unit else imperial
    return amount * (KG_PER_POUND if in_pounds else 1.0)
