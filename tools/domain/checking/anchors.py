"""Amounts told once for all: of the race, of halfway, of the place asked for, and what is left there."""

from collections.abc import Iterator
from itertools import combinations

from tools.domain.checking.arithmetic import Amount
from tools.domain.checking.facts import Fact
from tools.domain.checking.known import Known
from tools.domain.checking.measures import KM, PACE_KM, SECOND, Dimension
from tools.domain.checking.reading import Clause, Reading

_SPECIFIC = 80  # steps: so many are hit by chance once in a hundred, our design choice [D]


def is_specific(clause: Clause) -> bool:
    """Tell whether a number has digits enough that it is no chance what it comes to."""
    first = clause.quantity.readings[0]
    return first.step > 0 and abs(first.value) >= _SPECIFIC * first.step


def anchored(clause: Clause, sentence: Reading, known: Known) -> Iterator[tuple[Amount, Amount]]:
    """Give the pairs of values told once for all that are of the kind of a quantity."""
    kinds = {reading.dimension for reading in clause.quantity.readings}
    kinds |= {Dimension.LENGTH, Dimension.PLACE} if kinds & {Dimension.LENGTH, Dimension.PLACE} else set()
    values: dict[float, Amount] = {}
    for fact in known.anchors:
        for amount in amounts_of(fact):
            if amount.dimension in kinds:
                values.setdefault(amount.value, amount)
            if fact.place is not None and Dimension.PLACE in kinds:
                place = Amount(KM, fact.place[0], "", fact.meaning, is_named=True)
                values.setdefault(place.value, place)
    if is_specific(clause) and len(values) <= _FEW_ANCHORS:
        yield from combinations(values.values(), 2)
        return
    placed = [each for each in values.values() if each.place is not None]
    half = {name for group, name in clause.near | clause.far if group == "half"}
    halves = [_amount_of(fact) for fact in known.anchors if half and "half" in fact.sure_groups]
    yield from combinations(placed, 2)
    yield from ((one, other) for one in placed for other in halves if other.dimension in kinds)


def left_at(known: Known) -> Iterator[Amount]:
    """Give the pace up to each place a time is known for, and what is left of distance and time there."""
    brief = known.evidence.brief
    ends = [
        fact.readings[0].value for fact in known.anchors
        if fact.place is None and fact.groups.get("time", frozenset()) & {"goal", "predicted", "actual"}
        and fact.readings[0].dimension is Dimension.DURATION
    ]  # fmt: skip
    for fact in known.anchors:
        if fact.place is None or fact.readings[0].dimension is not Dimension.DURATION:
            continue
        if fact.place[0] > 0:
            pace = fact.readings[0].value / fact.place[0]
            yield Amount(PACE_KM, pace, "", f"the pace of “{fact.meaning}”", is_named=True)
        if brief.distance_m is not None and brief.distance_m > fact.place[0]:
            yield Amount(
                KM, brief.distance_m - fact.place[0], "", f"the rest after “{fact.meaning}”", is_named=True
            )
        for end in ends:
            if end > fact.readings[0].value:
                left = end - fact.readings[0].value
                yield Amount(SECOND, left, "", f"the time left after “{fact.meaning}”", is_named=True)


_FEW_ANCHORS = 16


def _amount_of(fact: Fact) -> Amount:
    return next(amounts_of(fact))


def amounts_of(fact: Fact) -> Iterator[Amount]:
    """Give what a fact measures: its value, or both ends of its range."""
    for reading in fact.readings[:1]:
        for end in (reading.value, reading.high):
            if end is not None:
                yield Amount(
                    reading.unit,
                    end,
                    fact.per,
                    fact.meaning,
                    is_named=True,
                    place=fact.place and fact.place[0],
                )
