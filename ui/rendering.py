"""How what happens in a turn appears in the chat: one case for each event."""

from functools import partial
from typing import assert_never
from uuid import uuid4

import chainlit as cl
from chainlit.utils import utc_now

from agent.events import (
    AnswerChecked,
    AnsweredBefore,
    ElementShown,
    Event,
    FactsLearnt,
    Notice,
    SectionFinished,
    SectionStarted,
    StepFinished,
    StepStarted,
    TextDelta,
    TurnFinished,
)
from tools.domain.questions.answer_key import digest_of_words
from tools.domain.spending import told
from ui.answered_before import answered_before
from ui.provenance_line import provenance_line
from ui.shown_elements import Element, elements_of
from ui.sockets import waiting_for
from ui.telling import Telling


class Card(cl.CustomElement):
    """A custom element of which no file is written: the page is told its props, and asks for nothing else."""

    async def _create(self, persist: bool = True) -> bool:
        self.chainlit_key, self.updatable, self.persisted = self.id, False, False
        return await super()._create(persist)


def card_of(name: str, props: dict[str, object], place: int) -> cl.CustomElement:
    """Return a custom element; `place` orders it in its thread, `card` names it among all (paceline.js)."""
    return Card(name=name, props=props | {"place": place, "card": uuid4().hex}, display="inline")


class TurnOnPage:
    """One turn being written on the page: a message a section, steps above it, elements below its text."""

    def __init__(self, question: str) -> None:
        self.question = question
        self._message: cl.Message | None = None
        self._telling: Telling | None = None  # the words of the open message
        self._elements: list[cl.CustomElement] = []
        self._steps: dict[str, cl.Step] = {}
        self._shown = 0
        self._last: str | None = None  # the message sent last
        self._before: AnsweredBefore | None = None
        self.answer_id = uuid4().hex

    async def show(self, event: Event) -> None:
        """Show one event."""
        match event:
            case StepStarted():
                await self._start_step(event)
            case StepFinished():
                await self._finish_step(event)
            case SectionStarted():
                await self.finish_section()
                self._section()
            case TextDelta():
                self._write(event.text)
            case ElementShown():
                self._add(elements_of(event.element))
            case SectionFinished():
                await self.finish_section()
            case Notice():
                await self._notice(event)
            case AnswerChecked():
                await self._say_where_from(event)
            case AnsweredBefore():
                self._before, self.answer_id = event, event.entry_id
            case FactsLearnt():
                await self._say_what_is_remembered(event)
            case TurnFinished():
                await self._mark_answered_before()
                await self._say_what_it_took(event)
            case _:
                assert_never(event)

    async def finish_section(self) -> None:
        """Send the open section for good: only `send` stores when it was said, and so its order.

        Its elements follow one by one: sent together they arrive in any order.
        """
        message, telling, elements = self._message, self._telling, self._elements
        self._message, self._telling, self._elements = None, None, []
        if message is not None and telling is not None:
            message.content = await telling.end()
        if message is not None and (message.content or elements):
            await message.send()
            self._last = message.id
            for element in elements:
                await element.send(for_id=message.id)

    async def break_off(self) -> None:
        """Keep what was said, and close the steps a broken turn left open."""
        await self.finish_section()
        for step in self._steps.values():
            step.is_error = True
            step.end = step.start
            await step.update()
        self._steps.clear()

    async def _start_step(self, event: StepStarted) -> None:
        if event.id in self._steps:
            self._steps[event.id].name = event.label
            await self._steps[event.id].update()
            return
        run = cl.context.current_run
        step = cl.Step(name=event.label, type="tool", show_input=False, parent_id=run.id if run else None)
        step.start = step.created_at
        self._steps[event.id] = step
        await step.send()

    async def _finish_step(self, event: StepFinished) -> None:
        step = self._steps.pop(event.id, None)
        if step is None:
            return
        step.name, step.output, step.is_error, step.end = event.label, event.detail, not event.ok, utc_now()
        await step.update()

    def _section(self) -> cl.Message:
        if self._message is None:
            # Which answer a thumb is put on, and to which words it was given (ui/history.py).
            told = {"answer": self.answer_id, "asked": digest_of_words(self.question).hex()}
            self._message = cl.Message(content="", created_at=utc_now(), metadata=told)
        return self._message

    def _write(self, text: str) -> None:
        """Go on in the open section; it counts from its first word, so that its steps stay above it."""
        message = self._section()
        if self._telling is None:
            message.created_at = utc_now()
            self._telling = Telling(message.stream_token, partial(waiting_for, cl.context.session))
        self._telling.say(text)

    def _add(self, elements: list[Element]) -> None:
        self._section()
        for name, props in elements:
            self._shown += 1
            self._elements.append(card_of(name, props, self._shown))

    async def _say_where_from(self, event: AnswerChecked) -> None:
        """Put the line where the figures come from below the answer's last message."""
        await self.finish_section()
        self._shown += 1
        line = card_of("ProvenanceLine", provenance_line(event.provenance), self._shown)
        if self._last is not None:
            await line.send(for_id=self._last)

    async def _say_what_it_took(self, event: TurnFinished) -> None:
        """Put what the models took below the answer's last message, where one took anything."""
        await self.finish_section()
        if event.spending is None or not event.spending.tokens or self._last is None:
            return
        self._shown += 1
        line: dict[str, object] = {"line": told(event.spending)}
        await card_of("SpendingLine", line, self._shown).send(for_id=self._last)

    async def _say_what_is_remembered(self, event: FactsLearnt) -> None:
        """Say below an answer what was learnt, by reference: what is forgotten is gone from here as well."""
        await self.finish_section()
        if self._last is None:
            return
        self._shown += 1
        ids: dict[str, object] = {
            "ids": [fact.id for fact in event.facts],
            "ended": [fact.id for fact in event.ended],
        }
        await card_of("RememberedLine", ids, self._shown).send(for_id=self._last)

    async def _mark_answered_before(self) -> None:
        """Say below an answer that it was given before."""
        await self.finish_section()
        if self._before is not None and self._last is not None:
            self._shown += 1
            mark = card_of("AnsweredBefore", answered_before(self._before, self.question), self._shown)
            await mark.send(for_id=self._last)

    async def _notice(self, event: Notice) -> None:
        await self.finish_section()
        props: dict[str, object] = {"text": event.text, "retry": self.question if event.retry else None}
        self._add([("Notice", props)])
        await self.finish_section()
