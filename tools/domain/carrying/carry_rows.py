"""The splits of a carried plan: by kilometre or mile, and put together for a long race."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tools.domain import display
from tools.domain.carrying.day_clock import DayClock
from tools.domain.finding import Frozen
from tools.domain.race import UnitSystem
from tools.domain.strategy import FuelEvent, Split
from tools.domain.wording.ride import held_power

# Long races are read by fives and tens of kilometres or miles: our design choice [D].
GROUP_SIZES = (5, 10, 20, 50, 100, 200, 500)
MOST_GROUPS = 45


class CarryRow(Frozen):
    """One kilometre or mile (the last may be shorter) or several of them, as it is read while moving.

    `place` is the number on the mark at its end; `target` a pace or a power without its unit; `clock_time`
    the time of day at its end, where the start is known. `start_m`, `end_m`, `at_s` are what the words say.
    `grade`, `climb` and `descent` are empty where the course's heights are not known.
    """

    place: str
    start_m: float
    end_m: float
    at_s: float
    grade: str
    grade_m_per_m: float
    target: str
    split: str
    elapsed: str
    clock_time: str | None
    fuel: tuple[str, ...]
    walk: bool = False
    climb: str = ""
    descent: str = ""


def taken_words(row: CarryRow) -> str:
    """Write what a row says to take, each thing once with how many of it, and whether it is walked."""
    taken = [item if count == 1 else f"{count}×{item}" for item, count in Counter(row.fuel).items()]
    return ", ".join([*taken, "walk"] if row.walk else taken)


def carry_rows(
    splits: Sequence[Split],
    events: Sequence[FuelEvent],
    units: UnitSystem,
    clock: DayClock,
    *,
    heights_known: bool,
) -> tuple[CarryRow, ...]:
    """Return splits as they are read; their whole seconds add up to the last clock time."""
    seconds = display.whole_seconds([split.cumulative_s for split in splits])
    return tuple(
        CarryRow(
            place=display.place(split.start_m + split.distance_m, units).split(" ", 1)[1],
            start_m=split.start_m,
            end_m=split.start_m + split.distance_m,
            at_s=split.cumulative_s,
            grade=display.grade(split.grade) if heights_known else "",
            grade_m_per_m=split.grade,
            target=_target(split, units),
            split=display.clock(whole_s),
            elapsed=display.clock(split.cumulative_s),
            clock_time=clock.at(split.cumulative_s),
            fuel=_fuel_in(events, split),
            walk=split.walked_m >= split.distance_m / 2,
            climb=display.height(split.gain_m, units) if heights_known else "",
            descent=display.height(split.loss_m, units) if heights_known else "",
        )
        for split, whole_s in zip(splits, seconds, strict=True)
    )


def joined_splits(splits: Sequence[Split]) -> tuple[Split, ...]:
    """Put neighbouring splits together: by fives, or by the first size that leaves no more than a page."""
    size = next((size for size in GROUP_SIZES if len(splits) <= size * MOST_GROUPS), GROUP_SIZES[-1])
    return tuple(_joined(splits[first : first + size]) for first in range(0, len(splits), size))


def _joined(splits: Sequence[Split]) -> Split:
    """Return neighbouring splits as one: lengths and times added, grades by length, power by time."""
    distance_m, target_s = _sum(each.distance_m for each in splits), _sum(each.target_s for each in splits)
    powers = [(each.power_w, each.target_s) for each in splits if each.power_w is not None]
    last = splits[-1]
    return Split(
        index=splits[0].index,
        start_m=splits[0].start_m,
        distance_m=distance_m,
        grade=_sum(each.grade * each.distance_m for each in splits) / distance_m,
        gain_m=_sum(each.gain_m for each in splits),
        loss_m=_sum(each.loss_m for each in splits),
        target_s=target_s,
        cumulative_s=last.cumulative_s,
        low_s=_sum(each.low_s for each in splits),
        high_s=_sum(each.high_s for each in splits),
        stop_s=_sum(each.stop_s for each in splits),
        power_w=_sum(watts * held_s for watts, held_s in powers) / target_s if powers else None,
        walked_m=_sum(each.walked_m for each in splits),
    )


def _sum(numbers: Iterable[float]) -> float:
    return float(sum(numbers))


def _target(split: Split, units: UnitSystem) -> str:
    if split.power_w is not None:
        return held_power(split.power_w).removesuffix(" W")
    return display.pace_number(split.target_s / split.distance_m, units)


def _fuel_in(events: Sequence[FuelEvent], split: Split) -> tuple[str, ...]:
    end_m = split.start_m + split.distance_m
    return tuple(
        event.item.value
        for event in events
        if split.start_m < event.at_m <= end_m or event.at_m == split.start_m == 0
    )
