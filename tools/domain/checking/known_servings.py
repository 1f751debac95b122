"""What a schedule of gels and drinks tells of each of them."""

from collections.abc import Iterator

from tools.domain.checking.checked import Origin
from tools.domain.checking.facts import Fact
from tools.domain.checking.measures import COUNT, UNITS
from tools.domain.checking.quantities import Reading
from tools.domain.finding import Finding


def of_servings(servings: int, finding: Finding) -> Iterator[Fact]:
    """Give how many things are taken, and what each has of what is taken in all."""
    yield _served(servings, finding)
    if finding.value and servings and finding.unit == "g":
        yield _one_serving(finding.value / servings, finding)


def _one_serving(grams: float, finding: Finding) -> Fact:
    """Return what one of the things taken has on average, in grams of carbohydrate."""
    return Fact(
        readings=(Reading(UNITS["g"], grams, None, 0.0),),
        origin=Origin.FINDING,
        meaning="a serving on average",
        groups={"substance": frozenset({"carbohydrate"})},
        words=frozenset({"serving", "gel"}),
        is_exact=True,
        per="each",
        model=finding.model,
        source=finding.source,
        needs=frozenset({"gel", "serving", "portion", "each"}),
    )


def _served(servings: int, finding: Finding) -> Fact:
    """Return how many things are taken in all."""
    return Fact(
        readings=(Reading(COUNT, float(servings), None, 1.0),),
        origin=Origin.FINDING,
        meaning="servings in all",
        groups={},
        words=frozenset({"serving"}),
        is_exact=True,
        nouns=frozenset({"serving", "portion"}),
        said_as=float(servings),
        model=finding.model,
        source=finding.source,
    )
