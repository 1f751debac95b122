"""Cut-offs beside a plan, and the finish time that would pass them all."""

import numpy as np

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.ground.aid_stations import cutoffs_of, stations_of
from tools.domain.race import Cutoff, RaceBrief
from tools.domain.running.goal_solving import FASTEST_FLAT_S_PER_M, Effort
from tools.domain.running.walking import solve_flat_pace
from tools.domain.strategy import CutoffCheck
from tools.domain.timing.timeline import Timeline

SAME_PLACE_M = 300.0  # a halt this soon after a cut-off counts as made before it: our design choice [D]
PASSING_MODEL = "slowest_even_effort_that_passes"
PASSING_SOURCE = "the cut-offs you named, over the course's own cost; no error is in it"
FINISH_TOLERANCE = 0.03  # a cut-off this little beyond the course is the finish: our design choice [D]


def check_cutoffs(cutoffs: tuple[Cutoff, ...], timeline: Timeline) -> tuple[CutoffCheck, ...]:
    """Return every cut-off on the course in order, with the plan's time out of it, halts there included."""
    ordered = sorted(on_course(cutoffs, timeline), key=lambda cutoff: (cutoff.at_m, cutoff.time_s))
    return tuple(_check(cutoff, timeline) for cutoff in ordered)


def check_race(course: CourseAnalysis, brief: RaceBrief, timeline: Timeline) -> tuple[CutoffCheck, ...]:
    """Return every cut-off of a race beside its plan, the stations' under their names."""
    stations = stations_of(course, brief)
    closing = {station.at_m: station.name for station in stations if station.cutoff_s}
    return tuple(
        check.model_copy(update={"name": closing.get(check.at_m)})
        for check in check_cutoffs(cutoffs_of(course, brief), timeline)
    )


def on_course(cutoffs: tuple[Cutoff, ...], timeline: Timeline) -> tuple[Cutoff, ...]:
    """Return the cut-offs on the course, one just beyond it included."""
    furthest_m = float(timeline.position_m[-1]) * (1 + FINISH_TOLERANCE)
    return tuple(cutoff for cutoff in cutoffs if cutoff.at_m <= furthest_m)


def passing_finish(
    checks: tuple[CutoffCheck, ...], effort: Effort, timeline: Timeline
) -> tuple[Finding, ...]:
    """Return the finish in seconds that would pass every cut-off, where the plan misses one; else nothing."""
    missed = [check for check in checks if check.margin_s < 0]
    if not missed:
        return ()
    value_s = finish_that_passes(checks, effort, timeline)
    return (
        Finding(
            name="finish_that_passes",
            value=value_s,
            unit="s",
            model=PASSING_MODEL,
            source=PASSING_SOURCE,
            inputs={"cutoffs": len(checks), "missed": len(missed)},
            reason=None if value_s is not None else "no pace that can be planned passes every cut-off",
        ),
    )


def finish_that_passes(checks: tuple[CutoffCheck, ...], effort: Effort, timeline: Timeline) -> float | None:
    """Return the slowest finish in seconds that passes every cut-off, halts included.

    None where one cannot be passed: halts and climbing at the cap alone take longer, or the pace that is left
    is faster than anyone runs.
    """
    paces = [_pace_that_passes(check, effort, timeline) or 0.0 for check in checks]
    fastest = min(paces, default=0.0)
    if fastest < FASTEST_FLAT_S_PER_M:
        return None
    return effort.moving_s(fastest) + float(timeline.halted_by(timeline.position_m[-1]))


def _check(cutoff: Cutoff, timeline: Timeline) -> CutoffCheck:
    planned_s = float(timeline.moving_at(cutoff.at_m)) + float(_halted(cutoff.at_m, timeline))
    return CutoffCheck(
        at_m=cutoff.at_m,
        cutoff_s=cutoff.time_s,
        planned_s=round(planned_s, 1),
        margin_s=round(cutoff.time_s - planned_s, 1),
    )


def _pace_that_passes(check: CutoffCheck, effort: Effort, timeline: Timeline) -> float | None:
    """Return the slowest flat pace in s/m that leaves the cut-off in time: the way there, solved alone."""
    position_m = effort.grid.position_m
    share = np.clip((check.at_m - position_m[:-1]) / np.diff(position_m), 0.0, 1.0)
    moving_s = check.cutoff_s - float(_halted(check.at_m, timeline))
    inside = share > 0
    return solve_flat_pace(
        (effort.grid.step_cost * share)[inside], (effort.least_s * share)[inside], moving_s
    )


def _halted(at_m: float, timeline: Timeline) -> float:
    return float(timeline.halted_by(at_m + SAME_PLACE_M))
