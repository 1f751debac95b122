"""The check of an answer's sentences against what is known."""

import re
from typing import TYPE_CHECKING

from tools.domain.checking.candidates import part_traced, rest_traced
from tools.domain.checking.changes import changes_turned
from tools.domain.checking.checked import CheckedSentence, Contradiction, Fault, FaultKind, Trace
from tools.domain.checking.claims import unsourced
from tools.domain.checking.contradicting import contradictions_among
from tools.domain.checking.day_check import day_checked
from tools.domain.checking.evidence import Evidence
from tools.domain.checking.known import Known, prepared
from tools.domain.checking.language import is_foreign
from tools.domain.checking.measures import Dimension
from tools.domain.checking.names import names_checked
from tools.domain.checking.others_names import as_told_with_names
from tools.domain.checking.people import shares_of_people
from tools.domain.checking.reading import Reading, read
from tools.domain.checking.sums import sums_in
from tools.domain.checking.tracing import traced
from tools.domain.checking.versions import version_checked
from tools.domain.safety.advice import forbidden_advice

if TYPE_CHECKING:
    from collections.abc import Iterator


LONGEST_SENTENCE = 2_000  # characters; a row of a table has some dozens: our design choice [D]
MOST_NUMBERS = 150  # runs of digits: 3:45:00 is three
_NUMBER = re.compile(r"\d+")
_ENDLESS = Fault(
    kind=FaultKind.UNKNOWN_NUMBER,
    written="a sentence without an end",
    why="This sentence is too long to be checked: say it in short ones.",
)


def _is_endless(sentence: str) -> bool:
    """Tell whether a sentence is none that anybody writes, and would take long to check."""
    return len(sentence) > LONGEST_SENTENCE or len(_NUMBER.findall(sentence)) > MOST_NUMBERS


def check_sentence(sentence: str, evidence: Evidence | Known) -> CheckedSentence:
    """Trace every number, time, day and name of a sentence; what cannot be traced is a fault.

    With many sentences, prepare the evidence once: `prepared(evidence)`.
    """
    known = evidence if isinstance(evidence, Known) else prepared(evidence)
    if _is_endless(sentence):
        return CheckedSentence(text=sentence, faults=(_ENDLESS,))
    traces: list[Trace] = []
    faults: list[Fault] = []
    for reading in read(as_told_with_names(sentence, known.numbered_names)):
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
    if (share := shares_of_people(sentence, known)) is not None and not known.is_finished(sentence):
        faults.append(share)
    if faults and is_foreign(sentence):
        faults = [fault for fault in faults if _is_of_a_number(fault)]
    if (claim := unsourced(sentence, known.evidence)) is not None:
        faults.append(claim)
    if not known.is_finished(sentence) and (harm := _harmful(sentence, known.evidence)) is not None:
        faults.insert(0, harm)  # before all else: what a mark says of a sentence is its first fault
    return CheckedSentence(text=sentence, traces=tuple(traces), faults=tuple(faults))


def _harmful(sentence: str, evidence: Evidence) -> Fault | None:
    """Return the fault of advice that is never passed on, with what is said in its place."""
    advice = forbidden_advice(sentence, evidence.brief.weight_kg)
    if advice is None:
        return None
    why = f"I never pass on such advice: {advice.what}. {advice.instead}"
    return Fault(kind=FaultKind.FORBIDDEN_ADVICE, written=sentence.strip(), why=why, instead=advice.instead)


_OF_NUMBERS = frozenset(
    {
        FaultKind.UNKNOWN_NUMBER,
        FaultKind.WRONG_UNIT,
        FaultKind.TOO_ROUGH,
        FaultKind.WRONG_SUM,
        FaultKind.OTHER_RANGE,
        FaultKind.STALE_VERSION,
    }
)


def _is_of_a_number(fault: Fault) -> bool:
    """Tell whether a fault holds in any language: names and topics are read in English only."""
    return fault.kind in _OF_NUMBERS


def contradictions(answer: str, evidence: Evidence | Known) -> tuple[Contradiction, ...]:
    """Return the findings used in one answer that do not go together."""
    known = evidence if isinstance(evidence, Known) else prepared(evidence)
    return contradictions_among(tuple(each for each in read(answer) if not _is_endless(each.text)), known)


def _checked(reading: Reading, known: Known) -> "Iterator[tuple[Trace | None, Fault | None]]":
    found_sums = sums_in(reading)
    sums = {id(each.total): each for each in found_sums}
    parts = {id(part): each for each in found_sums if each.fault is None for part in each.parts}
    for clause in reading.clauses:
        added = sums.get(id(clause.quantity))
        whole = parts.get(id(clause.quantity))
        if whole is not None and (
            trace := part_traced(clause.quantity, known) or rest_traced(clause.quantity, whole, known)
        ):
            yield trace, None
            continue
        if added is not None:
            yield added.trace, added.fault
        elif clause.quantity.dimension is Dimension.VERSION:
            yield version_checked(clause, known)
        else:
            found = traced(clause, reading, known)
            yield found.trace, found.fault
    yield from changes_turned(reading, known)
    for day in reading.days:
        yield day_checked(day, reading, known)


__all__ = ["check_sentence", "contradictions", "prepared"]
