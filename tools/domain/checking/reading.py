"""A sentence read for its check: its quantities with what each is of, its days, and its capitalised names."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tools.domain.checking.days import Day, days_in
from tools.domain.checking.lexing import quantities_in
from tools.domain.checking.measures import Dimension
from tools.domain.checking.quantities import Quantity
from tools.domain.checking.topics import Placed, Topic, topics_in, words_of
from tools.domain.checking.understanding import noun_stem
from tools.domain.checking.word_lists import words

KEPT_READINGS = 4096  # a turn reads some dozens of sentences, most of them again in the next turn

_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!^\d\.)(?<!^\d\d\.)[*”\"’)]*\s+(?=[A-Z“\"*(\d])|\n+", re.MULTILINE)
_CUT = re.compile(
    r"[,;:()—–|•\n…/]|(?<=\s)-(?=\s)|\b(?:and|but|while|whereas|then|plus|versus|vs|with|or|against|than"
    r"|instead of|rather"
    r" than|compared (?:with|to)|which|so|not|where|from|thanks to|because|though|although|on top of)\b",
    re.IGNORECASE,
)
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


@lru_cache(maxsize=KEPT_READINGS)
def read(text: str) -> tuple[Reading, ...]:
    """Return the sentences of a text, read."""
    spaced = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")
    return tuple(_sentence(part) for part in _SENTENCE_END.split(spaced) if part.strip())


def _sentence(text: str) -> Reading:
    days = days_in(text)
    quantities = quantities_in(text, tuple((day.start, day.end) for day in days))
    spoken = words_of(text)
    content = frozenset(noun_stem(word) for _, word in spoken if word not in _NOISE and not word[0].isdigit())
    if not quantities:
        return Reading(text, (), days, frozenset(), content)
    placed = topics_in(spoken)
    clauses = _clauses(text, quantities, days, placed, spoken)
    return Reading(text, clauses, days, frozenset(t for each in placed for t in each.topics), content)


def _clauses(
    text: str,
    quantities: tuple[Quantity, ...],
    days: tuple[Day, ...],
    placed: list[Placed],
    spoken: list[tuple[int, str]],
) -> tuple[Clause, ...]:
    """Give each quantity the words between it and its neighbours, cut where the sentence turns."""
    cuts = [match.span() for match in _CUT.finditer(text)]
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
    between = _unclaimed(around, head_end)
    clauses: list[Clause] = []
    place: Quantity | None = None
    rates = frozenset(quantity.per for quantity in quantities if quantity.per)
    for quantity, (begins, ends) in zip(quantities, around, strict=True):
        near = _topics(placed, begins, ends)
        last = clauses[-1] if clauses else None
        if not near and last is not None and _explains(quantity, last.quantity, text):
            near = last.near
        far = frozenset(
            t for start, end in between if start <= quantity.start for t in _topics(placed, start, end)
        )
        words = frozenset(
            noun_stem(word)
            for at, word in spoken
            if (begins <= at < ends or at < head_end) and word not in _NOISE and not word[0].isdigit()
        )
        clauses.append(Clause(quantity, near, far - near, words, text, _day_of(quantity, days), place, rates))
        if quantity.dimension is Dimension.PLACE:
            place = quantity
    return tuple(clauses)


def _after_a_verb(text: str, left: int, right: int) -> int:
    """Return where the words of the second of two quantities begin, where only a verb stands between."""
    return max((match.end() for match in _VERB.finditer(text, left, right)), default=left)


def _before_a_verb(text: str, left: int, right: int) -> int:
    return next((match.start() for match in _VERB.finditer(text, left, right)), right)


def _explains(quantity: Quantity, last: Quantity, text: str) -> bool:
    """Tell whether a quantity in brackets tells more of the one before it: about 5 % (3–8 %)."""
    same = last.dimension is quantity.dimension
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
    found: dict[str, frozenset[Topic]] = {}
    for each in placed:
        if start <= each.start < end:
            for group in {topic.group for topic in each.topics}:
                said = frozenset(topic for topic in each.topics if topic.group == group)
                known = found.get(group, said)
                found[group] = known & said or known | said
    return frozenset(topic for topics in found.values() for topic in topics)


def _day_of(quantity: Quantity, days: tuple[Day, ...]) -> Day | None:
    """Return the day last named before a quantity, or the only one of the sentence."""
    before = [day for day in days if day.end <= quantity.start]
    return before[-1] if before else days[0] if len(days) == 1 else None
