"""A question read once: its amounts, its meanings, the kind of answer it wants, what belongs to what."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tools.domain.questions.amounts import Amount, amounts_in
from tools.domain.questions.asking import Asked, asked_in
from tools.domain.questions.meaning import meant
from tools.domain.questions.roles import Roles, roles_in
from tools.domain.questions.vocabulary.implied import IMPLIED, REWRITTEN
from tools.domain.questions.words import folded, split, stem

_SPACES = re.compile(r"\s+")
_SIGN = re.compile(r"[,;:?!.]")
_PLACE = re.compile(r"⟦(\d+)⟧")
# "A cold" that ends there is an illness; before a noun it is weather.
_HEAD_COLD = re.compile(
    r"\b(?:an? (?:bad |slight |mild )?|the )cold"
    r"(?= ?$| ?[,;.?!]| (?:before|during|when|and|or|in|on|what|how|is|should|can)\b)"
)
_RUN_BY_LENGTH_M = ((4_990, 5_010), (9_990, 10_010), (21_000, 21_110), (42_000, 42_200))
# "Did I run too fast?" is over; "I ran a 10K, what can I expect?" is not.
_PAST = re.compile(
    r"(?:^|[,;.?!] ?|\band )(?:(?:how|why|what|when|where|which|who)(?: \w+)? )?(?:did|was|were)\b"
    r"|\bi have (?:already |just |always )?(?:\w+ed|done|been|had|run|ridden|swum)\b"
)
KEPT_IN_MIND = 4096
"""Read questions kept at hand; one takes about 3 kB: our design choice [D]."""


@dataclass(frozen=True, slots=True)
class Word:
    """One phrase of a question: its stems and what it means; an unlisted word means itself, as "?stem"."""

    stems: tuple[str, ...]
    meanings: tuple[str, ...]
    starts_clause: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the guards compare it.

    `meanings` holds what the words say, `implied` what they say beside it; `bag` every word but articles in
    order, `amounts` in order of the text.
    """

    text: str
    normal: str
    amounts: tuple[Amount, ...]
    meanings: frozenset[str]
    implied: frozenset[str]
    asked: Asked
    roles: Roles
    past: bool
    pairs: frozenset[tuple[int, int]]
    bag: tuple[str, ...]
    sequence: tuple[str, ...]

    @staticmethod
    def of(text: str) -> "Question":
        """Return a question read; those asked before lately are at hand."""
        return _read(text)


def normalised(question: str) -> str:
    """Return a question as it is compared letter by letter: case, spaces and end marks do not count."""
    return _SPACES.sub(" ", folded(question)).strip(" ?!.…")


@lru_cache(maxsize=KEPT_IN_MIND)
def _read(text: str) -> Question:
    plain, amounts = amounts_in(_HEAD_COLD.sub("a headcold", folded(text)))
    words = _words(split(plain), amounts, text)
    asked = asked_in(words)
    said = frozenset(meaning for word in words for meaning in word.meanings if not meaning.startswith("ask:"))
    meanings, asked = _rewritten(said, asked, amounts)
    return Question(
        text=text,
        normal=normalised(text),
        amounts=amounts,
        meanings=meanings,
        implied=_implied(meanings, asked, amounts) - meanings,
        asked=asked,
        roles=roles_in(words),
        past=_PAST.search(plain) is not None,
        pairs=_pairs(words, amounts),
        sequence=tuple(dict.fromkeys(meaning for word in words for meaning in _in_sequence(word))),
        bag=tuple(
            _MYSELF.get(part, part)
            for word in words
            for part in word.stems
            if part not in _ARTICLES and not _SIGN.match(part)
        ),
    )


def _in_sequence(word: Word) -> tuple[str, ...]:
    """Return what a word adds to the order of things: "I" and "me" are someone among others."""
    return ("who:i", *word.meanings) if _MYSELF_STEMS & set(word.stems) else word.meanings


def _pairs(words: Sequence[Word], amounts: tuple[Amount, ...]) -> frozenset[tuple[int, int]]:
    """Return which length each time stands nearest to, by their numbers: a 1:30 half and a marathon."""
    places = {
        int(word.meanings[0][1:]): at
        for at, word in enumerate(words)
        if word.meanings[:1] and word.meanings[0][0] == "#"
    }
    lengths = [each for each in places if amounts[each].measure == "length"]
    if len(lengths) < 2:
        return frozenset()
    times = [each for each in places if amounts[each].measure == "time"]
    return frozenset(
        (time, min(lengths, key=lambda each: abs(places[each] - places[time]))) for time in times
    )


_MYSELF = {"me": "i", "myself": "i", "us": "we"}
_MYSELF_STEMS = frozenset({"i", *_MYSELF})
_ARTICLES = frozenset({"a", "an", "the", "my", "our", "your", "some", "any"})


def _words(tokens: tuple[str, ...], amounts: tuple[Amount, ...], text: str) -> list[Word]:
    stems = tuple(token if _PLACE.match(token) else stem(token) for token in tokens)
    names = _names(text)
    words: list[Word] = []
    at, starts = 0, True
    while at < len(stems):
        if stems[at] == "over" and _by_length(stems, at, amounts):
            words.append(Word(("for",), ()))
            at += 1
            continue
        if _SIGN.match(stems[at]) or _PLACE.match(stems[at]):
            place = _PLACE.match(stems[at])
            words.append(Word((stems[at],), (f"#{place[1]}",) if place else ()))
            starts, at = not place, at + 1
            continue
        meanings, length = meant(stems, at)
        if meanings is None:
            meanings = (f"name:{stems[at]}" if stems[at] in names else f"?{stems[at]}",)
        words.append(Word(stems[at : at + length], meanings, starts))
        starts, at = stems[at] in ("and", "but", "so"), at + length
    return words


def _by_length(stems: tuple[str, ...], at: int, amounts: tuple[Amount, ...]) -> bool:
    """Whether "over" stands for a length gone, as in "over 10 km" and "over the last mile"."""
    follows = _PLACE.match(stems[at + 1]) if at + 1 < len(stems) else None
    return stems[at + 1 : at + 2] == ("the",) or (
        follows is not None and amounts[int(follows[1])].measure == "length"
    )


def _names(text: str) -> frozenset[str]:
    """Return the stems of words written large inside a sentence."""
    return frozenset(
        stem(folded(found)) for found in re.findall(r"(?<![.?!] )(?<!^)\b[A-Z][\w']+", text) if len(found) > 2
    )


@cache
def _implications() -> dict[str, frozenset[str]]:
    direct: dict[str, set[str]] = {}
    for line in IMPLIED.strip().splitlines():
        saying, _, said = line.partition(" > ")
        for meaning in saying.split():
            direct.setdefault(meaning, set()).update(said.split())
    return {meaning: frozenset(_closure(meaning, direct)) for meaning in direct}


def _closure(meaning: str, direct: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    open_ = list(direct.get(meaning, ()))
    while open_:
        each = open_.pop()
        if each not in found:
            found.add(each)
            open_ += direct.get(each, ())
    return found


def _implied(meanings: Iterable[str], asked: Asked, amounts: tuple[Amount, ...]) -> frozenset[str]:
    table = _implications()
    found = {each for meaning in (*meanings, *asked.kinds) for each in table.get(meaning, ())}
    other_sport = any(meaning.startswith(("sport:", "ground:gravel")) for meaning in (*meanings, *found))
    for amount in amounts:
        if amount.unit == "race":
            found |= {"race", "sport:run"}
        elif amount.measure == "length" and amount.values[0] >= 1000:
            found.add("race")
            if not other_sport and any(low <= amount.values[0] <= high for low, high in _RUN_BY_LENGTH_M):
                found.add("sport:run")
    return frozenset(found)


@cache
def _rewritings() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    lines = (line.partition(" > ") for line in REWRITTEN.strip().splitlines())
    return tuple((frozenset(needs.split()), frozenset(becomes.split())) for needs, _, becomes in lines)


def _rewritten(
    said: frozenset[str], asked: Asked, amounts: tuple[Amount, ...]
) -> tuple[frozenset[str], Asked]:
    """Return the meanings with those that several words make together in their place."""
    whole = said | asked.kinds
    for needs, becomes in _rewritings():
        if needs <= whole:
            whole = (whole - needs) | becomes
    if asked.kinds == {"ask:how"} and asked.bare and _wants_an_amount(whole, amounts):
        whole = (whole - {"ask:how"}) | {"ask:amount"}
    kinds = frozenset(each for each in whole if each.startswith("ask:"))
    return whole - kinds, asked.of_kinds(kinds)


def _wants_an_amount(said: frozenset[str], amounts: tuple[Amount, ...]) -> bool:
    """Whether a rate is named and nothing is said of how much: "carbs per hour for a marathon"."""
    rated = any(each.startswith("rate:") for each in said) and "metric:pace" not in said
    return rated and not any(amount.measure in ("mass", "count", "volume") for amount in amounts)
