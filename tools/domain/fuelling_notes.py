"""What a fuel plan takes for granted and what it warns of, in sentences."""

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.fuel_schedule import AID_WORDS
from tools.domain.race import RaceBrief, Sport
from tools.domain.strategy import FuelEvent

LONG_RACE_H = 2.0
COMMON_LIMIT_G_PER_H = 90.0
SINGLE_SOURCE_G_PER_H = 60.0


def fuel_assumptions(course: CourseAnalysis, brief: RaceBrief, weight_kg: float) -> tuple[str, ...]:
    """List what the plan takes for granted."""
    notes = []
    if brief.weight_kg is None:
        written = display.weight(weight_kg, brief.units)
        notes.append(f"Weight not given: amounts per body weight use {written}.")
    if brief.sweat_rate_l_per_h is None:
        notes.append(
            "Sweat rate not measured: drink to thirst within the range. "
            "Weighing yourself before and after an hour's run would tell me more."
        )
    named = any(AID_WORDS.search(point.name) for point in course.waypoints)
    if not named and brief.aid_every_m is None:
        notes.append("Aid stations not known: the plan assumes you carry what you eat.")
    return tuple(notes)


def fuel_warnings(
    brief: RaceBrief, hours: float, carbs: Finding, events: tuple[FuelEvent, ...]
) -> tuple[str, ...]:
    """List what the athlete should know before following the plan."""
    candidates = (
        _wish(brief, carbs),
        _mixture(carbs),
        _nothing_left(carbs, events),
        _overdrinking(hours),
        _sport(brief),
    )
    return tuple(sentence for sentence in candidates if sentence)


def _wish(brief: RaceBrief, carbs: Finding) -> str | None:
    wish, value, high = brief.carbs_g_per_h, carbs.value, carbs.inputs.get("usual_high_g_per_h")
    if wish is None or value is None:
        return None
    if wish > value + 2.5:
        if not brief.gut_trained and value >= COMMON_LIMIT_G_PER_H:
            return (
                f"You asked for {display.grams(wish)} an hour; I stop at {display.grams(value)} "
                "unless you have trained your gut in at least four long sessions."
            )
        return f"You asked for {display.grams(wish)} an hour; {display.grams(value)} is the most I plan."
    if isinstance(high, float) and wish > high:
        return f"{display.grams(wish)} an hour is more than a race of this length usually needs."
    return None


def _mixture(carbs: Finding) -> str | None:
    if carbs.value is None or carbs.value <= SINGLE_SOURCE_G_PER_H:
        return None
    return (
        f"Above {display.grams(SINGLE_SOURCE_G_PER_H)} an hour, use products that mix glucose and fructose, "
        "and practise the amount first."
    )


def _nothing_left(carbs: Finding, events: tuple[FuelEvent, ...]) -> str | None:
    if events or not carbs.value:
        return None
    return "Everything I could plan is on the list of what you avoid: tell me what you can take."


def _overdrinking(hours: float) -> str | None:
    if hours <= LONG_RACE_H:
        return None
    return "Salt does not protect against drinking too much."


def _sport(brief: RaceBrief) -> str | None:
    return "These amounts are made for running." if brief.sport is Sport.RIDE else None
