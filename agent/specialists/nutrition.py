"""What to eat and drink."""

from agent.specialists.specialist import Specialist, SpecialistName
from tools.plan_race_fuelling import plan_race_fuelling

NUTRITION = Specialist(SpecialistName.NUTRITION, tools=(plan_race_fuelling,))
