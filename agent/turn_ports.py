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


class SameAsked(Protocol):
    """Who says whether two questions ask for exactly the same where no rule of ours can."""

    async def __call__(self, asked: str, kept: str) -> bool:
        """Tell whether they do; no is the answer of whoever cannot be asked."""
        ...


@runtime_checkable
class AnsweredQuestions(Protocol):
    """Questions answered before, of one athlete and of everybody where nothing of an athlete was in them."""

    async def find(
        self, question: str, *keys: AnswerKey, same_asked: SameAsked | None = None
    ) -> AnswerFound | None:
        """Return the answer to the same question under one of the keys, or None."""
        ...

    async def keep(
        self, question: str, key: AnswerKey, answer: AnswerGiven, entry_id: str, *, instead: bool = False
    ) -> None:
        """Keep an answer, by an id of its own, for whoever asks the same again.

        `instead`: it takes the place of what was answered to the same question in other words, too.
        """
        ...

    async def revision(self) -> int:
        """Return a number that changes whenever anything kept of the athlete changes."""
        ...


class FactsSaid(Frozen):
    """What was learnt from a message: new facts, and those that were known and hold no longer."""

    facts: tuple[AthleteFact, ...] = ()
    ended: tuple[AthleteFact, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.facts or self.ended)


class FactsForgotten(Frozen):
    """What a wish to have something forgotten comes to, in a sentence.

    `shows_all`: nothing is forgotten yet; the card of all that is remembered asks.
    """

    sentence: str
    facts: tuple[AthleteFact, ...] = ()
    shows_all: bool = False


@runtime_checkable
class AthleteMemory(Protocol):
    """What is remembered of the athlete beyond one conversation."""

    async def recall(self, text: str) -> tuple[AthleteFact, ...]:
        """Return the facts that matter for a message: those about safety always, others by meaning."""
        ...

    async def forget(self, message: str) -> FactsForgotten | None:
        """Note what a message wants forgotten of its athlete; None where it wants nothing forgotten.

        It is not recalled any more, and forgotten everywhere once the turn is over.
        """
        ...

    def to_forget(self) -> tuple[str, ...]:
        """Return the ids of the facts to be forgotten everywhere once the turn is over."""
        ...

    async def learn(self, said: str, before: Sequence[str]) -> FactsSaid:
        """Keep what the athlete said of themselves in this message; return what is new and what is over.

        `before` are the last messages of the conversation, oldest first, for what "it" is.
        """
        ...


class NoAnswers:
    """Keeps nothing (AnsweredQuestions where answers are not kept)."""

    async def find(
        self, question: str, *keys: AnswerKey, same_asked: SameAsked | None = None
    ) -> AnswerFound | None:
        """Find nothing."""
        return None

    async def keep(
        self, question: str, key: AnswerKey, answer: AnswerGiven, entry_id: str, *, instead: bool = False
    ) -> None:
        """Keep nothing."""

    async def revision(self) -> int:
        """Return 0."""
        return 0


class NoMemory:
    """Remembers nothing (AthleteMemory of who is nobody in particular)."""

    async def recall(self, text: str) -> tuple[AthleteFact, ...]:
        """Recall nothing."""
        return ()

    async def forget(self, message: str) -> FactsForgotten | None:
        """Forget nothing."""
        return None

    def to_forget(self) -> tuple[str, ...]:
        """Forget nothing."""
        return ()

    async def learn(self, said: str, before: Sequence[str]) -> FactsSaid:
        """Learn nothing."""
        return FactsSaid()
