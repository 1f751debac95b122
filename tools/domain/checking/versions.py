"""Versions of the training plan: the one that counts, and those a tool has told of just now."""

import re

from tools.domain.checking.checked import Fault, FaultKind, Origin, Trace
from tools.domain.checking.known import Known
from tools.domain.checking.measures import Dimension
from tools.domain.checking.reading import Clause

_CURRENT = re.compile(
    r"\b(?:current|now|latest|newest|counts?|stands?|active|valid|in force|today|this week|at the moment"
    r"|follow\w*"
    r"|you have|your plan is|your plan,)\b",
    re.IGNORECASE,
)


_IS_COMPARED = re.compile(r"\b(?:since|than|changed|compared (?:to|with)|up from)\b", re.IGNORECASE)
_IS_PAST = re.compile(
    r"\b(?:earlier|was|were|had|previous\w*|before|older|old|no longer|replac\w*"
    r"|instead of|used to|until now)\b",
    re.I,
)


def version_checked(clause: Clause, known: Known) -> tuple[Trace | None, Fault | None]:
    """Return where a version comes from, or that it is not the one that counts."""
    quantity = clause.quantity
    current = known.evidence.plan_version
    number = quantity.said_as
    told = [
        fact
        for fact in known.of(Dimension.VERSION)
        if fact.origin is not Origin.CONVERSATION and abs((fact.said_as or 0) - number) < 1e-6
    ]
    if current is not None and number == current:
        meaning = "the version of your plan that counts"
        return Trace(written=quantity.written, meaning=meaning, origin=Origin.FINDING, value=number), None
    if told and (current is None or not _CURRENT.search(clause.sentence)):
        return told[0].trace(quantity.written), None
    if current is not None and number < current:
        named = re.findall(r"\d+", clause.sentence)
        is_past = _IS_PAST.search(clause.sentence) is not None and f"{current}" in named
        if is_past or _IS_COMPARED.search(clause.sentence):
            meaning = "an earlier version of your plan"
            return Trace(
                written=quantity.written, meaning=meaning, origin=Origin.CONVERSATION, value=number
            ), None
    counts = f"the version that counts is {current}" if current is not None else "no such version is known"
    why = f"“{quantity.written}” is not up to date: {counts}."
    return None, Fault(kind=FaultKind.STALE_VERSION, written=quantity.written, why=why)
