"""Sentences about what an athlete has saved."""

from tools.domain.display import clock, distance
from tools.domain.proposal import SavedStrategySummary
from tools.domain.race import UnitSystem
from tools.domain.wording.activities import quoted


def saved_facts(history: tuple[SavedStrategySummary, ...], units: UnitSystem) -> tuple[str, ...]:
    """Return one sentence for each saved strategy."""
    return tuple(
        f"{quoted(saved.name)} v{saved.version}: {clock(saved.goal_time_s)} over "
        f"{distance(saved.distance_m, units)}, saved {saved.saved_at:%-d %B %Y}."
        for saved in history
    )
