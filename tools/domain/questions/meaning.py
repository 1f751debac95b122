"""What the words of a question mean: the phrases of the vocabulary, found longest first."""

from functools import cache

from tools.domain.questions.vocabulary import asking, body, day, fuel, sport, training
from tools.domain.questions.words import folded, split, stem

Meanings = tuple[str, ...]
_LONGEST_PHRASE = 9


@cache
def lexicon() -> dict[tuple[str, ...], Meanings]:
    """Return the meanings of every phrase by the stems of its words; raise ValueError for a phrase of two."""
    found: dict[tuple[str, ...], Meanings] = {}
    for text in (asking.PHRASES, sport.PHRASES, fuel.PHRASES, training.PHRASES, body.PHRASES, day.PHRASES):
        for line in text.strip().splitlines():
            named, _, phrases = line.partition(" = ")
            meanings = tuple(named.split())
            for phrase in phrases.split(" | "):
                stems = tuple(map(stem, split(folded(phrase))))
                if found.setdefault(stems, meanings) != meanings:
                    raise ValueError(f"'{phrase}' means {meanings} and {found[stems]}")
    return found


@cache
def light_words() -> frozenset[str]:
    """Return the stems that only carry a sentence."""
    return frozenset(stem(word) for word in asking.LIGHT.split())


@cache
def _reach() -> dict[str, int]:
    """Return the length of the longest phrase that begins with a stem."""
    reach: dict[str, int] = {}
    for stems in lexicon():
        reach[stems[0]] = max(reach.get(stems[0], 0), len(stems))
    return reach


def meant(stems: tuple[str, ...], at: int) -> tuple[Meanings | None, int]:
    """Return what the phrase at a place means, and how many words it has; None for a word nobody listed."""
    for length in range(min(_reach().get(stems[at], 0), len(stems) - at), 0, -1):
        meanings = lexicon().get(stems[at : at + length])
        compared = length > 1 and stems[at + length - 1 : at + length + 1] == ("better", "than")
        if meanings is not None and not compared:
            return meanings, length
    return (() if stems[at] in light_words() else None), 1
