"""What has to be carried from one aid station to the next, and what to do when pockets are too small."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from tools.domain import display
from tools.domain.finding import Finding, Inputs
from tools.domain.fuelling.fuel_items import STRONGEST_DRINK_G_PER_ML, serving_note
from tools.domain.ground.aid_services import gives_drink, gives_food
from tools.domain.race import AidStation, Avoidance, RaceBrief, Sport
from tools.domain.strategy import FuelEvent, FuelItem
from tools.domain.timing.race_clock import RaceClock

CARRY_MODEL = "between_aid_stations"
CARRY_SOURCE = "counted from the schedule; what is taken at an aid station is not carried"
ROUNDING_ML = 10.0
# What bottles are taken to hold where nobody said: our design choice [D].
MOST_ML, MOST_SERVINGS = 2500.0, 20  # nobody carries more from one place to the next: our design choice [D]
UNSAID_BOTTLES_ML = {Sport.RUN: 500.0, Sport.RIDE: 1500.0}


@dataclass(frozen=True, slots=True)
class Leg:
    """The way from one place of supply to the next, the start and the finish among them."""

    start_m: float
    end_m: float
    duration_s: float

    def carries(self, event: FuelEvent) -> bool:
        """Tell whether an intake comes out of a pocket on this leg."""
        in_pocket = not event.from_station and event.item is not FuelItem.SPORTS_DRINK
        return in_pocket and self.start_m < event.at_m <= self.end_m


@dataclass(frozen=True, slots=True)
class Legs:
    """The way of a race, cut where pockets are filled and where bottles are; start and finish count."""

    food: tuple[Leg, ...]
    drink: tuple[Leg, ...]


def supply_legs(distance_m: float, clock: RaceClock, stations: tuple[AidStation, ...]) -> Legs:
    """Return the legs of a race in order; one of each when there is no aid station."""

    def cut(fills: Callable[[AidStation], bool]) -> tuple[Leg, ...]:
        marks = [0.0, *sorted({station.at_m for station in stations if fills(station)}), distance_m]
        return tuple(
            Leg(start_m, end_m, clock.reached_s(end_m) - clock.reached_s(start_m))
            for start_m, end_m in pairwise(marks)
        )

    return Legs(food=cut(gives_food), drink=cut(gives_drink))


def fit_pockets(events: tuple[FuelEvent, ...], legs: Legs, brief: RaceBrief) -> tuple[FuelEvent, ...]:
    """Return the schedule with sports drink in place of what does not fit into the pockets of a leg.

    The latest servings move into the bottle first, caffeine gels never, and only as many as dissolve in what
    the bottles hold.
    """
    if brief.carried_servings is None or Avoidance.SPORTS_DRINK in brief.avoid:
        return events
    moved: set[float] = set()
    for leg in legs.food:
        carried = [event for event in events if leg.carries(event)]
        excess = len(carried) - brief.carried_servings
        movable = [event.at_s for event in reversed(carried) if _dissolves(event)]
        moved.update(movable[: max(0, min(excess, _room_in_bottles(events, leg, brief)))])
    note = serving_note(FuelItem.SPORTS_DRINK, None, brief.sport)
    return tuple(
        event.model_copy(update={"item": FuelItem.SPORTS_DRINK, "note": note})
        if event.at_s in moved
        else event
        for event in events
    )


def carry_findings(
    events: tuple[FuelEvent, ...], legs: Legs, brief: RaceBrief, fluid: Finding
) -> tuple[Finding, Finding]:
    """Return the most servings and the most ml that have to be carried on one leg, with where that is."""
    servings, full = max(((_servings(events, leg), leg) for leg in legs.food), key=lambda pair: pair[0])
    drink_ml, dry = max(((drink_on(leg, fluid), leg) for leg in legs.drink), key=lambda pair: pair[0])
    return (
        _most("carry_servings", "servings", servings, full, legs=legs.food, room=brief.carried_servings),
        _most("carry_ml", "ml", drink_ml, dry, legs=legs.drink, room=brief.carried_ml),
    )


def carry_warnings(
    events: tuple[FuelEvent, ...], legs: Legs, brief: RaceBrief, fluid: Finding
) -> tuple[str, ...]:
    """Say which leg is the shortest of food and of drink, and by how much; nothing where all fits."""
    servings, drink_ml = carry_findings(events, legs, brief, fluid)
    candidates = (
        _short_of_food(servings, legs.food, events, brief),
        _short_of_drink(drink_ml, legs.drink, fluid, brief),
        _more_than_anybody_carries(servings, drink_ml, brief),
    )
    return tuple(sentence for sentence in candidates if sentence)


def _more_than_anybody_carries(servings: Finding, drink_ml: Finding, brief: RaceBrief) -> str | None:
    """Say where the plan needs more than anybody carries; of what has room told, its own warning speaks."""
    drinks = brief.carried_ml is None and (drink_ml.value or 0.0) > MOST_ML
    eats = brief.carried_servings is None and (servings.value or 0.0) > MOST_SERVINGS
    needed, counted = (
        display.volume(drink_ml.value or 0.0, brief.units),
        f"{servings.value or 0.0:.0f} servings",
    )
    load = f"you would carry {needed} to drink" if drinks else f"you would carry {counted}"
    if drinks and eats:
        where = _where(servings, brief)
        elsewhere = "" if where == _where(drink_ml, brief) else f", {where[0].lower()}{where[1:]}"
        load = f"{load}{elsewhere or ' and'} {counted}"
    if not (drinks or eats):
        return None
    said = f"{_where(drink_ml if drinks else servings, brief)} {load}"
    return f"{said}: more than anybody carries. Tell me where there is water and food on the way."


def _short_of_food(
    most: Finding, legs: tuple[Leg, ...], events: tuple[FuelEvent, ...], brief: RaceBrief
) -> str | None:
    room = brief.carried_servings
    if room is None or most.value is None or most.value <= room:
        return None
    short = sum(_servings(events, leg) > room for leg in legs)
    missing = f"{most.value - room:.0f} more than fit into your pockets"
    needed = "serving" if most.value == 1 else "servings"
    return f"{_where(most, brief)} you need {most.value:.0f} {needed}, {missing}.{_others(short)}"


def _short_of_drink(most: Finding, legs: tuple[Leg, ...], fluid: Finding, brief: RaceBrief) -> str | None:
    room = brief.carried_ml
    if room is None or most.value is None or most.value <= room:
        return None
    short = sum(drink_on(leg, fluid) > room for leg in legs)
    needed = display.volume(most.value, brief.units)
    missing = display.volume(most.value - room, brief.units)
    held = "bottles hold" if brief.sport is Sport.RIDE else "bottles or flasks hold"
    return (
        f"{_where(most, brief)} the plan drinks {needed}, {missing} more than your {held}: "
        f"look for water on the way.{_others(short)}"
    )


def _where(most: Finding, brief: RaceBrief) -> str:
    start_m, end_m = (float(most.inputs[name] or 0.0) for name in ("from_m", "to_m"))
    return f"On {display.stretch(start_m, end_m, brief.units)}"


def _others(short: int) -> str:
    if short <= 1:
        return ""
    return f" {short - 1} other {'stretch is' if short == 2 else 'stretches are'} short as well."


def _most(
    name: str, unit: str, value: float, leg: Leg, *, legs: tuple[Leg, ...], room: float | None
) -> Finding:
    inputs: Inputs = {
        "from_m": leg.start_m,
        "to_m": leg.end_m,
        "duration_s": leg.duration_s,
        "room": room,
        "legs": len(legs),
    }
    return Finding(
        name=name, value=float(value), unit=unit, model=CARRY_MODEL, source=CARRY_SOURCE, inputs=inputs
    )


def _servings(events: tuple[FuelEvent, ...], leg: Leg) -> int:
    return sum(leg.carries(event) for event in events)


def drink_on(leg: Leg, fluid: Finding) -> float:
    """Return what the plan drinks on a leg, in ml, to 10."""
    planned_ml = (fluid.value or 0.0) * 1000 * leg.duration_s / 3600
    return ROUNDING_ML * round(planned_ml / ROUNDING_ML)


def _room_in_bottles(events: tuple[FuelEvent, ...], leg: Leg, brief: RaceBrief) -> int:
    """Return how many more servings can be dissolved in the bottles of a leg."""
    held_ml = UNSAID_BOTTLES_ML[brief.sport] if brief.carried_ml is None else brief.carried_ml
    drunk = [event for event in events if leg.start_m < event.at_m < leg.end_m]
    serving_ml = max((event.fluid_ml for event in drunk), default=0.0)
    if serving_ml <= 0:
        return 0
    already = sum(event.item is FuelItem.SPORTS_DRINK for event in drunk)
    return max(0, int(held_ml // serving_ml) - already)


def _dissolves(event: FuelEvent) -> bool:
    return event.caffeine_mg <= 0 and event.carbs_g <= STRONGEST_DRINK_G_PER_ML * event.fluid_ml
