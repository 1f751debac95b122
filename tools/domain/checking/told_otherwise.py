"""What a number should have been: the known value that bears the words it is told with."""

import re

from tools.domain.checking.facts import Fact, Groups, place_of
from tools.domain.checking.known import Known
from tools.domain.checking.measures import Dimension
from tools.domain.checking.reading import Clause
from tools.domain.checking.topics import EXPLICIT, SOFT, words_of
from tools.domain.checking.understanding import noun_stem


def better_ranked(clause: Clause, told: Groups, fitting: list[Fact], known: Known) -> Fact | None:
    """Return a fact of another value that bears the words of a quantity, where what fits bears others."""
    for group in SOFT & told.keys():
        names = told[group]
        if all(group in fact.groups and not fact.groups[group] & names for fact in fitting):
            dimension = clause.quantity.dimension
            for fact in known.by_dimension.get(dimension, ()):
                if fact.groups.get(group, frozenset()) & names and fact.per == fitting[0].per:
                    return fact
    return None


def named_otherwise(clause: Clause, told: Groups, fitting: list[Fact], known: Known) -> Fact | None:
    """Return the fact that is by name of what a quantity is told of, where none that fits is."""
    near = {(topic.group, topic.name) for topic in (*clause.near, *clause.far)}
    for group in EXPLICIT & told.keys():
        names = frozenset(name for name in told[group] if (group, name) in near)
        if names and not any(fact.groups.get(group, frozenset()) & names for fact in fitting):
            for fact in known.of(clause.quantity.dimension):
                if fact.groups.get(group, frozenset()) & names and group in fact.sure_groups:
                    return fact
    if (split := _clock_there(clause, fitting, known)) is not None:
        return split
    return _of_another_place(clause, fitting, known) or _of_another_author(clause, fitting, known)


_SPLIT = re.compile(r"\b(?:splits?|clock)\b", re.IGNORECASE)


def _clock_there(clause: Clause, fitting: list[Fact], known: Known) -> Fact | None:
    """Return what the clock reads at a place, where a split told of it is known of no place."""
    place = place_of(clause.place)
    if (
        place is None
        or _SPLIT.search(clause.sentence) is None
        or any(fact.place or not fact.is_range for fact in fitting)
    ):
        return None
    return next((fact for fact in known.of(Dimension.DURATION) if fact.place == place), None)


def _of_another_place(clause: Clause, fitting: list[Fact], known: Known) -> Fact | None:
    """Return the range known at the place a range is told of, where all that fits is of none."""
    place = place_of(clause.place)
    if not clause.quantity.is_range or place is None or any(fact.place for fact in fitting):
        return None
    alike = (fact for fact in known.of(clause.quantity.dimension) if fact.is_range)
    return next((fact for fact in alike if fact.place == place and fact.per == fitting[0].per), None)


def _of_another_author(clause: Clause, fitting: list[Fact], known: Known) -> Fact | None:
    """Return what the one author a quantity is told of says, where all that fits is of others."""
    before = clause.sentence[: clause.quantity.start]
    spoken = [stem for _, word in words_of(before) if (stem := noun_stem(word)) in known.authors]
    named = frozenset(spoken[-1:]) or clause.words & known.authors
    others = [(fact.words | fact.authors) & known.authors for fact in fitting]
    if not named or not all(others) or any(each & named for each in others):
        return None
    return next(
        (fact for fact in known.of(clause.quantity.dimension) if (fact.words | fact.authors) & named), None
    )
