"""Sentences about one place of a race: what to run, eat and think there."""

import numpy as np

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.race import UnitSystem
from tools.domain.strategy import PacingPlan, RaceStrategy, Split
from tools.domain.wording.course import climb_words
from tools.domain.wording.fuel import event_sentence
from tools.domain.wording.mind import cue_sentence
from tools.domain.wording.pacing import split_pace
from tools.domain.wording.ride import section_at, section_sentence

FUEL_NEAR_M = 1500.0
ON_A_MARK_M = 1.0


def place_facts(strategy: RaceStrategy, course: CourseAnalysis, at_m: float) -> tuple[str, ...]:
    """Return the target, grade, fuel nearby and cue at a distance from the start in metres.

    A place on a mark belongs to the split that ends there: "km 30" is the thirtieth kilometre.
    """
    units = strategy.brief.units
    if not 0 <= at_m <= course.distance_m + ON_A_MARK_M:
        return (f"This course ends at {display.distance(course.distance_m, units)}.",)
    split = _split_at(strategy.pacing.splits_in(units), at_m)
    return (
        *_targets(strategy.pacing, course, split, at_m, units),
        _ground(split, units),
        f"At {display.place(at_m, units)} the clock should read "
        f"{display.clock(_clock_at(strategy.pacing, at_m))}.",
        *_climb(course, split, units),
        *_fuel(strategy, at_m),
        *_cue(strategy, at_m),
    )


def _split_at(splits: tuple[Split, ...], at_m: float) -> Split:
    return next((s for s in splits if at_m <= s.start_m + s.distance_m + ON_A_MARK_M), splits[-1])


def _targets(
    plan: PacingPlan, course: CourseAnalysis, split: Split, at_m: float, units: UnitSystem
) -> tuple[str, ...]:
    if plan.ride is not None:
        return (section_sentence(section_at(plan.ride, at_m), course, units),)
    name = "Mile" if units is UnitSystem.IMPERIAL else "Kilometre"
    low, high = (display.pace_number(s / split.distance_m, units) for s in (split.low_s, split.high_s))
    target = f"{name} {split.index}: {split_pace(split, units)}, anything from {low} to {high} is fine."
    walks = [walk for walk in plan.walk_breaks if walk.start_m <= at_m <= walk.end_m]
    if not walks:
        return (target,)
    where = display.stretch(walks[0].start_m, walks[0].end_m, units)
    return target, f"Walk {where}: it climbs {display.percent(walks[0].mean_grade)} on average."


def _ground(split: Split, units: UnitSystem) -> str:
    if split.gain_m + split.loss_m < 1:
        return "It is flat there."
    gain, loss = display.height(split.gain_m, units), display.height(split.loss_m, units)
    name = "mile" if units is UnitSystem.IMPERIAL else "kilometre"
    return f"The grade of that {name} is {display.grade(split.grade)} on average: {gain} up, {loss} down."


def _clock_at(plan: PacingPlan, at_m: float) -> float:
    marks_m = [0.0] + [split.start_m + split.distance_m for split in plan.splits_km]
    passed_s = [0.0] + [split.cumulative_s for split in plan.splits_km]
    return float(np.interp(at_m, marks_m, passed_s))


def _climb(course: CourseAnalysis, split: Split, units: UnitSystem) -> tuple[str, ...]:
    end_m = split.start_m + split.distance_m
    for climb in course.climbs:
        top_m = climb.start_m + climb.length_m
        if climb.start_m < end_m and top_m > split.start_m:
            return (f"It belongs to the climb at {climb_words(climb, units)}.",)
    return ()


def _fuel(strategy: RaceStrategy, at_m: float) -> tuple[str, ...]:
    units = strategy.brief.units
    events = strategy.fuel.events
    near = [event for event in events if abs(event.at_m - at_m) <= FUEL_NEAR_M]
    if near:
        return tuple(event_sentence(event, units) for event in near)
    following = next((event for event in events if event.at_m > at_m), None)
    if following is None:
        return ()
    sentence = event_sentence(following, units)
    return (f"Nothing to take here; the next comes {sentence[0].lower()}{sentence[1:]}",)


def _cue(strategy: RaceStrategy, at_m: float) -> tuple[str, ...]:
    units = strategy.brief.units
    here = (cue for cue in strategy.mental.cues if cue.start_m <= at_m <= cue.end_m)
    return tuple(cue_sentence(cue, units) for cue in list(here)[:1])
