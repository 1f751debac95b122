"""Sentences about the cues of a race."""

from tools.domain import display
from tools.domain.race import UnitSystem
from tools.domain.strategy import Cue, RaceStrategy


def cue_facts(strategy: RaceStrategy) -> tuple[str, ...]:
    """Return each cue with where it belongs and why, then what they take for granted."""
    units = strategy.brief.units
    return (*(cue_sentence(cue, units) for cue in strategy.mental.cues), *strategy.mental.assumptions)


def cue_sentence(cue: Cue, units: UnitSystem) -> str:
    """Say one cue: where, the words, why."""
    where = display.stretch(cue.start_m, cue.end_m, units)
    return f"{where[0].upper()}{where[1:]}: “{cue.text}” {cue.why}"
