"""What a number may be, by its unit and the words around it: 30 km is a way or a place."""

import re
from functools import lru_cache

from tools.domain.checking.measures import (
    BARE,
    COUNT,
    HOUR,
    KM,
    MILE,
    MINUTE,
    PACE_KM,
    PACE_MILE,
    PLACES,
    RATIO,
    SECOND,
    TIME_OF_DAY,
    UNITS,
    Dimension,
    Unit,
)
from tools.domain.checking.quantities import Hedge, Quantity, Reading, hedge_around
from tools.domain.checking.tokens import Token
from tools.domain.checking.word_lists import words

_NOUNS = re.compile(r"[\s-]((?:[A-Za-z][A-Za-z’'-]*[\s]?){1,4})")
_ENDS_A_NOUN = words(
    "of at in to per a an the and or with for on is are was were from before after by that as you your"
    " which who if"
    " when will would should can than so but each every about around over under until while then into this"
    " these"
    " it its be do does not only also too apart away ago later long off up down out"
)
SECONDS_OF_A_PACE = {
    UNITS["s/km"]: PACE_KM,
    UNITS["s/mi"]: PACE_MILE,
    PACE_KM: PACE_KM,
    PACE_MILE: PACE_MILE,
}
_IN_UNITS = re.compile(
    r"\b(?:in|of) (?P<unit>miles|kilomet(?:re|er)s|km|minutes|hours|pounds|kilos|grams|watts|metres|feet"
    r"|seconds)\b",
    re.I,
)
_UNIT_BEFORE = re.compile(
    r"\b(?:(?P<load>r?TSS|CTL|ATL|TSB|TRIMP|[Tt]raining (?:stress|load))|(?P<ratio>IF|VI"
    r"|[Ii]ntensity(?: factor)?|[Vv]ariability index)|(?P<power>FTP|NP|CP))"
    r"(?:\s(?:score|of|is|at|about|around|roughly|near))*\s?[:=≈~]?\s?$"
)
_UNITS_BEFORE = {"load": UNITS["tss"], "ratio": RATIO, "power": UNITS["w"]}
_AT_A_PLACE = re.compile(
    r"\b(?:at|after|by|from|to|until|till|past|around|before|near|beyond|between|reach(?:es|ed|ing)?|and"
    r"|pass(?:ed|ing|es)?"
    r"|through|hit|completed?|every)\s(?:the\s|about\s|around\s|roughly\s)?$",
    re.IGNORECASE,
)
_A_PLACE_BEHIND = re.compile(
    r"^[\s-](?:mark|point|sign|split|in\b|into\b|timing|banner|board)", re.IGNORECASE
)
_A_LENGTH_BEHIND = re.compile(
    r"^[\s-](?:long|course|race|run|ride|loop|of|route|total|a week|per|each|longer|shorter|day|climb"
    r"|tempo|effort)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def noun_stem(word: str) -> str:
    """Return a noun without the endings of its plural."""
    word = word.lower().removesuffix("’s").removesuffix("'s").rstrip("’'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return word


def nouns_behind(token: Token, text: str) -> frozenset[str]:
    """Return the words behind a number that say what it counts."""
    if (found := _NOUNS.match(text, token.end)) is None:
        return frozenset()
    nouns = []
    for word in found[1].split():
        if word.lower() in _ENDS_A_NOUN:
            break
        nouns.append(noun_stem(word))
        if "-" in word:
            nouns.extend(noun_stem(part) for part in word.split("-"))
    return frozenset(nouns)


_CLAIMS = re.compile(
    r"\b(?:takes?|took|lasts?|needs?|about|around|roughly|nearly|almost|under|over)\s$", re.IGNORECASE
)
_TIMES = re.compile(
    r"\s?[×x*]\s?[\d(]|\stimes\s(?:\d|one|two|three|four|five|six|eight|ten|twenty|thirty|half)\b",
    re.IGNORECASE,
)
_REPEATS = words("stride repeat rep block interval set piece effort")
"""What the number of 6 × 20 s counts, as it may be called."""


def quantity_of(token: Token, text: str) -> Quantity:
    """Return the quantity a number of a text is."""
    is_sub = "sub" in text[max(0, token.start - 5) : token.start].lower()
    nouns: frozenset[str] = frozenset()
    if _TIMES.match(text, token.end):
        nouns = _REPEATS
    elif token.unit is None and not token.clock and not token.prefix:
        nouns = nouns_behind(token, text)
    elif token.unit is not None and token.unit.dimension is Dimension.DAYS:
        nouns = frozenset({noun_stem(token.unit.name)})
    return Quantity(
        start=token.start,
        end=token.end,
        written=text[token.start : token.end],
        readings=_in_context(_readings(token, has_nouns=bool(nouns), is_sub=is_sub), token, text),
        said_as=_said_as(token),
        hedge=Hedge.AT_MOST if is_sub else hedge_around(text, token.start, token.end),
        nouns=nouns,
        per=token.per or (token.unit.per if token.unit else ""),
        is_word=token.is_word,
        is_plain=token.is_article and _CLAIMS.search(text, max(0, token.start - 12), token.start) is None,
    )


def _said_as(token: Token) -> float:
    """Return the digits of a number whatever they measure: 5.24 for 5:24."""
    return sum(part / 100.0**place for place, part in enumerate(token.clock)) if token.clock else token.number


def names_its_unit(token: Token, text: str) -> bool:
    """Tell whether what is measured stands before a bare number: IF 0.86, TSS 193."""
    return token.unit is None and _UNIT_BEFORE.search(text, max(0, token.start - 32), token.start) is not None


def _in_context(readings: tuple[Reading, ...], token: Token, text: str) -> tuple[Reading, ...]:
    """Add what the words around a number make of it: a place, or a unit the sentence names before."""
    first = readings[0]
    if first.unit in (KM, MILE) and _is_at_a_place(token, text):
        return (*readings, first._replace(unit=PLACES["km" if first.unit is KM else "mile"]))
    if first.dimension is Dimension.BARE and (
        unit := _UNIT_BEFORE.search(text, max(0, token.start - 32), token.start)
    ):
        return (_plain(_UNITS_BEFORE[unit.lastgroup or ""], token),)
    if first.dimension is Dimension.BARE and not token.is_word and (named := _IN_UNITS.search(text)):
        return (_plain(UNITS[named["unit"].lower()], token),)
    return readings


def _is_at_a_place(token: Token, text: str) -> bool:
    """Tell whether a distance is told as a place: at 30 km, the 30 km mark, 42.7 km and 71.3 km."""
    behind = text[token.end : token.end + 10]
    if _A_PLACE_BEHIND.match(behind):
        return True
    before = text[max(0, token.start - 24) : token.start]
    return _AT_A_PLACE.search(before) is not None and not _A_LENGTH_BEHIND.match(behind)


def _readings(token: Token, *, has_nouns: bool, is_sub: bool) -> tuple[Reading, ...]:
    if token.am_pm:
        hours = token.clock[0] % 12 + (12 if token.am_pm == "pm" else 0)
        return (Reading(TIME_OF_DAY, hours * 3600 + token.clock[1] * 60, None, 60.0),)
    if token.clock:
        return _timed(token)
    if token.prefix:
        return (_plain(PLACES[token.prefix], token),)
    if token.unit is not None:
        readings = [_plain(token.unit, token)]
        if token.unit in SECONDS_OF_A_PACE and token.unit not in (PACE_KM, PACE_MILE):
            readings.append(_plain(SECOND, token))  # "6 s /km" is told as six seconds, too
        if token.degrees:
            readings.append(_plain(UNITS["°f"], token))
        return tuple(readings)
    if is_sub and not has_nouns:
        return (_plain(HOUR, token), _plain(MINUTE, token))
    return (_plain(COUNT if has_nouns else BARE, token),)


def _plain(unit: Unit, token: Token) -> Reading:
    return Reading(unit, (token.number + unit.shift) * unit.factor, None, token.step * unit.factor)


def _timed(token: Token) -> tuple[Reading, ...]:
    """Return what a time may be: of a race, of a kilometre, or of the day."""
    *rest, last = token.clock
    whole = last + sum(part * 60.0 ** (place + 1) for place, part in enumerate(reversed(rest)))
    unit = token.unit
    if unit is not None and unit.dimension is Dimension.PACE:
        return (Reading(unit, whole * unit.factor, None, unit.factor),)
    if len(token.clock) == len(("h", "min", "s")):
        return (Reading(SECOND, whole, None, 1.0),)
    long = Reading(SECOND, whole * 60, None, 60.0)
    if unit is not None and unit.dimension is Dimension.DURATION:
        return (long,) if unit is HOUR else (Reading(SECOND, whole, None, 1.0),)
    paces = [Reading(pace, whole * pace.factor, None, pace.factor) for pace in (PACE_KM, PACE_MILE)]
    short = [*paces, Reading(SECOND, whole, None, 1.0)]
    found = [long, *short] if rest[0] < _FASTEST_KM_MIN else [*short, long]
    if rest[0] >= _SLOWEST_KM_MIN:
        found = [short[-1], *paces, long]
    if rest[0] < HOURS_A_DAY:
        found.append(Reading(TIME_OF_DAY, long.value, None, 60.0))
    return tuple(found)


_FASTEST_KM_MIN = 4  # 3:45 alone is rather a marathon's time than a kilometre's: our design choice [D]
_SLOWEST_KM_MIN = 20  # 45:30 is a time, nobody's pace: our design choice [D]
HOURS_A_DAY = 24
