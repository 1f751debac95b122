"""What amounts come to: differences, sums, shares and products, in base units."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, permutations
from typing import TYPE_CHECKING, NamedTuple

from tools.domain.checking.measures import PACE_KM, PACE_MILE, SECOND, Dimension, Unit
from tools.domain.checking.quantities import Quantity

if TYPE_CHECKING:
    from tools.domain.checking.operands import Operands

_FEW = 12  # things a sentence names without their number: beyond that nothing is compared


class Amount(NamedTuple):
    """A value of the sentence at `at`, or of something it names there without its number (`is_named`)."""

    unit: Unit
    value: float
    per: str
    written: str
    at: int = -1
    is_named: bool = False
    place: float | None = None
    is_likely: bool = True
    """How its number is most likely understood: 3:30 as hours, not as a pace."""

    @property
    def dimension(self) -> Dimension:
        """Return what is measured."""
        return self.unit.dimension


class Result(NamedTuple):
    """What amounts come to, and from which."""

    how: str
    value: float
    unit: Unit


def results(quantity: Quantity, text: str, known: "Operands") -> Iterator[Result]:
    """Give what the amounts a sentence speaks of come to that may be this quantity."""
    if quantity.dimension is Dimension.PERCENT:
        yield from _as_shares(quantity, known)
        return
    yield from _compared(quantity, text, known)
    yield from _multiplied(quantity, known)
    yield from _per_kilogram(quantity, known)


def _pairs(quantity: Quantity, known: "Operands") -> list[tuple[Amount, Amount]]:
    """Return the amounts of a sentence that it may compare with each other."""
    here, named = known.here, known.named
    pairs = [*combinations(here, 2), *((one, other) for one in here for other in named)]
    if len(named) <= _FEW and (known.compares or quantity.dimension is Dimension.PERCENT):
        pairs.extend(combinations(named, 2))
    return [(one, other) for one, other in pairs if not known.of_a_range or one.at < 0 or one.at != other.at]


def _as_shares(quantity: Quantity, known: "Operands") -> Iterator[Result]:
    pairs = _pairs(quantity, known)
    if known.is_share:
        pairs.extend((one, other) for one in known.here for other in known.basic)
    yield from _shares(quantity.readings[0].unit, pairs)
    if known.adds_up:
        yield from _shares_together(known.here)
    for one in known.here:
        if one.dimension is Dimension.PERCENT:
            yield Result(f"100 % and {one.written}", 100 - one.value, one.unit)


def _compared(quantity: Quantity, text: str, known: "Operands") -> Iterator[Result]:
    pairs, here = _pairs(quantity, known), known.here
    is_coarse = quantity.dimension is Dimension.DURATION and quantity.readings[0].step >= _HOUR_S
    if known.compares and not is_coarse and not _has_two(quantity, here):
        pairs.extend((one, other) for one in here for other in (*known.basic, *known.alike))
    turned = {abs(one.value - other.value) for one, other in pairs if _is_turned(quantity, text, one, other)}
    told = [(one, other) for one, other in pairs if abs(one.value - other.value) not in turned]
    yield from _differences(quantity, told, adds=known.adds_up, differs=True)
    related = [(one, other) for one, other in known.related if abs(one.value - other.value) not in turned]
    yield from _differences(quantity, related, adds=known.adds_up, differs=known.differs)
    likeliest = replace(quantity, readings=quantity.readings[:1])
    yield from _differences(likeliest, known.anchors, adds=False, differs=True)


def _multiplied(quantity: Quantity, known: "Operands") -> Iterator[Result]:
    likely = [one for one in known.here if one.is_likely]
    for one, other in permutations((*likely, *known.named[:_FEW]), 2):
        if not (one.is_named and other.is_named) and _are_told_together(one, other, likely):
            yield from _products(quantity, one, other)
    for one in known.left:
        if any(one.dimension is each.dimension for each in quantity.readings[:1]):
            yield Result(one.written, one.value, one.unit)
    for one in likely:
        for other in (*known.basic, *known.left):
            if other.dimension is Dimension.PACE and known.is_past:
                continue  # what is planned says nothing of what was run
            yield from _products(quantity, one, other)
            yield from _products(quantity, other, one)
        if one.per in _SECONDS and quantity.per in _SECONDS and one.per != quantity.per:
            yield Result(one.written, one.value * _SECONDS[quantity.per] / _SECONDS[one.per], one.unit)


def _are_told_together(one: Amount, other: Amount, here: list[Amount]) -> bool:
    """Tell whether a count may be of an amount: of the one told beside it."""
    if one.is_named or other.is_named or one.dimension not in _NUMBERS:
        return True
    first, last = sorted((one.at, other.at))
    return not any(first < each.at < last for each in here)


_SECONDS = {"minute": 60.0, "hour": 3600.0, "day": 86_400.0, "week": 604_800.0}


def _has_two(quantity: Quantity, here: list[Amount]) -> bool:
    """Tell whether a sentence has two other amounts of the kind itself: then it compares these."""
    return len({one.at for one in here if one.dimension is quantity.dimension}) > 1


_MORE = re.compile(r"\b(?:slower|longer|later|behind|higher|heavier)\b[^.;]{0,24}\bthan\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:faster|quicker|shorter|sooner|earlier|ahead|lower|lighter)\b[^.;]{0,24}\bthan\b", re.I
)


def _is_turned(quantity: Quantity, text: str, one: Amount, other: Amount) -> bool:
    """Tell whether "A is 2 min faster than B" is told of an A that is slower."""
    first, second = sorted((one, other), key=lambda each: each.at)
    if first.at < 0 or not first.at < quantity.start < second.at or first.dimension is Dimension.SPEED:
        return False
    more, less = (form.search(text, quantity.end) for form in (_MORE, _LESS))
    said = more or less
    if said is None or second.at < said.end():
        return False
    return first.value < second.value if more else first.value > second.value


_HOUR_S = 3600.0  # whole hours are no difference of anything: too much comes to them
_WAYS = (Dimension.LENGTH, Dimension.PLACE)


def _shares_together(here: list[Amount]) -> Iterator[Result]:
    """Give what two shares come to, added or one on top of the other."""
    for one, other in combinations([each for each in here if each.dimension is Dimension.PERCENT], 2):
        how = f"{one.written} and {other.written}"
        yield Result(how, one.value + other.value, one.unit)
        yield Result(how, ((1 + one.value / 100) * (1 + other.value / 100) - 1) * 100, one.unit)


def _shares(percent: Unit, pairs: Iterable[tuple[Amount, Amount]]) -> Iterator[Result]:
    """Give how much one amount is of another, and how much more or less."""
    for one, other in pairs:
        alike = one.dimension is other.dimension or (one.dimension in _WAYS and other.dimension in _WAYS)
        if not alike or one.per != other.per or not (one.value and other.value):
            continue
        for part, whole in ((one, other), (other, one)):
            share = part.value / whole.value * 100
            how = f"{part.written} and {whole.written}"
            yield Result(how, share, percent)
            yield Result(how, abs(share - 100), percent)


def _differences(
    quantity: Quantity, pairs: Iterable[tuple[Amount, Amount]], *, adds: bool, differs: bool
) -> Iterator[Result]:
    kinds = {reading.dimension for reading in quantity.readings}
    if Dimension.LENGTH in kinds:
        kinds.add(Dimension.PLACE)
    for one, other in pairs:
        how = f"{one.written} and {other.written}"
        if one.dimension in kinds and other.dimension in kinds and one.per == other.per:
            unit = next(
                (each.unit for each in quantity.readings if each.dimension is one.dimension), one.unit
            )
            unit = quantity.readings[0].unit if unit.dimension is Dimension.PLACE else unit
            if differs:
                yield Result(how, abs(one.value - other.value), unit)
            if (one.is_named and other.is_named and adds) or not (one.is_named or other.is_named):
                yield Result(how, one.value + other.value, unit)
        if one.dimension is other.dimension is Dimension.PACE and quantity.dimension is Dimension.DURATION:
            for pace in (PACE_KM, PACE_MILE):
                yield Result(how, abs(one.value - other.value) / pace.factor, SECOND)


_NUMBERS = (Dimension.COUNT, Dimension.BARE)
_NEAR_M = 50.0


def _products(quantity: Quantity, one: Amount, other: Amount) -> Iterator[Result]:
    """Give what one amount makes of another: 8 × 25 g, 60 g an hour for 3:45, 5:20 /km over 10 km."""
    kinds = {reading.dimension: reading.unit for reading in quantity.readings}
    how = f"{one.written} and {other.written}"
    for value, unit in _made(one, other, quantity.per):
        if unit.dimension in kinds:
            yield Result(how, value, unit)


def _made(one: Amount, other: Amount, per: str) -> Iterator[tuple[float, Unit]]:
    kind, measured = one.dimension, other.dimension
    if kind in _NUMBERS and measured not in _NUMBERS:
        yield from _counted(one, other)
    elif kind is Dimension.PERCENT:
        shares = () if one.is_named else (one.value / 100, 1 + one.value / 100, 1 - one.value / 100)
        yield from ((other.value * share, other.unit) for share in shares)
    elif measured is Dimension.DURATION:
        yield from _over_time(one, other, per)
    elif measured is Dimension.MASS and one.per == "kg":
        yield one.value * other.value / 1000, one.unit
    elif measured in _WAYS and kind is Dimension.PACE:
        yield one.value * other.value, SECOND
    elif measured in _WAYS and kind is Dimension.DURATION:
        yield from _paces(one, other)


def _paces(one: Amount, other: Amount) -> Iterator[tuple[float, Unit]]:
    """Give the pace and the speed of a time over a way; a time known at a place is over that way alone."""
    is_there = one.place is None or abs(one.place - other.value) < _NEAR_M
    if is_there and one.value and other.value:
        yield one.value / other.value, PACE_KM
        yield other.value / one.value, Unit("m/s", Dimension.SPEED, 1.0)


def _counted(one: Amount, other: Amount) -> Iterator[tuple[float, Unit]]:
    """Give so many times an amount, and an amount shared out among so many."""
    if not (one.is_named or other.is_named) or other.per == "each":
        yield one.value * other.value, other.unit
        if one.value:
            yield other.value / one.value, other.unit


def _over_time(one: Amount, other: Amount, per: str) -> Iterator[tuple[float, Unit]]:
    """Give what an amount an hour comes to over a time, and what an amount over a time is an hour."""
    if one.per == "hour" and not per:
        yield one.value * other.value / 3600, one.unit
    taken = one.dimension in (Dimension.MASS, Dimension.VOLUME, Dimension.ENERGY)
    if per == "hour" and taken and other.value and not one.per:
        yield one.value / other.value * 3600, one.unit


def _per_kilogram(quantity: Quantity, known: "Operands") -> Iterator[Result]:
    """Give what the amounts of a sentence are for each kilogram of body weight."""
    if quantity.per != "kg":
        return
    bodies = [each for each in (*known.basic, *known.here) if each.unit.name == "kg" and each.value]
    powers = [each for each in known.basic if each.dimension is Dimension.POWER]
    for one in (*known.here, *known.named, *powers):
        for body in bodies:
            if (
                one is not body
                and one.dimension in (Dimension.MASS, Dimension.POWER)
                and one.unit.name != "kg"
            ):
                yield Result(f"{one.written} and {body.written}", one.value / body.value * 1000, one.unit)
