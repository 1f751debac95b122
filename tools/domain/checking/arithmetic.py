"""What the amounts of one sentence come to: differences, sums, shares and products, in base units."""

from collections.abc import Iterable, Iterator
from itertools import combinations, permutations
from typing import NamedTuple

from tools.domain.checking.measures import PACE_KM, PACE_MILE, SECOND, Dimension, Unit
from tools.domain.checking.quantities import Quantity

_FEW = 12  # things a sentence names without their number: beyond that nothing is compared


class Amount(NamedTuple):
    """A value of the sentence, or of something it names without its number (`is_named`)."""

    unit: Unit
    value: float
    per: str
    written: str
    is_named: bool = False

    @property
    def dimension(self) -> Dimension:
        """Return what is measured."""
        return self.unit.dimension


class Result(NamedTuple):
    """What amounts come to, and from which."""

    how: str
    value: float
    unit: Unit


def results(quantity: Quantity, here: list[Amount], named: list[Amount]) -> Iterator[Result]:
    """Give what the amounts of a sentence come to that may be this quantity."""
    pairs = [*combinations(here, 2), *((one, other) for one in here for other in named)]
    if len(named) <= _FEW:
        pairs.extend(combinations(named, 2))
    if quantity.dimension is Dimension.PERCENT:
        yield from _shares(quantity.readings[0].unit, pairs)
        yield from (
            Result(f"100 % and {one.written}", 100 - one.value, one.unit)
            for one in here
            if one.dimension is Dimension.PERCENT
        )
        return
    yield from _differences(quantity, pairs)
    for one, other in permutations((*here, *named[:_FEW]), 2):
        if not (one.is_named and other.is_named):
            yield from _products(quantity, one, other)


def _shares(percent: Unit, pairs: Iterable[tuple[Amount, Amount]]) -> Iterator[Result]:
    """Give how much one amount is of another, and how much more or less."""
    for one, other in pairs:
        if one.dimension is not other.dimension or one.per != other.per or not (one.value and other.value):
            continue
        for part, whole in ((one, other), (other, one)):
            share = part.value / whole.value * 100
            how = f"{part.written} and {whole.written}"
            yield Result(how, share, percent)
            yield Result(how, abs(share - 100), percent)


def _differences(quantity: Quantity, pairs: Iterable[tuple[Amount, Amount]]) -> Iterator[Result]:
    kinds = {reading.dimension for reading in quantity.readings}
    if Dimension.LENGTH in kinds:
        kinds.add(Dimension.PLACE)
    for one, other in pairs:
        how = f"{one.written} and {other.written}"
        if one.dimension in kinds and other.dimension in kinds and one.per == other.per:
            unit = one.unit if one.dimension is quantity.dimension else quantity.readings[0].unit
            yield Result(how, abs(one.value - other.value), unit)
            yield Result(how, one.value + other.value, unit)
        if one.dimension is other.dimension is Dimension.PACE and quantity.dimension is Dimension.DURATION:
            for pace in (PACE_KM, PACE_MILE):
                yield Result(how, abs(one.value - other.value) / pace.factor, SECOND)


_WAYS = (Dimension.LENGTH, Dimension.PLACE)
_NUMBERS = (Dimension.COUNT, Dimension.BARE)


def _products(quantity: Quantity, one: Amount, other: Amount) -> Iterator[Result]:
    """Give what one amount makes of another: 8 × 25 g, 60 g an hour for 3:45, 5:20 /km over 10 km."""
    kinds = {reading.dimension: reading.unit for reading in quantity.readings}
    how = f"{one.written} and {other.written}"
    for value, unit in _made(one, other, quantity.per):
        if unit.dimension in kinds:
            yield Result(how, value, unit)


def _made(one: Amount, other: Amount, per: str) -> Iterator[tuple[float, Unit]]:
    match (one.dimension, other.dimension):
        case (Dimension.COUNT | Dimension.BARE, measured) if measured not in _NUMBERS:
            yield one.value * other.value, other.unit
            if one.value:
                yield other.value / one.value, other.unit
        case (Dimension.PERCENT, _):
            for share in (one.value / 100, 1 + one.value / 100, 1 - one.value / 100):
                yield other.value * share, other.unit
        case (_, Dimension.DURATION) if one.per == "hour":
            yield one.value * other.value / 3600, one.unit
        case (Dimension.MASS, Dimension.DURATION) if per == "hour" and other.value:
            yield one.value / other.value * 3600, one.unit
        case (Dimension.POWER, Dimension.MASS) if per == "kg" and other.value:
            yield one.value / other.value * 1000, one.unit
        case (_, Dimension.MASS) if one.per == "kg":
            yield one.value * other.value / 1000, one.unit
        case (Dimension.PACE, Dimension.LENGTH | Dimension.PLACE):
            yield one.value * other.value, SECOND
        case (Dimension.DURATION, Dimension.LENGTH | Dimension.PLACE) if one.value and other.value:
            yield one.value / other.value, PACE_KM
            yield other.value / one.value, Unit("m/s", Dimension.SPEED, 1.0)
