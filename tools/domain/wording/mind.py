"""Sentences about the cues of a race."""

from tools.domain import display
from tools.domain.race import UnitSystem
from tools.domain.strategy import Cue, RaceStrategy

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def cue_facts(strategy: RaceStrategy) -> tuple[tuple[str, ...], ...]:
    """Return paragraphs: the cues with their places; what they take for granted."""
    units, cues = strategy.brief.units, strategy.mental.cues
    if not cues:
        return (strategy.mental.assumptions,)
    pinned = ", ".join(
        f"{display.stretch(cue.start_m, cue.end_m, units)} “{cue.text.rstrip('.')}”" for cue in cues
    )
    count = NUMBERS[len(cues)] if len(cues) < len(NUMBERS) else str(len(cues))
    noun = "cue" if len(cues) == 1 else "cues"
    return ((f"{count} {noun}, pinned: {pinned}.",), strategy.mental.assumptions)


def cue_sentence(cue: Cue, units: UnitSystem) -> str:
    """Say one cue: where, the words, why."""
    where = display.stretch(cue.start_m, cue.end_m, units)
    return f"{where[0].upper()}{where[1:]}: “{cue.text}” {cue.why}"
