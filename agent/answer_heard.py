"""The answer of a turn as the page heard it, and whether it is to be kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from agent.events import AnswerChecked, ElementShown, Event, Section, SectionStarted, TextDelta
from agent.turn_ports import AnsweredQuestions, AnswerGiven, KeptSection
from tools.domain.checking.checked import Provenance
from tools.domain.questions.answer_key import AnswerKey
from tools.domain.questions.keepable import why_answer_not_kept
from tools.kit.outcome import ShowCourse, ShowCues, ShowFuel, Shown, ShowPacing

KEEPS = (ShowCourse, ShowPacing, ShowFuel, ShowCues)
"""What may be shown again: drawings of what the key holds. A card to decide, or of recorded data, never."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question whose answer may be kept: under which key, and the race as it stood before the answer.

    `anybodys` says that an answer which was made for nobody in particular would do.
    """

    question: str
    key: AnswerKey
    race: dict[str, Any]
    anybodys: bool = False

    @property
    def keys(self) -> tuple[AnswerKey, ...]:
        """Return the keys an answer is looked for under: the athlete's own, and anybody's."""
        return (self.key, self.key.of_nobody()) if self.anybodys else (self.key,)


class AnswerHeard:
    """What is heard of one turn. `entry_id` is the answer's, should it be kept."""

    def __init__(self, entry_id: str | None = None) -> None:
        self.entry_id = entry_id or uuid4().hex
        self.asking: Asking | None = None
        self._key: AnswerKey | None = None
        self._texts: dict[Section, list[str]] = {}
        self._shown: dict[Section, list[Shown]] = {}
        self._provenance = Provenance()

    def hear(self, event: Event) -> None:
        """Take in what the page hears."""
        match event:
            case SectionStarted():
                self._texts.setdefault(event.section, [])
            case TextDelta():
                self._texts.setdefault(event.section, []).append(event.text)
            case ElementShown():
                self._texts.setdefault(event.section, [])
                self._shown.setdefault(event.section, []).append(event.element)
            case AnswerChecked():
                self._provenance = event.provenance
            case _:
                pass

    def is_to_be_kept(self, *, as_anybodys: bool) -> None:
        """Let the answer be kept once it is told whole, as anybody's or as the athlete's."""
        if self.asking is not None:
            self._key = self.asking.key.of_nobody() if as_anybodys else self.asking.key

    async def keep(self, answers: AnsweredQuestions, *, instead: bool) -> None:
        """Keep the answer where it is to be kept and its own words do not forbid it.

        `instead`: it takes the place of an answer given before.
        """
        if self.asking is None or self._key is None:
            return
        answer = self.answer()
        if _may_be_told_again(answer):
            await answers.keep(self.asking.question, self._key, answer, self.entry_id, instead=instead)

    def answer(self) -> AnswerGiven:
        """Return the whole answer."""
        sections = (
            KeptSection(section=section, text="".join(texts), shown=tuple(self._shown.get(section, ())))
            for section, texts in self._texts.items()
        )
        return AnswerGiven(sections=tuple(sections), provenance=self._provenance)


def _may_be_told_again(answer: AnswerGiven) -> bool:
    """Tell whether an answer stands as it is: nothing left out or corrected, no card, no day, no talk."""
    checked = answer.provenance
    if checked.corrections or checked.contradictions:
        return False
    shown: Sequence[Shown] = [element for section in answer.sections for element in section.shown]
    text = "\n\n".join(section.text for section in answer.sections)
    return (
        bool(text.strip())
        and all(isinstance(element, KEEPS) for element in shown)
        and why_answer_not_kept(text) is None
    )
