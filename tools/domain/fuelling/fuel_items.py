"""What to take at one moment of a race, given the sport and what an athlete will not take."""

from dataclasses import dataclass

from tools.domain.race import Avoidance, RaceBrief, Sport
from tools.domain.strategy import FuelItem

SOLIDS = frozenset({FuelItem.BAR, FuelItem.BANANA, FuelItem.WHOLE_BANANA, FuelItem.CHEWS})
WITH_WATER = frozenset({FuelItem.GEL, FuelItem.HALF_GEL, FuelItem.CAFFEINE_GEL})
CAFFEINE_GEL_MG = 50.0  # a common size, from memory, unchecked [R]
CAFFEINE_FROM_H = 1.5  # shorter races take it before the start only: our design choice [D]
CAFFEINE_SHARES = (0.45, 0.75)  # of the servings: our design choice [D]
TWO_CAFFEINE_GELS_FROM_H = 2.5  # our design choice [D]
HALF_GEL_UNTIL_G = 15.0  # a running gel holds 22-25 g
BANANA_G = 15.0  # half a banana holds about this, from memory, unchecked [R]
STRONGEST_DRINK_G_PER_ML = 0.16  # carbohydrate drinks are sold up to this strength, unchecked [R]
# Bars among the gels in long races: our design choice [D].
VARIETY_FROM_H = {Sport.RUN: 4.0, Sport.RIDE: 2.5}
SOLID_UNTIL_SHARE = 2 / 3  # of the race: our design choice [D]


@dataclass(frozen=True, slots=True)
class Moment:
    """One intake before it is decided what it is. `share` is the share of the race that has passed."""

    index: int
    share: float
    hours: float
    sport: Sport
    solid_allowed: bool
    caffeine_mg: float
    fluid_ml: float
    carbs_g: float

    @property
    def drinkable(self) -> bool:
        """Whether the carbohydrate dissolves in what is drunk until the next intake."""
        return self.carbs_g <= STRONGEST_DRINK_G_PER_ML * self.fluid_ml


def caffeine_moments(
    count: int, finish_s: float, day_mg: float, serving_g: float, brief: RaceBrief
) -> dict[int, float]:
    """Return which servings carry caffeine, in mg: at most two, and less than half of the day's amount.

    None in half gels: a caffeine gel is taken whole.
    """
    hours = finish_s / 3600
    avoided = not {Avoidance.CAFFEINE, Avoidance.GELS}.isdisjoint(brief.avoid)
    if avoided or hours < CAFFEINE_FROM_H or count < 3 or serving_g <= HALF_GEL_UNTIL_G:
        return {}
    shares = CAFFEINE_SHARES if hours >= TWO_CAFFEINE_GELS_FROM_H else CAFFEINE_SHARES[-1:]
    affordable = int(day_mg / 2 // CAFFEINE_GEL_MG)
    indices = sorted({int(share * count) for share in shares})[:affordable]
    return dict.fromkeys(indices, CAFFEINE_GEL_MG)


def choose_item(moment: Moment, avoid: tuple[Avoidance, ...]) -> FuelItem | None:
    """Return what to take, None when everything that fits this moment is avoided.

    A runner takes gels, with a bar now and then in the first two thirds of a long race; a rider drinks a
    third of it from the bottle.
    """
    if Avoidance.GELS in avoid:
        return _without_gels(moment, avoid)
    if moment.caffeine_mg > 0:
        return FuelItem.CAFFEINE_GEL
    if _bar_fits(moment, avoid):
        return FuelItem.BAR
    if _bottle_fits(moment, avoid):
        return FuelItem.SPORTS_DRINK
    return FuelItem.HALF_GEL if moment.carbs_g <= HALF_GEL_UNTIL_G else FuelItem.GEL


def serving_note(item: FuelItem, station: str | None, sport: Sport) -> str:
    """Say how to take it, in the words of a runner or a rider."""
    if item in (FuelItem.SPORTS_DRINK, FuelItem.COLA) and station:
        return f"Drink it at {station}."
    if item is FuelItem.SPORTS_DRINK:
        carried = "the bottle on your bike" if sport is Sport.RIDE else "the bottle you carry"
        return f"From {carried}, in small sips."
    pocket = "from your pocket" if sport is Sport.RIDE else "from what you carry"
    where = f"at {station}" if station else pocket
    with_water = "in small bites, with water" if item in SOLIDS else "with water"
    return f"Take it {where}, {with_water}."


def _without_gels(moment: Moment, avoid: tuple[Avoidance, ...]) -> FuelItem | None:
    solid = moment.solid_allowed and Avoidance.SOLIDS not in avoid
    drink = Avoidance.SPORTS_DRINK not in avoid
    if solid and moment.index % 3 == 2 and moment.carbs_g <= BANANA_G and moment.share < SOLID_UNTIL_SHARE:
        return FuelItem.BANANA
    if drink and (not solid or (moment.drinkable and moment.index % 2 == 1)):
        return FuelItem.SPORTS_DRINK
    return FuelItem.CHEWS if solid else None


def _bar_fits(moment: Moment, avoid: tuple[Avoidance, ...]) -> bool:
    early = moment.share < SOLID_UNTIL_SHARE and moment.index % 3 == 2
    wanted = moment.hours > VARIETY_FROM_H[moment.sport] and Avoidance.SOLIDS not in avoid
    return wanted and early and moment.solid_allowed and moment.carbs_g > HALF_GEL_UNTIL_G


def _bottle_fits(moment: Moment, avoid: tuple[Avoidance, ...]) -> bool:
    wanted = moment.sport is Sport.RIDE and Avoidance.SPORTS_DRINK not in avoid
    return wanted and moment.drinkable and moment.index % 3 == 1
