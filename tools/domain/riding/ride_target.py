"""The normalized power of a ride: what a goal needs, what the athlete named, or what suits the duration."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from tools.domain.race import RaceBrief
from tools.domain.riding.ride_limits import PowerLimits, find_overdraft
from tools.domain.riding.ride_optimum import OptimalRide, vary_power
from tools.domain.riding.ride_power import even_power
from tools.domain.riding.ride_sections import RideCut
from tools.domain.riding.ride_setup import RideSetup
from tools.domain.riding.ride_threshold import RiderThreshold

PLACEHOLDER_W_PER_KG = (
    2.5  # of the rider, used only while there is no goal, FTP or power: our design choice [D]
)
RIDER_SHARE = 0.87  # of rider, bicycle and bottles together: our design choice [D]
LEAST_W, MOST_W = 30.0, 500.0  # no ride is planned below or above: our design choice [D]
SAME_TIME_S = 0.3
SAME_SHARE = 2e-3
WORTH_ANOTHER_LOOK = 0.01  # of the time: before that the shape of a plan does not matter
_FIRST_ELASTICITY = 0.45  # percent less time for a percent more power, between flat and steep
_MOST_TRIES = 8
_LONG_S = 3 * 3600.0  # where the search for the right power begins


class PowerOrigin(StrEnum):
    """Where the normalized power of a plan comes from."""

    GOAL = "goal time"
    NAMED = "target power"
    REFERENCE = "reference intensity"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True)
class SolvedRide:
    """A plan for a normalized power, and why that power.

    `asked_w` is what was aimed at. Of a goal: `needed_w` is what it takes, `allowed_w` the most that suits
    its duration where a threshold is known, `elasticity` the percent of time one percent of power saves, and
    `met` whether the plan arrives in time.
    """

    plan: OptimalRide
    origin: PowerOrigin
    asked_w: float
    needed_w: float | None = None
    allowed_w: float | None = None
    elasticity: float = _FIRST_ELASTICITY
    met: bool = False


def solve_ride(cut: RideCut, brief: RaceBrief, threshold: RiderThreshold, halted_s: float) -> SolvedRide:
    """Return the plan a brief asks for: by goal time, named power, FTP, or a placeholder, in this order."""
    if brief.goal_time_s is not None:
        return _for_goal(cut, brief.goal_time_s - halted_s, threshold)
    if brief.target_power_w is not None:
        plan = vary_power(cut, brief.target_power_w, threshold.limits)
        return SolvedRide(plan, PowerOrigin.NAMED, brief.target_power_w)
    if threshold.threshold.value is not None:
        power_w, plan = _for_reference(cut, threshold, power_for=threshold.usual_w)
        return SolvedRide(plan, PowerOrigin.REFERENCE, power_w)
    power_w = _placeholder_w(cut.setup)
    return SolvedRide(vary_power(cut, power_w, PowerLimits()), PowerOrigin.PLACEHOLDER, power_w)


def _placeholder_w(setup: RideSetup) -> float:
    rider_kg = setup.system_mass.inputs.get("rider_kg")
    if not isinstance(rider_kg, int | float):
        rider_kg = RIDER_SHARE * setup.rider.mass_kg
    return PLACEHOLDER_W_PER_KG * rider_kg


def _for_reference(
    cut: RideCut, threshold: RiderThreshold, power_for: Callable[[float], float]
) -> tuple[float, OptimalRide]:
    """Return the power that suits the duration it leads to, and its plan."""
    power_w = _settled(cut, power_for)
    plan = vary_power(cut, power_w, threshold.limits)
    power_w = power_for(plan.power.duration_s)
    return power_w, vary_power(cut, power_w, threshold.limits, plan)


def _settled(cut: RideCut, power_for: Callable[[float], float]) -> float:
    power_w = power_for(_LONG_S)
    for _ in range(_MOST_TRIES):
        after = power_for(_even_s(cut, power_w))
        if abs(after / power_w - 1) < SAME_SHARE:
            break
        power_w = after
    return power_w


def _for_goal(cut: RideCut, goal_s: float, threshold: RiderThreshold) -> SolvedRide:
    """Return the plan that arrives in time, or the best that suits the rider where the goal is beyond it."""
    if goal_s <= 0:
        return _beyond(cut, threshold, None, None, _FIRST_ELASTICITY)
    needed, needed_w, elasticity = _search(cut, goal_s, PowerLimits(), None)
    if abs(needed.power.duration_s - goal_s) > SAME_TIME_S and needed.power.duration_s > goal_s:
        return _beyond(cut, threshold, None, None, elasticity)
    allowed_w = None if threshold.threshold.value is None else threshold.highest_w(goal_s)
    if allowed_w is not None and needed_w > allowed_w:
        return _beyond(cut, threshold, needed_w, allowed_w, elasticity)
    plan, power_w = needed, needed_w
    if not _holds(needed, threshold.limits):
        plan, power_w, _ = _search(cut, goal_s, threshold.limits, needed)
    met = plan.power.duration_s <= goal_s + 2 * SAME_TIME_S
    return SolvedRide(plan, PowerOrigin.GOAL, power_w, needed_w, allowed_w, elasticity, met)


def _holds(plan: OptimalRide, limits: PowerLimits) -> bool:
    highest_w = float(plan.power.section_w.max())
    return highest_w <= limits.highest_w and find_overdraft(plan.power.ride, limits) is None


def _beyond(
    cut: RideCut,
    threshold: RiderThreshold,
    needed_w: float | None,
    allowed_w: float | None,
    elasticity: float,
) -> SolvedRide:
    """Return the hardest plan that suits the rider; without a threshold the placeholder."""
    if threshold.threshold.value is None:
        power_w = _placeholder_w(cut.setup)
        plan = vary_power(cut, power_w, PowerLimits())
    else:
        power_w, plan = _for_reference(cut, threshold, power_for=threshold.highest_w)
    return SolvedRide(plan, PowerOrigin.GOAL, power_w, needed_w, allowed_w, elasticity)


def _even_s(cut: RideCut, power_w: float) -> float:
    return even_power(cut, power_w).duration_s


def _search(
    cut: RideCut, goal_s: float, limits: PowerLimits, near: OptimalRide | None
) -> tuple[OptimalRide, float, float]:
    """Return the plan that takes `goal_s`, its normalized power, and how time answers to power there.

    Time falls with power along a curve that is nearly straight in logarithms: a secant search.
    """
    power_w, elasticity = _first_guess(cut, goal_s) if near is None else (near.power.normalized_w, 0.5)
    plan = vary_power(cut, power_w, limits, near)
    for _ in range(_MOST_TRIES):
        late = float(np.log(plan.power.duration_s / goal_s))
        if abs(plan.power.duration_s - goal_s) < SAME_TIME_S:
            break
        next_w = float(np.clip(power_w * np.exp(late / elasticity), LEAST_W, MOST_W))
        if next_w == power_w:
            break
        after = vary_power(cut, next_w, limits, plan)
        gained = float(np.log(plan.power.duration_s / after.power.duration_s))
        step = float(np.log(next_w / power_w))
        if abs(step) > 1e-9 and gained / step > 0.02:
            elasticity = gained / step
        plan, power_w = after, next_w
        if not after.reached:
            break
    return plan, power_w, elasticity


def _first_guess(cut: RideCut, goal_s: float) -> tuple[float, float]:
    """Return about the even power that takes `goal_s`, and how time answers to power there."""
    power_w, elasticity = 200.0, _FIRST_ELASTICITY
    time_s = _even_s(cut, power_w)
    for _ in range(_MOST_TRIES):
        late = float(np.log(time_s / goal_s))
        if abs(late) < WORTH_ANOTHER_LOOK:
            break
        next_w = float(np.clip(power_w * np.exp(late / elasticity), LEAST_W, MOST_W))
        if next_w == power_w:
            break
        next_s = _even_s(cut, next_w)
        gained = float(np.log(time_s / next_s) / np.log(next_w / power_w))
        elasticity = max(gained, 0.05)
        power_w, time_s = next_w, next_s
    return power_w, elasticity
