"""Which words of a question a passage speaks of: the guard beside nearness in meaning.

Two sentences may lie near each other and be of different things ("does beetroot help?", "does caffeine
help?"). A passage answers only where it speaks of what the question is about.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from tools.domain.knowledge import KnowledgePassage
from tools.domain.letter_slips import letter_slips

# Words that hold a question together and say nothing of what it is about.
_SAYS_NOTHING = """
a an the this that these those it its i i'm im me my mine you your we our us they them he she
and or but if then than so as of at in on to for from with without by about into onto over
is are am was were be been being do does did doing done dont don't doesn't have has had
can could should shall will would may might must not no yes
what what's whats which who whom whose when where why how hows much many more most less
really actually ever just very too also only any some all every each such own other
help helps work works good better best bad worse worth true false myth nonsense fact idea
make makes made get gets take takes give gives go goes cause causes mean means meant
build building stay keep need needs want explain tell know say said think please thing things
stuff way ways use used generally general difference important effect affect ok okay there here up down out
athlete athletes people person someone somebody everybody endurance sport sports one
pro pros elite elites beginner beginners mate friend
like same again still before after during while between vs versus because due equally
"""
_FILLING = frozenset(_SAYS_NOTHING.split())
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*", re.UNICODE)
_MARKS = str.maketrans({"’": "'", "′": "'"})
_ENDINGS = ("isations", "isation", "ization", "ising", "izing", "ations", "ation", "ingly", "iness", "ings")
_ENDINGS_SHORT = ("ising", "ised", "ises", "ise", "ized", "izes", "ize", "ing", "edly", "ed", "es", "s", "ly")
_A_DIGIT = re.compile(r"\d")  # one digit alone says nothing of what a question is about
_SHORTEST_STEM = 3
_ONE_SLIP, _TWO_SLIPS = 5, 8  # letters from which one slip, or two, are forgiven: our design choice [D]


@dataclass(frozen=True, slots=True)
class KnownWords:
    """What each passage speaks of, and how much each word tells (its inverse document frequency)."""

    of_passages: Mapping[str, frozenset[str]]
    weights: Mapping[str, float]
    of_unknown: float

    def covered(self, question: str, passage_id: str) -> float:
        """Return the share of what a question is about that a passage speaks of, from 0 to 1."""
        return self._share(self._words(question), self.of_passages[passage_id])

    def all_known(self, question: str) -> bool:
        """Tell whether every word that says what a question is about is spoken of by some passage."""
        return all(word in self.weights for word in self._words(question))

    def best(self, question: str) -> tuple[str, float]:
        """Return the passage that speaks most of what a question is about, and how much of it.

        Of two that speak as much of it, the one that speaks of less else.
        """
        words = self._words(question)
        shares = (
            (self._share(words, spoken), -len(spoken), name) for name, spoken in self.of_passages.items()
        )
        share, _, name = max(shares)
        return name, share

    def _words(self, question: str) -> tuple[str, ...]:
        return tuple(self._as_known(word) for word in sorted(about(question)))

    def _share(self, words: tuple[str, ...], spoken_of: frozenset[str]) -> float:
        whole = sum(map(self._weight, words))
        return sum(self._weight(word) for word in words if word in spoken_of) / whole if whole else 0.0

    def _weight(self, word: str) -> float:
        return self.weights.get(word, self.of_unknown)

    def _as_known(self, word: str) -> str:
        """Return the known word that is meant by one typed wrong, else the word itself."""
        if word in self.weights or len(word) < _ONE_SLIP:
            return word
        allowed = 1 if len(word) < _TWO_SLIPS else 2
        near = (
            known for known in self.weights if known[0] == word[0] and letter_slips(word, known) <= allowed
        )
        return next(near, word)


def known_words(passages: Iterable[KnowledgePassage], *, with_text: bool = True) -> KnownWords:
    """Learn what passages speak of; without their text, what they are asked for."""
    of_passages = {
        passage.id: about(" ".join((passage.title, *passage.asked, passage.text if with_text else "")))
        for passage in passages
    }
    count = len(of_passages)
    told: dict[str, int] = {}
    for words in of_passages.values():
        for word in words:
            told[word] = told.get(word, 0) + 1
    weights = {word: math.log((count + 1) / times) for word, times in told.items()}
    return KnownWords(MappingProxyType(of_passages), MappingProxyType(weights), math.log(2 * (count + 1)))


def about(text: str) -> frozenset[str]:
    """Return the stems of the words that say what a text is about."""
    words = _WORD.findall(text.translate(_MARKS).casefold())
    parts = (part for word in words for part in word.split("-"))
    return frozenset(_stem(part) for part in parts if part not in _FILLING and not _A_DIGIT.fullmatch(part))


@lru_cache(maxsize=8_192)
def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in (*_ENDINGS, *_ENDINGS_SHORT):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending)
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]  # running: runn, run
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] in "ey" else word
