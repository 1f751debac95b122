"""What every node can reach during one turn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from langchain_core.language_models import BaseChatModel

from agent.events import Event
from agent.state import CoachState, brief_of, planned_of
from tools.domain.race import RaceBrief, Sport, UnitSystem
from tools.kit.context import ToolContext


@dataclass(frozen=True, slots=True)
class TurnContext:
    """One turn's surroundings: who asks, who answers, and the world the tools see.

    `model` speaks; `offline` takes over when its endpoint fails in the middle of a turn.
    """

    world: ToolContext
    model: BaseChatModel
    offline: BaseChatModel
    model_timeout_s: float
    upload_ids: tuple[str, ...]
    units: UnitSystem
    weight_kg: float | None
    sport: Sport

    def world_of(self, state: CoachState, brief: RaceBrief | None = None) -> ToolContext:
        """Return the world as the tools of this turn see it."""
        return replace(self.world, brief=brief or brief_of(state), planned=planned_of(state))

    @property
    def preferences(self) -> dict[str, Any]:
        """Return the athlete's settings as the race brief names them."""
        return {"units": self.units, "weight_kg": self.weight_kg, "sport": self.sport}


Emit = Callable[[Event], None]
