"""What to think where."""

from agent.specialists.specialist import Specialist, SpecialistName
from tools.choose_mental_cues import choose_mental_cues
from tools.consult_knowledge import consult_knowledge

MENTAL = Specialist(SpecialistName.MENTAL, tools=(choose_mental_cues, consult_knowledge))
