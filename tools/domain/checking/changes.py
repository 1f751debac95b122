"""Changes told the wrong way round: from 6 h to 4 h a week, where the plan goes from 4 h to 6 h."""

from collections.abc import Iterator
from itertools import pairwise

from tools.domain.checking.checked import Fault, FaultKind, Origin
from tools.domain.checking.known import Known
from tools.domain.checking.reading import Clause, Reading


def changes_turned(sentence: Reading, known: Known) -> Iterator[tuple[None, Fault]]:
    """Give the fault of each change that a known sentence tells from its end to its beginning."""
    for first, last in pairwise(sentence.clauses):
        if not (first.quantity.is_change and last.quantity.is_change):
            continue
        begins, ends = _value(first), _value(last)
        found = [
            pair for reading, origin in known.told if origin is Origin.TOLD for pair in _changes(reading)
        ]
        if begins != ends and (ends, begins) in found and (begins, ends) not in found:
            written = sentence.text[first.quantity.start : last.quantity.end]
            right = f"from {last.quantity.written} to {first.quantity.written}"
            why = f"“{written}” turns it round: it goes {right}."
            yield None, Fault(kind=FaultKind.OTHER_RANGE, written=written, why=why)


def _changes(sentence: Reading) -> Iterator[tuple[float, float]]:
    for clause in sentence.clauses:
        if (high := clause.quantity.readings[0].high) is not None:
            yield clause.quantity.readings[0].value, high
    for first, last in pairwise(sentence.clauses):
        if first.quantity.is_change and last.quantity.is_change:
            yield _value(first), _value(last)


def _value(clause: Clause) -> float:
    return clause.quantity.readings[0].value
