"""Numbers written as words, put into digits: twenty-five, half an hour, three and a half hours, twice."""

import re

_UP_TO_NINETEEN = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_FROM_TWENTY = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = {word: value for value, word in enumerate(_UP_TO_NINETEEN.split())}
_TENS = {word: value * 10 for value, word in enumerate(_FROM_TWENTY.split(), 2)}
_SMALL = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
_SPOKEN = re.compile(
    rf"\b(?:{_SMALL}|a hundred|a thousand)(?:(?:[ -]and)?[ -](?:{_SMALL}|hundred|thousand))*\b"
    rf"|\b(?:hundred|thousand)\b(?= (?:km|miles?|met|kilo|watts))"
)
# "Which one", "the one" and "one's" count nothing.
_NO_NUMBER = re.compile(r"\b(?:which|this|that|the|good|better|best|no|any|every|another|as|first|last) $")
_UNIT = r"(hours?|minutes?|miles?|kilomet\w+|km|k|weeks?|months?|years?|days?|lit\w+|h|min)\b"
_PHRASES = (
    (re.compile(rf"(\d+) and a half[ -]{_UNIT}"), r"\1.5 \2"),
    (re.compile(rf"(\d+)[ -]{_UNIT} and a half\b"), r"\1.5 \2"),
    (re.compile(r"\ban? (hour|mile|week|day|year) and a half\b"), r"1.5 \1"),
    (re.compile(r"\bhalf an? (hour)\b|\bhalf[ -](hour)\b"), "30 minutes"),
    (re.compile(r"\b(?:a )?quarter of an hour\b"), "15 minutes"),
    (re.compile(r"\bhalf a (mile|litre|liter|kilo|day|year)\b"), r"0.5 \1"),
    (re.compile(r"\b(?:a )?fortnight\b"), "2 weeks"),
    (re.compile(r"\b(?:a )?couple (?:of )?\b"), "2 "),
    (re.compile(r"\b(?:a )?half (?:a )?dozen\b"), "6"),
    (re.compile(r"\b(?:a )?dozen\b"), "12"),
    (re.compile(r"\btwice\b"), "2 times"),
    (re.compile(r"\bthrice\b"), "3 times"),
    (re.compile(r"\bonce (?=an? |per |every |each |weekly|daily)"), "1 times "),
    # An hour's length, not a rate: only where something says for how long, or it qualifies what follows.
    (
        re.compile(
            r"\b(for|in|within|of|under|over|about|around|than|last|next|takes?) an? "
            r"(hour|day|week|month|year|mile)\b"
        ),
        r"\1 1 \2",
    ),
    (
        re.compile(
            r"(?<=\d)[ -](?=(?:hours?|minutes?|seconds?|days?|weeks?|km|k|miles?|miler|metres?|m|mile)\b)"
        ),
        " ",
    ),
    (re.compile(r"\bper cent\b"), "percent"),
    (re.compile(r"\b(?:watts?|w) ?(?:/|per) ?(?:kg|kilos?|kilogram)\b"), "wkg"),
    (re.compile(r"(?<=\d )beats (?:per|a) minute\b"), "bpm"),
    (re.compile(r"(?<=\d )(?:steps|strokes) (?:per|a) minute\b"), "spm"),
    (re.compile(r"\b(?:kilomet(?:er|re)s?|km|k) (?:per|an) hour\b"), "km/h"),
    (re.compile(r"\bmiles (?:per|an) hour\b"), "mph"),
    (re.compile(r"(\d) ?[x×] ?(?=\d)"), r"\1 reps "),
)


def in_digits(folded: str) -> str:
    """Return a folded text with its number words as digits."""
    text = _SPOKEN.sub(_spoken, folded)
    for form, written in _PHRASES:
        text = form.sub(written, text)
    return text


def _spoken(match: re.Match[str]) -> str:
    words = re.split(r"[ -]", match[0])
    if words == ["one"] and _NO_NUMBER.search(match.string[: match.start()]):
        return match[0]
    whole = part = 0
    for word in words:
        if word == "hundred":
            part = (part or 1) * 100
        elif word == "thousand":
            whole, part = whole + (part or 1) * 1000, 0
        else:
            part += _ONES.get(word, _TENS.get(word, 0))
    return str(whole + part)
