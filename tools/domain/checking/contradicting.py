"""Two known values of one meaning, used in one answer, that do not go together."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from tools.domain.checking.checked import Contradiction, Trace
from tools.domain.checking.facts import Fact
from tools.domain.checking.fitting import Fit, fit_fact
from tools.domain.checking.known import Known
from tools.domain.checking.measures import Dimension
from tools.domain.checking.reading import Clause, Reading
from tools.domain.checking.topics_told import groups_of
from tools.domain.checking.tracing import traced

_MEANINGS: dict[tuple[str, str], tuple[Dimension, str, str]] = {
    ("substance", "body"): (Dimension.MASS, "", "your weight"),
    ("substance", "carbohydrate"): (Dimension.MASS, "hour", "carbohydrate an hour"),
    ("substance", "sodium"): (Dimension.MASS, "hour", "sodium an hour"),
    ("substance", "fluid"): (Dimension.VOLUME, "hour", "drinking an hour"),
    ("time", "goal"): (Dimension.DURATION, "", "your goal time"),
    ("time", "predicted"): (Dimension.DURATION, "", "the predicted finish"),
    ("time", "actual"): (Dimension.DURATION, "", "the finish"),
    ("power", "threshold"): (Dimension.POWER, "", "your threshold power"),
    ("heart", "threshold"): (Dimension.HEART_RATE, "", "your threshold heart rate"),
    ("heart", "max"): (Dimension.HEART_RATE, "", "your maximum heart rate"),
    ("heart", "rest"): (Dimension.HEART_RATE, "", "your resting heart rate"),
    ("terrain", "flat"): (Dimension.PACE, "", "the pace on the flat"),
}
_COMPARES = re.compile(
    r"\b(?:instead|rather|moves?|changed?|if|would|without|others?|law|tables|formula|model|was|were"
    r"|before|used to|old"
    r"|previous\w*|earlier|than|versus|vs|compared|between|range|best case|worst|or|held|same effort"
    r"|flat, cool)\b",
    re.IGNORECASE,
)


class _Used(NamedTuple):
    clause: Clause
    fact: Fact
    trace: Trace
    about: str


def contradictions_among(sentences: tuple[Reading, ...], known: Known) -> tuple[Contradiction, ...]:
    """Return the pairs of values of one answer that contradict each other, each meaning once."""
    used = [each for sentence in sentences for each in _used(sentence, known)]
    found: dict[str, Contradiction] = {}
    for left, right in combinations(used, 2):
        if left.about == right.about and left.about not in found and _differ(left, right):
            found[left.about] = _contradiction(left, right)
    return tuple(found.values())


def _used(sentence: Reading, known: Known) -> Iterator[_Used]:
    """Give the values of a sentence that are said to be of something there is only one of."""
    if _COMPARES.search(sentence.text):
        return
    for clause in sentence.clauses:
        about = _about(clause)
        if about and not clause.quantity.is_change and clause.place is None:
            result = traced(clause, sentence, known)
            if result.fact is not None and result.trace is not None:
                yield _Used(clause, result.fact, result.trace, about)


def _about(clause: Clause) -> str:
    groups = groups_of(clause)
    told = {(group, name) for group, names in groups.items() for name in names}
    if ("time", "actual") in told:
        told -= {("time", "goal"), ("time", "predicted")}
    if {group for group, _ in told} & {"half", "faster", "session"}:
        return ""
    for key, (dimension, per, about) in _MEANINGS.items():
        if key in told and clause.quantity.dimension is dimension and clause.quantity.per == per:
            return about
    return ""


def _differ(left: _Used, right: _Used) -> bool:
    if left.fact is right.fact or left.clause.sentence == right.clause.sentence:
        return False
    if (
        fit_fact(left.clause.quantity, right.fact)[0] is Fit.OK
        or fit_fact(right.clause.quantity, left.fact)[0] is Fit.OK
    ):
        return False
    one, other = _span(left.fact), _span(right.fact)
    is_range = left.clause.quantity.is_range or right.clause.quantity.is_range
    return not is_range or one[1] < other[0] or other[1] < one[0]


def _span(fact: Fact) -> tuple[float, float]:
    value = fact.readings[0].value
    return fact.low if fact.low is not None else value, fact.high if fact.high is not None else value


def _contradiction(left: _Used, right: _Used) -> Contradiction:
    said = (
        f"Two figures here do not go together: {left.about} is told as {left.trace.written} and as "
        f"{right.trace.written}."
    )
    return Contradiction(about=left.about, left=left.trace, right=right.trace, said=said)
