"""The guard of what is asked for: how, how much, how long, when, whether one should, whether one can."""

from tools.domain.questions.asking import YES_OR_NO
from tools.domain.questions.fault import Fault
from tools.domain.questions.question import Question

_NEAR = (
    {"ask:worth", "ask:need"},
    {"ask:need", "ask:must"},
    {"ask:can", "ask:safe"},
    {"ask:can", "ask:possible"},
    {"ask:can", "ask:allowed"},
)
"""Kinds of yes and no that want the same answer, such as whether one can and whether it is safe."""


def asking_agrees(one: Question, other: Question) -> Fault | None:
    """Both want the same kind of answer."""
    mine, its = one.asked, other.asked
    if mine.kinds != its.kinds and {*mine.kinds, *its.kinds} not in _NEAR:
        names = " and ".join(sorted(kind.removeprefix("ask:") for kind in mine.kinds ^ its.kinds))
        return Fault(f"kind of answer: {names}", certain=not (mine.kinds | its.kinds) <= YES_OR_NO)
    if one.past != other.past:
        return Fault("time: past and present", certain=False)
    if {mine.manner, its.manner} == {"can", "should"} and not mine.kinds <= YES_OR_NO | {"ask:how"}:
        return Fault("kind of answer: can and should", certain=False)
    return None


def something_is_asked(one: Question, other: Question) -> Fault | None:
    """Questions of light words alone live from what was said before them."""
    if one.meanings and other.meanings:
        return None
    return Fault("nothing to compare by", certain=True)
