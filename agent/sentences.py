"""A stream of words cut into sentences while it comes; together they are the text, to the letter."""

import re

_END = re.compile(r"[.!?…]+[\"'”’»)\]*_`]*(?=\s)|[。！？]+[」』”’）]*|\n")
_GAP = re.compile(r"\s*")
_LAST_WORD = re.compile(r"\S*$")
_AHEAD = 3  # letters behind a gap that decide whether a sentence ends before it

_TITLE = re.compile(r"dr|mrs?|ms|prof|st|mt|e\.g|i\.e|z\.b")
_INITIAL = re.compile(r"(?<![\w°])(?<!\d )[A-Z]\.$")  # but not the unit of 250 W.
_SHORT = re.compile(
    r"no|nos|nr|approx|ca|cf|vs|fig|resp|incl|excl|est|temp|avg|max|min|dist|elev|alt|al|vol|pp|etc|hrs?|sec"
    r"|a\.m|p\.m|u\.s|u\.k|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
)
_MONTH = re.compile(r"jan|feb|m[aä]r|apr|ma[yi]|ju[nl]|aug|sep|o[ck]t|nov|de[cz]")
_MARKER = re.compile(r"[\s>*+-]*(?:\d{1,3}|[a-z])[.)]$")
_OF_ITS_OWN = ("#", "|", "```")  # a heading, a row of a table or a fence ends with its line
_DANGLING = re.compile(
    r"\b(?:a|an|and|at|about|between|by|for|from|in|is|of|or|over|plus|than|the|to|until|with)\s*$",
    re.IGNORECASE,
)


class Sentences:
    """Cuts a text that comes in pieces of any size; where it cuts depends on the text alone.

    A cut comes behind the gap that follows a sentence, so every line break stays with what it ends.
    """

    def __init__(self) -> None:
        self._held = ""
        self._from = 0  # nothing before it ends a sentence

    def feed(self, more: str) -> list[str]:
        """Return the sentences that are complete now."""
        self._held += more
        return self._cut(last=False)

    def rest(self) -> list[str]:
        """Return what is left when nothing more comes."""
        sentences = self._cut(last=True)
        left, self._held, self._from = self._held, "", 0
        return [*sentences, left] if left else sentences

    def _cut(self, *, last: bool) -> list[str]:
        sentences: list[str] = []
        while found := _END.search(self._held, self._from):
            end = self._gap_behind(found).end()
            if len(self._held) - end < _AHEAD and not last:
                self._from = found.start()
                return sentences
            if _ends(self._held[: found.end()], self._gap_behind(found)[0], self._held[end : end + _AHEAD]):
                sentences.append(self._held[:end])
                self._held, self._from = self._held[end:], 0
            else:
                self._from = end if end > found.start() else found.end()
        word = _LAST_WORD.search(self._held, self._from)
        self._from = word.start() if word else self._from
        return sentences

    def _gap_behind(self, found: re.Match[str]) -> re.Match[str]:
        gap = _GAP.match(self._held, found.start() if found[0] == "\n" else found.end())
        assert gap is not None  # it matches nothing, too
        return gap


def sentences_of(text: str) -> list[str]:
    """Return a whole text in sentences; joined they are the text."""
    stream = Sentences()
    return [*stream.feed(text), *stream.rest()]


def _ends(before: str, gap: str, after: str) -> bool:
    """Tell whether a sentence ends between what was written and what follows the gap."""
    if not after or gap.count("\n") > 1:
        return True
    line = before.removesuffix("\n").rpartition("\n")[2]
    return not _runs_on(line, after) if "\n" in gap else not _goes_on(line, after)


def _runs_on(line: str, after: str) -> bool:
    """Tell whether a sentence runs on in the next line: a line that was only broken for its length."""
    line = line.rstrip()
    if (
        not line
        or line.lstrip().startswith(_OF_ITS_OWN)
        or line.endswith((".", "!", "?", ":", "|", "…", "*"))
    ):
        return False
    broken = after[0].islower() or after[0] in "(/%°±–"
    return broken or (after[0].isdigit() and _DANGLING.search(line) is not None)


def _goes_on(line: str, after: str) -> bool:
    """Tell whether a full stop within a line ends nothing: in a table, after "1.", "e.g.", "3. Mai"."""
    if _MARKER.match(line) or line.lstrip().startswith("|"):
        return True
    word = line.rpartition(" ")[2].lstrip("(*_\"'“").rstrip("\"'”’»)]*_`").rstrip(".…").casefold()
    if not line.endswith("."):
        return after[0].islower()  # "Go!" he said; (really?) yes; **Why?** because
    if _TITLE.fullmatch(word) or _INITIAL.search(line):
        return True
    if word.isdecimal() and len(word) <= 2:
        return _MONTH.match(after.casefold()) is not None
    opens = after[0].islower() or after[0].isdigit() or after[0] in "(~≈"
    return opens and (_SHORT.fullmatch(word) is not None or line.endswith("..") or "." in word)
