"""What to think where."""

from agent.specialists.specialist import Specialist, SpecialistName
from tools.choose_mental_cues import choose_mental_cues

MENTAL = Specialist(SpecialistName.MENTAL, tools=(choose_mental_cues,))
