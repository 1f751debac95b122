"""The specialists: a name, a prompt and tools each; the loop they share is in `agent.nodes.consult`."""

from agent.specialists.mental import MENTAL
from agent.specialists.nutrition import NUTRITION
from agent.specialists.pacing import PACING
from agent.specialists.specialist import Specialist, SpecialistName
from agent.specialists.training import TRAINING

SPECIALISTS: dict[SpecialistName, Specialist] = {
    specialist.name: specialist for specialist in (PACING, NUTRITION, MENTAL, TRAINING)
}

__all__ = ["MENTAL", "NUTRITION", "PACING", "SPECIALISTS", "TRAINING", "Specialist", "SpecialistName"]
