"""From a goal time to a target for every kilometre and mile: cost integrated along the course."""

import numpy as np

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.ground.wind import wind_findings
from tools.domain.prediction.finish import flat_cool_ability_s
from tools.domain.prediction.heat import race_heat
from tools.domain.race import RaceBrief, Sport
from tools.domain.riding.ride_pacing import plan_ride
from tools.domain.running import pacing_notes
from tools.domain.running.condition_notes import SolvedRun, condition_assumptions, condition_warnings
from tools.domain.running.course_cost import COST_MODEL, COST_SOURCE, course_factor
from tools.domain.running.goal_solving import (
    CONGESTION,
    Effort,
    SolvedGoal,
    planned_drift,
    read_effort,
    solve_goal,
    solve_pace,
)
from tools.domain.running.walking import find_walks, walked_distance
from tools.domain.strategy import PacingPlan
from tools.domain.timing.cutoffs import check_race, passing_finish
from tools.domain.timing.splits import BAND, cut_splits
from tools.domain.timing.stops import halted_s
from tools.domain.timing.timeline import Timeline
from tools.domain.units import METRES_PER_MILE


def plan_pacing(
    course: CourseAnalysis,
    brief: RaceBrief,
    *,
    drift: float | None = None,
    congestion: float | None = None,
) -> PacingPlan:
    """Return targets per kilometre and per mile that, with the stops, add up to the goal. A ride gets power.

    Target pace is p0 · f(grade) · surface · altitude · drift · congestion, slower where it would climb faster
    than the athlete's climbing speed, with p0 such that the sum over the course's own grid is the goal time
    less the stops. `drift` is the slowing planned for the finish (0.02: the last metre 2 % slower; 0: even;
    ValueError above 0.03), rising linearly from 45 % of the distance; `congestion` slows the first kilometre.
    Where they are None they are 0.02 and 0.015, or 0 for an athlete who wants an even pace. Without a goal
    the prediction is the goal, and without a prediction 6:00 /km on the flat, named as a placeholder.
    """
    if brief.sport is Sport.RIDE:
        return plan_ride(course, brief)
    drift = planned_drift(brief) if drift is None else drift
    congestion = congestion if congestion is not None else 0.0 if brief.even_pace else CONGESTION
    effort = read_effort(course, brief, drift=drift, congestion=congestion)
    prediction = solve_goal(course, brief, effort)
    run = _solved_run(course, brief, effort, solve_pace(effort, brief, prediction))
    heat = _heat(course, brief, prediction, run.solved.goal_s)
    general = pacing_notes.warnings(course, brief, prediction, heat, run.solved.flat_s_per_m)
    return PacingPlan(
        goal_time_s=run.solved.goal_s,
        flat_pace=_flat_pace(run.solved, drift, congestion),
        course_factor=course_factor(course, effort.grid.terrain),
        prediction=prediction,
        splits_km=cut_splits(effort.grid, run.timeline, 1000.0),
        splits_mile=cut_splits(effort.grid, run.timeline, METRES_PER_MILE),
        findings=(heat, *_run_findings(run)),
        assumptions=(
            *pacing_notes.assumptions(course, brief, run.solved.origin, drift, prediction),
            *condition_assumptions(run),
        ),
        warnings=(*general, *condition_warnings(run)),
        walk_breaks=run.walks,
        cutoffs=run.checks,
    )


def _solved_run(course: CourseAnalysis, brief: RaceBrief, effort: Effort, solved: SolvedGoal) -> SolvedRun:
    walks, walked_m = find_walks(effort.grid, solved.step_s, solved.least_s)
    moving_s = np.concatenate(([0.0], np.cumsum(solved.step_s)))
    timeline = Timeline(effort.grid.position_m, moving_s, walked_m, solved.stops)
    checks = check_race(course, brief, timeline)
    return SolvedRun(
        course=course,
        brief=brief,
        effort=effort,
        solved=solved,
        timeline=timeline,
        walks=walks,
        checks=checks,
        winds=wind_findings(course, brief, solved.flat_s_per_m),
        passing=passing_finish(checks, effort, timeline),
    )


def _run_findings(run: SolvedRun) -> tuple[Finding, ...]:
    ground, made_good = run.effort.ground, run.solved.made_good
    walked = walked_distance(run.walks, run.brief, made_good)
    return (_half_ratio(run.timeline), ground.surface, ground.altitude, *run.winds, *walked, *run.passing)


def _heat(course: CourseAnalysis, brief: RaceBrief, prediction: Finding, goal_s: float) -> Finding:
    """Return the heat's slowdown for this race, judged by the predicted ability, else by the goal itself."""
    return race_heat(
        course.distance_m,
        brief.temperature_c,
        flat_cool_ability_s(prediction) or goal_s,
        dew_point_c=brief.dew_point_c,
        acclimatised=brief.heat_acclimatised,
    )


def _flat_pace(solved: SolvedGoal, drift: float, congestion: float) -> Finding:
    pace_s_per_km = solved.flat_s_per_m * 1000
    return Finding(
        name="flat_pace",
        value=pace_s_per_km,
        unit="s/km",
        low=pace_s_per_km * (1 - BAND),
        high=pace_s_per_km * (1 + BAND),
        model=COST_MODEL,
        source=COST_SOURCE,
        inputs={
            "goal_time_s": solved.goal_s,
            "stops_s": halted_s(solved.stops),
            "drift": drift,
            "congestion": congestion,
            "made_good_share": solved.made_good,
        },
    )


def _half_ratio(timeline: Timeline) -> Finding:
    """The planned second half over the first, stops included: what a watch shows at halfway."""
    half_s = float(timeline.left_at(timeline.position_m[-1] / 2))
    return Finding(
        name="second_half_over_first",
        value=(timeline.finish_s - half_s) / half_s,
        unit="ratio",
        model=COST_MODEL,
        source=COST_SOURCE,
    )
