"""What to leave the start with, and what to take on at each station on the way."""

from collections import Counter

from tools.domain.finding import Finding
from tools.domain.fuelling.fuel_carrying import Leg, Legs, drink_on
from tools.domain.fuelling.offered_items import is_offered
from tools.domain.ground.aid_services import gives_own_things
from tools.domain.race import AidStation
from tools.domain.strategy import CountedItem, FuelEvent, Supply

START_M = 0.0


def plan_supplies(
    events: tuple[FuelEvent, ...],
    legs: Legs,
    stations: tuple[AidStation, ...],
    fluid: Finding,
    distance_m: float,
) -> tuple[Supply, ...]:
    """Return what to leave each place with, in order: the start, and stations that give something.

    Whatever is eaten and not handed out right there is taken along from the last place before it that has it:
    the start, the athlete's own bag or crew, or a station that offers it by name. What is eaten at one's own
    bag comes out of the bag. Bottles are filled wherever there is something to drink.
    """
    taken: dict[float, list[FuelEvent]] = {START_M: []}
    for event in events:
        source_m = _source(event, stations)
        if source_m is not None:
            taken.setdefault(source_m, []).append(event)
    drinks = {leg.start_m: leg for leg in legs.drink}
    own = [START_M, *(station.at_m for station in stations if gives_own_things(station))]
    return tuple(
        _supply(
            at_m,
            taken.get(at_m, []),
            drinks.get(at_m),
            fluid,
            min((m for m in own if m > at_m), default=distance_m),
        )
        for at_m in sorted({*taken, *drinks, *own})
    )


def _source(event: FuelEvent, stations: tuple[AidStation, ...]) -> float | None:
    """Return where an intake is taken on, None where it is handed out right where it is eaten."""
    here = next((station for station in stations if station.at_m == event.at_m), None)
    if here is not None and gives_own_things(here):
        return here.at_m
    if event.from_station:
        return None
    passed = (station for station in stations if station.at_m < event.at_m)
    giving = [each.at_m for each in passed if gives_own_things(each) or is_offered(each, event.item)]
    return giving[-1] if giving else START_M


def _supply(at_m: float, events: list[FuelEvent], leg: Leg | None, fluid: Finding, until_m: float) -> Supply:
    counted = Counter(event.item for event in events)
    return Supply(
        from_m=at_m,
        food_until_m=until_m,
        drink_until_m=leg.end_m if leg else at_m,
        items=tuple(CountedItem(item=item, count=count) for item, count in counted.items()),
        drink_ml=drink_on(leg, fluid) if leg else 0.0,
    )
