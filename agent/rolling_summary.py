"""What stays of messages that no longer fit: a few lines of who said what, never longer than a page's foot.

The athlete's own statements stay longest, then what they asked, then what they were answered; of each the
newest. Figures are quoted as they were said: nothing is computed and nothing added.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from enum import StrEnum

from langchain_core.messages import AnyMessage

LONGEST_SUMMARY = 1_500  # characters: one message's share of the window, our design choice [D]
LONGEST_PROSE = 700
ASKED_AGAIN_IN = 4  # turns, on average [D]
LONGEST_LINE = 160
WORTH_RETELLING = 700
"""Characters of lines that a model may put into prose: ten turns or so: it is not asked in each [D]."""


class Said(StrEnum):
    """What a line of a summary is, by its first word."""

    PROSE = "Before"
    STATED = "Told"
    ASKED = "Asked"
    ANSWERED = "Answered"


SHARES = {Said.STATED: 0.5, Said.ASKED: 0.3, Said.ANSWERED: 0.2}
"""How the room beside the prose is shared where it is short [D]."""

Line = tuple[Said, str]

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_OF_ONESELF = re.compile(r"\b(?:i|i['’]m|i['’]ve|i['’]d|i['’]ll|my|me|mine|myself|we|our)\b", re.IGNORECASE)
_A_WISH = re.compile(
    r"^(?:(?:please|can|could|would|will|should|shall|do|does|did|is|are|am|what|when|where|which|who|why|how"
    r"|show|plan|tell|give|make|list|open|review|compare|help|let)\b"
    r"|i (?:want|would like|['’]d like) to know\b)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[*_`#>|]+|^\s*[-•]\s+", re.MULTILINE)
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


def rolled(summary: str, fallen: Sequence[AnyMessage]) -> str:
    """Return a summary with the messages that fell out of the window taken in."""
    lines = [*lines_of(summary), *(line for message in fallen for line in _lines_in(message))]
    return as_text(_within(_without_repeats(lines)))


def lines_of(summary: str) -> list[Line]:
    """Return a summary's lines; text that we did not write counts as prose."""
    return [_line(text) for text in summary.splitlines() if text.strip()]


def as_text(lines: Iterable[Line]) -> str:
    """Write lines as a summary."""
    return "\n".join(f"{said}: {text}" for said, text in lines)


def worth_retelling(summary: str, before: str = "") -> bool:
    """Tell whether so much has gathered since the last prose that a model should retell it.

    Where it could not when that was first so, it is asked again now and then, as the newest line has it.
    """
    if summary == before or _gathered(summary) < WORTH_RETELLING:
        return False
    newest = summary.splitlines()[-1].encode()
    return _gathered(before) < WORTH_RETELLING or zlib.crc32(newest) % ASKED_AGAIN_IN == 0


def _gathered(summary: str) -> int:
    return sum(len(text) for said, text in lines_of(summary) if said is not Said.PROSE)


def retold(summary: str, prose: str) -> str | None:
    """Return a summary in a model's words; None where they are no summary of it.

    Refused: nothing at all, more than there was, and a figure that was never said.
    """
    text = " ".join(_MARKUP.sub(" ", prose).split())
    if not text or len(text) > LONGEST_PROSE or figures_in(text) - figures_in(summary):
        return None
    return as_text([(Said.PROSE, text)])


def figures_in(text: str) -> frozenset[str]:
    """Return the figures of a text as they are written."""
    return frozenset(_FIGURE.findall(text))


def _line(text: str) -> Line:
    said, mark, rest = text.partition(": ")
    if mark and said in set(Said):
        return Said(said), rest.strip()
    return Said.PROSE, text.strip()


def _lines_in(message: AnyMessage) -> Iterable[Line]:
    """Return what a message comes to: every statement and question of the athlete, how the coach began."""
    sentences = _sentences(message.text)
    if message.type != "human":
        return [(Said.ANSWERED, quoted(sentence)) for sentence in sentences[:1]]
    return [
        (Said.STATED if _is_statement(sentence) else Said.ASKED, quoted(sentence)) for sentence in sentences
    ]


def _sentences(text: str) -> list[str]:
    whole = (" ".join(part.split()) for part in _SENTENCE_END.split(_MARKUP.sub(" ", text)))
    return [sentence for sentence in whole if any(map(str.isalpha, sentence)) and not sentence.endswith(":")]


def _is_statement(sentence: str) -> bool:
    """Tell whether a sentence tells something of the athlete rather than asking for something."""
    return not sentence.endswith("?") and bool(_OF_ONESELF.search(sentence)) and not _A_WISH.match(sentence)


def quoted(sentence: str) -> str:
    """Return a sentence in quotation marks, its end cut off at a word where it is long."""
    if len(sentence) > LONGEST_LINE:
        sentence = sentence[:LONGEST_LINE].rpartition(" ")[0] + " …"
    return f"“{sentence}”"


def _without_repeats(lines: Sequence[Line]) -> list[Line]:
    """Keep the newest of what was said several times."""
    newest = {line: place for place, line in enumerate(lines)}
    return [line for place, line in enumerate(lines) if newest[line] == place]


def _within(lines: list[Line]) -> list[Line]:
    """Let lines go until the rest fits: always the oldest of what takes most more than its share."""
    kept = list(lines)
    while len(as_text(kept)) > LONGEST_SUMMARY:
        weight = dict.fromkeys(SHARES, 0.0)
        for said, text in kept:
            if said in weight:
                weight[said] += len(text) / SHARES[said]
        heaviest = max(weight, key=lambda said: weight[said])
        kept.pop(next((place for place, (said, _) in enumerate(kept) if said is heaviest), 0))
    return kept
