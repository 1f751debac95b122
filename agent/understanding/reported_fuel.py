"""What somebody says they took in a race: "I took 5 gels and 1.5 litres, stomach fine"."""

import re

from agent.understanding.measures import VALUE, value
from agent.understanding.reading import NUMBER, number, plain
from tools.domain.debrief import ReportedFuel

_KIND = r"(?:energy|caffeine|caffeinated|isotonic|maurten|sis|hydrogel|power|cereal|whole|sports)"
_SERVING = (
    r"(?:gels?|bars?|servings?|portions?|sachets?|(?:packs?|packets?|bags?) of chews?|chews?|blo(?:c|ck)ks?"
    r"|bananas?|waffles?|dates)"
)
_COUNT = rf"(?P<n>{NUMBER}|\b(?:an?|half an?|another|one more)(?=\s))"
_HOURLY = r"(?!\s*(?:each|every|per|an|a|/)\s*(?:\d+|h\b|hours?|half|km|kilomet|mile|min|lap|\w+ minutes))"
_SERVINGS = re.compile(
    rf"{_COUNT}(?:\s+of\s+(?:the|my)\s+(?:{NUMBER}\s+)?)?\s*(?:{_KIND}\s+){{0,2}}{_SERVING}\b{_HOURLY}"
)
_PART = re.compile(
    rf"(?P<n>{NUMBER})\s+(?:out\s+)?of\s+(?:the\s+|my\s+)?{NUMBER}\s+(?:{_KIND}\s+)?{_SERVING}\b"
)
_CARBS = re.compile(
    rf"(?P<n>{VALUE})\s*(?:g|grams?|grammes?)\s*(?:of\s+)?(?:carbs?|carbohydrates?|cho|sugar)\b{_HOURLY}"
)
_VOLUME = (
    rf"(?:(?P<count>{NUMBER}|\ba|\bone)\s*(?:x|×|times|(?:bottles?|flasks?|bidons?|cups?)\s+(?:of|with|à|at))\s*)?"
    rf"(?:(?P<v>{VALUE})|(?P<half>half an?)|(?P<one>\ban?))\s*-?\s*"
    r"(?P<unit>ml|millilit(?:er|re)s?|cl|dl|l|lit(?:er|re)s?|fl\.?\s?oz|oz|(?:fluid\s+)?ounces?)\b"
    rf"(?:\s+(?:\w+\s+)?(?:bottles?|flasks?|bidons?))?{_HOURLY}"
)
_DRINK = re.compile(_VOLUME)
_NOTHING_EATEN = re.compile(
    r"\b(?:did(?:n't| not) (?:eat|take|have) (?:anything|any (?:gels?|food|carbs?|fuel))"
    r"|(?:ate|took|had) (?:nothing|no (?:gels?|food|carbs?|fuel))|nothing to eat|(?:with)?no gels? at all)\b"
)
_NOTHING_DRUNK = re.compile(r"\b(?:drank nothing|did(?:n't| not) drink(?: anything)?|nothing to drink)\b")
_NOT_TAKEN = re.compile(
    r"\b(?:plan(?:ned)?|instead of|should have|wanted|meant|supposed|carried|had with me|brought|dropped|lost"
    r"|threw away|left over|missed|not|without|rather than)\s+(?:\w+\s+){0,3}$"
)
_STOMACH = re.compile(
    r"[^.;!?\n,]*\b(?:stomach|gut|guts|tummy|belly|digestion|nause\w+|bloat\w+|queasy|threw up|vomit\w*"
    r"|stitch(?:es)?)\b[^.;!?\n,]*"
)
_STOMACH_IS = re.compile(
    r"^(?:and\s+|but\s+|with\s+)?(?:my\s+|the\s+)?(?:stomach|gut|guts|tummy|belly|digestion)\s*"
    r"(?:was|were|is|felt|feels|stayed|:|-)?\s*"
)
_LITRES = {"m": 0.001, "c": 0.01, "d": 0.1, "l": 1.0, "f": 0.0295735, "o": 0.0295735}
_MOST_SERVINGS, _MOST_CARBS_G, _MOST_LITRES, _LONGEST = 100.0, 2_000.0, 30.0, 400


def read_fuel(message: str) -> ReportedFuel:
    """Return what a message says was taken in all; what it does not say, or says by the hour, stays None."""
    text = plain(message)
    carbs_g = _carbs(text)
    return ReportedFuel(
        carbs_g=carbs_g,
        servings=_servings(text),
        drink_l=_litres(text),
        stomach=_stomach(message, text),
    )


def says_fuel(fuel: ReportedFuel) -> bool:
    """Say whether anything of it was said."""
    return any(said is not None for said in (fuel.carbs_g, fuel.servings, fuel.drink_l, fuel.stomach))


def _carbs(text: str) -> float | None:
    for match in _CARBS.finditer(text):
        grams = value(match["n"])
        if grams <= _MOST_CARBS_G and not _NOT_TAKEN.search(text[: match.start()]):
            return grams
    return None


def _servings(text: str) -> float | None:
    part = _PART.search(text)
    if part is not None:
        return _within(number(part["n"]), _MOST_SERVINGS)
    counts = [
        _count(match["n"])
        for match in _SERVINGS.finditer(text)
        if not _NOT_TAKEN.search(text[: match.start()])
    ]
    if counts:
        return _within(sum(counts), _MOST_SERVINGS)
    return 0.0 if _NOTHING_EATEN.search(text) else None


def _count(words: str) -> float:
    if words.startswith("half"):
        return 0.5
    return 1.0 if words in ("a", "an", "another", "one more") else number(words)


def _litres(text: str) -> float | None:
    litres = [
        _amount(match) for match in _DRINK.finditer(text) if not _NOT_TAKEN.search(text[: match.start()])
    ]
    if litres:
        return _within(sum(litres), _MOST_LITRES)
    return 0.0 if _NOTHING_DRUNK.search(text) else None


def _amount(match: re.Match[str]) -> float:
    said = value(match["v"]) if match["v"] else 0.5 if match["half"] else 1.0
    times = 1.0 if match["count"] in (None, "a", "one") else number(match["count"])
    return said * times * _LITRES[match["unit"][0]]


def _within(amount: float, most: float) -> float | None:
    return round(amount, 3) if amount <= most else None


def _stomach(message: str, text: str) -> str | None:
    """Return the athlete's own words about their stomach, without naming it again."""
    match = _STOMACH.search(text)
    if match is None:
        return None
    words = message[match.start() : match.end()].strip(" ,:-")
    lower = text[match.start() : match.end()].strip(" ,:-")
    named = _STOMACH_IS.match(lower)
    said = words[named.end() :].strip(" ,:-") if named else words
    return (said or words)[:_LONGEST] or None
