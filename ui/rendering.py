"""How what happens in a turn appears in the chat: one case for each event, one for each thing shown."""

from typing import assert_never

import chainlit as cl
from chainlit.utils import utc_now

from agent.events import (
    ElementShown,
    Event,
    Notice,
    SectionFinished,
    SectionStarted,
    StepFinished,
    StepStarted,
    TextDelta,
    TurnFinished,
)
from tools.kit.outcome import (
    ShowComparison,
    ShowCourse,
    ShowCues,
    ShowFuel,
    Shown,
    ShowPacing,
    ShowProposal,
    ShowStrategies,
)
from ui import charts, tables
from ui.ride_table import ride_table

Element = tuple[str, dict[str, object]]
"""The name of a custom element (public/elements/<name>.jsx) and its props."""


def elements_of(shown: Shown) -> list[Element]:  # noqa: PLR0911 (one return a case)
    """Return the custom elements that draw one thing, from top to bottom."""
    match shown:
        case ShowCourse():
            return [("CourseChart", charts.course_chart(shown.course, shown.units))]
        case ShowPacing():
            return _pacing(shown)
        case ShowFuel():
            return [("FuelTable", tables.fuel_table(shown.strategy))]
        case ShowCues():
            return [("CueList", tables.cue_list(shown.strategy))]
        case ShowStrategies():
            return [("StrategyList", tables.strategy_list(shown.strategies, shown.units))]
        case ShowComparison():
            return [("ComparisonTable", tables.comparison_table(shown))]
        case ShowProposal():
            return [("StrategyCard", tables.proposal_card(shown.proposal))]
        case _:
            assert_never(shown)


def _pacing(shown: ShowPacing) -> list[Element]:
    strategy = shown.strategy
    units, ride = strategy.brief.units, strategy.pacing.ride
    chart = ("CourseChart", charts.course_chart(shown.course, units, strategy))
    sections = [("RideTable", ride_table(ride, units, shown.course))] if ride is not None else []
    return [chart, *sections, ("SplitTable", tables.split_table(strategy))]


class TurnOnPage:
    """One turn being written on the page: a message a section, steps above it, elements below its text."""

    def __init__(self, question: str) -> None:
        self.question = question
        self._message: cl.Message | None = None
        self._elements: list[cl.CustomElement] = []
        self._steps: dict[str, cl.Step] = {}
        self._shown = 0

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
                await self._section().stream_token(event.text)
            case ElementShown():
                self._add(elements_of(event.element))
            case SectionFinished():
                await self.finish_section()
            case Notice():
                await self._notice(event)
            case TurnFinished():
                await self.finish_section()
            case _:
                assert_never(event)

    async def finish_section(self) -> None:
        """Send the open section for good: only `send` stores when it was said, and so its order.

        Its elements follow one by one: sent together they arrive in any order.
        """
        message, elements = self._message, self._elements
        self._message, self._elements = None, []
        if message is not None and (message.content or elements):
            await message.send()
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
            self._message = cl.Message(content="", created_at=utc_now())
        return self._message

    def _add(self, elements: list[Element]) -> None:
        self._section()
        for name, props in elements:
            self._shown += 1
            self._elements.append(
                cl.CustomElement(name=name, props=props | {"place": self._shown}, display="inline")
            )

    async def _notice(self, event: Notice) -> None:
        await self.finish_section()
        props: dict[str, object] = {"text": event.text, "retry": self.question if event.retry else None}
        self._add([("Notice", props)])
        await self.finish_section()
