"""Who put the sections of an answer into words: which model, told which prompts."""

from collections.abc import Mapping

from agent.events import Event, TextDelta
from tools.domain.prompt_version import OFFLINE, SpokenWith


class Spoken:
    """What is heard of one turn, section by section."""

    def __init__(self) -> None:
        self._speakers: dict[str, list[SpokenWith]] = {}
        self._heard: dict[str, None] = {}

    def note(self, section: str, speaker: SpokenWith) -> None:
        """Note that a speaker says something in a section."""
        speakers = self._speakers.setdefault(section, [])
        if speaker not in speakers:
            speakers.append(speaker)

    def models(self) -> frozenset[str]:
        """Return who put anything into words so far."""
        return frozenset(speaker.model for speakers in self._speakers.values() for speaker in speakers)

    def hear(self, event: Event) -> None:
        """Note that something is said in a section, whoever says it."""
        if isinstance(event, TextDelta):
            self._heard[event.section] = None

    def sections(self) -> Mapping[str, SpokenWith]:
        """Return the sections in which something was said; words that are code's own have no model."""
        own = [SpokenWith(model=OFFLINE)]
        return {section: _together(self._speakers.get(section, own)) for section in self._heard}


def _together(speakers: list[SpokenWith]) -> SpokenWith:
    """Return several speakers of one section as one, in the order in which they spoke."""
    models = dict.fromkeys(speaker.model for speaker in speakers)
    prompts = {name: version for speaker in speakers for name, version in speaker.prompts.items()}
    return SpokenWith(model=", then ".join(models), prompts=prompts)
