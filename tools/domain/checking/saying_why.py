"""Why something does not stand, in a sentence for the model that rewrites it and for the athlete."""

from tools.domain.checking.checked import Fault, FaultKind
from tools.domain.checking.facts import Fact
from tools.domain.checking.measures import KM, MILE, Dimension
from tools.domain.checking.quantities import Quantity
from tools.domain.display import EN_DASH, clock

_GROUPS = {
    "place": "another place",
    "day": "another day",
    "rank": "another one",
    "half": "the other half",
    "faster": "the other direction",
    "amount": "another amount",
}


def shown(fact: Fact) -> str:
    """Write a known value as an athlete reads it."""
    reading = fact.readings[0]
    unit = reading.unit
    per = f"/{fact.per}" if fact.per and "/" not in unit.name else ""

    def one(base: float) -> str:
        if unit.dimension is Dimension.DURATION:
            return clock(base)
        if unit.dimension is Dimension.PACE:
            return clock(base * (MILE if unit.name.endswith("mi") else KM).factor)
        return f"{round(base / unit.factor - unit.shift, 2):g}"

    name = "" if unit.dimension is Dimension.DURATION else unit.name
    if unit.dimension is Dimension.PACE:
        name = "/mi" if unit.name.endswith("mi") else "/km"
    if unit.dimension in (Dimension.PLACE, Dimension.ZONE, Dimension.VERSION, Dimension.WEEK_NUMBER):
        return (
            f"{name} {one(reading.value)}"
            if reading.high is None
            else f"{name} {one(reading.value)}{EN_DASH}{one(reading.high)}"
        )
    if fact.is_range and fact.low is not None and fact.high is not None:
        return f"{one(fact.low)}{EN_DASH}{one(fact.high)} {name}{per}".strip()
    return f"{one(reading.value)} {name}{per}".strip()


def of_another_thing(quantity: Quantity, group: str, fact: Fact, right: Fact | None = None) -> Fault:
    """Say that a value is known, but of something else; `right` is what is known of the thing itself."""
    kind = FaultKind.WRONG_DAY if group == "day" else FaultKind.WRONG_THING
    what = _GROUPS.get(group, "something else")
    why = f"“{quantity.written}” is known of {what}: “{fact.meaning}” ({shown(fact)})."
    if right is not None:
        why += f" What is told of here is {shown(right)} (“{right.meaning}”)."
    return Fault(kind=kind, written=quantity.written, why=why)


def of_another_range(quantity: Quantity, fact: Fact) -> Fault:
    """Say that a range is none that is known."""
    why = f"“{quantity.written}” is not the range known: that is {shown(fact)} (“{fact.meaning}”)."
    return Fault(kind=FaultKind.OTHER_RANGE, written=quantity.written, why=why)


def turned_round(quantity: Quantity, fact: Fact) -> Fault:
    """Say that a range is told from its upper end to its lower, or an end for the other."""
    low_high = shown(fact)
    why = f"“{quantity.written}” turns the range round: it is {low_high} (“{fact.meaning}”)."
    return Fault(kind=FaultKind.OTHER_RANGE, written=quantity.written, why=why)


def too_rough(quantity: Quantity, fact: Fact) -> Fault:
    """Say that a number is rounded further than it is displayed."""
    why = f"“{quantity.written}” is rounded too far: it is {shown(fact)} (“{fact.meaning}”)."
    return Fault(kind=FaultKind.TOO_ROUGH, written=quantity.written, why=why)


def with_another_unit(quantity: Quantity, fact: Fact) -> Fault:
    """Say that the number is known with another unit."""
    why = f"“{quantity.written}” is not known; the number is known as {shown(fact)} (“{fact.meaning}”)."
    return Fault(kind=FaultKind.WRONG_UNIT, written=quantity.written, why=why)


def not_known(quantity: Quantity, nearest: Fact | None) -> Fault:
    """Say that nothing known bears a number out, and what is known of the same thing."""
    known = f" Known is {shown(nearest)} (“{nearest.meaning}”)." if nearest is not None else ""
    why = f"“{quantity.written}” is not among what is known, and does not follow from it.{known}"
    return Fault(kind=FaultKind.UNKNOWN_NUMBER, written=quantity.written, why=why)


def wrong_sum(written: str, total: str, right: str) -> Fault:
    """Say that a sum does not add up."""
    why = f"“{written}” does not come to {total}: it is {right}."
    return Fault(kind=FaultKind.WRONG_SUM, written=total, why=why)
