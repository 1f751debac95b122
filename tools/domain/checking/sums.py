"""Sums a sentence writes down: they have to add up, whatever else is known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.domain.checking.checked import Fault, Origin, Trace
from tools.domain.checking.fitting import Fit, fit
from tools.domain.checking.measures import Dimension, Unit
from tools.domain.checking.quantities import Hedge, Quantity
from tools.domain.checking.reading import Reading
from tools.domain.checking.saying_why import wrong_sum
from tools.domain.display import clock

_PLUS = re.compile(r"(?:\+|\bplus\b|\badded to\b|\bon top of\b)", re.IGNORECASE)
_MINUS = re.compile(r"^\s?(?:−|-|\bminus\b|\bless\b)\s?$", re.IGNORECASE)
_TIMES = re.compile(
    r"^[^,;.]{0,24}?(?:×|\bx\b|\*|\btimes\b|\bof\b|\bat\b)\s?(?:[a-z]+\s){0,2}$", re.IGNORECASE
)
_EQUALS = re.compile(
    r"=|\b(?:makes?|making|equals?|gives?|giving|adds? up to|adding up to|sums? (?:up )?to|comes? to"
    r"|coming to"
    r"|totals?|totalling|totaling|that(?:'s| is)|which is|is|are|amounts? to|for a (?:grand )?total of"
    r"|a total of|together|in total|in all|altogether|sum of|combined)\b",
    re.IGNORECASE,
)
_STRICT = re.compile(
    r"=|\b(?:makes?|making|equals?|adds? up to|adding up to|sums? (?:up )?to|comes? to|coming to|totals?"
    r"|totalling"
    r"|totaling|amounts? to|combined|together|giv(?:es?|ing)|for a (?:grand )?total of|a total of)\b",
    re.IGNORECASE,
)
_TOTAL_BEHIND = re.compile(
    r"^\s?(?:[a-z]+\s){0,4}?(?:in total|in all|altogether|all told|together|combined)\b", re.I
)
_LIST = re.compile(r"^[^.;:]{0,48}?(?:,|\band\b|&|\bthen\b|\bplus\b|\+)[^.;:]{0,32}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of a sentence: its total, and whether it adds up."""

    total: Quantity
    trace: Trace | None
    fault: Fault | None
    parts: tuple[Quantity, ...] = ()


_ONE_MORE = re.compile(r"(?:,|\band|\bplus|&|\+)\s+(?:an?|one|another)\s[a-z]", re.IGNORECASE)


def _counted_up(quantities: list[Quantity], text: str) -> Sum | None:
    """Return the sum of counted things of which some are told without a number: 7 gels and a caffeine gel."""
    counts = [each for each in quantities if _is_number(each) and not each.is_range]
    if len(counts) < 2 or len(counts) < len(quantities):
        return None
    *parts, total = counts
    gap = text[parts[-1].end : total.start]
    before = text[parts[0].start : total.start]
    more = [
        match
        for match in _ONE_MORE.finditer(before)
        if not any(_covers(part, match, parts[0]) for part in parts)
    ]
    if not more or not _STRICT.search(gap) or any(part.said_as == 0 for part in parts):
        return None
    value = sum(part.said_as for part in parts) + len(more)
    written = text[parts[0].start : parts[-1].end] + gap[: _STRICT.search(gap).start()]  # type: ignore[union-attr]
    if value == total.said_as:
        trace = Trace(
            written=total.written, meaning=f"the sum of {written.strip()}", origin=Origin.ARITHMETIC,
            value=value, source="arithmetic",
        )  # fmt: skip
        return Sum(total, trace, None)
    return Sum(total, None, wrong_sum(written.strip(), total.written, f"{value:g}"))


def _covers(part: Quantity, match: re.Match[str], first: Quantity) -> bool:
    """Tell whether a number stands where "and one" begins."""
    return match.start() <= part.start - first.start < match.end()


def sums_in(sentence: Reading) -> tuple[Sum, ...]:
    """Return the sums a sentence writes down."""
    quantities = [clause.quantity for clause in sentence.clauses]
    text = sentence.text
    if (counted := _counted_up(quantities, text)) is not None:
        return (counted,)
    if len(quantities) < 3:
        return ()
    found: list[Sum] = []
    for index in range(2, len(quantities)):
        total = quantities[index]
        if total.is_range:
            continue
        parts, strict = _parts(quantities[:index], total, text)
        if len(parts) >= 2:
            made = _added(parts, total, text, strict=strict)
            if made is not None:
                found.append(made)
    return tuple(found)


def _parts(before: list[Quantity], total: Quantity, text: str) -> tuple[list[tuple[Quantity, float]], bool]:
    """Return the addends of a total with their signs, and whether it is a sum without a doubt."""
    gap = text[before[-1].end : total.start]
    behind = text[total.end : total.end + 40]
    says_equals = _EQUALS.search(gap) is not None
    if not (says_equals or _TOTAL_BEHIND.match(behind)):
        return [], False
    parts: list[tuple[Quantity, float]] = [(before[-1], 1.0)]
    plus = False
    for earlier, later in zip(before[-2::-1], before[:0:-1], strict=False):
        between = text[earlier.end : later.start]
        if _PLUS.search(between):
            plus = True
        elif _MINUS.match(between):
            parts[-1] = (parts[-1][0], -1.0)
            plus = True
        elif _TIMES.match(between) and _is_number(earlier):
            pass
        elif not _LIST.match(between):
            break
        parts.append((earlier, 1.0))
    strict = (plus and says_equals) or bool(_STRICT.search(gap))
    return parts[::-1], strict


def _is_number(quantity: Quantity) -> bool:
    return quantity.dimension in (Dimension.BARE, Dimension.COUNT)


def _added(parts: list[tuple[Quantity, float]], total: Quantity, text: str, *, strict: bool) -> Sum | None:
    """Add the parts up; None where they are no parts of one thing, or no sum is told for certain."""
    unit = total.readings[0].unit
    amounts = list(_amounts(parts, total, text))
    if None in amounts or not amounts:
        return None
    value = sum(amount[0] for amount in amounts if amount)
    slack = sum(amount[1] for amount in amounts if amount)
    if not value:
        return None
    written = text[parts[0][0].start : parts[-1][0].end]
    if _fits(total, value, slack, unit):
        trace = Trace(
            written=total.written, meaning=f"the sum of {written}", origin=Origin.ARITHMETIC,
            value=round(value / unit.factor, 4), unit=unit.name, source="arithmetic",
        )  # fmt: skip
        return Sum(total, trace, None, tuple(quantity for quantity, _ in parts))
    fault = wrong_sum(written, total.written, _written(value, unit))
    return Sum(total, None, fault) if strict else None


def _amounts(
    parts: list[tuple[Quantity, float]], total: Quantity, text: str
) -> Iterator[tuple[float, float] | None]:
    """Give each addend with its rounding, n × an amount as one; None for what measures something else."""
    factor = 1.0
    for (quantity, sign), after in zip(parts, [*parts[1:], None], strict=True):
        is_factor = after is not None and _TIMES.match(text[quantity.end : after[0].start])
        if is_factor and _is_number(quantity) and not _is_number(total):
            factor = quantity.said_as
            continue
        amount = _amount(quantity, total)
        yield None if amount is None else (sign * amount[0] * factor, amount[1] * factor)
        factor = 1.0


def _amount(quantity: Quantity, total: Quantity) -> tuple[float, float] | None:
    """Return an addend and its rounding in base units, None where it is none of that total."""
    if quantity.is_range or (quantity.per and quantity.per != total.per):
        return None
    if _is_number(quantity) or _is_number(total):
        return (quantity.said_as, 0.0) if _is_number(quantity) and _is_number(total) else None
    unit = total.readings[0].unit
    for reading in quantity.readings:
        if reading.dimension is unit.dimension:
            return reading.value, 0.0 if reading.unit.name == unit.name else reading.step / 2
    return None


def _fits(total: Quantity, value: float, slack: float, unit: Unit) -> bool:
    if _is_number(total):
        return abs(total.said_as - value) < 1e-6
    reading = total.readings[0]
    if abs(reading.value - value) <= slack + 1e-6:
        return True
    hedge = total.hedge if total.hedge is Hedge.ABOUT else Hedge.NONE
    return fit(reading, value, 0.0, unit, hedge, exact=hedge is not Hedge.NONE) is Fit.OK


def _written(value: float, unit: Unit) -> str:
    if unit.dimension is Dimension.DURATION:
        return clock(value)
    return f"{round(value / unit.factor, 2):g} {unit.name}".strip()
