"""The words of a question in the form they are compared in: folded, spelled out, without their endings."""

import re
import unicodedata
from functools import lru_cache

from tools.domain.questions.vocabulary.inflections import IRREGULAR, KEPT

_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"⟦\d+⟧|[^\W\d_]+\d+[^\W_]*|[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[,;:?!.&/%+]", re.UNICODE)

_SPELLED_OUT = (
    (re.compile(r"[‘’ʼ´`]"), "'"),
    (re.compile(r"[‐‑‒–—−]"), "-"),
    (re.compile(r"\b(?:can't|cannot|cant)\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bain't\b"), "is not"),
    (
        re.compile(r"\b(do|does|did|is|are|was|were|has|have|had|could|would|should|must|need)n'?t\b"),
        r"\1 not",
    ),
    (re.compile(r"\b(how|what|when|where|why|who|that|it|there|he|she)'s\b"), r"\1 is"),
    (re.compile(r"\bwhats\b"), "what is"),
    (re.compile(r"\b(\w+)'(?:ll|d)\b"), r"\1 will"),
    (re.compile(r"\b(\w+)'ve\b"), r"\1 have"),
    (re.compile(r"\b(\w+)'re\b"), r"\1 are"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"\b(?:zone|z)[ -]?(?=\d\b)"), "zone "),
    (re.compile(r"\bv[o0]2[ -]?max\b"), "vo2max"),
    (re.compile(r"\b(?:\w+-free|free (?:of|from))\b"), lambda found: _without(found[0])),
    (re.compile(r"(?<=[a-z])'s\b"), ""),
)
_KEPT = frozenset(KEPT.split())
_IRREGULAR = {
    form: base
    for entry in " | ".join(IRREGULAR.strip().splitlines()).split(" | ")
    for base, _, forms in (entry.partition(": "),)
    for form in forms.split()
}
_DOUBLED = frozenset("bdgmnprt")


_SIGNS = str.maketrans(
    {"≤": " at most ", "≥": " at least ", "<": " under ", ">": " over "}
    | {"½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
    | {raised: f" ^{digit}" for digit, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
    | {lowered: f" _{digit}" for digit, lowered in enumerate("₀₁₂₃₄₅₆₇₈₉")}
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\x00", "")
)
"""Signs that say something and would be lost among letters; and characters that nobody sees."""


def folded(text: str) -> str:
    """Return a text in one case and one spelling of its signs, with contractions written out."""
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS)).casefold()
    for form, written in _SPELLED_OUT:
        plain = form.sub(written, plain)
    return _SPACES.sub(" ", plain).strip()


def _without(found: str) -> str:
    word = found.removesuffix("-free")
    return f"without {word}" if word != found else "without"


def split(text: str) -> tuple[str, ...]:
    """Return the words, signs and places of amounts of a folded text, in order."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a word without the ending that grammar gave it; meaning-bearing endings such as -er stay."""
    if word in _KEPT:
        return word
    if word in _IRREGULAR:
        return _without_e(_IRREGULAR[word])
    return _without_e(_without_ending(word))


def _without_ending(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _without_ending(word[:-1]) if word.endswith("ings") else word[:-1]
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and re.search(r"[aeiouy]", base):
            doubled = len(base) > 3 and base[-1] == base[-2] and base[-1] in _DOUBLED
            return base[:-1] if doubled else base
    return word


def _without_e(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
