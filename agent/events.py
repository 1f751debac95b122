"""What happens in a turn, as the page hears it."""

from datetime import datetime
from typing import Literal

from tools.domain.checking.checked import Provenance
from tools.domain.fact import AthleteFact
from tools.domain.finding import Frozen
from tools.domain.spending import Spending
from tools.kit.outcome import Shown

Section = Literal["pacing", "nutrition", "mental", "training", "answer"]


class StepStarted(Frozen):
    """A tool begins; `label` is a plain name ("Reading the course").

    The same `id` again says how far it is ("Measuring the ground: 24 of 118 tiles of the map").
    """

    id: str
    label: str


class StepFinished(Frozen):
    """A tool has ended; `detail` says with what, in one line."""

    id: str
    label: str
    ok: bool
    detail: str


class SectionStarted(Frozen):
    """A specialist begins to speak; sections come one after the other."""

    section: Section


class TextDelta(Frozen):
    """More of a section's text."""

    section: Section
    text: str


class ElementShown(Frozen):
    """A picture, table or card that belongs to a section, below its text."""

    section: Section
    element: Shown


class SectionFinished(Frozen):
    """A section is complete."""

    section: Section


class Notice(Frozen):
    """Something the athlete should know about how this answer came to be."""

    text: str
    retry: bool = False


class AnswerChecked(Frozen):
    """Where the figures of the whole answer come from; it comes once, behind the last section."""

    provenance: Provenance


class AnsweredBefore(Frozen):
    """The answer that follows was given before, to `question`; the page offers to ask again."""

    entry_id: str
    question: str
    answered_at: datetime


class FactsLearnt(Frozen):
    """What will be remembered of this turn, and what holds no longer; the page offers to forget."""

    facts: tuple[AthleteFact, ...]
    ended: tuple[AthleteFact, ...] = ()


class TurnFinished(Frozen):
    """The turn is over and remembered; `spending` is what it cost, where a model was asked."""

    specialists: tuple[str, ...]
    spending: Spending | None = None


class SpecialistsChosen(Frozen):
    """Who will speak, in order; the coach keeps their sections in it."""

    specialists: tuple[Section, ...]


SectionEvent = SectionStarted | TextDelta | ElementShown | SectionFinished
Event = (
    SectionEvent
    | StepStarted
    | StepFinished
    | Notice
    | AnswerChecked
    | AnsweredBefore
    | FactsLearnt
    | TurnFinished
)
GraphEvent = Event | SpecialistsChosen  # as the graph tells it, before sections are put in order
