"""From a goal time to a target for every kilometre and mile: cost integrated along the course."""

import numpy as np

from tools.domain import pacing_notes
from tools.domain.course import CourseAnalysis, FloatArray
from tools.domain.course_cost import COST_MODEL, COST_SOURCE, CostGrid, cost_grid, course_factor
from tools.domain.finding import Finding
from tools.domain.prediction import predict_finish
from tools.domain.race import RaceBrief
from tools.domain.strategy import PacingPlan, Split
from tools.domain.units import METRES_PER_MILE

DRIFT = 0.02  # slowing planned for the finish, within 0..0.03: our design choice [D]
CONGESTION = 0.015  # the first kilometre is 1-2 % slower
BAND, STEEP_BAND, STEEP_GRADE = 0.02, 0.03, 0.03
PLACEHOLDER_FLAT_S_PER_M = 0.36  # 6:00 /km, used only while there is no goal [D]
SHORTEST_LAST_SPLIT_M = 10.0  # a shorter rest belongs to the split before it: our design choice [D]


def plan_pacing(
    course: CourseAnalysis,
    brief: RaceBrief,
    *,
    drift: float = DRIFT,
    congestion: float = CONGESTION,
) -> PacingPlan:
    """Return targets per kilometre and per mile that add up to the goal.

    Target pace is p0 · f(grade) · drift · congestion, with p0 such that the integral over the course's own
    grid is the goal time. `drift` is the slowing planned for the finish (0.02: the last metre 2 % slower),
    rising linearly from 45 % of the distance; `congestion` slows the first kilometre. Without a goal the
    prediction is the goal, and without a prediction 6:00 /km on the flat, named as a placeholder.
    """
    grid = cost_grid(course, drift=drift, congestion=congestion)
    prediction = predict_finish(course, brief, terrain_factor=grid.terrain)
    goal_s, goal_note = _goal(brief, prediction, grid)
    flat_s_per_m = goal_s / float(grid.cumulative[-1])
    splits_km = _splits(grid, flat_s_per_m, 1000.0)
    heat = pacing_notes.goal_heat(course, brief, prediction, goal_s)
    return PacingPlan(
        goal_time_s=goal_s,
        flat_pace=_flat_pace(flat_s_per_m, goal_s, drift, congestion),
        course_factor=course_factor(course, grid.terrain),
        prediction=prediction,
        splits_km=splits_km,
        splits_mile=_splits(grid, flat_s_per_m, METRES_PER_MILE),
        findings=(heat, _half_ratio(grid)),
        assumptions=pacing_notes.assumptions(course, brief, goal_note, drift),
        warnings=pacing_notes.warnings(
            course, brief, prediction, heat, splits=splits_km, flat_s_per_m=flat_s_per_m
        ),
    )


def _goal(brief: RaceBrief, prediction: Finding, grid: CostGrid) -> tuple[float, str | None]:
    if brief.goal_time_s is not None:
        return brief.goal_time_s, None
    if prediction.value is not None:
        return float(round(prediction.value)), pacing_notes.PREDICTION_AS_GOAL
    placeholder_s = PLACEHOLDER_FLAT_S_PER_M * float(grid.cumulative[-1])
    return float(max(1, round(placeholder_s))), pacing_notes.placeholder_note(
        PLACEHOLDER_FLAT_S_PER_M, brief.units
    )


def _splits(grid: CostGrid, flat_s_per_m: float, unit_m: float) -> tuple[Split, ...]:
    """Cut the course every `unit_m`. Cumulative times are rounded to 0.1 s and targets are their differences,
    so that the rounded targets still add up to the goal."""
    total_m = float(grid.position_m[-1])
    whole = int((total_m - SHORTEST_LAST_SPLIT_M) // unit_m) if total_m > SHORTEST_LAST_SPLIT_M else 0
    edge_m = np.append(np.arange(whole + 1) * unit_m, total_m)
    passed_s = np.round(np.interp(edge_m, grid.position_m, grid.cumulative) * flat_s_per_m, 1)
    height_m = np.interp(edge_m, grid.position_m, grid.elevation_m)
    rise = np.diff(grid.elevation_m)
    climbed = np.interp(edge_m, grid.position_m, _running(np.maximum(rise, 0.0)))
    tilt = (np.abs(grid.grade[:-1]) + np.abs(grid.grade[1:])) / 2 * np.diff(grid.position_m)
    steepness = np.interp(edge_m, grid.position_m, _running(tilt))
    length_m = np.diff(edge_m)
    target_s = np.round(np.diff(passed_s), 1)
    gain_m, net_m = np.diff(climbed), np.diff(height_m)
    band = np.where(np.diff(steepness) > STEEP_GRADE * length_m + 1e-6, STEEP_BAND, BAND)
    return tuple(
        Split(
            index=i + 1,
            start_m=float(edge_m[i]),
            distance_m=float(length_m[i]),
            grade=float(net_m[i] / length_m[i]),
            gain_m=round(float(gain_m[i]), 2),
            loss_m=round(float(max(0.0, gain_m[i] - net_m[i])), 2),
            target_s=float(target_s[i]),
            cumulative_s=float(passed_s[i + 1]),
            low_s=round(float(target_s[i] * (1 - band[i])), 1),
            high_s=round(float(target_s[i] * (1 + band[i])), 1),
        )
        for i in range(length_m.size)
    )


def _running(amount: FloatArray) -> FloatArray:
    return np.concatenate(([0.0], np.cumsum(amount)))


def _flat_pace(flat_s_per_m: float, goal_s: float, drift: float, congestion: float) -> Finding:
    pace_s_per_km = flat_s_per_m * 1000
    return Finding(
        name="flat_pace",
        value=pace_s_per_km,
        unit="s/km",
        low=pace_s_per_km * (1 - BAND),
        high=pace_s_per_km * (1 + BAND),
        model=COST_MODEL,
        source=COST_SOURCE,
        inputs={"goal_time_s": goal_s, "drift": drift, "congestion": congestion},
    )


def _half_ratio(grid: CostGrid) -> Finding:
    """The planned second half over the first: what a watch shows at halfway."""
    half = float(np.interp(grid.position_m[-1] / 2, grid.position_m, grid.cumulative))
    return Finding(
        name="second_half_over_first",
        value=(float(grid.cumulative[-1]) - half) / half,
        unit="ratio",
        model=COST_MODEL,
        source=COST_SOURCE,
    )
