"""Sentences about fuel: how much, when, what to drink, what to do before."""

from tools.domain import display
from tools.domain.finding import Finding
from tools.domain.fuelling.fuel_items import WITH_WATER
from tools.domain.race import Avoidance, Sport, UnitSystem
from tools.domain.strategy import FuelEvent, FuelItem, FuelPlan, RaceStrategy

PLURAL = {
    FuelItem.GEL: "gels",
    FuelItem.HALF_GEL: "half gels",
    FuelItem.CAFFEINE_GEL: "caffeine gels",
    FuelItem.CHEWS: "portions of chews",
    FuelItem.SPORTS_DRINK: "portions of sports drink",
    FuelItem.BAR: "bars",
    FuelItem.BANANA: "half bananas",
    FuelItem.WHOLE_BANANA: "bananas",
    FuelItem.COLA: "portions of cola",
}
SINGULAR = {
    FuelItem.GEL: "a gel",
    FuelItem.HALF_GEL: "half a gel",
    FuelItem.CAFFEINE_GEL: "a caffeine gel",
    FuelItem.CHEWS: "chews",
    FuelItem.SPORTS_DRINK: "sports drink",
    FuelItem.BAR: "a bar",
    FuelItem.BANANA: "half a banana",
    FuelItem.WHOLE_BANANA: "a banana",
    FuelItem.COLA: "cola",
}

SUITS = "Caffeine only if you know it suits you"
NOT_FOR = "never if pregnant, under 18, or with a heart rhythm problem or anxiety disorder"
UNDER_THE_TABLE = "What this takes for granted is under its table."
SAID_BY_DRINKING = ("Salt does not protect", "Never finish heavier")
"""Warnings in other words of what the sentence on drinking ends with: never more than you sweat."""
MOST_PLACES = 12  # more are not read in a sentence: our design choice [D]


def fuel_facts(strategy: RaceStrategy) -> tuple[tuple[str, ...], ...]:
    """Return paragraphs: on the way; caffeine and the days before; what to take care of.

    Of a plan that safety has blocked, only why.
    """
    fuel, units = strategy.fuel, strategy.brief.units
    if fuel.blocked:
        return ((fuel.blocked,),)
    on_the_way = (
        _headline(strategy),
        *_places(fuel.events, units),
        *_in_all(fuel.events),
        *_carrying(strategy),
        _drinking(fuel.fluid_rate, units),
        *_water(fuel, units),
        *_sodium(fuel.sodium_rate),
    )
    return (on_the_way, (*_caffeine(strategy), *_before(fuel, units)), (*fuel.warnings, *fuel.assumptions))


def fuel_in_short(strategy: RaceStrategy) -> tuple[tuple[str, ...], ...]:
    """Return what a first answer says: rate, places, drinking, caffeine, the days before, what to mind."""
    fuel, units = strategy.fuel, strategy.brief.units
    if fuel.blocked:
        return ((fuel.blocked,),)
    on_the_way = (
        _headline(strategy),
        *_places(fuel.events, units),
        *_in_all(fuel.events),
        *_carrying(strategy),
        _drinking(fuel.fluid_rate, units, fuel.sodium_rate),
    )
    mind = tuple(warning for warning in fuel.warnings if not warning.startswith(SAID_BY_DRINKING))
    under = (UNDER_THE_TABLE,) if fuel.assumptions else ()
    caffeine = tuple(said.replace(SUITS, f"{SUITS}, {NOT_FOR}") for said in _caffeine(strategy))
    return (on_the_way, (*caffeine, *_loading_and_meal(fuel)), (*mind, *under))


def written_item(item: FuelItem) -> str:
    """Name an item with its article."""
    return SINGULAR[item]


def event_sentence(event: FuelEvent, units: UnitSystem) -> str:
    """Say one intake: where, when, what, how."""
    where, when = display.place(event.at_m, units), display.race_time(event.at_s)
    caffeine = f" and {display.milligrams(event.caffeine_mg)} caffeine" if event.caffeine_mg > 0 else ""
    what = f"{written_item(event.item)} with {display.grams(event.carbs_g)} of carbohydrate{caffeine}"
    return f"At {where} (about {when}): {what}. {event.note}"


def before_race(strategy: RaceStrategy) -> tuple[str, ...]:
    """Say what to eat and drink before the start, and when caffeine is taken."""
    fuel = strategy.fuel
    eating = (*_loading(fuel), *_meal(fuel), *_start_drinking(fuel, strategy.brief.units))
    return (*eating, *_caffeine(strategy))


def _headline(strategy: RaceStrategy) -> str:
    fuel, units = strategy.fuel, strategy.brief.units
    rate = fuel.carbs_rate.value or 0.0
    if rate <= 0 and fuel.carbs_rate.inputs.get("wish_g_per_h") is not None:
        return "No carbohydrate during the race, as you asked."
    if rate <= 0 and fuel.carbs_rate.inputs.get("usual_high_g_per_h"):
        return (
            "You need no carbohydrate on the way for a race of this length; a mouth rinse or a few sips of "
            "sports drink can help."
        )
    if rate <= 0:
        return "You need no carbohydrate on the way for a race of this length."
    if not fuel.events:
        return f"You need about {display.grams(rate)} of carbohydrate an hour, and I could not place it."
    first = fuel.events[0]
    serving = display.grams(first.carbs_g)
    each = f"{serving} about every {first.carbs_g / rate * 60:.0f} min"
    begin = f"the first at {display.place(first.at_m, units)}, after {display.race_time(first.at_s)}"
    return f"Take {display.grams(rate)} of carbohydrate an hour: {each}, {begin}."


def _places(events: tuple[FuelEvent, ...], units: UnitSystem) -> tuple[str, ...]:
    """Say what is taken where, each kind once; the table has the clock times."""
    kinds = list(dict.fromkeys(event.item for event in events))
    taken = [
        f"{PLURAL[kind] if len(places) > 1 else written_item(kind)} at {_where(places, units)}"
        for kind in kinds
        if (places := [event.at_m for event in events if event.item is kind])
    ]
    sentence = "; ".join(taken)
    return (f"{sentence[0].upper()}{sentence[1:]}.",) if taken else ()


def _where(places_m: list[float], units: UnitSystem) -> str:
    """List the places, or their number where a list would be too long to read."""
    if len(places_m) <= MOST_PLACES:
        return display.places(places_m, units)
    ends = display.stretch(places_m[0], places_m[-1], units)
    return f"{len(places_m)} places on {ends} (the table has each)"


def _in_all(events: tuple[FuelEvent, ...]) -> tuple[str, ...]:
    if not events:
        return ()
    kinds = list(dict.fromkeys(event.item for event in events))
    counted = [(sum(event.item is kind for event in events), kind) for kind in kinds]
    parts = [f"{count} {PLURAL[kind]}" if count > 1 else written_item(kind) for count, kind in counted]
    total = display.grams(sum(event.carbs_g for event in events))
    return (f"In all {joined(parts)}: {total} of carbohydrate.",)


def _carrying(strategy: RaceStrategy) -> tuple[str, ...]:
    """Say the most that is carried from one aid station to the next; nothing where none is known."""
    fuel, units = strategy.fuel, strategy.brief.units
    servings, drink = fuel.finding("carry_servings"), fuel.finding("carry_ml")
    if servings is None or drink is None or servings.inputs.get("legs") == 1:
        return ()
    in_pockets, in_bottles = "", " with you"
    if strategy.brief.sport is Sport.RIDE:
        in_pockets, in_bottles = " in your pockets", " in your bottles"
    told = [
        f"{amount} ({_between(most, units)})"
        for most, amount in (
            (servings, f"{_counted(servings.value or 0.0)}{in_pockets}"),
            (drink, f"{display.volume(drink.value or 0.0, units)}{in_bottles}"),
        )
        if most.value
    ]
    return (f"From one aid station to the next you need at most {joined(told)}.",) if told else ()


def _between(most: Finding, units: UnitSystem) -> str:
    start_m, end_m = (float(most.inputs.get(name) or 0.0) for name in ("from_m", "to_m"))
    return display.stretch(start_m, end_m, units)


def _counted(servings: float) -> str:
    return "1 serving" if servings == 1 else f"{servings:.0f} servings"


def joined(parts: list[str]) -> str:
    """Join words with commas and a last "and"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _drinking(fluid: Finding, units: UnitSystem, sodium: Finding | None = None) -> str:
    """Say how much to drink, by thirst; with the sodium in it where it is given."""
    if fluid.value is None or fluid.high is None:
        return "Drink to thirst, never more than you sweat."
    amount = drink_range(fluid, units)
    if display.volume(fluid.high * 1000, units).startswith("0 "):
        return "At this length you need not drink on the way; drink to thirst if you like."
    salted = f" with {_sodium_range(sodium)} of sodium" if sodium is not None and sodium.value else ""
    return f"Drink {amount} an hour{salted}, by thirst, and never more than you sweat."


def _water(fuel: FuelPlan, units: UnitSystem) -> tuple[str, ...]:
    """Say how much water goes with a gel."""
    water = fuel.finding("water_with_gel")
    if water is None or not any(event.item in WITH_WATER for event in fuel.events):
        return ()
    if not water.low or not water.high:
        return ("Take a gel with a sip of water only: you sweat little.",)
    amount = display.volume_range(water.low, water.high, units)
    return (f"Take each gel with {amount} of water: it is part of what you drink, not on top.",)


def drink_range(fluid: Finding, units: UnitSystem) -> str:
    """Write how much to drink in an hour, as the range the plan allows: 400–680 ml."""
    low = fluid.value if fluid.low is None else fluid.low
    high = fluid.value if fluid.high is None else fluid.high
    return display.volume_range(1000 * (low or 0.0), 1000 * (high or 0.0), units)


def _sodium(sodium: Finding) -> tuple[str, ...]:
    if not sodium.value or sodium.low is None or sodium.high is None:
        return ()
    return (f"Take {_sodium_range(sodium)} of sodium an hour with what you drink.",)


def _sodium_range(sodium: Finding) -> str:
    low, high = (sodium.value if end is None else end for end in (sodium.low, sodium.high))
    return f"{low or 0.0:.0f}{display.EN_DASH}{display.milligrams(high or 0.0)}"


def _caffeine(strategy: RaceStrategy) -> tuple[str, ...]:
    fuel, brief = strategy.fuel, strategy.brief
    if Avoidance.CAFFEINE in brief.avoid:
        return ("No caffeine in this plan.",)
    day_mg = fuel.caffeine.value or 0.0
    if day_mg <= 0:
        return ()
    with_caffeine = [event for event in fuel.events if event.item is FuelItem.CAFFEINE_GEL]
    on_the_way_mg = sum(event.caffeine_mg for event in fuel.events)
    at_once = fuel.finding("caffeine_before")
    before_mg = day_mg - on_the_way_mg if at_once is None else at_once.value or 0.0
    before = f"{display.milligrams(before_mg)} about an hour before the start"
    cola_mg = sum(event.caffeine_mg for event in fuel.events if event.item is FuelItem.COLA)
    cola = f", and {display.milligrams(cola_mg)} in the cola on the way" if cola_mg else ""
    if not with_caffeine:
        return (f"{SUITS}: {before}{cola}.",)
    places = joined([display.place(event.at_m, brief.units) for event in with_caffeine])
    each = display.milligrams(with_caffeine[0].caffeine_mg)
    return (f"{SUITS}: {before}, then {each} in the gel at {places}{cola}.",)


def _before(fuel: FuelPlan, units: UnitSystem) -> tuple[str, ...]:
    return (*_loading(fuel), *_least_loading(fuel), *_meal(fuel), *_start_drinking(fuel, units))


def _loading(fuel: FuelPlan) -> tuple[str, ...]:
    loading = fuel.carb_loading
    if loading.low is None or loading.high is None:
        return ()
    amount = display.grams_range(loading.low, loading.high)
    return (f"In the last two days before, eat {amount} of carbohydrate a day.",)


def _least_loading(fuel: FuelPlan) -> tuple[str, ...]:
    least = fuel.finding("carb_loading_least")
    if not fuel.carb_loading.value or least is None or not least.value:
        return ()
    return (
        f"Women who eat little in all should eat more of everything then: loading works from about "
        f"{display.grams(least.value)} a day.",
    )


def _meal(fuel: FuelPlan) -> tuple[str, ...]:
    meal = fuel.pre_race_carbs
    if meal.low is None or meal.high is None:
        return ()
    amount = display.grams_range(meal.low, meal.high)
    return (f"Three hours before the start, eat {amount} of carbohydrate you know well.",)


def _loading_and_meal(fuel: FuelPlan) -> tuple[str, ...]:
    """Say both in one sentence where there are both."""
    loading, meal = _loading(fuel), fuel.pre_race_carbs
    if not loading or meal.low is None or meal.high is None:
        return (*loading, *_meal(fuel))
    amount = display.grams_range(meal.low, meal.high)
    return (f"{loading[0].removesuffix('.')}, and {amount} three hours before the start.",)


def _start_drinking(fuel: FuelPlan, units: UnitSystem) -> tuple[str, ...]:
    drink = fuel.finding("start_drinking")
    if drink is None or drink.low is None or drink.high is None:
        return ()
    return (f"About four hours before, drink {display.volume_range(drink.low, drink.high, units)}.",)
