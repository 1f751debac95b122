"""From a course and a rider to power for every section, and times for every kilometre and mile."""

import numpy as np

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.race import RaceBrief
from tools.domain.riding.ride_findings import POWER_BAND, SolvedCourse, describe_ride
from tools.domain.riding.ride_notes import ride_assumptions, ride_warnings
from tools.domain.riding.ride_power import ride_sections
from tools.domain.riding.ride_sections import cut_ride
from tools.domain.riding.ride_setup import set_up_ride
from tools.domain.riding.ride_target import solve_ride
from tools.domain.riding.ride_threshold import rider_threshold
from tools.domain.riding.riding_speed import Ridden
from tools.domain.running.course_cost import COST_MODEL, COST_SOURCE
from tools.domain.strategy import PacingPlan, Split
from tools.domain.timing.cutoffs import check_race
from tools.domain.timing.splits import cut_splits
from tools.domain.timing.stops import halted_s, planned_stops
from tools.domain.timing.timeline import Timeline
from tools.domain.units import METRES_PER_MILE

POWER_NOT_PACE = "a ride is paced by power"


def plan_ride(course: CourseAnalysis, brief: RaceBrief) -> PacingPlan:
    """Return the power plan of a ride: the fastest way to spend what a goal, a power or FTP allows.

    `goal_time_s` is the planned finish in whole seconds, stops included; targets of kilometres and miles add
    up to it. A goal that is beyond the rider is not planned for: the plan is honest and a warning says so.
    """
    made = _solve(course, brief)
    assumptions, warnings = ride_assumptions(course, made), ride_warnings(course, made)
    ride = describe_ride(made, assumptions, warnings)
    return PacingPlan(
        goal_time_s=round(made.timeline.finish_s, 1),
        flat_pace=_not_for_rides("flat_pace", "s/km"),
        course_factor=_not_for_rides("course_factor", "ratio"),
        prediction=ride.finish,
        splits_km=_splits(made, 1000.0),
        splits_mile=_splits(made, METRES_PER_MILE),
        findings=(
            made.threshold.threshold,
            made.threshold.critical_power,
            made.threshold.w_prime,
            *ride.findings,
        ),
        assumptions=assumptions,
        warnings=warnings,
        cutoffs=check_race(course, brief, made.timeline),
        ride=ride,
    )


def _solve(course: CourseAnalysis, brief: RaceBrief) -> SolvedCourse:
    setup, threshold = set_up_ride(course, brief), rider_threshold(brief)
    cut, stops = cut_ride(setup), planned_stops(course, brief)
    solved = solve_ride(cut, brief, threshold, halted_s(stops))
    passed_s = solved.plan.power.ride.passed_s
    # The last fraction of a second goes to rounding, so that a plan ends on a whole one.
    moving_s = max(1.0, round(passed_s[-1] + halted_s(stops))) - halted_s(stops)
    passed_s *= moving_s / passed_s[-1]
    passed_s[-1] = moving_s
    timeline = Timeline(setup.ground.edge_m, passed_s, np.zeros(passed_s.size), stops)
    return SolvedCourse(brief, setup, cut, threshold, solved, timeline)


def _splits(made: SolvedCourse, unit_m: float) -> tuple[Split, ...]:
    """Return the splits with their power; the band is the time at 5 % more and 5 % less power all the way."""
    ride, position_m = made.solved.plan.power.ride, made.setup.ground.edge_m
    plain = cut_splits(made.setup.profile, made.timeline, unit_m)
    edge_m = np.array([0.0, *(split.start_m + split.distance_m for split in plain)])
    moving_s = np.diff(np.interp(edge_m, position_m, ride.passed_s))
    mean_w = np.diff(np.interp(edge_m, position_m, ride.work_j)) / moving_s
    fast_s, slow_s = (
        np.diff(np.interp(edge_m, position_m, other.passed_s)) / moving_s
        for other in _faster_and_slower(made)
    )
    return tuple(
        split.model_copy(
            update={
                "power_w": round(float(mean_w[i]), 1),
                "low_s": round(min(1.0, float(fast_s[i])) * split.target_s, 1),
                "high_s": round(max(1.0, float(slow_s[i])) * split.target_s, 1),
            }
        )
        for i, split in enumerate(plain)
    )


def _faster_and_slower(made: SolvedCourse) -> tuple[Ridden, Ridden]:
    power = made.solved.plan.power
    fast, slow = (
        ride_sections(made.cut, power.section_w * (1 + side * POWER_BAND), power.ride).ride
        for side in (1, -1)
    )
    return fast, slow


def _not_for_rides(name: str, unit: str) -> Finding:
    return Finding.unknown(name, unit, reason=POWER_NOT_PACE, model=COST_MODEL, source=COST_SOURCE)
