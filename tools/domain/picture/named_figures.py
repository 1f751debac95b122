"""Figures named in words in a picture: "Ascent 327 m", "D+ 1778 m", a label over its number, "184-498 m"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from tools.domain.course_picture import TextInPicture
from tools.domain.picture import words
from tools.domain.picture.label_pairs import paired_below_or_beside
from tools.domain.picture.measures import Amount, LengthUnit, amounts, height_range
from tools.domain.picture.words import plain

_LEAST_WAY_M, _MOST_WAY_M = 200.0, 1_000_000.0
_MOST_HEIGHT_M = 60_000.0  # of climbing in all; our design choice [D]
_UNNAMED_SHARE = 0.6  # how much a length without its word counts beside a named one; our design choice [D]
_AXIS_ROW = 4  # as many amounts on one line of the picture are an axis; our design choice [D]
_WITHOUT_UNIT = re.compile(r"(?<![\w.,:])\d{1,2}(?:[.,' ]\d{3})|(?<![\w.,:])\d{2,5}(?![\w%])")
_PARTS = re.compile(r"(?<!\d)[,;|/·•]|[,;|/·•](?!\s?\d{3}(?!\d)|\d)")
_THOUSANDS = re.compile(r"[.,' ]")


class Meaning(StrEnum):
    """What a named figure is of."""

    DISTANCE = "distance"
    GAIN = "gain"
    LOSS = "loss"
    LOWEST = "lowest"
    HIGHEST = "highest"


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure as it stands in the picture: metres, its words, and how surely they were read (0 to 1)."""

    meaning: Meaning
    metres: float
    written: str
    confidence: float
    step_m: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures a picture names, at most one of each meaning; `lengths_m` are several unnamed distances."""

    named: tuple[NamedFigure, ...] = ()
    lengths_m: tuple[float, ...] = ()

    def of(self, meaning: Meaning) -> NamedFigure | None:
        """Return the figure of a meaning, None where the picture names none."""
        return next((figure for figure in self.named if figure.meaning is meaning), None)


_WORDS = (  # the narrower first: "denivele negatif" is no gain
    (Meaning.LOWEST, words.LOWEST),
    (Meaning.HIGHEST, words.HIGHEST),
    (Meaning.LOSS, words.LOSS),
    (Meaning.GAIN, words.GAIN),
    (Meaning.DISTANCE, words.DISTANCE),
)


def named_figures(texts: tuple[TextInPicture, ...]) -> Figures:
    """Return the figures named in the lines of a picture; of two of one meaning, the surer reading."""
    free = _off_the_axes(texts)
    found = [figure for text in free for figure in _in_one_line(text)]
    found += _under_labels(free)
    best: dict[Meaning, NamedFigure] = {}
    for figure in found:
        known = best.get(figure.meaning)
        if known is None or figure.confidence > known.confidence:
            best[figure.meaning] = figure
    lengths = _unnamed_lengths(free)
    if Meaning.DISTANCE not in best and len({round(each.metres) for each in lengths}) == 1:
        best[Meaning.DISTANCE] = lengths[0]
    several = tuple(sorted({each.metres for each in lengths})) if Meaning.DISTANCE not in best else ()
    return Figures(tuple(best[meaning] for meaning in Meaning if meaning in best), several)


def meanings_in(text: str) -> list[tuple[Meaning, int, int]]:
    """Return what the words of a plain text name, with their places, from the left."""
    taken: list[tuple[Meaning, int, int]] = []
    for meaning, pattern in _WORDS:
        for match in pattern.finditer(text):
            if all(match.end() <= start or match.start() >= end for _, start, end in taken):
                taken.append((meaning, match.start(), match.end()))
    return sorted(taken, key=lambda each: each[1])


def _in_one_line(text: TextInPicture) -> list[NamedFigure]:
    """Return the figures a line names; between commas and strokes each word goes with its own number."""
    simple = plain(text.text)
    heights = height_range(simple) if words.HEIGHT_RANGE.search(simple) else None
    if heights is not None:
        return _both_heights(heights, text)
    if not meanings_in(simple):
        return _by_sign(list(amounts(simple)), text)
    parts = [part for part in _PARTS.split(simple) if part]
    if len(parts) > 1 and all(bool(meanings_in(p)) <= bool(_values(p)) for p in parts):
        return [figure for part in parts for figure in _named_in(part, text)]
    return _named_in(simple, text)


def _values(simple: str) -> list[Amount]:
    return list(amounts(simple)) or _meant_in_metres(simple)


def _named_in(simple: str, text: TextInPicture) -> list[NamedFigure]:
    """Return each word's nearest number on the side where the first word has its own."""
    named, values = meanings_in(simple), _values(simple)
    if not named or not values:
        return []
    label_first = named[0][1] < values[0].start
    found = []
    for meaning, start, end in named:
        fitting = [
            value
            for value in values
            if _fits(meaning, value) and (value.start >= end if label_first else value.start <= start)
        ]
        if fitting:
            value = fitting[0] if label_first else fitting[-1]
            values.remove(value)
            found.append(_figure(meaning, value, text))
    return found


def _by_sign(values: list[Amount], text: TextInPicture) -> list[NamedFigure]:
    """Return gain and loss of "+1778 m / -1701 m", which needs no word; a lone plus may be anything."""
    heights = [value for value in values if not value.is_way and value.sign]
    if {value.sign for value in heights} != {1, -1}:
        return []
    up, down = (next(value for value in heights if value.sign == sign) for sign in (1, -1))
    return [_figure(Meaning.GAIN, up, text), _figure(Meaning.LOSS, down, text)]


def _meant_in_metres(simple: str) -> list[Amount]:
    """Return numbers without a unit beside words that mean metres by themselves: "D+ 1778", "1200 Hm"."""
    if not words.METRES_ARE_MEANT.search(simple):
        return []
    return [
        Amount(float(_THOUSANDS.sub("", match[0])), LengthUnit.METRE, match.start(), match.end())
        for match in _WITHOUT_UNIT.finditer(simple)
    ]


def _fits(meaning: Meaning, value: Amount) -> bool:
    if meaning is Meaning.DISTANCE:
        return _LEAST_WAY_M <= value.metres <= _MOST_WAY_M and (value.is_way or value.metres >= 1000.0)
    return not value.is_way and value.metres <= _MOST_HEIGHT_M


def _figure(meaning: Meaning, value: Amount, text: TextInPicture, share: float = 1.0) -> NamedFigure:
    decimals = len(re.split(r"[.,]", f"{value.value:.10g}")[1]) if value.value % 1 else 0
    step_m = value.metres / value.value * 10.0**-decimals if value.value else 1.0
    return NamedFigure(meaning, value.metres, text.text, text.confidence * share, step_m)


def _both_heights(heights: tuple[float, float], text: TextInPicture) -> list[NamedFigure]:
    return [
        NamedFigure(meaning, metres, text.text, text.confidence, 1.0)
        for meaning, metres in zip((Meaning.LOWEST, Meaning.HIGHEST), heights, strict=True)
    ]


def _under_labels(texts: tuple[TextInPicture, ...]) -> list[NamedFigure]:
    """Return figures whose word stands over, under or left of the number."""
    labels = [text for text in texts if _labels(text)]
    values = [text for text in texts if _only_a_value(text)]
    found: list[NamedFigure] = []
    for label, value in paired_below_or_beside(labels, values, _go_together):
        both = value.model_copy(update={"confidence": min(label.confidence, value.confidence)})
        heights = height_range(value.text)
        if words.HEIGHT_RANGE.search(plain(label.text)):
            found += _both_heights(heights, both) if heights else []
        else:
            meaning = meanings_in(plain(label.text))[0][0]
            found.append(_figure(meaning, amounts(value.text)[0], both))
    return found


def _labels(text: TextInPicture) -> bool:
    simple = plain(text.text)
    if amounts(simple) or len(simple) > 32:
        return False
    return bool(words.HEIGHT_RANGE.search(simple)) or len(meanings_in(simple)) == 1


def _only_a_value(text: TextInPicture) -> bool:
    """Tell whether a line is an amount and next to nothing else."""
    simple = plain(text.text)
    if height_range(simple):
        return len(simple) <= 24
    values = amounts(simple)
    return len(values) == 1 and len(simple) - (values[0].end - values[0].start) <= 2


def _go_together(label: TextInPicture, value: TextInPicture) -> bool:
    simple = plain(label.text)
    if words.HEIGHT_RANGE.search(simple):
        return height_range(value.text) is not None
    named = meanings_in(simple)
    return height_range(value.text) is None and bool(named) and _fits(named[0][0], amounts(value.text)[0])


def _unnamed_lengths(texts: tuple[TextInPicture, ...]) -> list[NamedFigure]:
    """Return the ways written without a word for them ("TRAIL 42 KM"), as less sure distances."""
    return [
        _figure(Meaning.DISTANCE, value, text, _UNNAMED_SHARE)
        for text in texts
        for value in amounts(text.text)
        if value.is_way and _fits(Meaning.DISTANCE, value) and not _every(text.text)
    ]


def _every(text: str) -> bool:
    """Tell whether a line counts per kilometre or from place to place: not the length of a course."""
    return bool(
        re.search(r"\b(?:every|per|alle|je|tous les|chaque|cada|ogni|elke|at|bei|to go)\b|@", plain(text))
    )


def _off_the_axes(texts: tuple[TextInPicture, ...]) -> tuple[TextInPicture, ...]:
    """Return the lines without rows and columns of amounts, which belong to an axis or a table."""
    lone = [text for text in texts if _only_a_value(text)]
    crowded = {
        id(text) for text in lone if max(_in_line(text, lone, 1), _in_line(text, lone, 0)) >= _AXIS_ROW
    }
    return tuple(text for text in texts if id(text) not in crowded)


def _in_line(text: TextInPicture, others: list[TextInPicture], axis: int) -> int:
    """Count lines of the same unit beside a line (axis 1) or over and under it (axis 0), itself included."""
    unit = {value.unit for value in amounts(text.text)}
    height = text.box[3] - text.box[1]
    middle = (text.box[axis] + text.box[axis + 2]) / 2
    return sum(
        abs((other.box[axis] + other.box[axis + 2]) / 2 - middle) < 0.6 * height
        and unit <= {value.unit for value in amounts(other.text)}
        for other in others
    )
