"""Sentences about what differs between two strategies."""

from collections import Counter

from tools.domain import display
from tools.domain.race import UnitSystem
from tools.domain.strategy import RaceStrategy, RidePlan
from tools.domain.wording.comparison import length_m, taken
from tools.domain.wording.fuel import drink_range, joined
from tools.domain.wording.pacing import flat_pace
from tools.domain.wording.ride import gear_facts, missed_goal, normalized_power
from tools.domain.wording.stations import tight_facts

MOST_NEW_CUES = 3
"""More new cues than this are counted, not read out (our design choice [D])."""


def change_facts(before: RaceStrategy, after: RaceStrategy) -> tuple[str, ...]:
    """Return only what differs, in the later strategy's units; nothing when nothing does."""
    return (
        *pacing_change_facts(before, after),
        *fuel_change_facts(before, after),
        *cue_change_facts(before, after),
    )


def pacing_change_facts(before: RaceStrategy, after: RaceStrategy) -> tuple[str, ...]:
    """Return only what differs in goal, targets and conditions, and what is newly to be careful about."""
    missed = tuple(said for said in missed_goal(after) if said not in before.pacing.warnings)
    changes = (
        _units(before, after),
        _course(before, after),
        _goal(before, after),
        _temperature(before, after),
        _prediction(before, after),
    )
    return (
        *missed,
        *_said(changes),
        *_gears(before, after),
        *_new_assumptions(before, after),
        *(said for said in tight_facts(after) if said not in tight_facts(before)),
        *(warning for warning in _new_warnings(before, after) if warning not in missed),
    )


def fuel_change_facts(before: RaceStrategy, after: RaceStrategy) -> tuple[str, ...]:
    """Return only what differs in eating and drinking."""
    return _said(
        (
            _weight(before, after),
            _avoided(before, after),
            _carbohydrate(before, after),
            _items(before, after),
            _drinking(before, after),
            _caffeine(before, after),
            _loading(before, after),
        )
    )


def cue_change_facts(before: RaceStrategy, after: RaceStrategy) -> tuple[str, ...]:
    """Return only the cues that are new."""
    return _said((_cues(before, after),))


def _said(sentences: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(sentence for sentence in sentences if sentence)


def _units(before: RaceStrategy, after: RaceStrategy) -> str | None:
    if before.brief.units is after.brief.units:
        return None
    unit = "miles" if after.brief.units is UnitSystem.IMPERIAL else "kilometres"
    if after.pacing.ride is not None:
        return f"Everything is in {unit} now."
    goal = display.clock(after.pacing.goal_time_s)
    return f"Everything is in {unit} now: {goal} is {_flat(after)} on the flat."


def _course(before: RaceStrategy, after: RaceStrategy) -> str | None:
    if before.course_id == after.course_id:
        return None
    length = display.distance(length_m(after), after.brief.units)
    return f"The course is another one now: {after.race_name}, {length}."


def _goal(before: RaceStrategy, after: RaceStrategy) -> str | None:
    old_s, new_s = before.pacing.goal_time_s, after.pacing.goal_time_s
    old_ride, new_ride = before.pacing.ride, after.pacing.ride
    if new_ride is not None:
        return _ride_goal(old_s, new_s, old_ride, new_ride)
    old_flat, new_flat = before.pacing.flat_pace.value or 0.0, after.pacing.flat_pace.value or 0.0
    old_pace, new_pace = display.pace(old_flat / 1000, after.brief.units), _flat(after)
    if abs(old_s - new_s) < 0.5:
        if abs(old_flat - new_flat) < 0.5:
            return None
        return (
            f"For the same {display.clock(new_s)} the pace on the flat moves from {old_pace} to {new_pace}."
        )
    direction = "faster" if new_s < old_s else "slower"
    what = "finish" if after.brief.goal_time_s is None else "goal"
    moved = (
        f"The {what} moves from {display.clock(old_s)} to {display.clock(new_s)}, "
        f"{display.duration(new_s - old_s)} {direction}"
    )
    if old_pace == new_pace:
        return f"{moved}; the pace on the flat stays {new_pace}."
    return f"{moved}: {new_pace} on the flat instead of {old_pace}."


def _ride_goal(old_s: float, new_s: float, old: RidePlan | None, new: RidePlan) -> str | None:
    """Say how the finish and the power of a ride moved."""
    now = f"{display.clock(new_s)} at {normalized_power(new)}"
    if old is None:
        return f"Now it is a ride, paced by power: {now}."
    was = display.power(old.normalized_power.value or 0.0)
    same = was == display.power(new.normalized_power.value or 0.0)
    if abs(old_s - new_s) < 0.5:
        return None if same else f"The same {now} instead of {was}."
    by = f"{display.duration(new_s - old_s)} {'faster' if new_s < old_s else 'slower'}"
    moved = f"The finish moves from {display.clock(old_s)} to {display.clock(new_s)}, {by}"
    return f"{moved} at the same {was}." if same else f"{moved}: {normalized_power(new)}, instead of {was}."


def _temperature(before: RaceStrategy, after: RaceStrategy) -> str | None:
    if before.brief.temperature_c == after.brief.temperature_c or after.brief.temperature_c is None:
        return None
    now = _in_both_scales(after.brief.temperature_c, after.brief.units)
    if before.brief.temperature_c is None:
        return f"The plan now counts with {now}."
    return f"The plan now counts with {now} instead of " + (
        f"{display.temperature(before.brief.temperature_c, after.brief.units)}."
    )


def _in_both_scales(celsius: float, units: UnitSystem) -> str:
    """Degrees are said without their scale, so a reader of miles sees both and can object."""
    written = display.temperature(celsius, units)
    if units is UnitSystem.METRIC:
        return written
    return f"{written} ({display.temperature(celsius, UnitSystem.METRIC)})"


def _prediction(before: RaceStrategy, after: RaceStrategy) -> str | None:
    old, new = before.pacing.prediction, after.pacing.prediction
    if after.pacing.ride is not None:
        return None
    if new.value is None or new.low is None or new.high is None:
        return None
    now = f"{display.rough_clock(new.value)} ({display.rough_range(new.low, new.high)})"
    if old.value is None:
        return f"Your result points to {now}."
    if display.rough_clock(old.value) == display.rough_clock(new.value):
        return None
    return f"The predicted finish moves from {display.rough_clock(old.value)} to {now}."


def _weight(before: RaceStrategy, after: RaceStrategy) -> str | None:
    kilograms = after.brief.weight_kg
    if kilograms is None or kilograms == before.brief.weight_kg:
        return None
    return f"The plan now counts with {display.weight(kilograms, after.brief.units)}."


def _avoided(before: RaceStrategy, after: RaceStrategy) -> str | None:
    left_out = [what.value for what in after.brief.avoid if what not in before.brief.avoid]
    return f"No {' and no '.join(left_out)} any more." if left_out else None


def _carbohydrate(before: RaceStrategy, after: RaceStrategy) -> str | None:
    old, new = (s.fuel.carbs_rate.value or 0.0 for s in (before, after))
    if abs(old - new) < 2.5:
        return None
    return f"Carbohydrate moves from {display.grams(old)} to {display.grams(new)} an hour."


def _items(before: RaceStrategy, after: RaceStrategy) -> str | None:
    old, new = (Counter(event.item for event in s.fuel.events) for s in (before, after))
    if old == new:
        return None
    if not new:
        return "Nothing is planned to be taken on the way any more."
    first = after.fuel.events[0]
    begin = f"the first at {display.place(first.at_m, after.brief.units)}"
    return f"You take {taken(after)} now, {begin}."


def _drinking(before: RaceStrategy, after: RaceStrategy) -> str | None:
    old, new = before.fuel.fluid_rate, after.fuel.fluid_rate
    units = after.brief.units
    written_old, written_new = (drink_range(rate, units) for rate in (old, new))
    if written_old == written_new:
        return None
    return f"Drinking moves from {written_old} to {written_new} an hour, still by thirst."


def _caffeine(before: RaceStrategy, after: RaceStrategy) -> str | None:
    old, new = (display.milligrams(s.fuel.caffeine.value or 0.0) for s in (before, after))
    return None if old == new else f"Caffeine for the day moves from {old} to {new}."


def _loading(before: RaceStrategy, after: RaceStrategy) -> str | None:
    old, new = before.fuel.carb_loading, after.fuel.carb_loading
    if old.low == new.low or new.low is None or new.high is None:
        return None
    return f"In the last two days before, eat {display.grams_range(new.low, new.high)} of carbohydrate a day."


def _cues(before: RaceStrategy, after: RaceStrategy) -> str | None:
    old = {cue.text for cue in before.mental.cues}
    added = [cue for cue in after.mental.cues if cue.text not in old]
    if not added or before.brief.units is not after.brief.units:
        return None
    told = [f"“{cue.text}” at {display.stretch(cue.start_m, cue.end_m, after.brief.units)}" for cue in added]
    if len(told) > MOST_NEW_CUES:
        return f"{len(told)} cues are new; the first is {told[0]}. Ask for the cues to see them all."
    return f"New to think of: {joined(told)}."


def _new_warnings(before: RaceStrategy, after: RaceStrategy) -> tuple[str, ...]:
    """Warnings the earlier plan did not have; written in other units they would all look new."""
    if before.brief.units is not after.brief.units:
        return ()
    known = {*before.pacing.warnings, *before.fuel.warnings}
    return tuple(text for text in (*after.pacing.warnings, *after.fuel.warnings) if text not in known)


def _flat(strategy: RaceStrategy) -> str:
    return flat_pace(strategy.pacing, strategy.brief.units)


def _new_assumptions(before: RaceStrategy, after: RaceStrategy) -> tuple[str, ...]:
    """What the later plan takes for granted and the earlier did not: its surface, its wind, its stops."""
    if before.brief.units is not after.brief.units or before.brief.sport is not after.brief.sport:
        return ()
    return tuple(text for text in after.pacing.assumptions if text not in before.pacing.assumptions)


def _gears(before: RaceStrategy, after: RaceStrategy) -> tuple[str, ...]:
    old, new = before.pacing.ride, after.pacing.ride
    if old is None or new is None or old.gears.inputs.get("gear") == new.gears.inputs.get("gear"):
        return ()
    return gear_facts(new)
