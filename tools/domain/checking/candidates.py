"""The known values that a number of a sentence may be, before it is asked what they are of."""

from itertools import pairwise

from tools.domain.checking.checked import Trace
from tools.domain.checking.facts import Fact, Groups
from tools.domain.checking.facts import told as told_fact
from tools.domain.checking.fitting import CLOSE, Fit, fit_fact, fits_range
from tools.domain.checking.known import Known
from tools.domain.checking.measures import Dimension
from tools.domain.checking.quantities import Quantity
from tools.domain.checking.reading import Clause
from tools.domain.checking.reading import Reading as ReadSentence
from tools.domain.checking.sums import Sum
from tools.domain.checking.word_lists import words


def candidates(
    quantity: Quantity, clause: Clause, sentence: ReadSentence, known: Known
) -> tuple[list[tuple[Fact, int]], Fact | None]:
    """Return the facts a quantity may be, and one that it is only roughly."""
    if quantity.is_range:
        found = [
            (fact, 0)
            for fact in comparable_facts(quantity, known)
            if fits_range(quantity, fact) == (True, False)
        ]
        return found, None
    if quantity.dimension in (Dimension.BARE, Dimension.COUNT):
        return _counted(clause, sentence, known), None
    found, rough = [], None
    for fact in facts_about_as_large(quantity, known):
        how, index = fit_fact(quantity, fact)
        if how is Fit.OK:
            found.append((fact, index))
        elif how is Fit.ROUGH and rough is None:
            rough = fact
    if not found and quantity.dimension is Dimension.DAYS:
        found = _by_words(clause, sentence, known)
    return found, rough


_INTERVALS = words(
    "out breakfast"
    " before every prior start apart interval pre-race ahead between gun after first beforehand each per"
)


def is_marked(fact: Fact, told: Groups, sentence: ReadSentence) -> bool:
    """Tell whether a fact is a time before or between, and the sentence speaks of nothing like it."""
    groups = {topic.group for topic in sentence.topics}
    if _is_a_slope(fact) and "faster" in groups and not groups & _OF_SLOPES:
        return True
    if "time" not in fact.sure_groups or fact.groups["time"] != {"interval"}:
        return False
    if "interval" in told.get("time", ()):
        return False
    said = sentence.words & _INTERVALS
    return not said or (said == {"after"} and "before" in fact.sentence and "after" not in fact.sentence)


_OF_SLOPES = frozenset({"share", "vertical", "terrain", "rank"})


def _is_a_slope(fact: Fact) -> bool:
    """Tell whether a percentage is how steep something is."""
    return "share" in fact.sure_groups and fact.groups["share"] == {"grade"}


_ALSO = {
    Dimension.PACE: (Dimension.SPEED,),
    Dimension.SPEED: (Dimension.PACE,),
    Dimension.DAYS: (Dimension.DURATION,),
    Dimension.DURATION: (Dimension.DAYS,),
}


def facts_about_as_large(quantity: Quantity, known: Known) -> list[Fact]:
    """Return the facts a quantity may be or may be roughly, in the order they became known."""
    facts: dict[int, Fact] = {}
    for reading in quantity.readings:
        size, slack = abs(reading.value), CLOSE * 1.2 * abs(reading.value) + reading.step
        for fact in known.about_as_large(reading.dimension, size - slack, size + slack):
            facts[id(fact)] = fact
    for dimension in {also for reading in quantity.readings for also in _ALSO.get(reading.dimension, ())}:
        facts.update({id(fact): fact for fact in known.by_dimension.get(dimension, ())})
    return list(facts.values())


def comparable_facts(quantity: Quantity, known: Known) -> list[Fact]:
    """Return the facts that measure the same, however large."""
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
        if by_words := _by_words(clause, sentence, known) or _repeated(clause, sentence, known):
            return by_words
    if not quantity.is_word and (not quantity.nouns or quantity.said_as % 1):  # nobody counts 32.3 things
        found = known.numbers.get(abs(quantity.said_as), ())
        return [(fact, 0) for fact in found or known.of(Dimension.PLACE) if found or _ends_at(fact, quantity)]
    return []


_GENERAL = words("week day run ride session workout hour minute km kilometre race plan long easy time")
_SERVINGS = words("serving portion")
_SESSIONS = words("run session workout ride training")


def _nouns_of(quantity: Quantity) -> frozenset[str]:
    """Return what is counted, under all its names."""
    for alike in (_SESSIONS, _SERVINGS):
        if quantity.nouns & alike:
            return quantity.nouns | alike
    return quantity.nouns


def _by_words(clause: Clause, sentence: ReadSentence, known: Known) -> list[tuple[Fact, int]]:
    """Return the counts told with the same words: 2 of taper are two weeks of taper."""
    of_a_phase = any(topic.group == "phase" for topic in clause.near)
    spoken = clause.words if of_a_phase else sentence.words
    return [
        (fact, 0)
        for fact in known.of(Dimension.BARE, Dimension.COUNT)
        if _counts(fact, clause.quantity.said_as) and (spoken & fact.words) - _GENERAL
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


def _ends_at(fact: Fact, quantity: Quantity) -> bool:
    """Tell whether a known stretch of the course ends at a number: from km 29.3 to 32.3."""
    last = fact.readings[-1]
    return last.high is not None and abs(last.high / last.unit.factor - quantity.said_as) < _SAME


_SAME = 1e-6


def _counts(fact: Fact, number: float) -> bool:
    first = fact.readings[0]
    shown = first.value / first.unit.factor
    if first.high is not None:
        return number in (shown, first.high / first.unit.factor)
    return abs(shown - number) < 1e-6


def part_traced(quantity: Quantity, known: Known) -> Trace | None:
    """Return where a part of a sum that adds up comes from: its value is enough, whatever it is told of."""
    for fact in facts_about_as_large(quantity, known):
        how, index = fit_fact(quantity, fact)
        if how is Fit.OK:
            return fact.trace(quantity.written, index)
    return None


def rest_traced(quantity: Quantity, whole: Sum, known: Known) -> Trace | None:
    """Trace the one part of a sum that is not known by what the others leave of a total that is."""
    others = [each for each in (whole.total, *whole.parts) if each is not quantity]
    if whole.trace is None or any(part_traced(each, known) is None for each in others):
        return None
    return whole.trace.model_copy(update={"written": quantity.written, "value": quantity.said_as})
