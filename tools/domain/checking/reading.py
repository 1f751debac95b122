"""A sentence read for its check: its quantities with what each is of, its days, and its capitalised names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tools.domain.checking.days import Day, days_in
from tools.domain.checking.language import is_foreign
from tools.domain.checking.lexing import quantities_in
from tools.domain.checking.measures import KM, MILE, Dimension
from tools.domain.checking.quantities import Quantity
from tools.domain.checking.topics import Placed, Topic, topics_in, words_of
from tools.domain.checking.understanding import noun_stem
from tools.domain.checking.word_lists import words

KEPT_READINGS = 4096  # a turn reads some dozens of sentences, most of them again in the next turn

_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!^\d\.)(?<!^\d\d\.)(?<!\bi\.e\.)(?<!\be\.g\.)(?<!\bca\.)(?<!\bvs\.)(?<!\bapprox\.)(?<!\bincl\.)"
    r"[*”\"’)]*\s+(?=[A-Z“\"*(\d])|\n+",
    re.MULTILINE,
)
_CUT = re.compile(r"[,;:()—–|•\n…/+=→]|(?<=\s)-(?=\s)")
_CUT_WORDS = words(
    "and but while whereas then plus versus vs with or against than which so not where from because"
    " though although"
)
_CUT_PHRASES = {
    "instead": "of", "rather": "than", "compared": "with", "thanks": "to", "on": "top",
}  # fmt: skip
_VERB = re.compile(r"\b(?:is|are|means?|equals?|gives?|makes?|becomes?|was|puts?|leads? to)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^[\w\s]*\($")
_NOISE = words(
    "the a an of to in on at is are be and or it its your you for with by as that this from i my me was"
    " were will"
    " would should can could do does not no so but if then than about around roughly some more most very"
    " just also"
    " only what which who when how all any each every per here there one take have has had get gets make"
    " makes keep"
    " go goes"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A quantity with the words beside it.

    `near` are the topics of its own piece of the sentence, `far` those of the sentence around; `words` are
    the content words of both, `places` the points of the course its piece is about.
    """

    quantity: Quantity
    near: frozenset[Topic]
    far: frozenset[Topic]
    words: frozenset[str]
    sentence: str
    day: Day | None = None
    place: Quantity | None = None
    rates: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that can be checked in one text."""

    text: str
    clauses: tuple[Clause, ...]
    days: tuple[Day, ...]
    topics: frozenset[Topic]
    words: frozenset[str]


_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")


@lru_cache(maxsize=KEPT_READINGS)
def read(text: str) -> tuple[Reading, ...]:
    """Return the sentences of a text, read; a sentence of more than `LONGEST` characters in pieces."""
    plain = text if text.isascii() else text.translate(_PLAIN)
    if _DECIMAL_COMMA.search(plain) and is_foreign(plain):
        plain = _DECIMAL_COMMA.sub(".", plain)
    return tuple(
        _sentence(piece) for part in _SENTENCE_END.split(plain) if part.strip() for piece in _pieces(part)
    )


_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "ſ": "s", "ı": "i", "İ": "I", "K": "K"})
"""Blanks that join, and letters that only look like those of a unit once their case is left out."""
LONGEST = 2000


def _pieces(part: str) -> Iterator[str]:
    """Give a sentence as it is, or in pieces cut between two words: read in linear time."""
    while len(part) > LONGEST:
        cut = part.rfind(" ", 1, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield part[:cut]
        part = part[cut:]
    yield part


def _sentence(text: str) -> Reading:
    days = days_in(text)
    quantities = quantities_in(text, tuple((day.start, day.end) for day in days))
    spoken = words_of(text)
    content = frozenset(noun_stem(word) for _, word in spoken if word not in _NOISE and not word[0].isdigit())
    if not quantities:
        return Reading(text, (), days, frozenset(), content)
    placed = _without_the_included(topics_in(spoken), text)
    clauses = _clauses(text, quantities, days, placed, spoken)
    return Reading(text, clauses, days, frozenset(t for each in placed for t in each.topics), content)


_INCLUDED = re.compile(
    r"\b(?:including|counting|inclusive of|with|apart from|besides)\b[^,.;:]*", re.IGNORECASE
)
_PARTS_OF_A_SESSION = words("warm-up cool-down")


def _without_the_included(placed: list[Placed], text: str) -> list[Placed]:
    """Leave out the parts of a session that are only counted in: "45 min, including the warm-up"."""
    if not any(topic.name in _PARTS_OF_A_SESSION for each in placed for topic in each.topics):
        return placed
    spans = [match.span() for match in _INCLUDED.finditer(text) if not re.search(r"\d", match[0])]
    return [
        each
        for each in placed
        if not any(start <= each.start < end for start, end in spans)
        or not any(topic.name in _PARTS_OF_A_SESSION for topic in each.topics)
    ]


def _clauses(
    text: str,
    quantities: tuple[Quantity, ...],
    days: tuple[Day, ...],
    placed: list[Placed],
    spoken: list[tuple[int, str]],
) -> tuple[Clause, ...]:
    """Give each quantity the words between it and its neighbours, cut where the sentence turns."""
    around, head_end = _pieces_around(text, quantities, spoken)
    of_pieces = [(start, _topics(placed, start, end)) for start, end in _unclaimed(around, head_end)]
    content = [(at, noun_stem(word)) for at, word in spoken if word not in _NOISE and not word[0].isdigit()]
    clauses: list[Clause] = []
    place: Quantity | None = None
    rates = frozenset(quantity.per for quantity in quantities if quantity.per)
    for quantity, (begins, ends) in zip(quantities, around, strict=True):
        near = _topics(placed, begins, ends)
        last = clauses[-1] if clauses else None
        if not near and last is not None and _explains(quantity, last.quantity, text):
            near = last.near
        far = frozenset(t for start, topics in of_pieces if start <= quantity.start for t in topics)
        if text[:begins].endswith("than"):
            far = frozenset(topic for topic in far if topic.group != "faster" and topic.name != "delta")
        words = frozenset([stem for at, stem in content if begins <= at < ends or at < head_end])
        clauses.append(
            Clause(
                quantity,
                near,
                far - near,
                words,
                text,
                _day_of(quantity, days, text, begins, ends),
                place,
                rates,
            )
        )
        if quantity.dimension is Dimension.PLACE:
            place = quantity
    return tuple(clauses)


def _pieces_around(
    text: str, quantities: tuple[Quantity, ...], spoken: list[tuple[int, str]]
) -> tuple[list[tuple[int, int]], int]:
    """Return where the words of each quantity begin and end, and where the head of the sentence ends."""
    cuts = _cuts_in(text, spoken)
    around: list[tuple[int, int]] = []
    head_end = 0
    for index, quantity in enumerate(quantities):
        left = quantities[index - 1].end if index else 0
        right = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
        begins = max((end for _, end in cuts if left <= end <= quantity.start), default=None)
        if begins is None:
            begins = _after_a_verb(text, left, quantity.start) if index else left
        ends = min((start for start, _ in cuts if quantity.end <= start <= right), default=None)
        if ends is None:
            ends = _before_a_verb(text, quantity.end, right) if index + 1 < len(quantities) else right
        if index == 0:
            head_end = begins
        around.append((begins, ends))
    return around, head_end


def _cuts_in(text: str, spoken: list[tuple[int, str]]) -> list[tuple[int, int]]:
    """Return where a sentence turns: at its marks, and at the words that join its parts."""
    cuts = [match.span() for match in _CUT.finditer(text)]
    for index, (start, word) in enumerate(spoken):
        if word in _CUT_WORDS:
            cuts.append((start, start + len(word)))
        elif word in _CUT_PHRASES and index + 1 < len(spoken) and spoken[index + 1][1] == _CUT_PHRASES[word]:
            cuts.append((start, spoken[index + 1][0] + len(spoken[index + 1][1])))
    return cuts


def _after_a_verb(text: str, left: int, right: int) -> int:
    """Return where the words of the second of two quantities begin, where only a verb stands between."""
    return max((match.end() for match in _VERB.finditer(text, left, right)), default=left)


def _before_a_verb(text: str, left: int, right: int) -> int:
    return next((match.start() for match in _VERB.finditer(text, left, right)), right)


def _explains(quantity: Quantity, last: Quantity, text: str) -> bool:
    """Tell whether a quantity in brackets tells more of the one before it: about 5 % (3–8 %)."""
    one, other = last.readings[0].unit, quantity.readings[0].unit
    is_way = {one, other} & {KM, MILE} and not {one, other} <= {KM, MILE}
    same = last.dimension is quantity.dimension and not is_way
    return same and _IN_BRACKETS.match(text[last.end : quantity.start]) is not None


def _unclaimed(around: list[tuple[int, int]], head_end: int) -> list[tuple[int, int]]:
    """Return the pieces of a sentence that no quantity has for its own."""
    pieces = [(0, head_end)]
    pieces.extend((ends, begins) for (_, ends), (begins, _) in pairwise(around) if begins > ends)
    if around:
        pieces.append((around[-1][1], 10**6))
    return pieces


def _topics(placed: list[Placed], start: int, end: int) -> frozenset[Topic]:
    """Return the topics of a piece; where its words leave several of a group, those that all words allow."""
    here = [each.topics for each in placed if start <= each.start < end]
    if len(here) < 2:
        return frozenset(here[0]) if here else _NONE
    found: dict[str, frozenset[Topic]] = {}
    for topics in here:
        said: dict[str, set[Topic]] = {}
        for topic in topics:
            said.setdefault(topic.group, set()).add(topic)
        for group, names in said.items():
            known = found.get(group)
            found[group] = frozenset(names) if known is None else frozenset(known & names or known | names)
    return frozenset(topic for topics in found.values() for topic in topics)


_NONE: frozenset[Topic] = frozenset()
_NEAR = 24  # characters from a number to the day in brackets behind it
_TO_A_BRACKET = re.compile(r"[\w\s-]*\((?:on\s)?")


def _is_bracket(day: Day, text: str, quantity: Quantity) -> bool:
    return _TO_A_BRACKET.fullmatch(text, quantity.end, day.start) is not None


def _day_of(quantity: Quantity, days: tuple[Day, ...], text: str, begins: int, ends: int) -> Day | None:
    """Return the day in brackets behind a quantity, of its piece, last named before it, or the only one."""
    if behind := next(
        (day for day in days if 0 <= day.start - quantity.end <= _NEAR and _is_bracket(day, text, quantity)),
        None,
    ):
        return behind
    if len(own := [day for day in days if begins <= day.start < ends]) == 1:
        return own[0]
    before = [day for day in days if day.end <= quantity.start]
    return before[-1] if before else days[0] if len(days) == 1 else None
