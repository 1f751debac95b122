"""The quantities of a sentence: each number with its unit, as precisely as it is written."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tools.domain.checking.measures import Dimension, Unit
from tools.domain.checking.word_lists import words


class Hedge(StrEnum):
    """How loosely a number is meant."""

    NONE = ""
    ABOUT = "about"
    UNDER = "under"  # just under, nearly: the true value is a little less
    OVER = "over"
    AT_MOST = "at most"
    AT_LEAST = "at least"


class Reading(NamedTuple):
    """One way to understand a number: value, `high` of a range, and written `step`, in base units."""

    unit: Unit
    value: float
    high: float | None
    step: float

    @property
    def dimension(self) -> Dimension:
        """Return what is measured."""
        return self.unit.dimension


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence, at `start` to `end`. `nouns` are what a count counts.

    `readings` are the ways to understand it, the likeliest first: 3:45 may be hours or minutes. `is_plain`
    marks what no reader takes as a claim (one of two reasons). `said_as` is the bare number written.
    """

    start: int
    end: int
    written: str
    readings: tuple[Reading, ...]
    said_as: float
    hedge: Hedge = Hedge.NONE
    nouns: frozenset[str] = frozenset()
    per: str = ""
    is_word: bool = False
    is_plain: bool = False
    is_change: bool = False
    """Written as one end of a change: from 3:45 to 3:30."""

    @property
    def is_range(self) -> bool:
        """Tell whether it has two ends."""
        return self.readings[0].high is not None

    @property
    def dimension(self) -> Dimension:
        """Return what it most likely measures."""
        return self.readings[0].unit.dimension


_HEDGES = re.compile(
    r"(?:\b(?P<under>just (?:under|below|shy of|short of)|nearly|almost|close to|not quite"
    r"|a little (?:under|less than)"
    r"|slightly (?:under|less than)|a (?:bit|touch|shade) (?:under|less than)|a hair under|approaching)"
    r"|\b(?P<over>just (?:over|above|past)|a little (?:over|more than)|slightly (?:over|more than|above)"
    r"|a (?:bit|touch|shade) (?:over|more than)|well over|over|more than|above|upwards of|past)"
    r"|\b(?P<least>at (?:the )?(?:very )?least|(?:no|not|never(?: \w+)?) less than|(?:not"
    r"|never(?: \w+)?) (?:below|under)|minimum of|minimum|not less than|as little as)"
    r"|\b(?P<most>at (?:the )?most|(?<!add )(?<!adds )(?<!adding )(?<!sums )(?<!sum )up to|no more than"
    r"|not more than|maximum of|max(?:imum)?|never more than|under"
    r"|below|less than|within|as much as|no later than|stay under|cap(?:ped)? at)"
    r"|(?P<about>\b(?:about|around|roughly|approximately|approx\.?|some|circa|or so|more or less"
    r"|something like"
    r"|in the region of|give or take|near|ca\.?)|~|≈|±))"
    r"(?:\s(?:the|an?|your|every|only|another|of|around|about|roughly|some))*\s?$",
    re.IGNORECASE,
)
_LOOSE = words(
    "under below shy short nearly almost close quite than approaching over above past most to maximum max"
    " within much"
    " at later least minimum little about around roughly approximately approx. some circa so less like of"
    " take near"
    " ca ca. ± of under"
)
"""The last words of what the expression above finds: without one of them it is not asked."""
_AFTER = re.compile(
    r"^\s?(?:or so|or thereabouts|give or take|-ish|ish|more or less|roughly|or a (?:bit|little))\b"
)
_BOUND_BEHIND = re.compile(
    r"^\s(?:at the (?P<latest>latest|most|outside)\b|(?P<latest2>tops|at most|max(?:imum)?|or less"
    r"|or faster)\b"
    r"|(?P<earliest>at the (?:very )?(?:earliest|least)|at least|minimum|or more)\b)"
    r"|^\s(?:(?:an?|per)\s\w+\s)?(?:is|as|being|at)\s(?:the|an?|your)\s(?:absolute\s|very\s)?"
    r"(?:(?P<most>maximum|upper|most|ceiling|cap|top)|(?P<least>minimum|lower|least|floor|bottom))\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:mov|chang|go(?:es|ne)?\b|went|ris|rose|drop|fall|fell|climb|descend|shift|cut|reduc|rais|increas"
    r"|decreas|lower|grow|build|slow|eas|speed|correct|updat|improv|switch|bring|from)\w*[^.;]{0,40}$",
    re.IGNORECASE,
)


def hedge_around(text: str, start: int, end: int) -> Hedge:
    """Return how loosely the number at `start` to `end` is meant."""
    before = text[max(0, start - 34) : start]
    if (told := _BOUND_BEHIND.match(text[end : end + 44])) is not None:
        return Hedge.AT_MOST if told["most"] or told["latest"] or told["latest2"] else Hedge.AT_LEAST
    if "~" not in before and "≈" not in before and not _LOOSE.intersection(before.lower().split()):
        return Hedge.ABOUT if _AFTER.match(text[end : end + 16]) else Hedge.NONE
    if found := _HEDGES.search(before):
        kind = found.lastgroup
        return {
            "under": Hedge.UNDER,
            "over": Hedge.OVER,
            "most": Hedge.AT_MOST,
            "least": Hedge.AT_LEAST,
        }.get(kind or "", Hedge.ABOUT)
    return Hedge.ABOUT if _AFTER.match(text[end : end + 16]) else Hedge.NONE


def is_a_change(text: str, start: int) -> bool:
    """Tell whether "from A to B" before `start` is told of something that changes."""
    return _CHANGES.search(text[max(0, start - 48) : start]) is not None
