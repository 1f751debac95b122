"""The guard of numbers: units converted, none missing, none in another's place."""

from tools.domain.questions.amounts import Amount
from tools.domain.questions.fault import Fault
from tools.domain.questions.question import Question


def amounts_agree(one: Question, other: Question) -> Fault | None:
    """Every number of one has its equal in the other, in the same order among its kind."""
    if len(one.amounts) != len(other.amounts):
        return Fault("numbers: one more on one side", certain=True)
    left = list(other.amounts)
    for amount in one.amounts:
        match = next((each for each in left if amount.agrees(each)), None)
        if match is None:
            return Fault(f"numbers: no equal of {amount.values[0]:g} ({amount.measure})", certain=True)
        left.remove(match)
    if one.pairs and _paired_alike(one, other):
        return None
    for mine, its in zip(_by_measure(one), _by_measure(other), strict=True):
        if not mine.agrees(its):
            return Fault("numbers: in another order", certain=False)
    return None


def _paired_alike(one: Question, other: Question) -> bool:
    """Whether every time stands by the same length in both: a 1:30 half and a marathon, in either order."""
    return len(one.pairs) == len(other.pairs) and all(
        any(
            one.amounts[time].agrees(other.amounts[its_time])
            and one.amounts[length].agrees(other.amounts[its_length])
            for its_time, its_length in other.pairs
        )
        for time, length in one.pairs
    )


def _by_measure(question: Question) -> list[Amount]:
    return sorted(question.amounts, key=lambda amount: amount.measure)
