"""People and groups an athlete told of by name: what is said of them later is part of the athlete's life."""

import re
from collections.abc import Iterable

from agent.understanding.facts_concepts import concepts_in
from agent.understanding.facts_lexicon import OTHER_PEOPLE, pattern
from agent.understanding.reading import plain

_KIN_CALLED = pattern(rf"(?<!\w){OTHER_PEOPLE}_(?P<name>[a-z]{{3,}})(?!\w)")
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_ARTICLE = re.compile(r"(?:the|my|our)\s+")
_SAYS = pattern(
    r"""
        (?:(?:has|have|is|are|was)(?:_now)?|now|moved|left|stopped|started|meets?|meet|got|retired|works?|wants?|does
        |will|would)(?!\w)
    """
)


def names_in(quotes: Iterable[str]) -> frozenset[str]:
    """Return the names of people and groups in what was told, in small letters."""
    found: set[str] = set()
    for quote in quotes:
        found |= {match["name"] for match in _KIN_CALLED.finditer(plain(quote))}
        found |= {match[0].casefold() for match in _NAMED.finditer(quote)}
    return frozenset(name for name in found if not concepts_in(name) and name not in _NO_NAMES)


_NO_NAMES = frozenset(
    re.findall(r"\w+", "who that and has had was is are does did will with from for the says said told but")
)


_INTRODUCED = pattern(
    r"""
        (?:My|my|Our|our)_(?:\w+_)?(?:wife|husband|partner|girlfriend|boyfriend|son|daughter|brother|sister|friend|dog
        |coach|son-in-law|daughter-in-law|granddaughter|grandson|neighbour)_[A-Z][a-z]+(?!\w)
    """
)


def introduces(meant: str) -> bool:
    """Tell whether a clause tells the name of somebody near to the athlete: "my wife Margaret cooks"."""
    return _INTRODUCED.match(meant) is not None


def speaks_of(said: str, names: frozenset[str]) -> bool:
    """Tell whether a clause in small letters begins with one of the names and says what they do."""
    told = _ARTICLE.sub("", said, count=1) if _ARTICLE.match(said) else said
    name, _, rest = told.partition(" ")
    return name in names and _SAYS.match(rest.strip()) is not None
