"""Which of the climbs told is the one asked for: "the second climb"."""

import re
from collections.abc import Sequence

_ONE_CLIMB = re.compile(
    r"\b(?P<which>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|final)\s+(?:big\s+)?(?:climb|hill|ascent|rise)\b",
    re.IGNORECASE,
)
_ORDINALS = (("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th"), ("fifth", "5th"))
_EVERY_ORDINAL = tuple(word for word, _ in _ORDINALS)
_CLIMB = re.compile(
    r"^(?:- \*\*)?(?P<name>[^(*]*?(?:climb|hill|pass|ascent)[^(*]*?)(?:\*\*)? \((?:km|mile)s? (?P<at>[\d.]+)",
    re.IGNORECASE,
)


def one_climb(answer: Sequence[str], text: str) -> str | None:
    """Return the one fact of the climb asked for by its number ("the second climb"), told or counted so."""
    asked = _ONE_CLIMB.search(text)
    if asked is None:
        return None
    climbs = [(match, fact) for fact in answer if (match := _CLIMB.match(fact))]
    by_place: dict[float, tuple[str, str]] = {}
    for match, fact in climbs:  # what to hold there stands before what kind of stretch it is
        by_place.setdefault(float(match["at"]), (match["name"].casefold(), fact))
    in_order = [by_place[at] for at in sorted(by_place)]
    which = asked["which"].casefold()
    if which in ("last", "final"):
        return in_order[-1][1] if in_order else None
    count = next(n for n, names in enumerate(_ORDINALS) if which in names)
    named = [fact for name, fact in in_order if name.startswith(_ORDINALS[count][0])]
    counted = [fact for name, fact in in_order[count : count + 1] if not name.startswith(_EVERY_ORDINAL)]
    return next(iter(named + counted), None)
