"""The guard of words: each of one question has its counterpart in the other, or goes without saying."""

from tools.domain.questions.families import CERTAIN, NAMES_OF_FAMILIES, family, plain
from tools.domain.questions.fault import Fault
from tools.domain.questions.question import Question

_ONE_SIDED = frozenset({"unit"})
_UNSAID = frozenset({"when:during"})
"""What goes without saying where the other says nothing of its kind."""


def words_agree(one: Question, other: Question) -> Fault | None:
    """Every word of one has its counterpart in the other."""
    mine, its = _left_over(one, other), _left_over(other, one)
    if not mine and not its:
        return None
    families = {family(each) for each in mine} & {family(each) for each in its} - {"?"}
    for shared in sorted(families):
        pair = [next(each for each in side if family(each) == shared) for side in (sorted(mine), sorted(its))]
        return Fault(
            f"{NAMES_OF_FAMILIES.get(shared, shared)}: {plain(pair[0])} and {plain(pair[1])}", certain=True
        )
    alone = sorted(mine | its, key=lambda each: (family(each) not in CERTAIN, each))[0]
    name = NAMES_OF_FAMILIES.get(family(alone), "word without a counterpart")
    return Fault(f"{name}: {plain(alone)} on one side only", certain=family(alone) in CERTAIN)


def _left_over(one: Question, other: Question) -> frozenset[str]:
    """Return what one says and the other neither says nor implies."""
    said = frozenset(each for each in one.meanings if not each.startswith("#"))
    left = said - other.meanings
    rival = {family(each) for each in other.meanings - one.meanings - one.implied}
    if sum(family(each) == "sport" for each in said) > 1:
        rival.add("sport")  # of two sports neither goes without saying
    return frozenset(
        each
        for each in left
        if not (each in other.implied and family(each) not in rival)
        and not (_may_be_unsaid(each) and family(each) not in {family(it) for it in other.meanings})
    )


def _may_be_unsaid(meaning: str) -> bool:
    return family(meaning) in _ONE_SIDED or meaning in _UNSAID
