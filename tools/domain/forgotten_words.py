"""Taking what an athlete wants forgotten out of texts, and leaving the words around it.

Three things go: the words themselves, however they are spaced and capitalised; a sentence that is a piece of
them or says most of them again; and a sentence that holds one of their rare words, such as a name. Text
counts as written by people; what a program reads again (rules, plans) loses whole phrases alone.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from tools.domain.finding import Frozen

FORGOTTEN = "[forgotten]"
MOST_OF_IT = 0.6  # of the words that carry the meaning: our design choice [D]
MUCH_OF_IT = 0.4  # in a summary, which says things in other words and loses little with a line [D]
LEAST_PIECE = 3  # words
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…])(\s+)|(\n+)")
OWN_WORDS = frozenset({"words", "quote", "said"})
"""Fields that hold an athlete's own words wherever they stand: no program reads them."""
_INFLECTION = re.compile(r"(?:['’]s|ies|es|s|ed|ing|er)$")
_LITTLE = frozenset(
    _WORD.findall(
        "a about after again all also am an and any are as at be because been before being but by can could "
        "did do does doing down for from get got had has have having he her here him his how i if in into is "
        "it its just know like made make me more most much my need no not now of off on one only or our out "
        "over own please said say she should so some such take tell than that the their them then there "
        "these they this those through time to told too under until up us use used very want was we were "
        "what when where which while who why will with without would you your i'm i've i'd i'll don't can't "
        "won't isn't it's that's athlete race runs run training day days week weeks"
    )
)
"""Words that carry too little to know a sentence by; the sport's most frequent are among them [D]."""

JsonValue = object


class ForgottenWords(Frozen):
    """What is to be forgotten: every wording of it, and which of its words are rare."""

    wordings: tuple[str, ...]
    rare: frozenset[str] = frozenset()

    @classmethod
    def of(cls, wordings: Iterable[str], is_common: Callable[[str], bool]) -> "ForgottenWords":
        """Return what is to be forgotten; `is_common` knows the words of everyday language, in lower case."""
        kept = tuple(dict.fromkeys(" ".join(each.split()) for each in wordings if each.strip()))
        words = {word for wording in kept for word in carrying(wording)}
        rare = frozenset(word for word in words if not any(map(is_common, _forms(word))))
        return cls(wordings=kept, rare=rare)

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """Words one of which is in every text that has to be changed: where to look."""
        return tuple(sorted({word for wording in self.wordings for word in _searched(wording)}))

    def are_in(self, text: str) -> bool:
        """Tell whether a text holds what is to be forgotten."""
        return self.out_of(text) != text

    def out_of(self, text: str, most: float = MOST_OF_IT) -> str:
        """Return a text written for people without it."""
        without = self._phrases_out_of(text)
        pieces = [
            FORGOTTEN if piece and not piece.isspace() and self._is_told_in(piece, most) else piece
            for piece in _SENTENCE.split(without)
            if piece
        ]
        return "".join(pieces)

    def out_of_summary(self, summary: str) -> str:
        """Return a summary without the lines and sentences it is told in; nothing marks their place."""
        lines = (self._told_anew(line) for line in summary.splitlines())
        return "\n".join(line for line in lines if line)

    def out_of_data(self, value: JsonValue, *, for_people: bool = False) -> JsonValue:
        """Return plain data with every text in it changed; names of fields stay.

        For a program to read again a text loses whole phrases of three words and more: shorter ones may be
        one of its own terms.
        """
        if isinstance(value, str):
            return self.out_of(value) if for_people else self._phrases_out_of(value, LEAST_PIECE)
        if isinstance(value, Mapping):
            return {
                name: self.out_of_data(each, for_people=for_people or name in OWN_WORDS)
                for name, each in value.items()
            }
        if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
            return [self.out_of_data(each, for_people=for_people) for each in value]
        return value

    def _told_anew(self, line: str) -> str:
        name, mark, rest = line.partition(": ")
        if mark and rest.startswith("“"):
            return "" if self.out_of(rest, MUCH_OF_IT) != rest else line
        pieces = [piece for piece in _SENTENCE.split(rest or line) if piece and not piece.isspace()]
        left = [piece for piece in pieces if self.out_of(piece, MUCH_OF_IT) == piece]
        if len(left) == len(pieces):
            return line
        return f"{name}{mark}{' '.join(left)}" if left and rest else " ".join(left)

    def _phrases_out_of(self, text: str, least_words: int = 1) -> str:
        """Return a text without the wordings, whatever stands between their words."""
        found = [(match.start(), match.end(), _plain(match.group())) for match in _WORD.finditer(text)]
        words = [word for _, _, word in found]
        spans = [
            (found[place][0], found[place + len(phrase) - 1][1])
            for phrase in self._phrases
            if len(phrase) >= least_words
            for place in _places(phrase, words)
        ]
        for start, end in reversed(_joined(spans)):
            text = f"{text[:start]}{FORGOTTEN}{text[end:]}"
        return text

    @cached_property
    def _phrases(self) -> tuple[tuple[str, ...], ...]:
        return tuple(words for wording in self.wordings if (words := words_of(wording)))

    def _is_told_in(self, sentence: str, most: float) -> bool:
        words = words_of(sentence)
        if not words or sentence.strip() == FORGOTTEN:
            return False
        said, together = _stems(words), f" {' '.join(words)} "
        if said & self.rare:
            return True
        for whole, meant in self._meanings:
            if len(words) >= LEAST_PIECE and together in whole:
                return True
            if meant and len(meant & said) / len(meant) >= most:
                return True
        return False

    @cached_property
    def _meanings(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Each wording as its words in a row, and those of them that carry its meaning."""
        return tuple((f" {' '.join(words_of(each))} ", carrying(each)) for each in self.wordings)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without marks."""
    return tuple(_plain(word) for word in _WORD.findall(text))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'")


def carrying(text: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning; figures do not."""
    words = (word for word in words_of(text) if len(word) > 2 and word not in _LITTLE)
    return _stems({word for word in words if not word[0].isdigit()})


def _stems(words: Iterable[str]) -> frozenset[str]:
    """Return words by their shortest form, so that "gels" and "gel" are one."""
    return frozenset(_forms(word)[-1] for word in words)


def _forms(word: str) -> tuple[str, ...]:
    """Return a word as it is, and without its ending where enough is left."""
    shorter = _INFLECTION.sub("", word)
    return (word, shorter) if len(shorter) > 2 and shorter != word else (word,)


def _searched(wording: str) -> Iterable[str]:
    """Return the words by which texts are found that may say a wording: those that carry its meaning."""
    return carrying(wording) or frozenset(words_of(wording)[:1])


def _places(phrase: Sequence[str], words: Sequence[str]) -> Iterable[int]:
    """Return where a phrase stands among words."""
    last = len(words) - len(phrase)
    return (at for at in range(last + 1) if tuple(words[at : at + len(phrase)]) == phrase)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
