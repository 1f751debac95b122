"""What is remembered of athletes: facts learnt from what they say, recalled by meaning and by rule."""

from dataclasses import dataclass
from datetime import date

from agent.turn_ports import AthleteMemory, NoMemory


@dataclass(frozen=True, slots=True)
class Remembering:
    """Everybody's memory."""

    def for_athlete(self, athlete_id: str, thread_id: str, today: date) -> AthleteMemory:
        """Return what is remembered of one athlete, as one conversation adds to it."""
        return NoMemory()
