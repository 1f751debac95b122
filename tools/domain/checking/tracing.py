"""Tracing one quantity of a sentence to what is known."""

from dataclasses import dataclass
from itertools import pairwise

from tools.domain.checking.checked import Fault, Trace
from tools.domain.checking.derived import derived
from tools.domain.checking.facts import Fact, Groups
from tools.domain.checking.facts import told as told_fact
from tools.domain.checking.fitting import CLOSE, Fit, fit_fact, fits_range
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
from tools.domain.checking.topics import SOFT
from tools.domain.checking.topics_told import at_odds, groups_of, supports
from tools.domain.checking.word_lists import words

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
    found, rough = _candidates(quantity, clause, sentence, known)
    found = [each for each in found if not _is_marked(each[0], told, sentence)]
    if found:
        return _of_the_right_thing(clause, told, found, known)
    if quantity.is_range and (both := _both_ends(clause, told, sentence, known)) is not None:
        return both
    if (trace := derived(clause, sentence, known)) is not None:
        return Traced(trace=trace)
    if is_plain(clause, sentence, known):
        return Traced()
    if rough is not None:
        return Traced(fault=too_rough(quantity, rough))
    return Traced(fault=_unknown(clause, told, known))


def _candidates(
    quantity: Quantity, clause: Clause, sentence: ReadSentence, known: Known
) -> tuple[list[tuple[Fact, int]], Fact | None]:
    """Return the facts a quantity may be, and one that it is only roughly."""
    if quantity.is_range:
        found = [
            (fact, 0) for fact in _comparable(quantity, known) if fits_range(quantity, fact) == (True, False)
        ]
        return found, None
    if quantity.dimension in (Dimension.BARE, Dimension.COUNT):
        return _counted(clause, sentence, known), None
    found, rough = [], None
    for fact in _about_as_large(quantity, known):
        how, index = fit_fact(quantity, fact)
        if how is Fit.OK:
            found.append((fact, index))
        elif how is Fit.ROUGH and rough is None:
            rough = fact
    if not found and quantity.dimension is Dimension.DAYS:
        found = _by_words(clause, known)
    return found, rough


_INTERVALS = words(
    "before every prior start apart interval pre-race ahead between gun after first beforehand each"
)


def _is_marked(fact: Fact, told: Groups, sentence: ReadSentence) -> bool:
    """Tell whether a fact is a time before or between, and the sentence speaks of nothing like it."""
    if "time" not in fact.sure_groups or fact.groups["time"] != {"interval"}:
        return False
    return "interval" not in told.get("time", ()) and not sentence.words & _INTERVALS


_ALSO = {
    Dimension.PACE: (Dimension.SPEED,),
    Dimension.SPEED: (Dimension.PACE,),
    Dimension.DAYS: (Dimension.DURATION,),
    Dimension.DURATION: (Dimension.DAYS,),
}


def _about_as_large(quantity: Quantity, known: Known) -> list[Fact]:
    """Return the facts a quantity may be or may be roughly, in the order they became known."""
    facts: dict[int, Fact] = {}
    for reading in quantity.readings:
        size, slack = abs(reading.value), CLOSE * 1.2 * abs(reading.value) + reading.step
        for fact in known.about_as_large(reading.dimension, size - slack, size + slack):
            facts[id(fact)] = fact
    for dimension in {also for reading in quantity.readings for also in _ALSO.get(reading.dimension, ())}:
        facts.update({id(fact): fact for fact in known.by_dimension.get(dimension, ())})
    return list(facts.values())


def _comparable(quantity: Quantity, known: Known) -> list[Fact]:
    dimensions = [reading.dimension for reading in quantity.readings]
    more = [also for dimension in dimensions for also in _ALSO.get(dimension, ())]
    facts = known.by_dimension
    found = [fact for dimension in dict.fromkeys((*dimensions, *more)) for fact in facts.get(dimension, ())]
    return found if len(quantity.readings) == 1 else list({id(fact): fact for fact in found}.values())


def _counted(clause: Clause, sentence: ReadSentence, known: Known) -> list[tuple[Fact, int]]:
    """Return the counts of the same thing, and for a number alone whatever is written with it."""
    quantity = clause.quantity
    if quantity.nouns:
        counts = [
            fact
            for noun in _nouns_of(quantity)
            for fact in known.by_noun.get(noun, ())
            if _counts(fact, quantity.said_as)
        ]
        if counts:
            return [(fact, 0) for fact in counts]
        return _by_words(clause, known) or _repeated(clause, sentence, known)
    elif not quantity.is_word:
        return [(fact, 0) for fact in known.numbers.get(abs(quantity.said_as), ())]
    return []


_GENERAL = words("week day run ride session workout hour minute km kilometre race plan long easy time")
_SESSIONS = words("run session workout ride training")


def _nouns_of(quantity: Quantity) -> frozenset[str]:
    """Return what is counted, under all its names."""
    return quantity.nouns | _SESSIONS if quantity.nouns & _SESSIONS else quantity.nouns


def _by_words(clause: Clause, known: Known) -> list[tuple[Fact, int]]:
    """Return the counts told with the same words: 2 of taper are two weeks of taper."""
    return [
        (fact, 0)
        for fact in known.of(Dimension.BARE, Dimension.COUNT)
        if _counts(fact, clause.quantity.said_as) and (clause.words & fact.words) - _GENERAL
    ]


def _repeated(clause: Clause, sentence: ReadSentence, known: Known) -> list[tuple[Fact, int]]:
    """Return the repeats of something: six strides of 20 seconds are known as 6 × 20 s."""
    after = [other.quantity for other in sentence.clauses if other.quantity.start > clause.quantity.end][:1]
    for reading, origin in known.told if after else ():
        for number, repeated in pairwise(reading.clauses):
            same = number.quantity.said_as == clause.quantity.said_as
            is_number = number.quantity.dimension is Dimension.BARE
            if same and is_number and repeated.quantity.readings[0].value == after[0].readings[0].value:
                return [(told_fact(number, origin, ""), 0)]
    return []


def _counts(fact: Fact, number: float) -> bool:
    first = fact.readings[0]
    shown = first.value / first.unit.factor
    if first.high is not None:
        return number in (shown, first.high / first.unit.factor)
    return abs(shown - number) < 1e-6


def _of_the_right_thing(clause: Clause, told: Groups, found: list[tuple[Fact, int]], known: Known) -> Traced:
    """Choose what bears a quantity out; it is a fault where all that fits is of something else."""
    quantity = clause.quantity
    fitting, odds = [], ""
    for fact, index in found:
        if group := at_odds(clause, told, fact):
            odds = odds or group
        else:
            fitting.append((supports(told, fact), fact, index))
    if not fitting or (odds and odds != "place" and not _says(odds, told, [f for _, f, _ in fitting])):
        return Traced(fault=of_another_thing(quantity, odds, found[0][0]))
    if (better := _better(clause, told, [fact for _, fact, _ in fitting], known)) is not None:
        return Traced(fault=of_another_thing(quantity, "rank", better))
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


def _better(clause: Clause, told: Groups, fitting: list[Fact], known: Known) -> Fact | None:
    """Return a fact of another value that bears the words of a quantity, where what fits bears others."""
    for group in SOFT & told.keys():
        names = told[group]
        if all(group in fact.groups and not fact.groups[group] & names for fact in fitting):
            dimension = clause.quantity.dimension
            for fact in known.by_dimension.get(dimension, ()):
                if fact.groups.get(group, frozenset()) & names and fact.per == fitting[0].per:
                    return fact
    return None


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
        found, _ = _candidates(end, clause, sentence, known)
        ends.append([(fact, n) for fact, n in found if not at_odds(clause, told, fact)])
    if not all(ends):
        return None
    first = quantity.readings[0]
    if first.high is not None and first.value > first.high:
        return Traced(fault=turned_round(quantity, ends[0][0][0]))
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


def _unknown(clause: Clause, told: Groups, known: Known) -> Fault:
    """Say what is wrong with a quantity that nothing bears out."""
    quantity = clause.quantity
    comparable = _comparable(quantity, known)
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
