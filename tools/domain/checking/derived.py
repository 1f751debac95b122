"""Numbers that follow from what is known: differences, shares, products, and days until a day."""

import re
from dataclasses import replace
from itertools import combinations

from tools.domain.checking.arithmetic import results
from tools.domain.checking.checked import Origin, Trace
from tools.domain.checking.day_check import SESSION_WORDS
from tools.domain.checking.fitting import Fit, fit
from tools.domain.checking.known import Known
from tools.domain.checking.measures import RATIO, Dimension, Unit, roundings
from tools.domain.checking.operands import Operands, operands_of
from tools.domain.checking.quantities import Hedge, Quantity
from tools.domain.checking.quantities import Reading as Understood
from tools.domain.checking.reading import Clause, Reading

_UNTIL = re.compile(
    r"\b(?:to go|until|till|away|left|out|from (?:now|today)|in|before|remain\w*|countdown|to your|to the"
    r"|ahead|still|have|within|time|for|T|leaves?|after (?:this|that))\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:to go|left|remain\w*|to run|to ride|still to|from home|ahead"
    r"|(?:from|to|before|until|till|short of) the (?:finish|line|end)|make up)\b",
    re.IGNORECASE,
)
_ARTICLE = r"\b(?:a|an|one)\s(?:[a-z-]+\s){{0,2}}{noun}\b"


_MOST_NUMBERS = 40  # of a sentence in which something is computed: beyond that it is a table [D]


def derived(clause: Clause, sentence: Reading, known: Known) -> Trace | None:
    """Return what a quantity follows from, None where it follows from nothing."""
    quantity = clause.quantity
    if len(sentence.clauses) > _MOST_NUMBERS:
        return None
    if quantity.dimension in (Dimension.COUNT, Dimension.BARE):
        return (
            _counted_together(quantity, known)
            or _counted_across(quantity, sentence, known)
            or _so_many_times(clause, sentence, known)
        )
    if quantity.dimension is Dimension.DAYS and (trace := _days_until(quantity, sentence, known)):
        return trace
    if quantity.dimension is Dimension.LENGTH and not quantity.is_range:
        left = _left_to_run(quantity, sentence, known)
        if (trace := left or _further_on(quantity, clause, sentence, known)) is not None:
            return trace
    return _shared_out(quantity, sentence, known) or _reckoned(clause, sentence, known)


def _reckoned(clause: Clause, sentence: Reading, known: Known) -> Trace | None:
    """Return what a quantity, or both ends of a range, are computed from."""
    quantity = clause.quantity
    operands = operands_of(clause, sentence, known)
    if not quantity.is_range:
        return _computed_from(quantity, sentence.text, operands)
    first = quantity.readings[0]
    if first.high is None or first.value > first.high:
        return None
    ends = [_computed_from(end, sentence.text, operands) for end in _ends_of(quantity)]
    return ends[0] if all(ends) else None


_ON_AVERAGE = re.compile(r"\b(?:average|mean|averages|averaging|per|each|a|every)\b", re.IGNORECASE)


def _shared_out(quantity: Quantity, sentence: Reading, known: Known) -> Trace | None:
    """Trace an amount for each of several that one known sentence tells together: 4 h in 5 runs."""
    if quantity.is_range or not _ON_AVERAGE.search(sentence.text):
        return None
    written = quantity.readings[0]
    for reading, _ in known.told:
        counts = [
            each.quantity.said_as
            for each in reading.clauses
            if each.quantity.nouns & sentence.words
            if each.quantity.said_as > 1 and not each.quantity.is_range
        ]
        for each in reading.clauses if counts else ():
            whole = each.quantity.readings[0]
            if whole.dimension is not written.dimension or whole.high is not None:
                continue
            for count in counts:
                if _is(written, whole.value / count, written.unit, quantity.hedge):
                    how = f"{each.quantity.written} and {count:g} in “{reading.text}”"
                    return _computed(quantity, whole.value / count, written.unit, how)
    return None


def _computed_from(quantity: Quantity, text: str, operands: Operands) -> Trace | None:
    for how, value, unit in results(quantity, text, operands):
        for written in quantity.readings if operands.compares else quantity.readings[:1]:
            if written.dimension is not unit.dimension:
                continue
            is_near = quantity.is_word and unit.dimension is Dimension.DURATION
            near = is_near and written.step <= _MINUTE_S and abs(written.value - value) <= written.step / 4
            if near or _is(written, value, unit, quantity.hedge):
                return _computed(quantity, value, unit, how)
    return None


_MINUTE_S = 60.0


def _ends_of(quantity: Quantity) -> tuple[Quantity, Quantity]:
    """Return the two ends of a range, each as a quantity of its own."""
    low = tuple(reading._replace(high=None) for reading in quantity.readings)
    high = tuple(
        reading._replace(value=reading.high if reading.high is not None else reading.value, high=None)
        for reading in quantity.readings
    )
    return replace(quantity, readings=low), replace(quantity, readings=high)


def _is(written: Understood, value: float, unit: Unit, hedge: Hedge) -> bool:
    if fit(written, value, 0.0, unit, hedge, exact=True) is Fit.OK:
        return True
    if hedge is not Hedge.NONE and _is_spoken(written, value, hedge):
        return True
    step = min(written.step, max(roundings(written.unit, written.value)) * written.unit.factor)
    return written.dimension is Dimension.VOLUME and abs(written.value - value) <= _ROUNDED_BEFORE * step


def _is_spoken(written: Understood, value: float, hedge: Hedge) -> bool:
    """Tell whether it is a round time that is said for one near it: nearly half an hour, of 27 minutes."""
    if written.dimension is not Dimension.DURATION or written.value % _ROUND_S:
        return False
    if not 2 * _ROUND_S <= written.value <= _SHORT_S:
        return False
    off = written.value - value
    if (hedge is Hedge.UNDER and off < 0) or (hedge is Hedge.OVER and off > 0):
        return False
    return abs(off) <= min(_SPOKEN_S, _SPOKEN * written.value)


_ROUND_S, _SHORT_S, _SPOKEN_S, _SPOKEN = 300.0, 3600.0, 180.0, 0.1  # our design choice [D]
_ROUNDED_BEFORE = 0.6  # of the last digit: what it was computed from was rounded itself [D]


_FURTHER = re.compile(r"\b(?:further|farther|later|away|beyond|past|ahead|apart|on from)\b", re.IGNORECASE)


def _further_on(quantity: Quantity, clause: Clause, sentence: Reading, known: Known) -> Trace | None:
    """Trace the way from a place of the sentence to another that is known."""
    if not _FURTHER.search(sentence.text):
        return None
    written = quantity.readings[0]
    for place in _places_told(clause, sentence, known):
        for fact in known.of(Dimension.PLACE):
            way = abs(fact.readings[-1].value - place)
            if _is(written, way, written.unit, quantity.hedge):
                return _computed(quantity, way, written.unit, f"km {place / 1000:g} and “{fact.meaning}”")
    return None


def _places_told(clause: Clause, sentence: Reading, known: Known) -> list[float]:
    """Return the places of a sentence in metres, also those told by their bare number: at 32.8."""
    found = []
    for other in sentence.clauses:
        last = other.quantity.readings[-1]
        if other is not clause and last.dimension is Dimension.PLACE:
            found.append(last.value)
        elif other is not clause and last.dimension is Dimension.BARE and not other.quantity.is_word:
            found += [
                fact.readings[-1].value
                for fact in known.numbers.get(abs(other.quantity.said_as), ())
                if fact.readings[-1].dimension is Dimension.PLACE
            ]
    return found


def _left_to_run(quantity: Quantity, sentence: Reading, known: Known) -> Trace | None:
    """Trace what is left of the race after a place that is known."""
    whole = known.evidence.brief.distance_m
    if whole is None or not _LEFT.search(sentence.text):
        return None
    written = quantity.readings[0]
    for fact in known.of(Dimension.PLACE):
        place = fact.readings[-1].value
        near = written.unit.factor >= _KM_M and abs(whole - place - written.value) <= written.step / 2
        if near or _is(written, whole - place, written.unit, quantity.hedge):
            return _computed(quantity, whole - place, written.unit, f"the distance and km {place / 1000:g}")
    return None


_KM_M = 1000.0  # what is left is told in whole kilometres or miles
_AFTER_THIS = re.compile(r"\bafter (?:this|it|that|the first)\b", re.IGNORECASE)
_FROM_NOW = re.compile(r"\b(?:from (?:now|today)|away|until|till|in)\b", re.IGNORECASE)


def _days_until(quantity: Quantity, sentence: Reading, known: Known) -> Trace | None:
    """Trace days and weeks between today and a day that is known, or between two days of the sentence."""
    if not _UNTIL.search(sentence.text):
        return None
    today = known.evidence.today
    named = (each.date_near(today) for each in sentence.days)
    dates = sorted({day for day in named if day is not None and day in known.dates})
    race = known.evidence.brief.race_date
    if _FROM_NOW.search(sentence.text):
        spoken = sentence.words & SESSION_WORDS
        dates += [
            each.date
            for each in known.days
            if each.date is not None and len(each.words & spoken) == len(spoken) > 0
        ]
    pairs = [*((today, day) for day in (*dates, race) if day is not None), *combinations(dates, 2)]
    first, *_ = quantity.readings
    slack = (
        0.5 if first.unit.factor == 1 else first.unit.factor * (2 if _AFTER_THIS.search(sentence.text) else 1)
    )
    ends = (abs(first.value), abs(first.value if first.high is None else first.high))
    for start, end in pairs:
        days = abs((end - start).days)
        if days and all(abs(days - told) < slack for told in ends):
            meaning = f"days from {start.isoformat()} to {end.isoformat()}"
            return Trace(
                written=quantity.written, meaning=meaning, origin=Origin.CALENDAR,
                value=float(days), unit="days", source="the calendar",
            )  # fmt: skip
    return None


_TIMES_AS = re.compile(r"^\s?(?:×|x\b|times\b|-?fold\b)(?!\s?\d)", re.IGNORECASE)


def _so_many_times(clause: Clause, sentence: Reading, known: Known) -> Trace | None:
    """Trace how many times one amount is another: 6 h a week is 1.5 × the start."""
    quantity = clause.quantity
    if not _TIMES_AS.match(sentence.text[quantity.end :]) or quantity.is_range:
        return None
    here = [each.quantity for each in sentence.clauses if each is not clause and not each.quantity.is_range]
    for one in here:
        for fact in known.of(one.dimension):
            size = fact.readings[0].value
            if fact.is_range or not size or not one.readings[0].value:
                continue
            for ratio in (one.readings[0].value / size, size / one.readings[0].value):
                if _is(quantity.readings[0]._replace(unit=RATIO), ratio, RATIO, quantity.hedge):
                    return _computed(quantity, ratio, RATIO, f"{one.written} and “{fact.meaning}”")
    return None


_ACROSS = re.compile(r"\b(?:across|over|both|together|in all|in total|altogether|combined)\b", re.IGNORECASE)


def _counted_across(quantity: Quantity, sentence: Reading, known: Known) -> Trace | None:
    """Trace a count of two known sentences together: ten runs in two weeks of five."""
    if not _ACROSS.search(sentence.text):
        return None
    for noun in quantity.nouns:
        counts = {
            fact.sentence: fact for fact in known.by_noun.get(noun, ()) if fact.said_as and fact.sentence
        }
        for one, other in combinations(counts.values(), 2):
            if (one.said_as or 0.0) + (other.said_as or 0.0) == quantity.said_as:
                return one.trace(quantity.written)
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
