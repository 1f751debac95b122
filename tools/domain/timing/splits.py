"""A plan cut into kilometres or miles whose times add up."""

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.running.course_cost import CostGrid
from tools.domain.strategy import Split
from tools.domain.timing.timeline import Timeline

BAND, STEEP_BAND, STEEP_GRADE = 0.02, 0.03, 0.03
SHORTEST_LAST_SPLIT_M = 10.0  # a shorter rest belongs to the split before it: our design choice [D]


def cut_splits(grid: CostGrid, timeline: Timeline, unit_m: float) -> tuple[Split, ...]:
    """Cut the course every `unit_m`, the last split shorter or up to 10 m longer.

    Times at the marks are rounded to 0.1 s and targets are their differences, so that the rounded targets and
    halts still add up to the finish. A halt on a mark belongs to the split it ends.
    """
    edge_m = _edges(float(grid.position_m[-1]), unit_m)
    length_m = np.diff(edge_m)
    moving_s = np.round(timeline.moving_at(edge_m), 1)
    halted_s = np.round(timeline.halted_by(edge_m), 1)
    halted_s[0] = 0.0  # a halt at the start belongs to the first split
    target_s, stop_s = np.round(np.diff(moving_s), 1), np.round(np.diff(halted_s), 1)
    gain_m, net_m, band = _relief(grid, edge_m)
    walked_m = np.diff(np.interp(edge_m, timeline.position_m, timeline.walked_m))
    return tuple(
        Split(
            index=i + 1,
            start_m=float(edge_m[i]),
            distance_m=float(length_m[i]),
            grade=float(net_m[i] / length_m[i]),
            gain_m=round(float(gain_m[i]), 2),
            loss_m=round(float(max(0.0, gain_m[i] - net_m[i])), 2),
            target_s=float(target_s[i]),
            cumulative_s=round(float(moving_s[i + 1] + halted_s[i + 1]), 1),
            low_s=round(float(target_s[i] * (1 - band[i])), 1),
            high_s=round(float(target_s[i] * (1 + band[i])), 1),
            stop_s=float(stop_s[i]),
            walked_m=round(float(walked_m[i]), 1),
        )
        for i in range(length_m.size)
    )


def _edges(total_m: float, unit_m: float) -> FloatArray:
    whole = int((total_m - SHORTEST_LAST_SPLIT_M) // unit_m) if total_m > SHORTEST_LAST_SPLIT_M else 0
    return np.append(np.arange(whole + 1) * unit_m, total_m)


def _relief(grid: CostGrid, edge_m: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return each split's gain, its net height, and its allowed band as a share."""
    rise = np.diff(grid.elevation_m)
    climbed = np.interp(edge_m, grid.position_m, _running(np.maximum(rise, 0.0)))
    tilt = (np.abs(grid.grade[:-1]) + np.abs(grid.grade[1:])) / 2 * np.diff(grid.position_m)
    steepness = np.interp(edge_m, grid.position_m, _running(tilt))
    height_m = np.interp(edge_m, grid.position_m, grid.elevation_m)
    steep = np.diff(steepness) > STEEP_GRADE * np.diff(edge_m) + 1e-6
    return np.diff(climbed), np.diff(height_m), np.where(steep, STEEP_BAND, BAND)


def _running(amount: FloatArray) -> FloatArray:
    return np.concatenate(([0.0], np.cumsum(amount)))
