"""Numbers that follow from what is known: differences, shares, products, and days until a day."""

import re
from collections.abc import Iterator
from itertools import combinations

from tools.domain.checking.arithmetic import Amount, results
from tools.domain.checking.checked import Origin, Trace
from tools.domain.checking.facts import Fact
from tools.domain.checking.fitting import Fit, fit
from tools.domain.checking.known import Known
from tools.domain.checking.measures import Dimension, Unit
from tools.domain.checking.quantities import Hedge, Quantity
from tools.domain.checking.quantities import Reading as Understood
from tools.domain.checking.reading import Clause, Reading
from tools.domain.checking.topics import Topic
from tools.domain.checking.word_lists import words

_UNTIL = re.compile(
    r"\b(?:to go|until|till|away|left|out|from (?:now|today)|in|before|remain\w*|countdown|to your|to the"
    r"|ahead|still|have|within|time|for)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:to go|left|remain\w*|to run|to ride|still to|from the finish|from home|to the finish|ahead)\b",
    re.IGNORECASE,
)
_SLOTS: dict[str, frozenset[str]] = {
    "time": words("goal predicted result"),
    "half": words("first second"),
    "terrain": words("flat average"),
    "power": words("threshold normalized"),
    "substance": words("body"),
    "heart": words("threshold max"),
    "stretch": words("race"),
}
"""What a sentence may compare with by naming it alone: "8 % slower than your goal"."""
_OF_THE_RACE = words("race marathon distance finish goal")
_ARTICLE = r"\b(?:a|an|one)\s(?:[a-z-]+\s){{0,2}}{noun}\b"


def derived(clause: Clause, sentence: Reading, known: Known) -> Trace | None:
    """Return what a quantity follows from, None where it follows from nothing."""
    quantity = clause.quantity
    if quantity.dimension in (Dimension.COUNT, Dimension.BARE):
        return _counted_together(quantity, known)
    if quantity.dimension is Dimension.DAYS and (trace := _days_until(quantity, sentence, known)):
        return trace
    if quantity.is_range:
        return None
    if quantity.dimension is Dimension.LENGTH:
        left = _left_to_run(quantity, sentence, known)
        if (trace := left or _further_on(quantity, clause, sentence, known)) is not None:
            return trace
    here, named = list(_of_the_sentence(clause, sentence)), list(_named(sentence, known))
    for how, value, unit in results(quantity, here, named):
        for written in quantity.readings:
            if written.dimension is unit.dimension and _is(written, value, unit, quantity.hedge):
                return _computed(quantity, value, unit, how)
    return None


def _is(written: Understood, value: float, unit: Unit, hedge: Hedge) -> bool:
    return fit(written, value, 0.0, unit, hedge, exact=True) is Fit.OK


def _of_the_sentence(clause: Clause, sentence: Reading) -> Iterator[Amount]:
    for other in sentence.clauses:
        quantity = other.quantity
        for reading in quantity.readings if quantity is not clause.quantity else ():
            for end in (reading.value, reading.high):
                if end is not None and reading.dimension is not Dimension.TIME_OF_DAY:
                    yield Amount(reading.unit, end, quantity.per, quantity.written)


def _named(sentence: Reading, known: Known) -> Iterator[Amount]:
    """Give the known values that the sentence names without their number."""
    wanted = {topic for topic in sentence.topics if topic.name in _SLOTS.get(topic.group, ())}
    if any(topic.group == "half" for topic in wanted):
        wanted |= {Topic("half", name) for name in _SLOTS["half"]}
    if sentence.words & _OF_THE_RACE:
        wanted.add(Topic("time", "goal"))
    for fact in known.facts if wanted else ():
        if not (fact.is_range or fact.per) and any(_is_of(fact, topic) for topic in wanted):
            first = fact.readings[0]
            yield Amount(first.unit, first.value, fact.per, fact.meaning, is_named=True)


def _is_of(fact: Fact, topic: Topic) -> bool:
    names = fact.groups.get(topic.group, frozenset())
    return topic.name in names and len(names) <= len(("this", "or that"))


_FURTHER = re.compile(r"\b(?:further|farther|later|away|beyond|past|ahead|apart|on from)\b", re.IGNORECASE)


def _further_on(quantity: Quantity, clause: Clause, sentence: Reading, known: Known) -> Trace | None:
    """Trace the way from a place of the sentence to another that is known."""
    if not _FURTHER.search(sentence.text):
        return None
    written = quantity.readings[0]
    for other in sentence.clauses:
        if other is clause or other.quantity.readings[-1].dimension is not Dimension.PLACE:
            continue
        place = other.quantity.readings[-1].value
        for fact in known.of(Dimension.PLACE):
            way = abs(fact.readings[-1].value - place)
            if _is(written, way, written.unit, quantity.hedge):
                return _computed(quantity, way, written.unit, f"km {place / 1000:g} and “{fact.meaning}”")
    return None


def _left_to_run(quantity: Quantity, sentence: Reading, known: Known) -> Trace | None:
    """Trace what is left of the race after a place that is known."""
    whole = known.evidence.brief.distance_m
    if whole is None or not _LEFT.search(sentence.text):
        return None
    written = quantity.readings[0]
    for fact in known.of(Dimension.PLACE):
        place = fact.readings[-1].value
        if _is(written, whole - place, written.unit, quantity.hedge):
            return _computed(quantity, whole - place, written.unit, f"the distance and km {place / 1000:g}")
    return None


def _days_until(quantity: Quantity, sentence: Reading, known: Known) -> Trace | None:
    """Trace days and weeks between today and a day that is known, or between two days of the sentence."""
    if not _UNTIL.search(sentence.text):
        return None
    today = known.evidence.today
    named = (each.date_near(today) for each in sentence.days)
    dates = sorted({day for day in named if day is not None and day in known.dates})
    race = known.evidence.brief.race_date
    pairs = [*((today, day) for day in (*dates, race) if day is not None), *combinations(dates, 2)]
    first, *_ = quantity.readings
    slack = 0.5 if first.unit.factor == 1 else first.unit.factor
    ends = (first.value, first.value if first.high is None else first.high)
    for start, end in pairs:
        days = abs((end - start).days)
        if days and all(abs(days - told) < slack for told in ends):
            meaning = f"days from {start.isoformat()} to {end.isoformat()}"
            return Trace(
                written=quantity.written, meaning=meaning, origin=Origin.CALENDAR,
                value=float(days), unit="days", source="the calendar",
            )  # fmt: skip
    return None


def _counted_together(quantity: Quantity, known: Known) -> Trace | None:
    """Trace a count that a known sentence tells in parts: 7 gels and a caffeine gel are eight gels."""
    for noun in quantity.nouns:
        for fact in known.by_noun.get(noun, ()):
            sentence = fact.sentence.lower()
            counts = [
                other.said_as or 0.0
                for other in known.by_noun[noun]
                if other.sentence == fact.sentence and other.readings[0].dimension is Dimension.COUNT
            ]
            alone = len(re.findall(_ARTICLE.format(noun=re.escape(noun)), sentence))
            several = len(counts) + alone > 1 and sum(counts) + alone == quantity.said_as
            if several or (alone and quantity.said_as == alone):
                return fact.trace(quantity.written)
    return None


def _computed(quantity: Quantity, value: float, unit: Unit, how: str) -> Trace:
    return Trace(
        written=quantity.written,
        meaning=f"follows from {how}",
        origin=Origin.ARITHMETIC,
        value=round(value / unit.factor - unit.shift, 4),
        unit=unit.name,
        source="arithmetic",
    )
