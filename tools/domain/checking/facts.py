"""One thing that is known: a value with its precision, what it is of, and where it comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tools.domain.checking.checked import Origin, Trace
from tools.domain.checking.days import Day
from tools.domain.checking.measures import KM, MILE, Dimension, Unit
from tools.domain.checking.quantities import Hedge, Quantity
from tools.domain.checking.quantities import Reading as Understood
from tools.domain.checking.reading import Clause
from tools.domain.checking.topics import DIMENSIONS, Topic

LONGEST_MEANING = 90
Groups = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Fact:
    """A known quantity.

    `low` and `high` are the range around a value, in base units; a known range alone has them and no value
    between. `is_exact` marks a computed value that was not rounded yet. `groups` say what it is of.
    """

    readings: tuple[Understood, ...]
    origin: Origin
    meaning: str
    groups: Groups
    words: frozenset[str] = frozenset()
    low: float | None = None
    high: float | None = None
    is_exact: bool = False
    is_range: bool = False
    per: str = ""
    nouns: frozenset[str] = frozenset()
    said_as: float | None = None
    day: Day | None = None
    place: tuple[float, float] | None = None
    model: str = ""
    source: str = ""
    sentence: str = ""
    hedge: Hedge = Hedge.NONE
    rates: frozenset[str] = frozenset()
    """What other amounts of its sentence are per: "400 ml an hour with 300 mg of sodium"."""
    sure_groups: frozenset[str] = frozenset()
    """The groups told beside the number itself, not elsewhere in its sentence."""
    around: frozenset[str] = frozenset()
    """The words of its whole sentence."""
    authors: frozenset[str] = frozenset()
    """The names in its source, as a sentence may name them: riegel, daniel."""
    needs: frozenset[str] = frozenset()
    """Words one of which a sentence must have that tells it: what was only computed for comparison."""

    def may_be_told_with(self, words: frozenset[str]) -> bool:
        """Tell whether a sentence of these words may be about it."""
        return not self.needs or bool(self.needs & words)

    def trace(self, written: str, index: int = 0) -> Trace:
        """Return where something written comes from."""
        reading = self.readings[min(index, len(self.readings) - 1)]
        factor = reading.unit.factor

        def shown(base: float | None) -> float | None:
            return None if base is None else round(base / factor - reading.unit.shift, 4)

        return Trace(
            written=written,
            meaning=self.meaning,
            origin=self.origin,
            value=None if self.is_range else shown(reading.value),
            unit=reading.unit.name
            if not self.per or "/" in reading.unit.name
            else f"{reading.unit.name}/{self.per}",
            low=shown(self.low),
            high=shown(self.high),
            model=self.model,
            source=self.source,
        )


_UP_OR_DOWN = frozenset({"up", "down"})


def along_the_way(groups: dict[str, frozenset[str]], unit: Unit) -> dict[str, frozenset[str]]:
    """Return the groups of a length told in kilometres or miles: nothing rises or falls so far."""
    if unit not in (KM, MILE) or not groups.get("vertical", frozenset()) & _UP_OR_DOWN:
        return groups
    return {**groups, "vertical": frozenset({"along"})}


def grouped(
    dimensions: Iterable[Dimension], near: Iterable[Topic], far: Iterable[Topic] = ()
) -> dict[str, frozenset[str]]:
    """Return the topics that say something of these dimensions, by group.

    Those near a number count before those of its sentence.
    """
    kinds = frozenset(dimensions)
    found: dict[str, set[str]] = {}
    for topic in near:
        if DIMENSIONS[topic.group] & kinds:
            found.setdefault(topic.group, set()).add(topic.name)
    farther: dict[str, set[str]] = {}
    for topic in far:
        if topic.group not in found and DIMENSIONS[topic.group] & kinds:
            farther.setdefault(topic.group, set()).add(topic.name)
    return {group: frozenset(names) for group, names in (found | farther).items()}


def told(clause: Clause, origin: Origin, source: str, around: frozenset[str] = frozenset()) -> Fact:
    """Return the fact a sentence tells with one of its quantities."""
    quantity = clause.quantity
    first = quantity.readings[0]
    kinds = frozenset(reading.dimension for reading in quantity.readings)
    is_range = first.high is not None
    return Fact(
        readings=quantity.readings,
        origin=origin,
        meaning=_shortened(clause.sentence),
        sentence=clause.sentence,
        groups=grouped(kinds, clause.near, clause.far),
        words=clause.words,
        low=first.value if is_range else None,
        high=first.high,
        is_range=is_range,
        per=quantity.per,
        nouns=quantity.nouns,
        said_as=quantity.said_as,
        day=clause.day if clause.day is not None and clause.day.start < 8 else None,
        place=place_of(clause.place),
        source=source,
        hedge=quantity.hedge,
        rates=clause.rates,
        around=around,
        sure_groups=frozenset(topic.group for topic in clause.near if DIMENSIONS[topic.group] & kinds),
    )


def length_of(fact: Fact) -> Fact | None:
    """Return how long a known stretch of the course is: km 24.4–28 is 3.6 km long."""
    first = fact.readings[0]
    if first.dimension is not Dimension.PLACE or first.high is None or first.high <= first.value:
        return None
    length = first._replace(
        value=first.high - first.value, high=None, unit=KM if first.unit.factor == KM.factor else MILE
    )
    groups = {**fact.groups, "vertical": frozenset({"along"})}
    return replace(
        fact, readings=(length,), low=None, high=None, is_range=False, said_as=None, groups=groups,
        sure_groups=fact.sure_groups | {"vertical"}, nouns=frozenset(),
    )  # fmt: skip


def place_of(quantity: Quantity | None) -> tuple[float, float] | None:
    """Return from where to where a place of the course reaches, in metres."""
    if quantity is None:
        return None
    for reading in quantity.readings:
        if reading.dimension in (Dimension.PLACE, Dimension.LENGTH):
            return reading.value, reading.value if reading.high is None else reading.high
    return None


def _shortened(sentence: str) -> str:
    sentence = sentence.strip().removeprefix("- ").replace("**", "")
    return sentence if len(sentence) <= LONGEST_MEANING else f"{sentence[: LONGEST_MEANING - 1].rstrip()}…"
