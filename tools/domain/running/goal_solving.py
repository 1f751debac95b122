"""Both ways of a goal: the pace that meets a finish time, and the finish time a runner can expect."""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.finding import Finding
from tools.domain.prediction.finish import predict_finish, too_high_reason
from tools.domain.race import RaceBrief, Stop
from tools.domain.running.course_cost import CostGrid, GroundFactor, cost_grid, ground_factor
from tools.domain.running.surface import surface_factor
from tools.domain.running.walking import least_climbing_s, solve_flat_pace, step_seconds
from tools.domain.timing.stops import halted_s, planned_stops

DRIFT = 0.02  # slowing planned for the finish, within 0..0.03: our design choice [D]
MOST_DRIFT = 0.03  # what whole populations slow by is no plan: our design choice [D]
CONGESTION = 0.015  # the first kilometre is 1-2 % slower
PLACEHOLDER_FLAT_S_PER_M = 0.36  # 6:00 /km, used only while there is no goal [D]
FASTEST_FLAT_S_PER_M = 0.14  # 2:20 /km: faster than any road race has been run, our design choice [D]


class GoalOrigin(StrEnum):
    """Where the time of a plan comes from."""

    GOAL = "goal"
    PREDICTION = "prediction"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True)
class Effort:
    """What a race asks before any goal: the cost of its ground, climbing at the cap, and halts.

    `least_s` has shape (steps,): the seconds below which the climbing-speed cap lets no step fall.
    """

    grid: CostGrid
    ground: GroundFactor
    least_s: FloatArray
    stops: tuple[Stop, ...]

    def moving_s(self, flat_s_per_m: float) -> float:
        """Return the seconds in motion at a flat pace, climbing no faster than the cap."""
        return float(step_seconds(self.grid, self.least_s, flat_s_per_m).sum())

    def even_pace(self, moving_s: float) -> float:
        """Return the flat pace in s/m of these seconds in motion, were there no cap on climbing."""
        return moving_s / float(self.grid.cumulative[-1])


def planned_drift(brief: RaceBrief) -> float:
    """Return the slowing to plan for the finish: none where even effort is wanted, else the athlete's own.

    What an athlete's races fade by is planned up to 3 %: more is a race gone wrong, not a plan. It is 2 %
    where nobody knows.
    """
    if brief.even_pace:
        return 0.0
    return DRIFT if brief.fade_percent is None else min(MOST_DRIFT, brief.fade_percent / 100)


@dataclass(frozen=True, slots=True)
class SolvedGoal:
    """A finish time with the flat pace that meets it.

    `step_s` and `least_s` have shape (steps,): seconds in motion, and those the climbing-speed cap asks for.
    `made_good` is the share of its pace by which running makes good for the cap to meet a goal.
    `cap_held` and `stops_held` are False where the goal leaves no time for them; the plan is then without.
    """

    goal_s: float
    origin: GoalOrigin
    flat_s_per_m: float
    step_s: FloatArray
    least_s: FloatArray
    stops: tuple[Stop, ...]
    made_good: float = 0.0
    cap_held: bool = True
    stops_held: bool = True


def read_effort(
    course: CourseAnalysis, brief: RaceBrief, *, drift: float | None = None, congestion: float = CONGESTION
) -> Effort:
    """Return what the course asks of this athlete. Raises ValueError for a drift outside 0 to 0.03."""
    drift = planned_drift(brief) if drift is None else drift
    if not 0 <= drift <= MOST_DRIFT:
        raise ValueError(f"a plan drifts by 0 to {MOST_DRIFT}, not {drift}")
    surface = surface_factor(brief)
    grid = cost_grid(
        course,
        surface=surface.value or 1.0,
        drift=drift,
        congestion=congestion,
        hills=brief.hill_factor,
    )
    return Effort(
        grid=grid,
        ground=ground_factor(course, brief, grid),
        least_s=least_climbing_s(brief, grid),
        stops=planned_stops(course, brief),
    )


def solve_goal(course: CourseAnalysis, brief: RaceBrief, effort: Effort | None = None) -> Finding:
    """Answer "what can I run?": the expected finish in seconds with its range, halts included.

    The prediction on this course's ground, slowed where it would climb faster than the cap; the range is also
    that of surface and altitude. Null where no prediction holds, and on a course that is higher than anything
    measured; the reason says which.
    """
    asked = effort or read_effort(course, brief)
    prediction = predict_finish(course, brief, terrain_factor=asked.ground.value)
    if prediction.value is None or prediction.low is None or prediction.high is None:
        return prediction
    ground, stopped_s = asked.ground, halted_s(asked.stops)
    too_high = too_high_reason(course, ground)
    if too_high:
        return prediction.model_copy(update={"value": None, "low": None, "high": None, "reason": too_high})
    value, low, high = (
        _with_cap(asked, moving_s) + stopped_s
        for moving_s in (
            prediction.value,
            prediction.low * ground.low / ground.value,
            prediction.high * ground.high / ground.value,
        )
    )
    said = {
        "surface_factor": ground.surface.value,
        "altitude_percent": ground.altitude.value,
        "climbing_cap_s": round(value - stopped_s - prediction.value, 1),
        "stops_s": stopped_s,
    }
    inputs = prediction.inputs | {name: amount for name, amount in said.items() if amount}
    return prediction.model_copy(update={"value": value, "low": low, "high": high, "inputs": inputs})


def solve_pace(effort: Effort, brief: RaceBrief, prediction: Finding) -> SolvedGoal:
    """Return the pace for the goal; without a goal for the prediction, else for 6:00 /km on the flat."""
    goal_s, origin = _goal(effort, brief, prediction)
    stops_held = halted_s(effort.stops) < goal_s
    stops = effort.stops if stops_held else ()
    moving_s = goal_s - halted_s(stops)
    pace = even_pace = effort.even_pace(moving_s)
    least_s, cap_held = np.zeros_like(effort.least_s), True
    if effort.least_s.any():
        capped_pace = solve_flat_pace(effort.grid.step_cost, effort.least_s, moving_s)
        cap_held = capped_pace is not None and capped_pace >= FASTEST_FLAT_S_PER_M
        if cap_held and capped_pace is not None:
            pace, least_s = capped_pace, effort.least_s
    return SolvedGoal(
        goal_s=goal_s,
        origin=origin,
        flat_s_per_m=pace,
        step_s=step_seconds(effort.grid, least_s, pace),
        least_s=least_s,
        stops=stops,
        made_good=round(1 - pace / even_pace, 6) if origin is GoalOrigin.GOAL else 0.0,
        cap_held=cap_held,
        stops_held=stops_held,
    )


def _goal(effort: Effort, brief: RaceBrief, prediction: Finding) -> tuple[float, GoalOrigin]:
    if brief.goal_time_s is not None:
        return brief.goal_time_s, GoalOrigin.GOAL
    if prediction.value is not None:
        return _whole_s(effort, prediction.value), GoalOrigin.PREDICTION
    placeholder_s = effort.moving_s(PLACEHOLDER_FLAT_S_PER_M) + halted_s(effort.stops)
    return _whole_s(effort, placeholder_s), GoalOrigin.PLACEHOLDER


def _whole_s(effort: Effort, finish_s: float) -> float:
    """Return a finish of ours in whole seconds, more than what climbing at the cap and halts take alone."""
    least_s = float(effort.least_s.sum()) + halted_s(effort.stops)
    return float(max(1, round(finish_s), math.ceil(least_s + 0.1)))


def _with_cap(effort: Effort, moving_s: float) -> float:
    """Return a predicted time in motion with the climbing that is slower at the cap."""
    return effort.moving_s(effort.even_pace(moving_s))
