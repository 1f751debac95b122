"""How many gels are behind and how many still to come at a place, by the places they are known at."""

import re

from tools.domain.checking.checked import Fault, Origin, Trace
from tools.domain.checking.known import Known
from tools.domain.checking.measures import Dimension
from tools.domain.checking.quantities import Quantity
from tools.domain.checking.reading import Reading
from tools.domain.checking.saying_why import not_known
from tools.domain.checking.word_lists import words

_TO_COME = re.compile(
    r"\b(?:left|remain\w*|still|to come|to go|after (?:that|this|there|it|km|mile))\b", re.IGNORECASE
)
_BEHIND = re.compile(
    r"\b(?:by (?:then|now|km|mile|that|the time)|so far|already|had|taken|behind)\b", re.IGNORECASE
)


_OF_GELS = words("gel remain left more still plain remaining")
_HOW_MANY = re.compile(r"\s(?:in all|altogether|in total|of your|of the)\b", re.IGNORECASE)


def counted_on_the_way(
    quantity: Quantity, sentence: Reading, known: Known
) -> tuple[Trace | None, Fault | None] | None:
    """Return the trace or the fault of a count of gels taken or left; None where none is told."""
    if quantity.dimension not in (Dimension.COUNT, Dimension.BARE) or quantity.nouns - _OF_GELS:
        return None
    counts = _counts_on_the_way(quantity, sentence, known)
    if quantity.said_as in counts:
        meaning, number = "counted by their places", quantity.said_as
        made = Trace(written=quantity.written, meaning=meaning, origin=Origin.ARITHMETIC, value=number)
        return made, None
    if counts and "gel" in quantity.nouns and not _HOW_MANY.match(sentence.text[quantity.end :]):
        return None, not_known(quantity, None)
    return None


def _counts_on_the_way(quantity: Quantity, sentence: Reading, known: Known) -> frozenset[int]:
    """Return the numbers of gels a sentence may tell as taken or left; none where it tells of neither."""
    if "gel" not in sentence.words or not (_TO_COME.search(sentence.text) or _BEHIND.search(sentence.text)):
        return frozenset()
    places, caffeinated = _places(known)
    at = _reached(sentence, places, known)
    if at is None or not places:
        return frozenset()
    to_come = {each for each in places if each > at}
    found = to_come if _TO_COME.search(sentence.text) else places - to_come
    return frozenset({len(found), len(found - caffeinated)})


def _places(known: Known) -> tuple[set[float], set[float]]:
    """Return the places of all gels in metres, and of those with caffeine."""
    places: set[float] = set()
    caffeinated: set[float] = set()
    for reading, origin in known.told:
        if origin is not Origin.TOLD or not {"gel"} & reading.words:
            continue
        for clause in reading.clauses:
            first = clause.quantity.readings[0]
            if first.dimension is Dimension.PLACE and first.high is None:
                places.add(first.value)
                if any(topic.group == "fuel" for topic in clause.near):
                    caffeinated.add(first.value)
    return places, caffeinated


def _reached(sentence: Reading, places: set[float], known: Known) -> float | None:
    """Return the place a sentence is told at: one it names, or the one a time was asked for."""
    named = [
        reading.value
        for clause in sentence.clauses
        for reading in clause.quantity.readings
        if reading.dimension is Dimension.PLACE and reading.high is None and reading.value not in places
    ]
    asked = {
        fact.place[0] for fact in known.anchors
        if fact.place is not None and fact.place[0] not in places
        if fact.readings[0].dimension is Dimension.DURATION
    }  # fmt: skip
    if named:
        return named[0]
    return asked.pop() if len(asked) == 1 else None
