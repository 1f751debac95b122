"""Measured amounts in a line of text: numbers with a unit, as races and apps write them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from tools.domain.picture.words import plain
from tools.domain.units import METRES_PER_FOOT, METRES_PER_MILE


class LengthUnit(StrEnum):
    """The units of a way or a height."""

    KM = "km"
    MILE = "mi"
    METRE = "m"
    FOOT = "ft"


METRES = {
    LengthUnit.KM: 1000.0,
    LengthUnit.MILE: METRES_PER_MILE,
    LengthUnit.METRE: 1.0,
    LengthUnit.FOOT: METRES_PER_FOOT,
}
_UNIT_WORDS = {
    LengthUnit.KM: r"km|kms|kilometers?|kilometres?|kilometros?|chilometri|quilometros?|k",
    LengthUnit.MILE: r"mi|miles?|meilen?|millas?|miglia|mijl|milhas?",
    LengthUnit.METRE: r"m|mt|mts|meters?|metres?|metern?|metros?|metri|hm|m\.?u\.?\s?m|msnm|mamsl",
    LengthUnit.FOOT: r"ft|feet|foot|fuss|pieds?|pies|piedi|voet|pes",
}
_NUMBER = r"\d{1,3}(?:[ '.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
_UNITS = "|".join(f"(?P<{unit.name}>{words})" for unit, words in _UNIT_WORDS.items())
_AMOUNT = re.compile(
    rf"(?<![\w.,:])(?P<sign>[+-]\s?)?(?P<number>{_NUMBER})\s?(?:{_UNITS})(?![\w²³]|/h|\s?/ ?h)"
)
_RANGE = re.compile(
    rf"(?<![\w.,:])(?P<low>{_NUMBER})\s?m?(?:ft)?\s?-\s?(?P<high>{_NUMBER})\s?(?:{_UNITS})(?!\w)"
)
_DIGIT_SLIPS = str.maketrans({"o": "0", "l": "1", "i": "1", "|": "1", "s": "5", "b": "8"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; `start` and `end` are its place in the plain text, `sign` is +1, -1 or 0."""

    value: float
    unit: LengthUnit
    start: int
    end: int
    sign: int = 0

    @property
    def metres(self) -> float:
        """Return the amount in metres."""
        return self.value * METRES[self.unit]

    @property
    def is_way(self) -> bool:
        """Tell whether it is written in kilometres or miles."""
        return self.unit in {LengthUnit.KM, LengthUnit.MILE}


def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a text, without speeds (km/h), paces (min/km) and ranges' first numbers."""
    simple = plain(text)
    found = []
    for match in _AMOUNT.finditer(simple):
        before = simple[: match.start()].rstrip()
        if before.endswith("min"):
            continue
        unit = _unit(match)
        sign = (match["sign"] or "").strip()
        found.append(
            Amount(
                number(match["number"], unit),
                unit,
                match.start(),
                match.end(),
                {"+": 1, "-": -1}.get(sign, 0),
            )
        )
    return tuple(found)


def height_range(text: str) -> tuple[float, float] | None:
    """Return the metres of a range of heights ("184-498 m"), None where the text holds none."""
    match = _RANGE.search(plain(text))
    if match is None or (unit := _unit(match)) not in {LengthUnit.METRE, LengthUnit.FOOT}:
        return None
    low, high = number(match["low"], unit), number(match["high"], unit)
    return (low * METRES[unit], high * METRES[unit]) if low < high else None


def number(written: str, unit: LengthUnit) -> float:
    """Return the value of a written number, its separators understood by its unit.

    Three digits after one separator are thousands of metres or feet (1,778 m), but decimals of a kilometre
    or a mile (42.195 km, 42,195 km).
    """
    bare = re.sub(r"[ ']", "", written)
    marks = re.findall(r"[.,]", bare)
    if not marks:
        return float(bare)
    whole, _, last = bare.rpartition(marks[-1])
    thousands = len(last) == 3 and (unit in {LengthUnit.METRE, LengthUnit.FOOT} or len(marks) > 1)
    digits = re.sub(r"[.,]", "", whole)
    return float(digits + last) if thousands else float(f"{digits}.{last}")


def bare_number(text: str) -> float | None:
    """Return the value of a text that is one number and nothing else but a unit of length, None otherwise.

    Letters that look like digits are read as such once there is a digit beside them (1O.5).
    """
    simple = plain(text)
    if not re.search(r"\d", simple):
        return None
    simple = re.sub(rf"\s?(?:{'|'.join(_UNIT_WORDS.values())})\.?$", "", simple)
    simple = re.sub(r"^(?:km|mile|mi|pk|kp)\.?\s?", "", simple).translate(_DIGIT_SLIPS)
    match = re.fullmatch(r"[~+]?(\d{1,4})(?:\s?[.,]\s?(\d{1,3}))?", simple.strip())
    return float(f"{match[1]}.{match[2] or 0}") if match else None


def _unit(match: re.Match[str]) -> LengthUnit:
    return next(unit for unit in LengthUnit if match[unit.name])
