"""The few numbers at the head of a carried plan."""

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.strategy import FuelPlan, PacingPlan, RaceStrategy
from tools.domain.wording.fuel import drink_range

Facts = tuple[tuple[str, str], ...]


def carry_facts(strategy: RaceStrategy, course: CourseAnalysis) -> Facts:
    """Return names and values: goal, distance, climbing, what to hold, what to eat and drink in an hour."""
    units, pacing = strategy.brief.units, strategy.pacing
    return (
        ("Goal" if pacing.ride is None else "Finish", display.clock(pacing.goal_time_s)),
        ("Distance", display.distance(course.distance_m, units)),
        *_climbing_facts(course.gain, units),
        *(_pace_facts(pacing, units) if pacing.ride is None else _ride_facts(pacing, course, units)),
        *_fuel_facts(strategy.fuel, units),
    )


def _climbing_facts(gain: Finding, units: UnitSystem) -> Facts:
    """Return the climbing as it is said everywhere: with its range."""
    if gain.value is None:
        return ()
    low, high = (gain.value if bound is None else bound for bound in (gain.low, gain.high))
    return (("Climbing", display.height_range(low, high, units)),)


def _pace_facts(pacing: PacingPlan, units: UnitSystem) -> Facts:
    """Return the mean pace in motion, so named where halts are planned."""
    distance_m = sum(split.distance_m for split in pacing.splits_km)
    if not distance_m:
        return ()
    moving_s = sum(split.target_s for split in pacing.splits_km)
    halts = any(split.stop_s for split in pacing.splits_km)
    return (("Moving pace" if halts else "Average pace", display.pace(moving_s / distance_m, units)),)


def _ride_facts(pacing: PacingPlan, course: CourseAnalysis, units: UnitSystem) -> Facts:
    watts = pacing.ride.normalized_power.value if pacing.ride else None
    speed = ("Average speed", display.speed(course.distance_m / pacing.goal_time_s, units))
    return (speed,) if watts is None else (("Normalized power", display.power(watts)), speed)


def _fuel_facts(fuel: FuelPlan, units: UnitSystem) -> Facts:
    """Return what to take in an hour; nothing of a plan that safety has blocked."""
    if fuel.blocked:
        return ()
    facts = []
    if fuel.carbs_rate.value:
        facts.append(("Carbohydrate", f"{display.grams(fuel.carbs_rate.value)}/h"))
    if fuel.fluid_rate.value and fuel.fluid_rate.high:
        facts.append(("Drink", f"{drink_range(fuel.fluid_rate, units)}/h"))
    return tuple(facts)
