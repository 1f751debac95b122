"""Sections in order: specialists work side by side, but the page hears them one after the other."""

from collections.abc import Iterator

from agent.events import (
    Event,
    GraphEvent,
    Notice,
    Section,
    SectionEvent,
    SectionFinished,
    SpecialistsChosen,
)


class SectionOrder:
    """Lets the first unfinished section speak at once and holds the others back until it is their turn."""

    def __init__(self) -> None:
        self._waiting: list[Section] = ["answer"]
        self._held: dict[Section, list[SectionEvent]] = {}
        self._notices: set[str] = set()

    def pass_on(self, event: GraphEvent) -> Iterator[Event]:
        """Yield what may be heard now. A notice that several specialists give is heard once."""
        if isinstance(event, SpecialistsChosen):
            self._waiting = [*event.specialists, "answer"]
        elif isinstance(event, SectionEvent):
            self._held.setdefault(event.section, []).append(event)
            yield from self._speaking()
        elif not isinstance(event, Notice) or event.text not in self._notices:
            if isinstance(event, Notice):
                self._notices.add(event.text)
            yield event

    def _speaking(self) -> Iterator[Event]:
        while self._waiting:
            held = self._held.pop(self._waiting[0], [])
            yield from held
            if not any(isinstance(event, SectionFinished) for event in held):
                return
            self._waiting.pop(0)
