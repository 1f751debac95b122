"""The check of an answer's sentences against what is known."""

from typing import TYPE_CHECKING

from tools.domain.checking.checked import CheckedSentence, Contradiction, Fault, Trace
from tools.domain.checking.claims import unsourced
from tools.domain.checking.contradicting import contradictions_among
from tools.domain.checking.day_check import day_checked
from tools.domain.checking.evidence import Evidence
from tools.domain.checking.known import Known, prepared
from tools.domain.checking.measures import Dimension
from tools.domain.checking.names import names_checked
from tools.domain.checking.reading import Reading, read
from tools.domain.checking.sums import sums_in
from tools.domain.checking.tracing import traced
from tools.domain.checking.versions import version_checked

if TYPE_CHECKING:
    from collections.abc import Iterator


def check_sentence(sentence: str, evidence: Evidence | Known) -> CheckedSentence:
    """Trace every number, time, day and name of a sentence; what cannot be traced is a fault.

    With many sentences, prepare the evidence once: `prepared(evidence)`.
    """
    known = evidence if isinstance(evidence, Known) else prepared(evidence)
    traces: list[Trace] = []
    faults: list[Fault] = []
    for reading in read(sentence):
        is_finished = known.is_finished(reading.text)
        for trace, fault in _checked(reading, known):
            if trace is not None:
                traces.append(trace)
            if fault is not None and fault not in faults and not is_finished:
                faults.append(fault)
        if is_finished:
            continue
        names, invented = names_checked(reading, known)
        traces.extend(names)
        faults.extend(fault for fault in invented if fault not in faults)
    if (claim := unsourced(sentence, known.evidence)) is not None:
        faults.append(claim)
    return CheckedSentence(text=sentence, traces=tuple(traces), faults=tuple(faults))


def contradictions(answer: str, evidence: Evidence | Known) -> tuple[Contradiction, ...]:
    """Return the findings used in one answer that do not go together."""
    known = evidence if isinstance(evidence, Known) else prepared(evidence)
    return contradictions_among(read(answer), known)


def _checked(reading: Reading, known: Known) -> "Iterator[tuple[Trace | None, Fault | None]]":
    sums = {id(each.total): each for each in sums_in(reading)}
    for clause in reading.clauses:
        added = sums.get(id(clause.quantity))
        if added is not None:
            yield added.trace, added.fault
        elif clause.quantity.dimension is Dimension.VERSION:
            yield version_checked(clause, known)
        else:
            found = traced(clause, reading, known)
            yield found.trace, found.fault
    for day in reading.days:
        yield day_checked(day, reading, known)


__all__ = ["check_sentence", "contradictions", "prepared"]
