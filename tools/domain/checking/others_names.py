"""The numbers in names that others gave: they name something, and bear nothing out.

A course called “Finish in 2:10:00 guaranteed” makes nobody finish in 2:10:00. The digits of such names are
taken out of what is read; the words stay, so that the name is still known.
"""

import re
from collections.abc import Iterable

from tools.domain.checking.evidence import Evidence

OF_RECORDINGS = frozenset(
    {
        "debrief_race",
        "fetch_activities",
        "import_recording",
        "review_activity",
        "show_dashboard",
        "sync_activities",
        "sync_status",
        "read_course_photo",
    }
)
"""Tools whose quotes are names, notes and pictures of others; the other tools quote the athlete."""

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PROPER = re.compile(r"\b[A-ZÀ-ÖØ-Þ]\w{3,}")
_QUOTED = re.compile(r"“[^”\n]{1,300}”")
_HARMLESS = re.compile(r"(?<![\d:.,/])(?:(?:19|20)\d\d|\d{1,3} ?[kK][mM]?|\d{1,2})(?![\d:.,/]*\d)(?!\s?[%°])")


def names_with_numbers(evidence: Evidence) -> tuple[str, ...]:
    """Return the names known that hold both words and digits, the longest first."""
    names = {name.strip() for name in (*evidence.names, evidence.brief.race_name or "")}
    found = (name for name in names if _DIGIT.search(name) and _WORD.search(name))
    return tuple(sorted(found, key=len, reverse=True))


def names_of_recordings(evidence: Evidence) -> tuple[str, ...]:
    """Return what tools quoted of recordings and pictures that holds digits, the longest first."""
    told = (text for said in evidence.tools if said.tool in OF_RECORDINGS for text in said.sentences)
    found = {quote[1:-1] for text in told if "“" in text for quote in _QUOTED.findall(text)}
    return tuple(sorted(filter(_DIGIT.search, found), key=len, reverse=True))


def without_their_numbers(text: str, names: Iterable[str], *, tool: str = "") -> str:
    """Return a text that bears something out, with the digits of names in it taken out."""
    for name in names:
        if name in text:
            text = text.replace(name, _masked(name))
    if tool in OF_RECORDINGS and "“" in text:
        text = _QUOTED.sub(lambda match: _masked(match[0]), text)
    return text


def as_told_with_names(sentence: str, names: Iterable[str]) -> str:
    """Return a sentence to check with the digits of names in it taken out.

    In quotation marks any name may be said. Without them its numbers are its own words, unless they are a
    year, a distance or a count beside a proper name, as in Berlin Marathon 2026.
    """
    for name in names:
        if name not in sentence:
            continue
        quoted = re.compile(rf"(?<=[“\"‘'*]){re.escape(name)}(?=[”\"’'*])")
        sentence = quoted.sub(_masked(name), sentence)
        if _PROPER.search(name) and not _DIGIT.search(_HARMLESS.sub("", name)):
            sentence = sentence.replace(name, _masked(name))
    return sentence


def _masked(name: str) -> str:
    return _DIGIT.sub("x", name)
