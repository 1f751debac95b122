"""What fits into pockets and bottles."""

import re

from agent.understanding.measures import VALUE, value
from agent.understanding.reading import NUMBER, Reading, number

_SERVING = r"(?:gels?|bars?|servings?|portions?|sachets?|chews?|bananas?)"
_CARRIED = re.compile(
    rf"\b(?:carry(?:ing)?|room for|space for|pockets? (?:for|fit|fits|hold|holds|take|takes)|(?:i|can"
    rf"|only|belt|vest"
    rf"|pockets?) (?:fit|fits|hold|holds|pack|stow))\s+(?:(?:only|up|to|at|most|about|around|more|than"
    rf"|the|max(?:imum)?|with|me"
    rf"|just)\s+)*(?P<n>{NUMBER})\s+(?:energy\s+)?{_SERVING}\b"
)
_IN_POCKETS = re.compile(
    rf"(?P<n>{NUMBER})\s+(?:energy\s+)?{_SERVING}\s+(?:(?:in|on)\s+(?:my|the|each)\s+(?:\w+\s+){{0,2}}?"
    r"(?:pockets?|belt|vest|bike|bento|bag|top tube|jersey|shorts)|with me|on me)\b"
)
_VESSEL = (
    r"(?:bottles?|flasks?|bladders?|bidons?|reservoirs?|camel[\s-]?bak|hydration (?:packs?|vests?|bladders?))"
)
_VOLUME = rf"(?P<v>{VALUE})\s*-?\s*(?P<unit>ml|millilit(?:er|re)s?|cl|l|lit(?:er|re)s?|oz|ounces?)\b"
_BARE_ML = (
    r"(?P<v>[2-9]\d\d|1\d{3})(?P<unit>)s?(?![\d.,]|\s*(?:[a-z%]*/|w\b|watts?|k|m|g))"  # a bottle's size in ml
)
_BOTTLES = re.compile(
    rf"(?:(?P<count>{NUMBER}|\ba|\bboth)\s*(?:x|×|times|of (?:my"
    rf"|the))?\s*)?(?<!\d){_VOLUME}\s+(?:\w+\s+)?{_VESSEL}\b"
)
_BOTTLES_OF = re.compile(
    rf"(?P<count>{NUMBER}|\ba|\bone)\s+(?:\w+\s+)?{_VESSEL}\s+(?:of|with|at|holding|à)\s+{_VOLUME}"
)
_BARE_BOTTLES = re.compile(
    rf"(?P<count>{NUMBER}|\ba|\bone)\s+(?:\w+\s+)?{_VESSEL}\s+(?:of|at|holding)\s+{_BARE_ML}"
)
_BARE_SIZE = re.compile(rf"(?:(?P<count>{NUMBER}|\ba|\bone)\s*(?:x|×)?\s+)?(?<!\d){_BARE_ML}\s+{_VESSEL}\b")
_ANOTHER = re.compile(
    rf"\x00[\s,]*(?:and|plus|\+|&)\s+(?P<count>{NUMBER}|\ba|\banother)\s+(?:of|with)\s+{_VOLUME}"
)
_CARRIED_VOLUME = re.compile(
    rf"\b(?:carry(?:ing)?|room for)\s+(?:(?:only|up|to|at|most|about|around)\s+)*{_VOLUME}"
)
_ML = {"": 1.0, "m": 1.0, "c": 10.0, "l": 1_000.0, "o": 29.5735}
_ASKED = re.compile(r"\b(?:do i need|should i|shall i|must i|need to|enough if|how many|would)\b[^.;!?]*$")
_MOST_SERVINGS, _MOST_ML = 200, 20_000.0


def read_pockets(reading: Reading) -> dict[str, object]:
    """Return how many servings and how many millilitres fit, said as a fact and not asked for."""
    return {"carried_servings": _servings(reading), "carried_ml": _millilitres(reading)}


def _servings(reading: Reading) -> int | None:
    for match in (*reading.each(_CARRIED), *reading.each(_IN_POCKETS)):
        if _ASKED.search(reading.before(match.start(), 40)):
            continue
        count = number(match["n"])
        if count > _MOST_SERVINGS or count != int(count):
            reading.refuse(match.start("n"), match.end(), "Nobody carries {words}, so I left it out.")
            continue
        reading.hear("carried_servings", *match.span(), count)
        return int(count)
    return None


def _millilitres(reading: Reading) -> float | None:
    total_ml = 0.0
    for pattern in (_BOTTLES, _BOTTLES_OF, _BARE_BOTTLES, _BARE_SIZE, _ANOTHER, _CARRIED_VOLUME):
        for match in reading.each(pattern):
            if _ASKED.search(reading.before(match.start(), 40)):
                continue
            ml = value(match["v"]) * _ML[match["unit"][:1]] * _count(match)
            if ml > _MOST_ML:
                reading.refuse(match.start("v"), match.end(), "Nobody carries {words}, so I left it out.")
                continue
            reading.hear("carried_ml", *match.span(), ml)
            total_ml += ml
    return total_ml if 0 < total_ml <= _MOST_ML else None


def _count(match: re.Match[str]) -> float:
    said = match["count"] if "count" in match.re.groupindex else None
    if said in (None, "a", "another"):
        return 1.0
    return 2.0 if said == "both" else number(said)
