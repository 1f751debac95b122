"""Rows that set two strategies side by side."""

from collections import Counter

from tools.domain import display
from tools.domain.race import UnitSystem
from tools.domain.strategy import RaceStrategy
from tools.domain.wording.fuel import PLURAL, drink_range, joined, written_item
from tools.domain.wording.pacing import flat_pace
from tools.domain.wording.ride import normalized_power

NO_ANSWER = "—"


def comparison_rows(left: RaceStrategy, right: RaceStrategy) -> tuple[tuple[str, str, str], ...]:
    """Return rows of (what, left, right), both in the left strategy's units."""
    units = left.brief.units
    rows = zip(_column(left, units), _column(right, units), strict=True)
    return tuple((name, ours, theirs) for (name, ours), (_, theirs) in rows)


def _column(strategy: RaceStrategy, units: UnitSystem) -> tuple[tuple[str, str], ...]:
    """Return (what, its value) for one strategy."""
    pacing, fuel = strategy.pacing, strategy.fuel
    return (
        ("Race", strategy.race_name),
        ("Distance", display.distance(length_m(strategy), units)),
        (_finish_name(strategy), display.clock(pacing.goal_time_s)),
        _effort(strategy, units),
        ("Average speed", _speed(strategy, units)),
        ("Predicted finish", _predicted(strategy)),
        ("Temperature", _warmth(strategy, units)),
        ("Carbohydrate an hour", display.grams(fuel.carbs_rate.value or 0.0)),
        ("Carbohydrate in all", display.grams(fuel.carbs_total.value or 0.0)),
        ("To take", taken(strategy)),
        ("Drink an hour", drink_range(fuel.fluid_rate, units)),
        ("Caffeine in the day", display.milligrams(fuel.caffeine.value or 0.0)),
        ("Cues", str(len(strategy.mental.cues))),
    )


def length_m(strategy: RaceStrategy) -> float:
    """Return how long the planned course is."""
    return sum(split.distance_m for split in strategy.pacing.splits_km)


def taken(strategy: RaceStrategy) -> str:
    """Write everything taken on the way, counted by kind."""
    counted = Counter(event.item for event in strategy.fuel.events)
    parts = [f"{n} {PLURAL[item]}" if n > 1 else written_item(item) for item, n in counted.items()]
    return joined(parts) if parts else NO_ANSWER


def _finish_name(strategy: RaceStrategy) -> str:
    """A time nobody set as a goal is where the plan arrives, and so is every time of a ride."""
    named = strategy.brief.goal_time_s is not None and strategy.pacing.ride is None
    return "Goal" if named else "Finish"


def _effort(strategy: RaceStrategy, units: UnitSystem) -> tuple[str, str]:
    """Return what is held: a ride's normalized power, or a run's pace on the flat."""
    ride = strategy.pacing.ride
    if ride is not None:
        return "Power", normalized_power(ride)
    return "Pace on the flat", flat_pace(strategy.pacing, units)


def _speed(strategy: RaceStrategy, units: UnitSystem) -> str:
    """Return the mean speed of a ride; a runner has the pace."""
    if strategy.pacing.ride is None:
        return NO_ANSWER
    return display.speed(length_m(strategy) / strategy.pacing.goal_time_s, units)


def _predicted(strategy: RaceStrategy) -> str:
    """Return what a race result points to; the finish of a ride is a prediction itself."""
    value = strategy.pacing.prediction.value
    return NO_ANSWER if value is None or strategy.pacing.ride is not None else display.rough_clock(value)


def _warmth(strategy: RaceStrategy, units: UnitSystem) -> str:
    celsius = strategy.brief.temperature_c
    return NO_ANSWER if celsius is None else display.temperature(celsius, units)
