"""What a specialist is."""

from dataclasses import dataclass
from enum import StrEnum

from langchain_core.tools import BaseTool


class SpecialistName(StrEnum):
    """Who can answer; the order is the order in which they speak."""

    PACING = "pacing"
    NUTRITION = "nutrition"
    MENTAL = "mental"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Specialist:
    """A name (which is its prompt's, too) and the tools it may call."""

    name: SpecialistName
    tools: tuple[BaseTool, ...]
