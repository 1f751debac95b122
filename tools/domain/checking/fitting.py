"""Whether a number as written is a known value: within rounding and the conversion of units."""

from enum import IntEnum

from tools.domain.checking.facts import Fact
from tools.domain.checking.measures import KM, MILE, Dimension, Unit, roundings
from tools.domain.checking.quantities import Hedge, Quantity, Reading

_TINY = 1e-6
CLOSE = 0.12  # beyond that a number is another one, not a rough one


class Fit(IntEnum):
    """How a written number stands to a known one."""

    NO = 0
    ROUGH = 1  # the same number, rounded further than the product does
    OK = 2


_FORGIVEN: dict[Dimension, float] = {
    Dimension.DURATION: 0.01,
    Dimension.LENGTH: 0.01,
    Dimension.PLACE: 0.05,
    Dimension.MASS: 0.02,
    Dimension.VOLUME: 0.025,
    Dimension.ENERGY: 0.025,
    Dimension.WORK: 0.025,
    Dimension.POWER: 0.02,
    Dimension.SPEED: 0.01,
    Dimension.PACE: 0.004,
    Dimension.LOAD: 0.01,
    Dimension.DAYS: 0.05,
}
"""How far "about" may take a number beyond the product's rounding: our design choice [D]."""
_WHOLE_WAY, _LONG_WAY_M = 0.01, 20_000.0
_LONG_TIME_S, _QUARTER_S = 1200.0, 900.0
_HOUR_S, _FIVE_MIN_S = 3600.0, 300.0  # an hour or more may be told to the nearest five minutes: [D]
_FINE_BOUND = 0.02
_CONVERTED = 0.05  # half a mile of 0.5 mi is 800 m, not 870: our design choice [D]
_BODY_UNITS = ("kg", "lb")
_NEARLY = 0.035  # "just under four hours" of 3:57
_BOUNDED = 0.10  # "under four hours" of 3:45


def fit(written: Reading, value: float, step: float, unit: Unit, hedge: Hedge, *, exact: bool) -> Fit:
    """Return how a written number stands to a known value with its written step in base units.

    `exact` values were computed and not yet rounded: they may be written as the product rounds them.
    """
    off = abs(written.value - value)
    if off > CLOSE * max(abs(value), abs(written.value)) and off > written.step:
        return Fit.NO
    own, factor = written.step, written.unit.factor
    number = written.value / factor - written.unit.shift
    steps = roundings(written.unit, number)
    tiny = _TINY * max(abs(value), abs(written.value), abs(own))
    other = 0.0 if exact or _are_of_one_system(unit, written.unit) else min(step / 2, _CONVERTED * abs(value))
    if off <= min(own, max(steps) * abs(factor)) / 2 + other + tiny:
        return Fit.OK
    if exact and _as_displayed(number, value / factor - written.unit.shift, steps):
        return Fit.OK
    if _is_forgiven(written, value, off, hedge):
        return Fit.OK
    return Fit.ROUGH if off <= own / 2 + tiny or _is_round(written, number, off) else Fit.NO


def _are_of_one_system(one: Unit, other: Unit) -> bool:
    """Tell whether a number changes no digits from one unit to the other: hours and seconds, km and m."""
    large, small = max(abs(one.factor), abs(other.factor)), min(abs(one.factor), abs(other.factor))
    return one.shift == other.shift and abs(large / small - round(large / small)) < _TINY


def _as_displayed(number: float, known: float, steps: tuple[float, ...]) -> bool:
    return any(abs(number - step * round(known / step)) < _TINY * max(1.0, abs(number)) for step in steps)


def _is_forgiven(written: Reading, value: float, off: float, hedge: Hedge) -> bool:
    """Tell whether words of the sentence, or what is written, allow a number that is a little off."""
    share = off / max(abs(value), _TINY)
    if _is_a_whole_way(written, value, off, hedge):
        return True
    is_bound = hedge in _BOUNDS
    if (
        written.dimension is Dimension.PERCENT
        and not is_bound
        and abs(value) >= (5 if hedge is Hedge.NONE else 2)
    ):
        return off <= 0.5 + _TINY and written.step >= 1
    if hedge is Hedge.ABOUT:
        return _is_about(written, value, share)
    return hedge in _BOUNDS and _is_within(written, value, share, hedge)


def _is_a_whole_way(written: Reading, value: float, off: float, hedge: Hedge) -> bool:
    """Tell whether whole kilometres are told of a way: km 25 of 24.6, 42 km of 42.195."""
    is_place = written.dimension is Dimension.PLACE
    if not (is_place or written.unit in (KM, MILE)):
        return False
    if off > written.step / 2 or written.step > written.unit.factor * (1 + _TINY):
        return False
    share = off / max(abs(value), _TINY)
    return (
        is_place
        or share <= (_WHOLE_WAY if hedge is Hedge.NONE and value >= _LONG_WAY_M else 0.0)
        or (hedge is not Hedge.NONE and share <= 3 * _WHOLE_WAY)
    )


def _is_about(written: Reading, value: float, share: float) -> bool:
    is_long = written.dimension is Dimension.DURATION and value >= _HOUR_S
    if is_long and not written.value % _FIVE_MIN_S and abs(written.value - value) <= _FIVE_MIN_S / 2:
        return True
    is_fine = value < _LONG_TIME_S or written.value % _QUARTER_S
    if written.dimension is Dimension.DURATION and is_fine:
        return False
    return written.unit.name not in _BODY_UNITS and share <= _FORGIVEN.get(written.dimension, 0.0)


def _is_within(written: Reading, value: float, share: float, hedge: Hedge) -> bool:
    """Tell whether a bound holds, and is not far off: under four hours, for 3:45."""
    is_upper = hedge in (Hedge.UNDER, Hedge.AT_MOST)
    if is_upper != (written.value > value):
        return False
    if written.unit.name in _BODY_UNITS or written.dimension is Dimension.PACE:
        return share <= _FINE_BOUND
    return share <= (_NEARLY if hedge is Hedge.UNDER else _BOUNDED)


_GRAINS_S = (3600.0, 1800.0, 900.0, 600.0, 300.0, 60.0, 30.0, 10.0, 5.0)
_GRAINS = (1000.0, 500.0, 100.0, 50.0, 10.0, 5.0, 1.0, 0.5, 0.1)


def _is_round(written: Reading, number: float, off: float) -> bool:
    """Tell whether a number may be a rounding of one so far off: 4 h of 3:45, but never 3:12 of 3:30."""
    if written.dimension is Dimension.PACE or written.unit.dimension is Dimension.DURATION:
        whole = written.value / (written.unit.factor if written.dimension is Dimension.PACE else 1.0)
        grain = next((each for each in _GRAINS_S if abs(whole / each - round(whole / each)) < _TINY), 1.0)
        return (
            off <= grain / 2 * (written.unit.factor if written.dimension is Dimension.PACE else 1.0) + _TINY
        )
    grain = next((each for each in _GRAINS if abs(number / each - round(number / each)) < _TINY), 0.0)
    return off <= grain / 2 * abs(written.unit.factor) + _TINY


def fit_fact(quantity: Quantity, fact: Fact) -> tuple[Fit, int]:
    """Return how well a quantity that is no range is borne out by a fact, and by which of its readings."""
    best, index = Fit.NO, 0
    for written in quantity.readings:
        told = _positive(written) if _signless(written.dimension) else written
        for n, known in enumerate(fact.readings):
            if not comparable(written, known, quantity, fact):
                continue
            for place, (value, step) in enumerate(_values(written, known, fact, quantity.hedge)):
                hedge = quantity.hedge if place == 0 or not fact.is_exact else Hedge.NONE
                if fact.is_range and hedge is Hedge.ABOUT:
                    hedge = Hedge.NONE  # "about" is told of a value, not of an end
                size = abs(value) if told is not written or _signless(written.dimension) else value
                found = fit(told, size, step, known.unit, hedge, exact=fact.is_exact)
                if found > best:
                    best, index = found, n
    return best, index


_SIGNLESS = (Dimension.PERCENT, Dimension.DURATION, Dimension.LENGTH)


def _signless(dimension: Dimension) -> bool:
    """Tell whether a sign is a matter of wording: "down 2.7 %"."""
    return dimension in _SIGNLESS


def _positive(reading: Reading) -> Reading:
    return reading if reading.value >= 0 else reading._replace(value=-reading.value)


def _values(written: Reading, known: Reading, fact: Fact, hedge: Hedge) -> list[tuple[float, float]]:
    """Return the values of a fact a number may be, in the base unit of what is written."""
    ends = [known.value] if known.high is None else [known.value, known.high]
    if fact.is_exact and not fact.is_range and hedge in _BOUNDS:
        ends.extend(end for end in (fact.low, fact.high) if end is not None)
    if written.dimension is known.dimension:
        return [(end, known.step) for end in ends]
    if {written.dimension, known.dimension} == _SPEEDS:
        return [(1 / end, known.step / end**2) for end in ends if end > 0]
    if {written.dimension, known.dimension} == _LONG_TIMES:
        factor = 86_400 if written.dimension is Dimension.DURATION else 1 / 86_400
        return [(end * factor, 0.0) for end in ends]
    return []


_BOUNDS = (Hedge.AT_MOST, Hedge.AT_LEAST, Hedge.OVER, Hedge.UNDER)
_SPEEDS = {Dimension.PACE, Dimension.SPEED}
_LONG_TIMES = {Dimension.DURATION, Dimension.DAYS}


def comparable(written: Reading, known: Reading, quantity: Quantity, fact: Fact) -> bool:
    """Tell whether two readings measure the same, and per the same."""
    if quantity.per != fact.per and quantity.per and not _is_said_per(quantity.per, fact):
        return False
    kinds = {written.dimension, known.dimension}
    if len(kinds) == 1:
        return True
    if kinds == _LONG_TIMES:
        hours = written if written.dimension is Dimension.DURATION else known
        return hours.unit.name == "h" and hours.value >= 86_400
    return kinds == _SPEEDS


def _is_said_per(per: str, fact: Fact) -> bool:
    """Tell whether the sentence of a fact says what it is per: "take each gel with 200 ml"."""
    return not fact.per and (per in fact.rates or per in fact.groups.get("amount", ()))


def fits_range(quantity: Quantity, fact: Fact) -> tuple[bool, bool]:
    """Return whether a written range is that of a fact, and whether it is told the wrong way round."""
    if fact.low is None or fact.high is None:
        return False, False
    for written in quantity.readings:
        for known in fact.readings:
            if written.high is None or not comparable(written, known, quantity, fact):
                continue
            low, high = fact.low, fact.high
            if {written.dimension, known.dimension} == _SPEEDS:
                low, high = 1 / max(high, _TINY), 1 / max(low, _TINY)
            ends = (
                Reading(written.unit, written.value, None, written.step),
                Reading(written.unit, written.high, None, written.step),
            )
            found = [
                all(
                    fit(
                        _positive(end) if _signless(end.dimension) else end,
                        abs(value) if _signless(end.dimension) else value,
                        known.step,
                        known.unit,
                        quantity.hedge,
                        exact=fact.is_exact,
                    )
                    is Fit.OK
                    for end, value in zip(ends, order, strict=True)
                )
                for order in ((low, high), (high, low))
            ]
            if any(found):
                turned = written.value > written.high
                if fact.is_range and not fact.is_exact and found[0] and low > high:
                    turned = False
                return True, turned
    return False, False
