"""An athlete's words about themselves, said to them: "my watch is old" becomes "Your watch is old."."""

import re
from datetime import date

_ADDRESSED = {
    "i'm": "you are",
    "i am": "you are",
    "i was": "you were",
    "am i": "are you",
    "i've": "you have",
    "i'd": "you would",
    "i'll": "you will",
    "i": "you",
    "my": "your",
    "me": "you",
    "mine": "yours",
    "myself": "yourself",
    "im": "you are",
    "ive": "you have",
    "we": "you",
    "we're": "you are",
    "we've": "you have",
    "our": "your",
    "us": "you",
}
_FIRST_PERSON = re.compile(
    r"(?<![\w'])(?:i'm|i\s+am|i\s+was|am\s+i|i've|i'd|i'll|im|ive|i|my|me|mine|myself|we're|we've|we|our|us)(?![\w'])",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"]*"')
_NOT_SAID_TWICE = re.compile(
    r",?\s+(?:too|though|tho|btw|by the way|anyway|please|unfortunately|sadly|lol|haha|fyi)$", re.IGNORECASE
)
_YEARS = (
    (re.compile(r"\bnext (year|season)\b", re.IGNORECASE), 1),
    (re.compile(r"\bthis (year|season)\b", re.IGNORECASE), 0),
)
LONGEST = 300


def addressed(meant: str, today: date) -> str:
    """Return a clause as a sentence to the athlete; "next year" says which, quoted words stay as they are."""
    text = _NOT_SAID_TWICE.sub("", meant.strip(" \t,.;:!"))
    pieces, at = [], 0
    for quoted in _QUOTED.finditer(text):
        pieces += [_FIRST_PERSON.sub(_turned, text[at : quoted.start()]), quoted[0]]
        at = quoted.end()
    told = "".join([*pieces, _FIRST_PERSON.sub(_turned, text[at:])])
    for pattern, later in _YEARS:
        told = pattern.sub(rf"\g<0> ({today.year + later})", told)
    told = told[:LONGEST].strip()
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _turned(found: re.Match[str]) -> str:
    return _ADDRESSED[re.sub(r"\s+", " ", found[0].casefold())]
