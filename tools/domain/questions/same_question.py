"""Whether two questions ask the same thing: by text, by meaning, and by guards that meaning alone needs."""

import re
import unicodedata
from enum import StrEnum

from tools.domain.finding import Frozen

_SPACES = re.compile(r"\s+")


class Sameness(StrEnum):
    """How two questions stand to each other; `UNSURE` is for a model to decide, else a miss."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


class Judgement(Frozen):
    """A verdict on two questions and the guard or measure that gave it."""

    sameness: Sameness
    why: str


def normalised(question: str) -> str:
    """Return a question as it is compared letter by letter: case, spaces and end marks do not count."""
    folded = unicodedata.normalize("NFKC", question).casefold()
    return _SPACES.sub(" ", folded).strip(" ?!.…")


def same_question(asked: str, kept: str, cosine: float) -> Judgement:
    """Judge two questions whose embeddings have this cosine."""
    if normalised(asked) == normalised(kept):
        return Judgement(sameness=Sameness.SAME, why="the same words")
    return Judgement(sameness=Sameness.DIFFERENT, why="no guard yet")
