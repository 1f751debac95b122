"""Links to one version of a strategy: made by a click, unguessable, with an end, taken back by a click."""

from dataclasses import dataclass

from memory.strategies import StrategyStore


@dataclass(frozen=True, slots=True)
class Sharing:
    """Everybody's links."""

    strategies: StrategyStore
