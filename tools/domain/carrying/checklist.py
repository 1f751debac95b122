"""What to bring and to do before a race, counted from its plan."""

from collections import Counter

from tools.domain import display
from tools.domain.carrying.carry_moments import stations_in
from tools.domain.course import CourseAnalysis
from tools.domain.fuelling.supplies import START_M
from tools.domain.ground.aid_services import gives_own_things
from tools.domain.race import Sport
from tools.domain.strategy import CountedItem, FuelItem, RaceStrategy
from tools.domain.wording.fuel import before_race
from tools.domain.wording.stations import counted, supply_words


def carry_checklist(strategy: RaceStrategy, course: CourseAnalysis) -> tuple[str, ...]:
    """Return what to bring, what goes where, and what to do before; nothing to eat of a blocked plan."""
    if strategy.fuel.blocked:
        return ()
    return (
        *_bring(strategy, course),
        *_where_it_goes(strategy, course),
        *_bottles(strategy),
        *before_race(strategy),
    )


def _bring(strategy: RaceStrategy, course: CourseAnalysis) -> tuple[str, ...]:
    """Count all that comes from home; sports drink by its carbohydrate, as it is mixed from powder."""
    count = _from_home(strategy, course)
    portions = count.pop(FuelItem.SPORTS_DRINK, 0)
    solid = counted(tuple(CountedItem(item=item, count=number) for item, number in count.items()))
    lines = [f"Bring {solid}."] if solid else []
    if portions:
        mixed = (event.carbs_g for event in strategy.fuel.events if event.item is FuelItem.SPORTS_DRINK)
        powder_g = portions * max(mixed)
        lines.append(f"Bring sports drink powder with {display.grams(powder_g)} of carbohydrate.")
    return tuple(lines)


def _from_home(strategy: RaceStrategy, course: CourseAnalysis) -> Counter[FuelItem]:
    """Count what the start and the athlete's own places give; of an older plan all that is not handed out."""
    fuel = strategy.fuel
    if not fuel.supplies:
        return Counter(event.item for event in fuel.events if not event.from_station)
    own = [plan.station.at_m for plan in stations_in(strategy, course) if gives_own_things(plan.station)]
    given = [supply for supply in fuel.supplies if supply.from_m in (START_M, *own)]
    count: Counter[FuelItem] = Counter()
    for supply in given:
        count.update({each.item: each.count for each in supply.items})
    return count


def _where_it_goes(strategy: RaceStrategy, course: CourseAnalysis) -> tuple[str, ...]:
    units = strategy.brief.units
    supplies = {supply.from_m: supply for supply in strategy.fuel.supplies}
    start = supply_words(supplies.get(START_M), units)
    lines = [f"Start with {start}."] if start else []
    for plan in stations_in(strategy, course):
        packed = supply_words(supplies.get(plan.station.at_m), units)
        if packed and gives_own_things(plan.station):
            where = display.place(plan.station.at_m, units)
            name = plan.station.name[0].upper() + plan.station.name[1:]
            lines.append(f"{name}, {where}: {packed}.")
    return tuple(lines)


def _bottles(strategy: RaceStrategy) -> tuple[str, ...]:
    most_ml = max((supply.drink_ml for supply in strategy.fuel.supplies), default=0.0)
    if not most_ml:
        return ()
    vessels = "Bottles" if strategy.brief.sport is Sport.RIDE else "Bottles or flasks"
    return (f"{vessels} for {display.volume(most_ml, strategy.brief.units)}.",)
