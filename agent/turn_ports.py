"""What a turn asks of the house's memory: answers given before, and what is known of the athlete."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, runtime_checkable

from agent.events import Section
from tools.domain.checking.checked import Provenance
from tools.domain.fact import AthleteFact
from tools.domain.finding import Frozen
from tools.domain.questions.answer_key import AnswerKey
from tools.kit.outcome import Shown


class KeptSection(Frozen):
    """A section of an answer: its words, and what was shown below them."""

    section: Section
    text: str
    shown: tuple[Shown, ...] = ()


class AnswerGiven(Frozen):
    """A whole answer as it was given, with the check of its figures."""

    sections: tuple[KeptSection, ...]
    provenance: Provenance = Provenance()


class AnswerFound(Frozen):
    """An answer given before, to `question`."""

    entry_id: str
    question: str
    answered_at: datetime
    answer: AnswerGiven


@runtime_checkable
class AnsweredQuestions(Protocol):
    """Questions answered before, of one athlete and of everybody where nothing of an athlete was in them."""

    async def find(self, question: str, key: AnswerKey) -> AnswerFound | None:
        """Return the answer to the same question under the same key, or None."""
        ...

    async def keep(self, question: str, key: AnswerKey, answer: AnswerGiven) -> None:
        """Keep an answer for whoever asks the same again."""
        ...

    async def revision(self) -> int:
        """Return a number that changes whenever anything kept of the athlete changes."""
        ...


@runtime_checkable
class AthleteMemory(Protocol):
    """What is remembered of the athlete beyond one conversation."""

    async def recall(self, text: str) -> tuple[AthleteFact, ...]:
        """Return the facts that matter for a message: those about safety always, others by meaning."""
        ...

    async def learn(self, said: str, before: Sequence[str]) -> tuple[AthleteFact, ...]:
        """Keep what the athlete said of themselves in this message; return what is new.

        `before` are the last messages of the conversation, oldest first, for what "it" is.
        """
        ...


class NoAnswers:
    """Keeps nothing (AnsweredQuestions where answers are not kept)."""

    async def find(self, question: str, key: AnswerKey) -> AnswerFound | None:
        """Find nothing."""
        return None

    async def keep(self, question: str, key: AnswerKey, answer: AnswerGiven) -> None:
        """Keep nothing."""

    async def revision(self) -> int:
        """Return 0."""
        return 0


class NoMemory:
    """Remembers nothing (AthleteMemory of who is nobody in particular)."""

    async def recall(self, text: str) -> tuple[AthleteFact, ...]:
        """Recall nothing."""
        return ()

    async def learn(self, said: str, before: Sequence[str]) -> tuple[AthleteFact, ...]:
        """Learn nothing."""
        return ()
