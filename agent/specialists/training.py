"""What the athlete has done, and what it points to."""

from agent.specialists.specialist import Specialist, SpecialistName
from tools.fetch_activities import fetch_activities
from tools.predict_finish import predict_finish

TRAINING = Specialist(SpecialistName.TRAINING, tools=(fetch_activities, predict_finish))
