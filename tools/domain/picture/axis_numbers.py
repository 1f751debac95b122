"""The numbers beside an axis: what a label's text may mean, as "1.200" may be 1200 or 1.2."""

import re
from dataclasses import dataclass

_TICKS = " -_—–|¦·.,:;'`´~+=[](){}<>*°"  # what a tick mark beside a number is read as
_LETTER_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "−": "-", "’": "'", "\u202f": " "})
_UNITS = {
    "km": "km", "kms": "km", "kilometer": "km", "kilometers": "km", "k": "km",
    "mi": "mi", "mile": "mi", "miles": "mi", "mls": "mi",
    "m": "m", "mt": "m", "mtr": "m", "hm": "m", "metres": "m", "meters": "m",
    "ft": "ft", "feet": "ft", "'": "ft",
}  # fmt: skip
_BODY = r"\d{1,3}(?:[.,'\u00a0 ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,3})?"
_LABEL = re.compile(
    rf"(?P<before>[a-z]+)?\s*(?P<sign>-)?(?P<body>{_BODY})\s*(?P<unit>[a-z]+|')?", re.IGNORECASE
)
_MOST_DIGITS = 7


@dataclass(frozen=True, slots=True)
class LabelNumber:
    """What a label may say: the values it can stand for, the likelier first, and the unit written on it."""

    values: tuple[float, ...]
    unit: str | None = None


def label_number(text: str) -> LabelNumber | None:
    """Return what a label says; None where it is no plain number (a time, a share, a word, a range)."""
    swapped = text.translate(_LETTER_DIGITS) if any(letter.isdigit() for letter in text) else text
    cleaned = ("0" if text in {"O", "o", "Q", "D"} else swapped).strip()
    if ":" in cleaned.strip(_TICKS) or "%" in cleaned or "/" in cleaned:
        return None
    negative = cleaned.startswith("-")
    match = _LABEL.fullmatch(cleaned.strip(_TICKS.replace("'", "")))
    if match is None or sum(letter.isdigit() for letter in match["body"]) > _MOST_DIGITS:
        return None
    unit = _unit(match["before"], match["unit"])
    if unit == "":
        return None
    values = _values(match["body"])
    # A dash before a number is far more often its tick mark than a place below the sea.
    return LabelNumber((*values, *(-value for value in values if value)) if negative else values, unit)


def _unit(before: str | None, after: str | None) -> str | None:
    """Return the unit written, None where nothing is, "" for a word that is none."""
    words = [word.lower() for word in (before, after) if word]
    if not words:
        return None
    return _UNITS.get(words[0], "") if len(words) == 1 else ""


def _values(body: str) -> tuple[float, ...]:
    marks = re.findall(r"[.,'\u00a0 ]", body)
    digits = re.split(r"[.,'\u00a0 ]", body)
    if not marks:
        return (float(body),)
    grouped = all(len(part) == 3 for part in digits[1:]) and not body.startswith("0")
    if grouped:
        whole = float("".join(digits))
        single = len(marks) == 1 and marks[0] in ".,"
        return (whole, float(f"{digits[0]}.{digits[1]}")) if single else (whole,)
    return (float("".join(digits[:-1]) + "." + digits[-1]),)


def split_labels(text: str) -> tuple[tuple[str, float], ...]:
    """Return the numbers of several labels read as one line, each with where its middle is, 0 to 1."""
    if not re.fullmatch(r"[\d., ]+", text):
        return ()
    parts = list(re.finditer(r"\S+", text))
    if len(parts) < 2:
        return ()
    return tuple((part.group(), (part.start() + part.end()) / 2 / len(text)) for part in parts)
