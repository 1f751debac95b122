"""What a fuel plan takes for granted and what it warns of, in sentences."""

from tools.domain import display
from tools.domain.finding import Finding
from tools.domain.fuelling.carbohydrate import (
    EASY_KCAL_PER_H,
    GLUCOSE_LIMIT_G_PER_H,
    LIMIT_G_PER_H,
    STEP_G_PER_H,
)
from tools.domain.fuelling.fuel_schedule import FuelRates
from tools.domain.fuelling.hydration import SMALL_ATHLETE_KG, TOLERATED_LOSS
from tools.domain.fuelling.offered_items import COLA_CAFFEINE_MG_PER_ML, COLA_G_PER_ML
from tools.domain.race import AidStation, RaceBrief, Sport
from tools.domain.strategy import FuelEvent, FuelItem

LONG_RACE_H = 2.0
KCAL_STEP = 50
TOLERATED_EXCESS = 0.5  # percent of mass beyond the 2 % before it is said: our design choice [D]
OVERDRINKING_RISK_H = 4.0  # from here overdrinking is warned of by name: our design choice [D]


def fuel_assumptions(
    brief: RaceBrief,
    weight_kg: float,
    rates: FuelRates,
    *,
    events: tuple[FuelEvent, ...],
    aid: tuple[AidStation, ...],
    energy: tuple[Finding, Finding],
) -> tuple[str, ...]:
    """List what the plan takes for granted. `energy` is what is used and what is eaten on the way."""
    candidates = (
        _weight(brief, weight_kg),
        _sweat(brief),
        _aid(brief, events, aid),
        _effort(brief, rates.carbs),
        _energy(*energy),
        _caffeine(rates.caffeine),
        _cola(events),
    )
    return tuple(sentence for sentence in candidates if sentence)


def fuel_warnings(
    brief: RaceBrief, hours: float, rates: FuelRates, mass: Finding, events: tuple[FuelEvent, ...]
) -> tuple[str, ...]:
    """List what the athlete should know before following the plan."""
    candidates = (
        _wish(brief, rates.carbs),
        _mixture(rates.carbs),
        _nothing_left(rates.carbs, events),
        _loss(mass),
        _salt(hours, rates.sodium),
        _overdrinking(brief, hours),
    )
    return tuple(sentence for sentence in candidates if sentence)


def _weight(brief: RaceBrief, weight_kg: float) -> str | None:
    if brief.weight_kg is not None:
        return None
    written = display.weight(weight_kg, brief.units)
    return f"Weight not given: amounts per body weight use {written}."


def _sweat(brief: RaceBrief) -> str | None:
    if brief.sweat_rate_l_per_h is not None:
        return None
    hour = "an hour's ride" if brief.sport is Sport.RIDE else "an hour's run"
    return (
        "Sweat rate not measured: drink to thirst within the range. "
        f"Weighing yourself before and after {hour} would tell me more."
    )


def _aid(brief: RaceBrief, events: tuple[FuelEvent, ...], aid: tuple[AidStation, ...]) -> str | None:
    if not events:
        return None
    if not aid:
        carried = "in pockets and bottles " if brief.sport is Sport.RIDE else ""
        return f"Aid stations not known: the plan assumes you carry what you eat {carried}".rstrip() + "."
    if any(event.from_station for event in events):
        return "What the plan takes at an aid station is not counted as carried: check what the race offers."
    return None


def _effort(brief: RaceBrief, carbs: Finding) -> str | None:
    effort = carbs.inputs.get("effort_kcal_per_h")
    if not carbs.value or brief.carbs_g_per_h is not None or not isinstance(effort, float):
        return None
    if effort >= EASY_KCAL_PER_H:
        return None
    return "An easy effort burns less carbohydrate: the plan stays at the low end of what is usual."


def _energy(used: Finding, eaten: Finding) -> str | None:
    if not eaten.value or used.value is None:
        return None
    burnt, given = _kcal(used.value), _kcal(eaten.value)
    if eaten.value >= used.value:
        return f"You burn about {burnt} on the way and would eat about {given}: less is enough."
    return f"You burn about {burnt} on the way and the plan gives about {given}; the rest needs no replacing."


def _kcal(amount: float) -> str:
    return f"{KCAL_STEP * round(amount / KCAL_STEP):,} kcal"


def _caffeine(caffeine: Finding) -> str | None:
    if not caffeine.value:
        return None
    return (
        "The caffeine counts every coffee of the day. Take none if you are pregnant or under 18, or have a "
        "heart rhythm problem or an anxiety disorder: tell me, and I leave it out."
    )


def _cola(events: tuple[FuelEvent, ...]) -> str | None:
    if not any(event.item is FuelItem.COLA for event in events):
        return None
    held, caffeine = 100 * COLA_G_PER_ML, 100 * COLA_CAFFEINE_MG_PER_ML
    return (
        f"Cola counts {held:.1f} g of carbohydrate and {caffeine:.0f} mg of caffeine in 100 ml, as on its "
        "label; a sugar-free one has no carbohydrate."
    )


def _wish(brief: RaceBrief, carbs: Finding) -> str | None:
    wish, value = brief.carbs_g_per_h, carbs.value
    if wish is None or value is None:
        return None
    if wish > value + STEP_G_PER_H / 2:
        if not brief.gut_trained and value >= LIMIT_G_PER_H:
            return (
                f"You asked for {display.grams(wish)} an hour; I stop at {display.grams(value)} "
                "unless you have trained your gut in at least four long sessions."
            )
        return f"You asked for {display.grams(wish)} an hour; {display.grams(value)} is the most I plan."
    low, high = (carbs.inputs.get(name) for name in ("usual_low_g_per_h", "usual_high_g_per_h"))
    if isinstance(high, float) and wish > high:
        return f"{display.grams(wish)} an hour is more than a race of this length usually needs."
    if isinstance(low, float) and wish < low:
        return f"{display.grams(wish)} an hour is less than is usual for a race of this length."
    return None


def _mixture(carbs: Finding) -> str | None:
    if carbs.value is None or carbs.value <= GLUCOSE_LIMIT_G_PER_H:
        return None
    return (
        f"Above {display.grams(GLUCOSE_LIMIT_G_PER_H)} an hour, use products that mix glucose and fructose, "
        "and practise the amount first."
    )


def _nothing_left(carbs: Finding, events: tuple[FuelEvent, ...]) -> str | None:
    if events or not carbs.value:
        return None
    return "Everything I could plan is on the list of what you avoid: tell me what you can take."


def _loss(mass: Finding) -> str | None:
    if mass.value is None or mass.value > -100 * TOLERATED_LOSS - TOLERATED_EXCESS:
        return None
    return (
        f"You would finish about {display.percent(-mass.value / 100)} lighter: you sweat more than the plan "
        "can have you drink, so ease off in the heat and drink after."
    )


def _salt(hours: float, sodium: Finding) -> str | None:
    if hours <= LONG_RACE_H and not sodium.value:
        return None
    return "Salt does not protect against drinking too much."


def _overdrinking(brief: RaceBrief, hours: float) -> str | None:
    small = brief.weight_kg is not None and brief.weight_kg < SMALL_ATHLETE_KG
    if hours <= LONG_RACE_H or (hours <= OVERDRINKING_RISK_H and not small):
        return None
    return (
        "Never finish heavier than you started: drinking too much is the danger of long hours, the more so "
        "for smaller and slower athletes and after anti-inflammatory painkillers."
    )
