"""What kind of answer a question wants: a way, an amount, a length of time, a yes or a no."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from tools.domain.questions.words import stem

YES_OR_NO = frozenset(
    {
        "ask:worth",
        "ask:can",
        "ask:need",
        "ask:must",
        "ask:safe",
        "ask:possible",
        "ask:allowed",
        "ask:bad",
        "ask:enough",
        "ask:yesno",
    }
)
_OPEN = frozenset({"ask:how", "ask:define"})
_AUXILIARIES = frozenset(map(stem, ("do", "be", "will", "would", "have", "can", "could")))
_ALLOWING = frozenset(map(stem, ("can", "could", "may", "able")))
_ADVISING = frozenset({"should", "need", "must", "ought", "shall"})


class Phrase(Protocol):
    """What is needed of a word here."""

    @property
    def stems(self) -> tuple[str, ...]:
        """Return its stems."""

    @property
    def meanings(self) -> tuple[str, ...]:
        """Return what it means."""

    @property
    def starts_clause(self) -> bool:
        """Whether a sentence or a part of it begins here."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The kinds of answer wanted; `manner` is "can" or "should" where the words say so.

    `bare`: nothing of a question was said, such as "half marathon tapering plan".
    """

    kinds: frozenset[str]
    manner: str = ""
    bare: bool = False

    def of_kinds(self, kinds: frozenset[str]) -> "Asked":
        """Return the same asking with other kinds."""
        return replace(self, kinds=kinds)


def asked_in(words: Sequence[Phrase]) -> Asked:
    """Return what a question's words ask for."""
    said = {meaning for at in range(len(words)) for meaning in _asking(words, at)}
    stems = {stem for word in words for stem in word.stems}
    kinds = _decided(said, words)
    manner = "can" if stems & _ALLOWING and not stems & _ADVISING else "should" if stems & _ADVISING else ""
    return Asked(kinds=kinds, manner=manner, bare=not said)


def _asking(words: Sequence[Phrase], at: int) -> tuple[str, ...]:
    word = words[at]
    kinds = tuple(meaning for meaning in word.meanings if meaning.startswith("ask:"))
    if word.stems[0] in _WH and not kinds:
        return ("ask:how",)  # "how fast", "what pace"
    if word.stems == ("help",) and (at == len(words) - 1 or word.starts_clause):
        return ("ask:how",)
    # Inside a sentence "when", "where" and "who" only join its parts.
    return () if word.stems in _JOINING and not word.starts_clause else kinds


_WH = frozenset({"how", "what", "which"})
_JOINING = frozenset((stem(word),) for word in ("when", "where", "who"))


def _decided(said: set[str], words: Sequence[Phrase]) -> frozenset[str]:
    meanings = {meaning for word in words for meaning in word.meanings}
    if meanings & {"act:differ", "act:cost"}:
        return frozenset({"ask:how"})
    if "ask:choice" in said:
        return frozenset({"ask:choice"})
    special = said - _OPEN - YES_OR_NO
    if "ask:when" in special and (len(special) > 1 or _only_a_clause(words)):
        special -= {"ask:when"}
    if special:
        return frozenset(special)
    for kind in ("ask:how", "ask:define"):
        if kind in said:
            return frozenset({kind})
    if said & YES_OR_NO:
        return frozenset(said & YES_OR_NO)
    return _yes_or_no(words)


def _only_a_clause(words: Sequence[Phrase]) -> bool:
    """Whether "when" begins a condition: "When it is hot, how much ...?"."""
    first = words[0].stems if words else ()
    asking = any(meaning in _OPEN | YES_OR_NO for word in words[1:] for meaning in word.meanings)
    return first == ("when",) and asking and any(word.stems == (",",) for word in words)


def _yes_or_no(words: Sequence[Phrase]) -> frozenset[str]:
    for word in words:
        if word.starts_clause and word.stems[0] in _AUXILIARIES:
            helps = any("act:help" in each.meanings for each in words)
            return frozenset({"ask:worth" if helps else "ask:yesno"})
        if word.starts_clause and word.stems[0] == "should":
            return frozenset({"ask:worth"})
    return frozenset({"ask:how"})
