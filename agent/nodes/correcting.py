"""What becomes of sentences that do not stand: what stands now, and a mark where one is left out.

The mark says what was wrong, never the wrong figure: that stands below the answer, where it is called wrong.
In the place of harmful advice it is said what holds, and whom to see.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from tools.domain.checking.checked import CheckedSentence, Correction, FaultKind

WHY = {
    FaultKind.UNKNOWN_NUMBER: "it gave a figure that is in none of my findings",
    FaultKind.WRONG_UNIT: "it gave a figure of mine in another unit",
    FaultKind.WRONG_THING: "it gave a figure of mine for something else",
    FaultKind.WRONG_DAY: "it named a day that does not fit",
    FaultKind.UNKNOWN_NAME: "it named something I do not know",
    FaultKind.STALE_VERSION: "it spoke of a version of your plan that no longer counts",
    FaultKind.WRONG_SUM: "its sum does not add up",
    FaultKind.TOO_ROUGH: "it rounded a figure too far",
    FaultKind.NO_SOURCE: "it said something of the body without a source",
    FaultKind.FORBIDDEN_ADVICE: "it gave advice that I do not give",
    FaultKind.OTHER_RANGE: "it gave a range that is not mine",
}
HARMFUL = "Advice that I never pass on"
ALIKE = 0.5  # of two sentences' letters: then one is taken for the other's correction; our design choice [D]
_FRAME = re.compile(r"(\s*(?:#{1,6}\s+|(?:[*+>-]|\d{1,3}[.)])\s+|\|\s*)*)(.*?)(\s*)\Z", re.DOTALL)


def with_marks(sentences: Sequence[CheckedSentence]) -> str:
    """Return the text with a mark where sentences do not stand; a list stays a list."""
    parts = []
    for faulty, group in groupby(sentences, key=lambda sentence: bool(sentence.faults)):
        together = list(group)
        parts.extend([_marked(together)] if faulty else [sentence.text for sentence in together])
    return "".join(parts)


def mark(kinds: Iterable[FaultKind], sentences: int) -> str:
    """Return the mark of so many sentences with such faults."""
    reasons = list(dict.fromkeys(WHY[kind] for kind in kinds))
    if sentences == 1:
        return f"*(I left a sentence out: {reasons[0]}.)*"
    if len(reasons) == 1:
        return f"*(I left {sentences} sentences out: {reasons[0].replace('it ', 'each ', 1)}.)*"
    return f"*(I left {sentences} sentences out: what they said is not what I found.)*"


def _marked(sentences: Sequence[CheckedSentence]) -> str:
    """Return one mark in the place of sentences in a row: a list's bullet and the gap behind stay."""
    first, last = (_FRAME.match(sentences[index].text) for index in (0, -1))
    assert first is not None  # it matches every text
    assert last is not None
    faults = [fault for sentence in sentences for fault in sentence.faults]
    row = " |" if first[1].lstrip().startswith("|") else ""
    instead = dict.fromkeys(fault.instead for fault in faults if fault.instead)
    said = " ".join([mark([fault.kind for fault in faults], len(sentences)), *instead])
    return f"{first[1]}{said}{row}{last[3]}"


def corrections(held: Sequence[CheckedSentence], again: Sequence[CheckedSentence]) -> list[Correction]:
    """Say of every sentence that did not stand what stands now: the new one most like it, or nothing."""
    kept = {sentence.text.strip() for sentence in held if not sentence.faults}
    new = [sentence for sentence in again if sentence.text.strip() not in kept]
    said = []
    for sentence in (each for each in held if each.faults):
        nearest = max(new, key=lambda each: _likeness(sentence, each), default=None)
        if nearest is None or _likeness(sentence, nearest) < ALIKE:
            said.append(Correction(written=as_shown(sentence), faults=sentence.faults))
            continue
        new.remove(nearest)
        now = None if nearest.faults else nearest.text.strip()
        said.append(Correction(written=as_shown(sentence), faults=sentence.faults, now=now))
    return [*said, *left_out(new)]


def _likeness(one: CheckedSentence, other: CheckedSentence) -> float:
    return SequenceMatcher(None, one.text.strip(), other.text.strip(), autojunk=False).ratio()


def as_shown(sentence: CheckedSentence) -> str:
    """Return a sentence that did not stand as the page may show it: harmful advice is not even quoted."""
    if any(fault.kind is FaultKind.FORBIDDEN_ADVICE for fault in sentence.faults):
        return HARMFUL
    return sentence.text.strip()


def left_out(held: Sequence[CheckedSentence]) -> list[Correction]:
    """Return the corrections of a text whose faulty sentences are left out."""
    return [
        Correction(written=as_shown(sentence), faults=sentence.faults) for sentence in held if sentence.faults
    ]
