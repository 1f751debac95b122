"""Tracing one quantity of a sentence to what is known."""

import re
from dataclasses import dataclass, replace

from tools.domain.checking.candidates import candidates, comparable_facts, is_marked
from tools.domain.checking.checked import Fault, FaultKind, Trace
from tools.domain.checking.derived import derived
from tools.domain.checking.facts import Fact, Groups, place_of
from tools.domain.checking.fitting import fits_range
from tools.domain.checking.known import Known
from tools.domain.checking.measures import Dimension
from tools.domain.checking.plain import is_plain
from tools.domain.checking.quantities import Hedge, Quantity, Reading
from tools.domain.checking.reading import Clause
from tools.domain.checking.reading import Reading as ReadSentence
from tools.domain.checking.saying_why import (
    not_known,
    of_another_range,
    of_another_thing,
    too_rough,
    turned_round,
    with_another_unit,
)
from tools.domain.checking.servings import counted_on_the_way
from tools.domain.checking.told_otherwise import better_ranked, named_otherwise
from tools.domain.checking.topics_told import at_odds, groups_of, supports

_BOUND_ENDS = {Hedge.AT_MOST: "low", Hedge.AT_LEAST: "high"}


@dataclass(frozen=True, slots=True)
class Traced:
    """A quantity with its trace or its fault; neither for what is no claim. `fact` is what bears it out."""

    trace: Trace | None = None
    fault: Fault | None = None
    fact: Fact | None = None


def traced(clause: Clause, sentence: ReadSentence, known: Known) -> Traced:
    """Return where a quantity comes from, or what is wrong with it."""
    quantity = clause.quantity
    told = groups_of(clause)
    if (counted := counted_on_the_way(quantity, sentence, known)) is not None:
        trace, fault = counted
        return Traced(trace=trace, fault=fault)
    found, rough = candidates(quantity, clause, sentence, known)
    found = [
        each
        for each in found
        if each[0].may_be_told_with(sentence.words) and not is_marked(each[0], told, sentence)
    ]
    if found:
        right = _of_the_right_thing(clause, told, found, known)
        if right.fault is None or right.fault.kind is not FaultKind.WRONG_DAY or len(sentence.days) == 1:
            return right
        return Traced(trace=added) if (added := derived(clause, sentence, known)) is not None else right
    return _of_nothing_as_it_is(clause, told, sentence, known, rough)


def _of_nothing_as_it_is(
    clause: Clause, told: Groups, sentence: ReadSentence, known: Known, rough: Fact | None
) -> Traced:
    """Return what a quantity that is no known value follows from, or what is wrong with it."""
    quantity = clause.quantity
    both = _both_ends(clause, told, sentence, known) if quantity.is_range else None
    if both is None or both.fault is not None:
        trace = derived(clause, sentence, known)
        both = Traced(trace=trace) if trace is not None else both
    if both is not None:
        return both
    if (meant := _with_the_unit_before(clause, sentence)) is not None:
        return traced(meant, sentence, known)
    if is_plain(clause, sentence, known) or _is_an_example(clause, sentence, known):
        return Traced()
    return Traced(fault=_unknown(clause, told, known) if rough is None else too_rough(quantity, rough))


def _with_the_unit_before(clause: Clause, sentence: ReadSentence) -> Clause | None:
    """Return a bare number in the unit told last: Saturday 35 minutes, Sunday 75."""
    quantity = clause.quantity
    if quantity.dimension is not Dimension.BARE or quantity.is_word or quantity.nouns or quantity.is_range:
        return None
    before = [other.quantity for other in sentence.clauses if other.quantity.end <= quantity.start]
    if (
        not before
        or before[-1].dimension in (Dimension.BARE, Dimension.COUNT)
        or quantity.written[:1].isalpha()
    ):
        return None
    last = before[-1].readings[0]
    step = quantity.readings[0].step * abs(last.unit.factor)
    value = (quantity.said_as + last.unit.shift) * last.unit.factor
    meant = replace(quantity, readings=(Reading(last.unit, value, None, step),), per=before[-1].per)
    return replace(clause, quantity=meant)


_EXAMPLE = re.compile(
    r"\b(?:an?|any|every|each|per|if|say|for example|for instance|e\.g\.)\s(?:[\w'’]+\s){0,4}$", re.IGNORECASE
)
_MEASURED = frozenset({Dimension.DURATION, Dimension.LENGTH, Dimension.MASS, Dimension.PACE, Dimension.POWER})


def _is_an_example(clause: Clause, sentence: ReadSentence, known: Known) -> bool:
    """Tell whether a number is only supposed, and what the sentence then tells follows from it."""
    quantity = clause.quantity
    if quantity.is_range or quantity.dimension not in _MEASURED or quantity.said_as % 1:
        return False
    if not _EXAMPLE.search(sentence.text[: quantity.start]):
        return False
    others = [other for other in sentence.clauses if other is not clause]
    computed = [derived(other, sentence, known) for other in others]
    return any(trace is not None and quantity.written in trace.meaning for trace in computed)


def _of_the_right_thing(clause: Clause, told: Groups, found: list[tuple[Fact, int]], known: Known) -> Traced:
    """Choose what bears a quantity out; it is a fault where all that fits is of something else."""
    quantity = clause.quantity
    fitting, odds = [], ""
    for fact, index in found:
        if group := at_odds(clause, told, fact, known.evidence.today):
            odds = odds or group
        else:
            fitting.append((supports(told, fact), fact, index))
    if not fitting or (odds and odds != "place" and not _says(odds, told, [f for _, f, _ in fitting])):
        return Traced(fault=of_another_thing(quantity, odds, found[0][0]))
    if (better := better_ranked(clause, told, [fact for _, fact, _ in fitting], known)) is not None:
        return Traced(fault=of_another_thing(quantity, "rank", better))
    if (other := named_otherwise(clause, told, [fact for _, fact, _ in fitting], known)) is not None:
        return Traced(fault=of_another_thing(quantity, "", fitting[0][1], other))
    end = "" if quantity.is_range else _BOUND_ENDS.get(quantity.hedge, "")
    if end and all(_is_only_the(end, fact, quantity) for _, fact, _ in fitting):
        return Traced(fault=turned_round(quantity, fitting[0][1]))
    _, fact, index = max(
        fitting, key=lambda each: (each[0], bool(each[1].model), -found.index((each[1], each[2])))
    )
    return Traced(trace=fact.trace(quantity.written, index), fact=fact)


def _says(group: str, told: Groups, facts: list[Fact]) -> bool:
    """Tell whether one of the facts is said to be of what is told, where others are of something else."""
    if group == "day":
        return any(fact.day is not None for fact in facts)
    return any(told[group] & fact.groups.get(group, frozenset()) for fact in facts)


def _is_only_the(end: str, fact: Fact, quantity: Quantity) -> bool:
    """Tell whether a quantity is one end of a known range, and no value of its own."""
    if fact.low is None or fact.high is None or fact.low == fact.high:
        return False
    value = fact.low if end == "low" else fact.high
    other = fact.high if end == "low" else fact.low
    centre = fact.readings[0].value
    written = quantity.readings[0].value
    near = abs(written - value) < abs(written - other)
    return near and (fact.is_range or abs(written - centre) > abs(written - value))


def _both_ends(clause: Clause, told: Groups, sentence: ReadSentence, known: Known) -> Traced | None:
    """Take a range apart: it stands where both of its ends are known alone, of the same thing."""
    quantity = clause.quantity
    ends: list[list[tuple[Fact, int]]] = []
    for pick in (0, 1):
        readings = tuple(
            Reading(reading.unit, reading.value if pick == 0 else reading.high or 0.0, None, reading.step)
            for reading in quantity.readings
        )
        end = Quantity(
            quantity.start, quantity.end, quantity.written, readings, quantity.said_as, quantity.hedge,
            quantity.nouns, quantity.per,
        )  # fmt: skip
        if quantity.dimension in (Dimension.BARE, Dimension.COUNT):
            number = readings[0].value
            ends.append([(fact, 0) for fact in known.numbers.get(abs(number), ())[:1]])
            continue
        found, _ = candidates(end, clause, sentence, known)
        ends.append([(fact, n) for fact, n in found if not at_odds(clause, told, fact, known.evidence.today)])
    if not all(ends):
        return None
    first = quantity.readings[0]
    if first.high is not None and first.value > first.high:
        return Traced(fault=turned_round(quantity, ends[0][0][0]))
    if (whole := _with_one_end_moved(clause, comparable_facts(quantity, known))) is not None:
        return Traced(fault=of_another_range(quantity, whole))
    is_place = quantity.dimension in (Dimension.PLACE, Dimension.LENGTH)
    alone = [[each for each in end if is_place or not each[0].is_range] for end in ends]
    if not all(alone):
        return Traced(
            fault=of_another_range(
                quantity, next(fact for end in ends for fact, _ in end if fact.low is not None)
            )
        )
    fact, index = alone[0][0]
    return Traced(trace=fact.trace(quantity.written, index), fact=fact)


def _with_one_end_moved(clause: Clause, facts: list[Fact]) -> Fact | None:
    """Return the range known of the place a range is told of, where one end alone is that of it."""
    told, place = clause.quantity.readings[0], place_of(clause.place)
    for fact in facts if place is not None else ():
        if fact.is_range and fact.place == place and fact.low is not None and fact.high is not None:
            same_low, same_high = (
                abs(one - other) < told.step / 2
                for one, other in ((told.value, fact.low), (told.high or told.value, fact.high))
            )
            if same_low != same_high:
                return fact
    return None


def _unknown(clause: Clause, told: Groups, known: Known) -> Fault:
    """Say what is wrong with a quantity that nothing bears out."""
    quantity = clause.quantity
    comparable = comparable_facts(quantity, known)
    if quantity.is_range:
        for fact in comparable:
            if fits_range(quantity, fact) == (True, True):
                return turned_round(quantity, fact)
    if quantity.dimension not in (Dimension.BARE, Dimension.COUNT):
        for other in known.numbers.get(abs(quantity.said_as), ()):
            if other.readings[0].unit.name != quantity.readings[0].unit.name:
                return with_another_unit(quantity, other)
    best = sorted(comparable, key=lambda fact: -supports(told, fact))[:1]
    if quantity.is_range and best and best[0].low is not None:
        return of_another_range(quantity, best[0])
    return not_known(quantity, best[0] if best and supports(told, best[0]) else None)
