"""Climbing speed on steep ground: a cap that no target exceeds, and the stretches that are walked."""

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray
from tools.domain.finding import Finding
from tools.domain.race import RaceBrief
from tools.domain.running.course_cost import CostGrid
from tools.domain.running.stretches import find_stretches
from tools.domain.strategy import WalkBreak

WALK_MODEL = "climbing_speed_cap"
WALK_SOURCE = (
    "our own rule: walked beyond 15 % or at the climbing speed, where the target is slower than 9:00 /km"
)
TRAINED_CLIMB_M_PER_H = 900.0  # upper end of trained athletes' 600-900, from memory, unchecked [R]
WALK_GRADE = 0.15  # beyond 15-20 % most runners walk, from memory, unchecked [R]
WALK_S_PER_M = 0.54  # on such a grade a target slower than 9:00 /km is a walk: our design choice [D]
JOIN_M = SHORTEST_WALK_M = 100.0  # less breaks no walk, and is none: our design choice [D]


def least_climbing_s(brief: RaceBrief, grid: CostGrid) -> FloatArray:
    """Return the least seconds of each step at the climbing-speed cap, shape (steps,); 0 where none holds.

    The cap is the athlete's own climbing speed. Without one it is 900 m/h, and holds only on courses that
    climb at 15 % or more for 100 m and more: gentler climbs are limited by running.
    """
    slope, length = _step_grade(grid), np.diff(grid.position_m)
    if brief.climbing_speed_m_per_h is None and not _steep(slope, grid.position_m).size:
        return np.zeros_like(length)
    cap_m_per_s = (brief.climbing_speed_m_per_h or TRAINED_CLIMB_M_PER_H) / 3600
    return np.maximum(slope, 0.0) * length / cap_m_per_s


def step_seconds(grid: CostGrid, least_s: FloatArray, flat_s_per_m: float) -> FloatArray:
    """Return the seconds of each step at a flat pace, none faster than the cap allows."""
    return np.maximum(grid.step_cost * flat_s_per_m, least_s)


def solve_flat_pace(step_cost: FloatArray, least_s: FloatArray, time_s: float) -> float | None:
    """Return the flat pace in s/m at which max(pace · cost, least time) adds up to `time_s`.

    None where the cap alone takes longer. The sum is piecewise linear in the pace, with a bend where a step
    leaves its cap: the bends are sorted, and the solution is exact.
    """
    capped = least_s > 0
    free_cost = float(step_cost[~capped].sum())
    bends = least_s[capped] / step_cost[capped]
    order = np.argsort(bends)
    run_cost = free_cost + np.concatenate(([0.0], np.cumsum(step_cost[capped][order])))
    waited = np.concatenate(([0.0], np.cumsum(least_s[capped][order])))
    held_s = waited[-1] - waited
    at_bend_s = bends[order] * run_cost[1:] + held_s[1:]
    piece = int(np.searchsorted(at_bend_s, time_s))
    spare_s, cost = time_s - float(held_s[piece]), float(run_cost[piece])
    return spare_s / cost if spare_s > 0 and cost > 0 else None


def find_walks(
    grid: CostGrid, step_s: FloatArray, least_s: FloatArray
) -> tuple[tuple[WalkBreak, ...], FloatArray]:
    """Return the walked stretches, and the metres walked from the start to each point.

    Walked is a step slower than 9:00 /km that climbs at 15 % or more, or that the climbing speed holds back;
    nothing is walked where no cap holds (`least_s` is 0 everywhere).
    """
    if not least_s.any():
        return (), np.zeros_like(grid.position_m)
    slope, length = _step_grade(grid), np.diff(grid.position_m)
    held_back = (least_s > 0) & (step_s <= least_s * (1 + 1e-9))
    walked = (held_back | (slope >= WALK_GRADE)) & (step_s >= WALK_S_PER_M * length)
    stretches = find_stretches(walked, grid.position_m, join_m=JOIN_M, shortest_m=SHORTEST_WALK_M)
    passed_s = np.concatenate(([0.0], np.cumsum(step_s)))
    climbed_m = np.concatenate(([0.0], np.cumsum(slope * length)))
    breaks = tuple(_walk_break(grid.position_m[ends], climbed_m[ends], passed_s[ends]) for ends in stretches)
    within = np.zeros(grid.position_m.size)
    within[stretches[:, 0]] += 1
    within[stretches[:, 1]] -= 1
    walked_m = np.concatenate(([0.0], np.cumsum(length * np.cumsum(within)[:-1])))
    return breaks, walked_m


def walked_distance(walks: tuple[WalkBreak, ...], brief: RaceBrief, made_good: float) -> tuple[Finding, ...]:
    """Return how far a plan walks, in metres, as a finding; none where nothing is walked.

    `made_good` is the share of its pace by which running makes good for the climbing speed.
    """
    if not walks:
        return ()
    return (
        Finding(
            name="walked_distance",
            value=round(sum(walk.end_m - walk.start_m for walk in walks), 1),
            unit="m",
            model=WALK_MODEL,
            source=WALK_SOURCE,
            inputs={
                "climbing_speed_m_per_h": brief.climbing_speed_m_per_h or TRAINED_CLIMB_M_PER_H,
                "walk_grade": WALK_GRADE,
                "stretches": len(walks),
                "made_good_share": made_good,
            },
        ),
    )


def _walk_break(at_m: FloatArray, climbed_m: FloatArray, passed_s: FloatArray) -> WalkBreak:
    rise_m = float(climbed_m[1] - climbed_m[0])
    return WalkBreak(
        start_m=float(at_m[0]),
        end_m=float(at_m[1]),
        mean_grade=rise_m / float(at_m[1] - at_m[0]),
        climbing_speed_m_per_h=rise_m / float(passed_s[1] - passed_s[0]) * 3600,
    )


def _steep(slope: FloatArray, position_m: FloatArray) -> NDArray[np.intp]:
    return find_stretches(slope >= WALK_GRADE, position_m, join_m=0.0, shortest_m=SHORTEST_WALK_M)


def _step_grade(grid: CostGrid) -> FloatArray:
    return np.asarray((grid.grade[:-1] + grid.grade[1:]) / 2)
