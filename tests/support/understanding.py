"""Reading one message on one day, for the tables of what is understood."""

from datetime import date

from agent.understanding import Understood, understand
from tools.domain.race import RaceBrief, UnitSystem

TODAY = date(2026, 11, 21)  # a Saturday
NOTHING = RaceBrief()
MARATHON = RaceBrief(distance_m=42_195, goal_time_s=12_600)
IMPERIAL = RaceBrief(units=UnitSystem.IMPERIAL)


def said(text: str, brief: RaceBrief = NOTHING) -> Understood:
    """Return what one message says."""
    return understand(text, TODAY, brief)


def change(text: str, field: str, brief: RaceBrief = NOTHING) -> object:
    """Return what one message says about one field of the brief."""
    return said(text, brief).changes.get(field)
