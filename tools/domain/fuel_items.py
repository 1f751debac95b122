"""What to take at one moment of a race, given what an athlete will not take."""

from dataclasses import dataclass

from tools.domain.race import Avoidance, RaceBrief
from tools.domain.strategy import FuelItem

SOLIDS = frozenset({FuelItem.BAR, FuelItem.BANANA, FuelItem.CHEWS})
CAFFEINE_GEL_MG = 50.0  # a common size, from memory, unchecked [R]
CAFFEINE_FROM_H = 1.5  # shorter races take it before the start only: our design choice [D]
CAFFEINE_SHARES = (0.45, 0.75)  # of the servings: our design choice [D]
TWO_CAFFEINE_GELS_FROM_H = 2.5
BANANA_G = 15.0  # half a banana holds about this, from memory, unchecked [R]
STRONGEST_DRINK_G_PER_ML = 0.16  # carbohydrate drinks are sold up to this strength [R]
VARIETY_FROM_H = 4.0  # bars among the gels in long races: our design choice [D]
SOLID_UNTIL_SHARE = 2 / 3


@dataclass(frozen=True, slots=True)
class Moment:
    """One intake before it is decided what it is. `share` is the share of the race that has passed."""

    index: int
    share: float
    hours: float
    solid_allowed: bool
    caffeine_mg: float
    fluid_ml: float
    carbs_g: float


def caffeine_moments(count: int, finish_s: float, day_mg: float, brief: RaceBrief) -> dict[int, float]:
    """Return which servings carry caffeine, in mg: at most two, and less than half of the day's amount."""
    hours = finish_s / 3600
    if (
        hours < CAFFEINE_FROM_H
        or count < 3
        or not {Avoidance.CAFFEINE, Avoidance.GELS}.isdisjoint(brief.avoid)
    ):
        return {}
    shares = CAFFEINE_SHARES if hours >= TWO_CAFFEINE_GELS_FROM_H else CAFFEINE_SHARES[-1:]
    affordable = int(day_mg / 2 // CAFFEINE_GEL_MG)
    indices = sorted({int(share * count) for share in shares})[:affordable]
    return dict.fromkeys(indices, CAFFEINE_GEL_MG)


def choose_item(moment: Moment, avoid: tuple[Avoidance, ...]) -> FuelItem | None:
    """Return what to take, None when everything that fits this moment is avoided."""
    if Avoidance.GELS not in avoid:
        if moment.caffeine_mg > 0:
            return FuelItem.CAFFEINE_GEL
        return FuelItem.BAR if _bar_fits(moment, avoid) else FuelItem.GEL
    solid = moment.solid_allowed and Avoidance.SOLIDS not in avoid
    drink = Avoidance.SPORTS_DRINK not in avoid
    drinkable = moment.carbs_g <= STRONGEST_DRINK_G_PER_ML * moment.fluid_ml
    if solid and moment.index % 3 == 2 and moment.carbs_g <= BANANA_G and moment.share < SOLID_UNTIL_SHARE:
        return FuelItem.BANANA
    if drink and (not solid or (drinkable and moment.index % 2 == 1)):
        return FuelItem.SPORTS_DRINK
    return FuelItem.CHEWS if solid else None


def serving_note(item: FuelItem, station: str | None) -> str:
    """Say how to take it."""
    if item is FuelItem.SPORTS_DRINK:
        return f"Drink it at {station}." if station else "From the bottle you carry, in small sips."
    where = f"at {station}" if station else "from what you carry"
    with_water = "in small bites, with water" if item in SOLIDS else "with water"
    return f"Take it {where}, {with_water}."


def _bar_fits(moment: Moment, avoid: tuple[Avoidance, ...]) -> bool:
    early = moment.share < SOLID_UNTIL_SHARE and moment.index % 3 == 2
    wanted = moment.hours > VARIETY_FROM_H and Avoidance.SOLIDS not in avoid
    return wanted and early and moment.solid_allowed
