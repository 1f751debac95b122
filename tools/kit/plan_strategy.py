"""The saved race strategy that a plan leads to."""

from collections.abc import Sequence

from tools.domain.training.training_plan import GoalRace, TrainingSport
from tools.kit.context import SavedStrategy, StrategyShelf

SAME_DISTANCE = 0.05  # how far a plan's race and a strategy's may differ in length: our design choice [D]
MOST_LOOKED_AT = 12


async def strategy_for(races: Sequence[GoalRace], shelf: StrategyShelf) -> SavedStrategy | None:
    """Return the newest saved strategy of one of the races, the most important first; None without one.

    They are the same race by their day; where the strategy has none, by its name and its length.
    """
    ahead = sorted(races, key=lambda race: (race.priority, race.day))
    if not ahead:
        return None
    for summary in (await shelf.history())[:MOST_LOOKED_AT]:
        near = [race for race in ahead if _may_be(race, summary.distance_m)]
        if near:
            saved = await shelf.saved(summary.id)
            if any(_is_of(race, saved) for race in near):
                return saved
    return None


def _may_be(race: GoalRace, distance_m: float) -> bool:
    if race.sport not in (TrainingSport.RUN, TrainingSport.RIDE):
        return False
    return race.distance_m is None or abs(race.distance_m / distance_m - 1) <= SAME_DISTANCE


def _is_of(race: GoalRace, saved: SavedStrategy) -> bool:
    brief = saved.strategy.brief
    if brief.sport.value != race.sport.value:
        return False
    if brief.race_date is not None:
        return brief.race_date == race.day
    return race.distance_m is not None and _named_alike(race.name, saved.summary.race_name)


def _named_alike(one: str, other: str) -> bool:
    one, other = one.casefold().strip(), other.casefold().strip()
    return bool(one and other) and (one in other or other in one)
