"""The guards of places: who does what to whom, what comes before what, what belongs to what."""

from tools.domain.questions.families import NAMES_OF_FAMILIES, family, plain
from tools.domain.questions.fault import Fault
from tools.domain.questions.question import Question
from tools.domain.questions.roles import TURNING, turned_about
from tools.domain.questions.words import stem


def roles_agree(one: Question, other: Question) -> Fault | None:
    """What stands in a relation in one does not stand outside it in the other."""
    if turned_about(one.roles, other.roles) or turned_about(other.roles, one.roles):
        return Fault("roles: from and to", certain=False)
    for relation in one.roles.keys() & other.roles.keys():
        mine, its = _seen(one.roles[relation], other), _seen(other.roles[relation], one)
        if relation in TURNING and mine != its:
            return Fault(f"roles: another side of {plain(relation)}", certain=False)
        if mine and its and not mine & its:
            return Fault(f"roles: {plain(relation)} belongs to something else", certain=False)
    return None


def _seen(objects: frozenset[str], other: Question) -> frozenset[str]:
    return frozenset(each for each in objects if each in other.meanings and not each.startswith("#"))


def kin_in_order(one: Question, other: Question) -> Fault | None:
    """Two of a family keep their places: heat for a cold race is not cold for a hot one."""
    if "ask:choice" in one.asked.kinds or "act:differ" in one.meanings:
        return None
    common = [each for each in one.sequence if each in other.sequence and family(each) in _KIN]
    its = [each for each in other.sequence if each in one.sequence and family(each) in _KIN]
    for kind in {family(each) for each in common}:
        if _of(kind, common) != _of(kind, its):
            return Fault(f"roles: {NAMES_OF_FAMILIES[kind]} in another order", certain=False)
    return None


def _of(kind: str, meanings: list[str]) -> list[str]:
    return [each for each in meanings if family(each) == kind]


_FAMILIES_IN_ORDER = "cond nutr sport body day who ses state race metric side gear when"
_KIN = frozenset(_FAMILIES_IN_ORDER.split())


def order_agrees(one: Question, other: Question) -> Fault | None:
    """The same words in another order are another question, unless a part of the sentence came first."""
    if sorted(one.bag) != sorted(other.bag) or one.bag == other.bag:
        return None
    doubled = one.bag + one.bag
    size = len(one.bag)
    turned = any(doubled[at : at + size] == other.bag and _may_lead(one, other, at) for at in range(1, size))
    return None if turned else Fault("roles: the same words in another order", certain=False)


_CLAUSES_BEGIN = "before after during in for when at on while if"
_LEADING = frozenset(map(stem, _CLAUSES_BEGIN.split()))


def _may_lead(one: Question, other: Question, at: int) -> bool:
    return one.bag[at] in _LEADING or other.bag[len(one.bag) - at] in _LEADING
