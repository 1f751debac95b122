"""From a sentence to its quantities: units shared in lists, ends of ranges joined, times put together."""

import re
from dataclasses import replace
from itertools import pairwise

from tools.domain.checking.measures import (
    HOUR,
    MINUTE,
    SECOND,
    Dimension,
)
from tools.domain.checking.quantities import Hedge, Quantity, Reading, is_a_change
from tools.domain.checking.tokens import IS_IN_WORDS, Token, tokens_in
from tools.domain.checking.understanding import SECONDS_OF_A_PACE, names_its_unit, nouns_behind, quantity_of
from tools.domain.checking.word_lists import words

_DIGIT = re.compile(r"[\d½¼¾]")
_RANGE = re.compile(r"^\s?(?:–|—|-|−|to|through|till|until|bis)\s?$")
_AND = re.compile(r"^\s?(?:and|&)\s?$")
_LIST = re.compile(
    r"^\s?(?:,|,?\s?and|,?\s?or|,?\s?then|,?\s?plus|\+|=|/|–|—|-|to|of|&|through|,\s?(?:at )?)\s?(?:at\s)?$"
)
_GLUE = re.compile(r"^(?:\s|\sand\s|,\s|-)?$")
_BETWEEN = re.compile(
    r"\b(?:between|(?:anything|anywhere|ranges?|range is|range goes|window is|somewhere) from|range of"
    r"|ranging from"
    r"|from)\s*(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
_ENUMERATOR = re.compile(r"(?:^|\n)\s*(?:[-*>#]+\s*)?(?:\*\*|\(|step\s)?$", re.IGNORECASE)


def quantities_in(text: str, taken: tuple[tuple[int, int], ...] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order; `taken` are spans of dates."""
    if not (_DIGIT.search(text) or IS_IN_WORDS.search(text)):
        return ()
    tokens = [token for token in tokens_in(text, taken) if not _is_enumerator(token, text)]
    tokens = _without_rates(_put_together(tokens, text), text)
    _share_units(tokens, text)
    return tuple(_joined(tokens, text))


def _is_enumerator(token: Token, text: str) -> bool:
    """Tell whether a number only numbers a line of a list."""
    if token.clock or token.unit is not None or token.is_word:
        return False
    if not re.match(r"[.):](?:[ *]|$)", text[token.end : token.end + 2]):
        return False
    return _ENUMERATOR.search(text[: token.start]) is not None


def _put_together(tokens: list[Token], text: str) -> list[Token]:
    """Put 3 h 45 min, 1 min 30 s and three forty-five together."""
    made: list[Token] = []
    for token in tokens:
        if not (made and _joins(made[-1], token, text)):
            made.append(token)
    return made


_SMALLER = {HOUR: MINUTE, MINUTE: SECOND}
_CLOSE = 7  # characters between two parts of one time


def _joins(last: Token, token: Token, text: str) -> bool:
    """Make a number part of the time before it, where it is one."""
    gap = text[last.end : token.start]
    if _is_said_clock(last, token, text):
        last.clock, last.end, last.unit = (last.number, token.number), token.end, token.unit
        return True
    if last.unit not in _SMALLER or len(gap) >= _CLOSE or token.clock or token.prefix:
        return False
    if token.number >= 60 or last.step < 1 or not _GLUE.match(gap):
        return False
    is_bare = token.unit is None and not token.is_word and gap == " " and last.unit is HOUR
    if (token.unit is _SMALLER[last.unit] or is_bare) and not (last.clock and last.unit is HOUR):
        last.clock = (*(last.clock or (last.number,)), token.number)
        last.end, last.is_article, last.per = token.end, False, last.per or token.per
        return True
    if token.unit in SECONDS_OF_A_PACE and last.unit is MINUTE and not last.clock:
        last.clock, last.end = (last.number, token.number), token.end
        last.unit = SECONDS_OF_A_PACE[token.unit]
        return True
    return False


_COUNTED_IN_PAIRS = words("gel bar run session gram minute second hour stride repeat rep")


def _is_said_clock(last: Token, token: Token, text: str) -> bool:
    """Tell whether two numbers in words are a time: three forty-five, five fourteen per km."""
    if not (last.is_word and token.is_word) or last.is_article or token.is_article:
        return False
    if last.clock or last.unit or last.prefix or text[last.end : token.start] != " ":
        return False
    whole = 1 <= last.number <= 12 and 10 <= token.number < 60 and last.step == token.step == 1
    fits = token.unit is None or token.unit.dimension is Dimension.PACE
    return whole and fits and not nouns_behind(token, text) & _COUNTED_IN_PAIRS


_OWN_TIME = re.compile(r"[,;:.()]|\b(?:about|in|for|takes?|within|before|after)\b")


def _without_rates(tokens: list[Token], text: str) -> list[Token]:
    """Leave out the "an hour" of "60 g an hour"."""
    kept: list[Token] = []
    for token in tokens:
        is_rate = token.is_article and kept and kept[-1].per
        if not is_rate or _OWN_TIME.search(text[kept[-1].end : token.start]):
            kept.append(token)
    return kept


def _share_units(tokens: list[Token], text: str) -> None:
    """Give the bare numbers of a list or range the unit that is told once: km 5, 9 and 15; 60 to 90 g."""
    for last, token in pairwise(tokens):
        is_bare = token.unit is None and not (token.clock or token.prefix or token.is_word)
        if is_bare and last.prefix not in ("", "other") and _LIST.match(text[last.end : token.start]):
            token.prefix = "" if nouns_behind(token, text) else last.prefix
    for token, after in zip(tokens[-2::-1], tokens[:0:-1], strict=False):
        gap = text[token.end : after.start]
        if after.unit is None or token.prefix or after.is_article or not _LIST.match(gap):
            continue
        if names_its_unit(token, text) or ("=" in gap and (token.clock or after.clock)):
            continue
        if token.unit is None and bool(token.clock) == bool(after.clock):
            token.unit, token.per, token.degrees = after.unit, token.per or after.per, after.degrees
        elif token.unit is after.unit and not token.per and _RANGE.match(gap):
            token.per = after.per


def _joined(tokens: list[Token], text: str) -> list[Quantity]:
    """Return the quantities of the numbers, two of them one where they are the ends of a range."""
    made: list[Quantity] = []
    left = [quantity_of(token, text) for token in tokens][::-1]
    while left:
        first = left.pop()
        after = left[-1] if left and not (_is_article(first) or _is_article(left[-1])) else None
        if after is None or len(text[first.end : after.start]) > _SHORT_GAP:
            made.append(first)
        elif (joined := _range(first, after, text)) is not None:
            made.append(joined)
            left.pop()
        elif _RANGE.match(text[first.end : after.start]):
            made.extend((replace(first, is_change=True), replace(after, is_change=True)))
            left.pop()
        else:
            made.append(first)
    return made


def _is_article(quantity: Quantity) -> bool:
    """Tell whether it is the "an hour" of a sentence, which is no end of a range."""
    return quantity.is_word and quantity.written[:2].lower() in ("a ", "an")


_SHORT_GAP = 9  # characters of " through "


def _range(low: Quantity, high: Quantity, text: str) -> Quantity | None:
    """Join two quantities to a range; None if there is none, or if something moves."""
    gap, before = text[low.end : high.start], text[max(0, low.start - 24) : low.start]
    between = _BETWEEN.search(before)
    if not (_RANGE.match(gap) or (between and _AND.match(gap))):
        return None
    readings = _shared(low, high)
    if not readings:
        return None
    if between and between[0].lower().startswith("from "):
        turned = readings[0].value > (readings[0].high or 0.0)
        if turned or is_a_change(text, low.start):
            return None
    return Quantity(
        start=low.start,
        end=high.end,
        written=text[low.start : high.end],
        readings=readings,
        said_as=low.said_as,
        hedge=high.hedge if low.hedge is Hedge.NONE else low.hedge,
        nouns=low.nouns | high.nouns,
        per=high.per or low.per,
        is_word=low.is_word,
    )


def _shared(low: Quantity, high: Quantity) -> tuple[Reading, ...]:
    """Return the ways in which two numbers are the ends of one range, the finer precision of both."""

    def kind(reading: Reading) -> tuple[object, float]:
        return reading.unit, reading.step if reading.unit is SECOND else 0.0

    ends = {kind(reading): reading for reading in high.readings}
    return tuple(
        Reading(reading.unit, reading.value, other.value, min(reading.step, other.step))
        for reading in low.readings
        if (other := ends.get(kind(reading)))
    )
