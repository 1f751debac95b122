"""The text being read, and which of its characters are already spoken for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from agent.understanding.spelling import as_meant
from agent.understanding.understood import Heard

_SAME = str.maketrans(
    {"’": "'", "‘": "'", "′": "'", "″": '"', "–": "-", "—": "-", "−": "-", "\u00a0": " ", "\u202f": " "}
)
_TAKEN = "\x00"  # neither a word character nor white space, so no pattern reaches across it
_NO_WORDS = re.compile(r"\W{4,}")
_FEW = 3
_LONGEST_READ = 4_000
_LONG_BLANK = re.compile(r"\s{9,}")
_BLANK = 8  # blanks in a row that a pattern may try to read across: thousands would keep it busy for minutes
_CLAUSE_END = re.compile(r"[.!?;\n](?=\s|$)|,(?=\s)|\b(?:and|but|so|now)\b(?!\s+a\s+half)")

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SPELLED = {word: float(n) for n, word in enumerate(_ONES)} | {
    word: 10.0 * (n + 2) for n, word in enumerate(_TENS)
}

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d{1,7}(?:[.,]\d{1,5})?"
SPELLED = (
    rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES[1:10])}))?"
    rf"|{'|'.join(sorted(_ONES, key=len, reverse=True))}"
)
NUMBER = rf"(?<![\w.,:])(?:(?:{DIGITS})(?![.,]?\d)|(?:{SPELLED})\b)"
"""A number in digits (decimal point or comma, thousands) or in words below a hundred; `number` reads it."""


def number(words: str, *, decimal_comma: bool = False) -> float:
    """Return the value of what NUMBER matched. With `decimal_comma`, 42,195 is a little more than 42."""
    if words[0].isdigit():
        grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", words) is not None
        if grouped and not (decimal_comma and words.count(",") == 1):
            return float(words.replace(",", ""))
        return float(words.replace(",", "."))
    return sum(_SPELLED[part] for part in re.split(r"[ -]", words))


def plain(text: str) -> str:
    """Return the text in lower case with plain quotes, dashes and spaces: the same length as before."""
    folded = (lower if len(lower := char.lower()) == 1 else char for char in text)
    return "".join(folded).translate(_SAME)


def settled(text: str) -> str:
    """Return the first 4,000 characters as they are meant, with runs of what is no word cut short.

    Slang is written out and slips are mended (`as_meant`). No pattern is kept busy by blanks or exclamation
    marks; places in it are not those of the message.
    """
    return _NO_WORDS.sub(lambda run: run[0][:_FEW], as_meant(text[:_LONGEST_READ]))


def _shortened(blank: re.Match[str]) -> str:
    return blank[0][:_BLANK] + _TAKEN * (len(blank[0]) - _BLANK)


@dataclass(slots=True)
class Reading:
    """One message while it is read. What was understood is blanked in `rest` for the recognisers after."""

    original: str
    text: str = ""
    rest: str = ""
    heard: list[tuple[int, Heard]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.original = self.original.replace(_TAKEN, " ")
        self.text = _LONG_BLANK.sub(_shortened, plain(self.original))
        self.rest = self.text

    def each(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern in what is not yet taken."""
        position = 0
        while match := pattern.search(self.rest, position):
            position = max(match.end(), match.start() + 1)
            yield match

    def take(self, start: int, end: int) -> None:
        """Mark a stretch as spoken for."""
        self.rest = self.rest[:start] + _TAKEN * (end - start) + self.rest[end:]

    def hear(self, meaning: str, start: int, end: int, value: float | str | None = None) -> None:
        """Take a stretch and note what it was understood as."""
        self.take(start, end)
        words = self.original[start:end].strip(" ,.;:!?")
        self.heard.append((start, Heard(meaning=meaning, words=words, value=value)))

    def refuse(self, start: int, end: int, sentence: str) -> None:
        """Take a stretch that cannot be right; in the sentence {words} stands for the athlete's own words."""
        words = self.original[start:end].strip(" ,.;:!?")
        self.refused.append(sentence.replace("{words}", words))
        self.take(start, end)

    def before(self, start: int, width: int = 24) -> str:
        """Return the text just before a place."""
        return self.text[max(0, start - width) : start]

    def after(self, end: int, width: int = 24) -> str:
        """Return the text just after a place."""
        return self.text[end : end + width]

    def clause(self, start: int) -> tuple[int, int]:
        """Return the span of the clause around a place: between commas, full stops, "and" and "but"."""
        ends = [match.start() for match in _CLAUSE_END.finditer(self.text)]
        low = max((end + 1 for end in ends if end < start), default=0)
        high = min((end for end in ends if end >= start), default=len(self.text))
        return low, high
