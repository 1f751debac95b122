"""Sentences about a pacing plan: the answer first, then why."""

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.race import UnitSystem
from tools.domain.running.pacing_notes import mean_band
from tools.domain.strategy import PacingPlan, RaceStrategy, Split
from tools.domain.wording.fuel import joined
from tools.domain.wording.ride import ride_facts
from tools.domain.wording.stations import tight_facts

LEVEL_GRADE = 0.005  # flatter than this needs no word about hills: our design choice [D]
FULL_SPLIT_SHARE = 0.9
WORTH_SAYING_S = 5.0
WALKED = "planned as walking"
MOST_WALKS = 5  # more stretches are not kept in mind: our design choice [D]


def pacing_facts(strategy: RaceStrategy, course: CourseAnalysis) -> tuple[str, ...]:
    """Return the headline pace, where and why it changes, the first split, the band, warnings.

    A ride is told by its power.
    """
    plan, units = strategy.pacing, strategy.brief.units
    if plan.ride is not None:
        return (*ride_facts(strategy, course, plan.ride), *tight_facts(strategy))
    return (
        _headline(strategy, course),
        *_hills(plan, course, units),
        *_extremes(plan.splits_in(units), units),
        *_first(plan, units),
        *_halves(plan),
        _band(plan.splits_in(units), units),
        *_walks(plan, units),
        *(warning for warning in plan.warnings if WALKED not in warning),
        *tight_facts(strategy),
    )


def pacing_in_short(strategy: RaceStrategy, course: CourseAnalysis) -> tuple[str, ...]:
    """Return what a first answer says of a plan: what the table has (fastest split, band) is left to it."""
    plan, units = strategy.pacing, strategy.brief.units
    facts = pacing_facts(strategy, course)
    if plan.ride is not None:
        return facts
    in_the_table = (*_extremes(plan.splits_in(units), units)[1:], _band(plan.splits_in(units), units))
    return tuple(fact for fact in facts if fact not in in_the_table)


def split_pace(split: Split, units: UnitSystem) -> str:
    """Write a split's target pace."""
    return display.pace(split.target_s / split.distance_m, units)


def flat_pace(plan: PacingPlan, units: UnitSystem) -> str:
    """Write the plan's pace on the flat."""
    return display.pace((plan.flat_pace.value or 0.0) / 1000, units)


def half_times(plan: PacingPlan) -> tuple[float, float] | None:
    """Return the planned times of the two halves in seconds."""
    for finding in plan.findings:
        if finding.name == "second_half_over_first" and finding.value is not None:
            first_s = plan.goal_time_s / (1 + finding.value)
            return first_s, plan.goal_time_s - first_s
    return None


def _headline(strategy: RaceStrategy, course: CourseAnalysis) -> str:
    plan, units = strategy.pacing, strategy.brief.units
    goal, flat = display.clock(plan.goal_time_s), flat_pace(plan, units)
    where = "on this course" if course.grade else f"over {display.distance(course.distance_m, units)}"
    how = "on the flat" if course.grade else "at even effort"
    if strategy.brief.goal_time_s is not None:
        mean = display.pace(plan.goal_time_s / course.distance_m, units)
        return f"{goal} {where} is {mean} on average: {flat} {how}."
    if plan.prediction.value is not None:
        return f"No goal yet, so I plan with what your result points to: {goal} {where}, {flat} {how}."
    return f"No goal yet, so I plan with {flat} {how} as a placeholder: {goal} {where}."


def _hills(plan: PacingPlan, course: CourseAnalysis, units: UnitSystem) -> tuple[str, ...]:
    factor = plan.course_factor.value
    if factor is None:
        return ()
    moving_s = sum(split.target_s for split in plan.splits_km)
    cost_s = moving_s * (1 - 1 / factor)
    if abs(cost_s) < WORTH_SAYING_S:
        return ("Over the whole course the hills cost about as much as they give back.",)
    amount, share = display.duration(cost_s), display.percent(abs(factor - 1), 1)
    verb = "cost" if cost_s > 0 else "give"
    return (f"The hills {verb} about {amount} against a flat course ({share}); it is in the targets.",)


def _extremes(splits: tuple[Split, ...], units: UnitSystem) -> tuple[str, ...]:
    unit_m = display.unit_length_m(units)
    full = [split for split in splits[1:] if split.distance_m >= FULL_SPLIT_SHARE * unit_m]
    if not full:
        return ()
    slowest = max(full, key=lambda split: split.target_s / split.distance_m)
    fastest = min(full, key=lambda split: split.target_s / split.distance_m)
    if abs(slowest.grade) < LEVEL_GRADE and abs(fastest.grade) < LEVEL_GRADE:
        low = display.pace_number(fastest.target_s / fastest.distance_m, units)
        return (f"The targets are nearly the same all the way, from {low} to {split_pace(slowest, units)}.",)
    name = "Mile" if units is UnitSystem.IMPERIAL else "Kilometre"
    return (
        f"{name} {slowest.index} is the slowest, at {split_pace(slowest, units)}{_why(slowest)}.",
        f"{name} {fastest.index} is the fastest, at {split_pace(fastest, units)}{_why(fastest)}.",
    )


def _why(split: Split) -> str:
    if split.grade >= LEVEL_GRADE:
        return f": it climbs {display.percent(split.grade, 1)} on average"
    if split.grade <= -LEVEL_GRADE:
        return f": it falls {display.percent(-split.grade, 1)} on average, and it should still feel easy"
    return ""


def _first(plan: PacingPlan, units: UnitSystem) -> tuple[str, ...]:
    congestion = plan.flat_pace.inputs.get("congestion")
    splits = plan.splits_in(units)
    if not isinstance(congestion, float) or congestion <= 0 or len(splits) < 2:
        return ()
    name = "mile" if units is UnitSystem.IMPERIAL else "kilometre"
    return (
        f"The first {name} is {split_pace(splits[0], units)}, held back by "
        f"{display.percent(congestion, 1)} on purpose: it is crowded, and it feels too easy.",
    )


def _halves(plan: PacingPlan) -> tuple[str, ...]:
    halves = half_times(plan)
    if halves is None:
        return ()
    first, second = (display.clock(seconds) for seconds in halves)
    return (f"At halfway the clock should read {first}; the second half takes {second}.",)


def _walks(plan: PacingPlan, units: UnitSystem) -> tuple[str, ...]:
    """Say how much is walked, and the longest stretches of it in the order of the course."""
    walks = plan.walk_breaks
    if not walks:
        return ()
    walked = display.short_distance(sum(walk.end_m - walk.start_m for walk in walks), units)
    longest = sorted(walks, key=lambda walk: walk.end_m - walk.start_m, reverse=True)[:MOST_WALKS]
    longest.sort(key=lambda walk: walk.start_m)
    name, *first = display.stretch(longest[0].start_m, longest[0].end_m, units).split(" ")
    others = [
        display.stretch(walk.start_m, walk.end_m, units).removeprefix(f"{name} ") for walk in longest[1:]
    ]
    where = f"{name} {joined([*first, *others])}"
    if len(walks) > len(longest):
        where = f"in {len(walks)} stretches, the longest {where}"
    return (f"{walked} of this course is {WALKED}, {where}: hike by effort, not by the target.",)


def _band(splits: tuple[Split, ...], units: UnitSystem) -> str:
    share, seconds = mean_band(splits, display.unit_length_m(units))
    steep = any(split.high_s / split.target_s - 1 > 1.2 * share for split in splits if split.target_s > 0)
    wider = ", a little more where it is steep" if steep else ""
    unit = display.pace_unit(units)
    return f"Stay within {display.percent(share)} of each target, about {seconds:.0f} s {unit}{wider}."
