"""How the time of a triathlon week is shared out: every session near its part, none too short or too long."""

from datetime import date

from tools.domain.planning.week_placing import PlacedWeek
from tools.domain.planning.week_slots import Role, Slot
from tools.domain.training.training_plan import PlanPhase, TrainingSport

RUN, RIDE, SWIM = TrainingSport.RUN, TrainingSport.RIDE, TrainingSport.SWIM
# Parts of a week and bounds in minutes: coaching practice and our design choice [D].
PARTS = {
    (RIDE, Role.LONG): 0.31,
    (RUN, Role.LONG): 0.18,
    (RUN, Role.FIRST_HARD): 0.13,
    (SWIM, Role.SECOND_HARD): 0.11,
    (RIDE, Role.SECOND_HARD): 0.14,
    (SWIM, Role.EASY): 0.1,
    (RUN, Role.EASY): 0.1,
    (RIDE, Role.EASY): 0.11,
}
OTHER_PART = 0.1
BOUNDS = {SWIM: (40.0, 60.0), RUN: (35.0, 75.0), RIDE: (45.0, 120.0)}
OTHER_BOUNDS = (25.0, 60.0)
LONG_FROM_MIN, BRICK_MIN = 30.0, 30.0
LIGHT_SHARE = 0.7  # of the shortest session, in weeks that are lighter
HALVINGS = 16


def share_out(
    week: PlacedWeek, sessions: list[tuple[date, Slot]], minutes: list[float], total: float
) -> None:
    """Set the minutes of the endurance sessions; a long one is at most what it was given before."""
    light = week.outline.phase in (PlanPhase.TAPER, PlanPhase.RECOVERY)
    shared = [i for i, (_, slot) in enumerate(sessions) if slot.role is not Role.STRENGTH]
    left = total - sum(each for i, each in enumerate(minutes) if i not in shared)
    parts = {i: _part(sessions[i][1]) for i in shared}
    bounds = {i: _bounds(sessions[i][1], minutes[i], light=light) for i in shared}
    low, high = 0.0, 4 * max(left, 1.0)
    for _ in range(HALVINGS):
        scale = (low + high) / 2
        if sum(_held(scale * parts[i], bounds[i]) for i in shared) > left:
            high = scale
        else:
            low = scale
    for i in shared:
        minutes[i] = _held(low * parts[i], bounds[i])


def _part(slot: Slot) -> float:
    return PARTS.get((slot.sport, slot.role), OTHER_PART)


def _bounds(slot: Slot, given: float, *, light: bool) -> tuple[float, float]:
    """Return the fewest and the most minutes of a session."""
    if slot.role is Role.LONG:
        return min(LONG_FROM_MIN, given), given
    if slot.brick:
        return BRICK_MIN, BRICK_MIN
    least, most = BOUNDS.get(slot.sport, OTHER_BOUNDS)
    return (LIGHT_SHARE * least if light else least), most


def _held(minutes: float, bounds: tuple[float, float]) -> float:
    return max(bounds[0], min(bounds[1], minutes))
