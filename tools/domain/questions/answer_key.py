"""Under what an answer is kept: everything it depends on beside the words of the question."""

import hashlib
import json
from datetime import date
from typing import Self

from pydantic import Field

from tools.domain.finding import Frozen
from tools.domain.questions.same_question import normalised
from tools.domain.race import RaceBrief


class AnswerKey(Frozen):
    """What has to be the same, letter by letter, before two questions are even compared.

    `athlete_id` None: nothing of an athlete was known when it was answered, so it is anybody's. `brief` is
    the race as it is known (course, sport, distance, goal, weight, units ...), `revision` counts the changes
    of what is kept of the athlete, `prompts` and `model` are what it was put into words with.

    `planned` is the race as it was last planned and `told` who told it, `said` what the question itself says
    of a race, `spoken` what was spoken of before, `stated` what the conversation holds beside questions;
    `is_past` says that the day of the race is over.
    `embedder` made the vectors that are compared, `program` is what computed the numbers.
    """

    athlete_id: str | None
    specialists: tuple[str, ...]
    brief: dict[str, object]
    revision: int
    model: str
    prompts: dict[str, int]
    planned: dict[str, object] | None = None
    told: tuple[str, ...] = ()
    said: dict[str, object] = Field(default_factory=dict)
    spoken: dict[str, object] | None = None
    stated: tuple[str, ...] = ()
    is_past: bool = False
    embedder: str = ""
    program: str = ""

    def digest(self) -> bytes:
        """Return the 32 bytes the key is looked up by."""
        plain = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(plain.encode()).digest()

    def of_nobody(self) -> Self:
        """Return the key of the same answer where nothing of an athlete is in it."""
        return self.model_copy(update={"athlete_id": None, "revision": 0})


def digest_of_words(question: str) -> bytes:
    """Return 32 bytes by which a question's words are told from others, and nothing of them is told."""
    plain = normalised(question).replace("\x00", "")
    return hashlib.sha256(plain.encode("utf-8", "replace")).digest()


def says_nothing_of_anyone(brief: RaceBrief) -> bool:
    """Tell whether a race is not known at all: sport and units are a way of reading, not a person's."""
    return brief.model_copy(update={"sport": RaceBrief().sport, "units": RaceBrief().units}) == RaceBrief()


def is_over(brief: RaceBrief, today: date) -> bool:
    """Tell whether the race is of a day gone by."""
    return brief.race_date is not None and brief.race_date < today
