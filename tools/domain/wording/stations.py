"""Words about aid stations: what is there, what to take and do, when they close."""

from tools.domain import display
from tools.domain.carrying.day_clock import DayClock
from tools.domain.fuelling.offered_items import cola_ml
from tools.domain.ground.aid_services import gives_own_things, there
from tools.domain.ground.aid_stations import spoken
from tools.domain.race import AidService, AidStation, UnitSystem
from tools.domain.strategy import CountedItem, FuelEvent, FuelItem, RaceStrategy, StationPlan, Supply
from tools.domain.wording.activities import quoted
from tools.domain.wording.fuel import PLURAL, SINGULAR, joined

MOST_TOLD, MOST_CHANGED, MOST_LISTED = 6, 4, 12  # more are not read in a text: our design choice [D]
DRINK_UNTOLD = "drink as agreed"
IN_HAND, LATE, MISSED = "in hand", "tight", "missed"


def services_words(station: AidStation) -> str:
    """List what is at a station: water, cola, drop bag; empty where it is not known."""
    return ", ".join(there(station))


def is_said_by_name(station: AidStation) -> bool:
    """Tell whether a station's name says all that is there: "Drop bag", "crew point"."""
    return services_words(station).casefold() in station.name.casefold()


def counted(items: tuple[CountedItem, ...]) -> str:
    """Count things to take along: 4 gels and a bar; empty where there are none."""
    parts = _counts(items)
    return joined(parts) if parts else ""


def taken(event: FuelEvent, units: UnitSystem) -> str:
    """Write what is taken: a gel; cola with its amount; why it is not what is offered there."""
    if event.item is FuelItem.COLA:
        return f"{display.volume(cola_ml(event.carbs_g), units)} of cola"
    return f"{SINGULAR[event.item]} ({event.passed_over})" if event.passed_over else SINGULAR[event.item]


def take_words(plan: StationPlan, units: UnitSystem) -> str:
    """Write what the plan takes at a station; empty where that is nothing."""
    return joined([taken(event, units) for event in plan.take]) if plan.take else ""


def supply_words(supply: Supply | None, units: UnitSystem) -> str:
    """Write what to leave a place with: 4 gels and 750 ml; empty where the way needs nothing."""
    if supply is None:
        return ""
    amount = [f"{display.volume(supply.drink_ml, units)} to drink"] if supply.drink_ml else []
    parts = [*_counts(supply.items), *([DRINK_UNTOLD] if supply.drink_untold else amount)]
    return joined(parts) if parts else ""


def margin_words(plan: StationPlan, day: DayClock) -> str:
    """Write what a cut-off leaves: 18 min in hand; 4 min in hand, tight; leaving at 15:58, missed by 6 min.

    It counts leaving, which is said where a halt lies between that and arriving.
    """
    closes_s = plan.station.cutoff_s
    if plan.margin_s is None or closes_s is None:
        return ""
    leaving = f"leaving {day.moment(plan.leaves_s)}, " if plan.stop_s else ""
    amount = display.duration(day.left_s(closes_s, plan.leaves_s))
    if plan.margin_s < 0:
        return f"{leaving}{MISSED} by {amount}"
    if plan.late_margin_s is not None and plan.late_margin_s < 0:
        return f"{leaving}{amount} {IN_HAND}, {LATE}"
    return f"{leaving}{amount} {IN_HAND}"


def _counts(items: tuple[CountedItem, ...]) -> list[str]:
    return [f"{each.count} {PLURAL[each.item]}" if each.count > 1 else SINGULAR[each.item] for each in items]


def is_tight(plan: StationPlan) -> bool:
    """Tell whether the plan passes a cut-off that the late end of its range would miss."""
    return plan.margin_s is not None and plan.margin_s >= 0 and (plan.late_margin_s or 0.0) < 0


def station_facts(strategy: RaceStrategy, most: int = MOST_TOLD) -> tuple[str, ...]:
    """Say which stations are in the plan and what is done at those that matter, as items of a list.

    One matters where own things wait, where it closes, where the plan takes something or halts longest. Names
    and things handed out are other people's words and stand in quotes.
    """
    plans, units, day = strategy.stations, strategy.brief.units, _day(strategy)
    if not plans:
        return ()
    ranked = sorted(plans, key=_weight, reverse=True)[:most]
    told = sorted((plan for plan in ranked if _weight(plan)), key=lambda plan: plan.station.at_m)
    supplies = {supply.from_m: supply for supply in strategy.fuel.supplies}
    rest = " The table has each." if len(told) < len(plans) else ""
    return (
        f"{_known(plans, units)}{rest}",
        *(_item(plan, supplies.get(plan.station.at_m), units, day) for plan in told),
    )


def station_change_facts(before: RaceStrategy, after: RaceStrategy) -> tuple[str, ...]:
    """Say which stations are new or other than before, as items of a list; nothing where none is."""
    old = [plan.station for plan in before.stations]
    if old == [plan.station for plan in after.stations]:
        return ()
    units = after.brief.units
    if not after.stations:
        return ("No aid station is in the plan any more.",)
    supplies = {supply.from_m: supply for supply in after.fuel.supplies}
    changed = [plan for plan in after.stations if plan.station not in old]
    changed.sort(key=_weight, reverse=True)
    told = sorted(changed[:MOST_CHANGED], key=lambda plan: plan.station.at_m)
    return (
        _known(after.stations, units),
        *(_item(plan, supplies.get(plan.station.at_m), units, _day(after)) for plan in told),
    )


def tight_facts(strategy: RaceStrategy) -> tuple[str, ...]:
    """Say which cut-off the plan passes only on a day that does not go slowly, and what may be missing."""
    tight = [plan for plan in strategy.stations if is_tight(plan)]
    if not tight:
        return ()
    worst = min(tight, key=lambda plan: plan.late_margin_s or 0.0)
    where, late = _place(worst, strategy.brief.units), display.duration(worst.late_margin_s or 0.0)
    others = len(tight) - 1
    more = f" So would {others} more." if others else ""
    return (f"{where} is tight: at the slow end of what I expect you would miss it by {late}.{more}",)


def _known(plans: tuple[StationPlan, ...], units: UnitSystem) -> str:
    places = [plan.station.at_m for plan in plans]
    if len(places) == 1:
        return f"One aid station is in the plan, at {display.place(places[0], units)}."
    if len(places) <= MOST_LISTED:
        return f"{len(places)} aid stations are in the plan: {display.places(places, units)}."
    return f"{len(places)} aid stations are in the plan, {display.stretch(places[0], places[-1], units)}."


def _weight(plan: StationPlan) -> float:
    """Return how much a station matters; 0 for one that is only passed."""
    own = 4.0 if gives_own_things(plan.station) else 0.0
    closing = 3.0 if plan.margin_s is not None else 0.0
    offering = 0.5 if plan.station.offers else 0.0
    return own + closing + offering + (2.0 if plan.take else 0.0) + min(plan.stop_s, 3600.0) / 3600.0


def _place(plan: StationPlan, units: UnitSystem) -> str:
    where = display.place(plan.station.at_m, units)
    return f"{where}, {spoken(plan.station)}"


def _day(strategy: RaceStrategy) -> DayClock:
    return DayClock(strategy.brief.race_date, strategy.brief.start_time)


def _item(plan: StationPlan, supply: Supply | None, units: UnitSystem, day: DayClock) -> str:
    station, take, pack = plan.station, take_words(plan, units), supply_words(supply, units)
    what = quoted(services_words(station)) if station.offers else services_words(station)
    shown = f" ({what})" if what and not is_said_by_name(station) else ""
    limit_s = station.cutoff_s
    closes = "" if limit_s is None else f"closes {day.limit(limit_s)}, {margin_words(plan, day)}"
    bag = AidService.DROP_BAG in station.services
    parts = (
        f"take {take}" if take else "",
        f"stop {display.duration(plan.stop_s)}" if plan.stop_s else "",
        f"{'pack' if bag else 'leave with'} {pack}" if pack else "",
        closes,
    )
    done = "; ".join(filter(None, parts))
    by_day = day.at(plan.reached_s)
    when = day.moment(plan.reached_s) if by_day else f"after {display.race_time(plan.reached_s)}"
    return f"- **{_place(plan, units)}**{shown}, {when}{': ' if done else ''}{done}."
