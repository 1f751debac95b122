"""Whether two questions ask the same thing: by text, by meaning, and by guards that meaning alone needs."""

from enum import StrEnum

from tools.domain.finding import Frozen
from tools.domain.questions.guards import GUARDS
from tools.domain.questions.question import Question, normalised

__all__ = ["Judgement", "Question", "Sameness", "normalised", "same_question"]

SAME_FROM = 0.45
"""Cosine from which two questions that pass every guard are one: tuned on half of our own pairs [D]."""
UNSURE_FROM = 0.30
"""The same, from which a model may be asked: our design choice [D]."""
DOUBTFUL_FROM = 0.60
"""Cosine from which a model may be asked about two questions that leave a doubt: our design choice [D]."""


class Sameness(StrEnum):
    """How two questions stand to each other; `UNSURE` is for a model to decide, else a miss."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


class Judgement(Frozen):
    """A verdict on two questions and the guard or measure that gave it."""

    sameness: Sameness
    why: str


def same_question(asked: str | Question, kept: str | Question, cosine: float) -> Judgement:
    """Judge two questions whose embeddings have this cosine."""
    one = Question.of(asked) if isinstance(asked, str) else asked
    other = Question.of(kept) if isinstance(kept, str) else kept
    if one.normal == other.normal:
        return Judgement(sameness=Sameness.SAME, why="the same words")
    if cosine < UNSURE_FROM:
        return Judgement(sameness=Sameness.DIFFERENT, why=f"too far apart ({cosine:.2f})")
    return _guarded(one, other, cosine)


def _guarded(one: Question, other: Question, cosine: float) -> Judgement:
    """Judge two questions that are near enough to be looked at."""
    doubts = []
    for guard in GUARDS:
        fault = guard(one, other)
        if fault is not None and fault.certain:
            return Judgement(sameness=Sameness.DIFFERENT, why=fault.why)
        if fault is not None:
            doubts.append(fault.why)
    if doubts:
        sameness = Sameness.UNSURE if cosine >= DOUBTFUL_FROM else Sameness.DIFFERENT
        return Judgement(sameness=sameness, why=doubts[0])
    if cosine < SAME_FROM:
        return Judgement(sameness=Sameness.UNSURE, why=f"not near enough ({cosine:.2f})")
    return Judgement(sameness=Sameness.SAME, why=f"the same meaning ({cosine:.2f})")
