"""Reading one message on one day, for the tables of what is understood."""

from datetime import date

from agent.understanding import Understood, understand
from tools.domain.race import RaceBrief, Sport, UnitSystem

TODAY = date(2026, 11, 21)  # a Saturday
NOTHING = RaceBrief()
MARATHON = RaceBrief(distance_m=42_195, goal_time_s=12_600)
IMPERIAL = RaceBrief(units=UnitSystem.IMPERIAL)
RIDE = RaceBrief(sport=Sport.RIDE, distance_m=120_000, ftp_w=250, weight_kg=75)
TRAIL = RaceBrief(distance_m=60_000, goal_time_s=32_400)


def said(text: str, brief: RaceBrief = NOTHING) -> Understood:
    """Return what one message says."""
    return understand(text, TODAY, brief)


def change(text: str, field: str, brief: RaceBrief = NOTHING) -> object:
    """Return what one message says about one field of the brief."""
    return said(text, brief).changes.get(field)
