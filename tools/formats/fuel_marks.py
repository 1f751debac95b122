"""What to take, in the few letters that a wrist or a stem has room for."""

from collections import Counter
from collections.abc import Iterable

from tools.domain.carrying.carry_rows import CarryRow
from tools.domain.strategy import FuelItem

MARKS: dict[str, str] = {
    FuelItem.GEL.value: "gel",
    FuelItem.HALF_GEL.value: "½ gel",
    FuelItem.CAFFEINE_GEL.value: "caf gel",
    FuelItem.CHEWS.value: "chews",
    FuelItem.SPORTS_DRINK.value: "drink",
    FuelItem.BAR.value: "bar",
    FuelItem.BANANA.value: "½ ban",
}


def fuel_mark(row: CarryRow) -> str:
    """Return what a row says to take: gel, gel+bar, or 2×gel."""
    return fuel_marked(row.fuel)


def fuel_marked(items: Iterable[str]) -> str:
    """Return what to take and how many of each, so that the marks of a race add up to what is carried."""
    count = Counter(MARKS.get(item, item) for item in items)
    return "+".join(mark if number == 1 else f"{number}×{mark}" for mark, number in count.items())
