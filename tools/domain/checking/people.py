"""Shares of people in words: a third of all runners, one in five. Somebody has to say so."""

import re

from tools.domain.checking.checked import Fault, FaultKind
from tools.domain.checking.known import Known
from tools.domain.checking.measures import Dimension
from tools.domain.checking.word_lists import in_order

_NUMBERS = dict(zip(in_order("one two three four five six seven eight nine ten"), range(1, 11), strict=True))
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_NUMBER = "|".join(_NUMBERS)
_SHARE = re.compile(
    rf"\b(?:(?P<many>an?|{_NUMBER})[ -](?P<part>{'|'.join(_PARTS)})s?"
    rf"|(?P<some>{_NUMBER}|\d\d?) (?:in|out of) (?:every )?(?P<all>{_NUMBER}|\d\d?))"
    r" (?:of )?(?:all |the |these |those |recreational |marathon )*"
    r"(?:runners|riders|cyclists|athletes|finishers|marathoners|people|men|women|starters|amateurs)\b",
    re.IGNORECASE,
)
_NEAR = 4.0  # points: a share in words is coarse, our design choice [D]


def shares_of_people(sentence: str, known: Known) -> Fault | None:
    """Return the fault of a share of people that nothing known bears out."""
    for match in _SHARE.finditer(sentence):
        said = {name: (each or "").lower() for name, each in match.groupdict().items()}
        if said["part"]:
            share = _NUMBERS.get(said["many"], 1) / _PARTS[said["part"]]
        else:
            some, out_of = _number(said["some"]), _number(said["all"])
            share = some / out_of if out_of else 0.0
        percents = (abs(fact.readings[0].value) for fact in known.of(Dimension.PERCENT))
        if not any(abs(each - 100 * share) <= _NEAR for each in percents):
            why = f"“{match[0]}” is no share that is known."
            return Fault(kind=FaultKind.UNKNOWN_NUMBER, written=match[0], why=why)
    return None


def _number(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word)
