"""A race under way beside its plan: how far off its clock, and when the next cut-offs are reached."""

import numpy as np

from tools.domain.finding import Finding, Inputs
from tools.domain.strategy import PacingPlan

CLOCK_MODEL = "plan_clock"
CLOCK_SOURCE = "the time so far less the plan's own clock at that place"
ARRIVAL_MODEL = "scaled_plan"
ARRIVAL_SOURCE = (
    "the plan's remaining time to there, scaled to end at the projected finish and its range; without one, "
    "times the time so far over the planned time so far"
)
NO_CLOCK_YET = "the plan's clock has hardly begun there"
LEAST_PLANNED_S = 60.0  # before this a ratio says nothing: our design choice [D]
MOST_CUTOFFS = 3  # more are not kept in mind under way: our design choice [D]


def behind_plan(plan: PacingPlan, at_m: float, elapsed_s: float) -> Finding:
    """Return the seconds a split is behind the plan's clock at a place, negative ahead of it."""
    planned_s = planned_clock_s(plan, at_m)
    return Finding(
        name="behind_plan",
        value=elapsed_s - planned_s,
        unit="s",
        model=CLOCK_MODEL,
        source=CLOCK_SOURCE,
        inputs={"at_m": at_m, "elapsed_s": elapsed_s, "planned_s": planned_s},
    )


def next_cutoff_arrivals(
    plan: PacingPlan, at_m: float, elapsed_s: float, projected: Finding
) -> tuple[Finding, ...]:
    """Return when the next cut-offs are reached, in seconds since the start.

    The plan's remaining time to each is scaled: so that it ends at the projected finish and its range, where
    `projected` has them, else by the time so far over the planned time so far, without a range.
    """
    ahead = sorted((check for check in plan.cutoffs if check.at_m > at_m), key=lambda check: check.at_m)
    here_s = planned_clock_s(plan, at_m)
    return tuple(
        _arrival(plan, here_s, elapsed_s, projected, (check.at_m, check.planned_s, check.cutoff_s))
        for check in ahead[:MOST_CUTOFFS]
    )


def planned_clock_s(plan: PacingPlan, at_m: float) -> float:
    """Return the plan's clock at a place in seconds."""
    marks_m = [0.0, *(split.start_m + split.distance_m for split in plan.splits_km)]
    return float(np.interp(at_m, marks_m, [0.0, *(split.cumulative_s for split in plan.splits_km)]))


def _arrival(
    plan: PacingPlan, here_s: float, elapsed_s: float, projected: Finding, cutoff: tuple[float, float, float]
) -> Finding:
    place_m, planned_s, cutoff_s = cutoff
    inputs: Inputs = {
        "cutoff_at_m": place_m,
        "cutoff_s": cutoff_s,
        "planned_s": planned_s,
        "elapsed_s": elapsed_s,
        "planned_here_s": here_s,
    }
    if here_s < LEAST_PLANNED_S:
        return Finding.unknown(
            "cutoff_arrival",
            "s",
            reason=NO_CLOCK_YET,
            model=ARRIVAL_MODEL,
            source=ARRIVAL_SOURCE,
            inputs=inputs,
        )
    value_s, *ends = (
        elapsed_s + (planned_s - here_s) * slower for slower in _slower(plan, here_s, elapsed_s, projected)
    )
    return Finding(
        name="cutoff_arrival",
        value=value_s,
        unit="s",
        low=min(ends) if ends else None,
        high=max(ends) if ends else None,
        model=ARRIVAL_MODEL,
        source=ARRIVAL_SOURCE,
        inputs=inputs,
    )


def _slower(plan: PacingPlan, here_s: float, elapsed_s: float, projected: Finding) -> tuple[float, ...]:
    """Return how many times the plan's remaining time is left: what to expect, then its ends if known."""
    left_s = plan.goal_time_s - here_s
    finishes = (projected.value, projected.low, projected.high)
    known = [max(0.0, finish_s - elapsed_s) / left_s for finish_s in finishes if finish_s and left_s > 0]
    return tuple(known) if len(known) == len(finishes) else (elapsed_s / here_s,)
