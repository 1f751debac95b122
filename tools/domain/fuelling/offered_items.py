"""What a station hands out in place of what would be carried, serving for serving."""

import math
import re
from dataclasses import dataclass

from tools.domain import display
from tools.domain.fuelling.fuel_items import BANANA_G, HALF_GEL_UNTIL_G, SOLIDS, Moment
from tools.domain.ground.aid_services import gives_own_things, knows_no_food, services_in
from tools.domain.race import AidService, AidStation, Avoidance
from tools.domain.strategy import FuelItem

COLA_G_PER_ML = 0.106  # Coca-Cola's label, 10.6 g in 100 ml; from memory, unchecked [R]
COLA_CAFFEINE_MG_PER_ML = 34 / 355  # Coca-Cola's label, 34 mg in 12 fl oz; from memory, unchecked [R]
TABLE_DRINK_G_PER_ML = 0.06  # a usual isotonic drink, 6 g in 100 ml; from memory, unchecked [R]
WHOLE_BANANA_G = 27.0  # a medium one of 118 g peeled, USDA FoodData Central; from memory, unchecked [R]
BANANA_TOLERANCE_G = 5.0  # nobody weighs a banana: our design choice [D]
_OFFERED = {
    FuelItem.GEL: re.compile(r"\bgels?\b"),
    FuelItem.COLA: re.compile(r"\b(?:(?:coca[\s-]?)?cola|coke|pepsi)\b"),
    FuelItem.BANANA: re.compile(r"\bbanan\w+"),
    FuelItem.BAR: re.compile(r"\b(?:bars?|riegel)\b"),
}
_OFFERED_AS = {FuelItem.HALF_GEL: FuelItem.GEL, FuelItem.WHOLE_BANANA: FuelItem.BANANA}


@dataclass(frozen=True, slots=True)
class ColaRoom:
    """How much cola a moment has room for: the caffeine left for it in mg, and the most to drink in ml."""

    caffeine_mg: float
    fluid_ml: float


def cola_ml(carbs_g: float) -> float:
    """Return how much cola holds so much carbohydrate, in ml."""
    return carbs_g / COLA_G_PER_ML


def cola_caffeine_mg(carbs_g: float) -> float:
    """Return the caffeine of the cola that holds so much carbohydrate, in mg, to a tenth."""
    return round(cola_ml(carbs_g) * COLA_CAFFEINE_MG_PER_ML, 1)


def offered_item(
    station: AidStation, usual: FuelItem, moment: Moment, avoid: tuple[Avoidance, ...], cola: ColaRoom
) -> FuelItem:
    """Return what to take at a station: what it hands out that fits, else what was planned.

    A caffeine gel stays, as its hour was chosen.
    """
    if usual is FuelItem.CAFFEINE_GEL or gives_own_things(station):
        return usual
    fits = (
        (FuelItem.HALF_GEL if moment.carbs_g <= HALF_GEL_UNTIL_G else FuelItem.GEL, _gel(station, avoid)),
        (FuelItem.COLA, _cola(station, moment, avoid, cola)),
        (_banana_for(moment), _banana(station, moment, avoid)),
        (FuelItem.BAR, _bar(station, moment, avoid)),
        (FuelItem.SPORTS_DRINK, _table_drink(station, moment, avoid)),
    )
    return next((item for item, fitting in fits if fitting), usual)


def why_passed_over(
    station: AidStation, item: FuelItem, moment: Moment, avoid: tuple[Avoidance, ...], cola: ColaRoom
) -> str:
    """Return which limit stands against what a station offers; empty where it is taken, or none does."""
    if gives_own_things(station) or is_offered(station, item):
        return ""
    if _offers(station, FuelItem.COLA):
        return _why_no_cola(item, moment, avoid, cola)
    chewed = [kind for kind in (FuelItem.BANANA, FuelItem.BAR) if _offers(station, kind)]
    if chewed and Avoidance.SOLIDS not in avoid and not moment.solid_allowed:
        return f"no {chewed[0].value.split()[-1]}: nothing solid before a steep climb or the finish"
    if FuelItem.BANANA in chewed and Avoidance.SOLIDS not in avoid:
        held, due = display.grams(_banana_g(moment)), display.grams(moment.carbs_g)
        return f"no banana: it holds {held} of carbohydrate, and {due} are due"
    return ""


def _why_no_cola(item: FuelItem, moment: Moment, avoid: tuple[Avoidance, ...], room: ColaRoom) -> str:
    if item is FuelItem.CAFFEINE_GEL:
        return "no cola: the gel with caffeine is due"
    if Avoidance.CAFFEINE in avoid:
        return "no cola: it holds caffeine"
    caffeine_mg, amount_ml = cola_caffeine_mg(moment.carbs_g), cola_ml(moment.carbs_g)
    if caffeine_mg > room.caffeine_mg:
        held, left = math.ceil(caffeine_mg), math.floor(room.caffeine_mg)
        return f"no cola: its {held} mg of caffeine are more than the {left} mg left for it"
    if amount_ml > room.fluid_ml:
        return "no cola: it would be more than the limit for drinking"
    return ""


def is_handed_out(station: AidStation, item: FuelItem) -> bool:
    """Tell whether an item is had at a station, so that it need not be carried there.

    What is not known to be missing is taken to be there, as the plan says beneath its table.
    """
    if gives_own_things(station):
        return True
    if item is FuelItem.CAFFEINE_GEL:  # what a race hands out is not known to hold it
        return False
    if not station.services:
        return True
    if item is FuelItem.SPORTS_DRINK:
        return AidService.DRINK in station.services
    return is_offered(station, item) or (item in SOLIDS and knows_no_food(station))


def is_offered(station: AidStation, item: FuelItem) -> bool:
    """Tell whether a station was said to offer an item, by its name."""
    return _offers(station, _OFFERED_AS.get(item, item))


def _offers(station: AidStation, item: FuelItem) -> bool:
    pattern = _OFFERED.get(item)
    return pattern is not None and any(pattern.search(offer.casefold()) for offer in station.offers)


def _gel(station: AidStation, avoid: tuple[Avoidance, ...]) -> bool:
    return Avoidance.GELS not in avoid and _offers(station, FuelItem.GEL)


def _cola(station: AidStation, moment: Moment, avoid: tuple[Avoidance, ...], room: ColaRoom) -> bool:
    allowed = Avoidance.CAFFEINE not in avoid and cola_caffeine_mg(moment.carbs_g) <= room.caffeine_mg
    return allowed and cola_ml(moment.carbs_g) <= room.fluid_ml and _offers(station, FuelItem.COLA)


def _banana_for(moment: Moment) -> FuelItem:
    return FuelItem.BANANA if moment.carbs_g <= BANANA_G else FuelItem.WHOLE_BANANA


def _banana_g(moment: Moment) -> float:
    return BANANA_G if moment.carbs_g <= BANANA_G else WHOLE_BANANA_G


def _banana(station: AidStation, moment: Moment, avoid: tuple[Avoidance, ...]) -> bool:
    near = abs(moment.carbs_g - _banana_g(moment)) <= BANANA_TOLERANCE_G
    return near and _chewed(moment, avoid) and _offers(station, FuelItem.BANANA)


def _bar(station: AidStation, moment: Moment, avoid: tuple[Avoidance, ...]) -> bool:
    return moment.carbs_g > HALF_GEL_UNTIL_G and _chewed(moment, avoid) and _offers(station, FuelItem.BAR)


def _chewed(moment: Moment, avoid: tuple[Avoidance, ...]) -> bool:
    return moment.solid_allowed and Avoidance.SOLIDS not in avoid


def _table_drink(station: AidStation, moment: Moment, avoid: tuple[Avoidance, ...]) -> bool:
    """Tell whether the cups of a table hold the serving; cola and tea are none of them."""
    others = all(AidService.DRINK not in services_in(offer) or _isotonic(offer) for offer in station.offers)
    handed_out = AidService.DRINK in station.services and (others or any(map(_isotonic, station.offers)))
    weak_enough = moment.carbs_g <= TABLE_DRINK_G_PER_ML * moment.fluid_ml
    return handed_out and weak_enough and Avoidance.SPORTS_DRINK not in avoid


def _isotonic(offer: str) -> bool:
    return (
        re.search(r"\b(?:iso\w*|electrolyte\w*|sports? drinks?|energy drinks?|gatorade|powerade)\b", offer)
        is not None
    )
