"""What to eat and drink."""

from agent.specialists.specialist import Specialist, SpecialistName
from tools.consult_knowledge import consult_knowledge
from tools.plan_race_fuelling import plan_race_fuelling

NUTRITION = Specialist(SpecialistName.NUTRITION, tools=(plan_race_fuelling, consult_knowledge))
